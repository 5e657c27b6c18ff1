"""Rules for deadlines that hang on something else: 会后7日内, 三日内, 汛期前, 验收后, 自…之日起."""

from __future__ import annotations

import re

from toolkit.parse.deadlines.clauses import event_start, left_edge
from toolkit.parse.deadlines.fragments import COUNT, GAP, SPAN_MARK
from toolkit.parse.deadlines.reckon import number
from toolkit.parse.deadlines.rule import Place, Reading, Rule, compiled
from toolkit.zh import dates

_UNIT = (
    r"个?工作日|个?自然[日月]|个月|月|年|日|天|周|个?星期|个?小时|分钟|个?季度|个?潜伏期|个?疗程"
)
_MEETING = r"(?:本次|这次)?(?:会议?|会议结束|散会|今天|现在|今日|即日)$"
_ISSUED = r"(?:自|从)?(?:本[^，]{1,6})?(?:印发|下发|发布|发文)$"
_SINCE = r"(?:之日|当日|之)?(?:起|以?后)(?:的|，)?$"
_RECEIVED = r"(?:收到|接到)[^，。；的了]{1,8}$"
_CAPPED = (
    r"(?:控制|压缩|压减|缩短|缩减|减少|减|降低?|稳定|保持|限制|延长|延|提高|放宽)"
    r"[^，。；]{0,6}[在至到为成]?$|由\d[^，。；]{0,6}[在至到为成]$|[至为]$|(?:近|过去|最近|连续|此前|以前)$"
)
_SERVED = r"的?[^，。；]{0,3}圈|不得|不再|免|累计|新增|有效|的(?!时间)"
_SEASON = (
    r"(?:今年|明年|来年|主|秋季|春季|全国|北方|学校)?[全省市县区]?“?@season@”?"
    r"(?:来临|到来|开始|结束)?$"
)
_BOUND = r"，?(?:应当?|要|须|必须|方可|才能|才可|由|不得|严禁|不准)"
_AWAITED = r"(?:经|待)..|(?:会|会议|散会|节|双节|两节|长假|放假|收假|会议开始)$"
_EVERY = r"每(?:个?[年月周天]|季度|学期)"
_USED = r"(?:用|利用|花|花费|以|力争|争取|通过|再用|在)$"
_ASKED = r"[^，。；]{0,4}(?:报|到|响应|处置|处理|出动|反馈|答复|送|完成)"
_NARRATED = (
    r"[已了的]$|一旦|如果|^若|^[这那此]|去年|以来|\d$|[\d一二三四五六七八九十百]年$|过去|什么|多少"
    r"|刚刚?|^大灾$"
)
_WEATHER = r"(?:主?汛|入汛|雨|雪|大风|节|年|小年)$"
_LUNAR = r"[正腊]月(?:[初廿二三]?十?[一二三四五六七八九]?|底)$"
_OUTSET = r"^[^的了已]{0,8}(?:@outset season@|来临|到来|登陆|开始|解除|结束)$"
_NOUN = r"准备|审批|手续|[检审核排抽]查|教育|培训|安全|工作|例?会|阶段|不久|状态|情况|要求|条件"
"""Behind 施工前: what is done before the work as a thing, 施工前准备."""
_FORCE = r"，?(?:正式)?(?:施行|实施|执行|生效|起算|计算|计)|[^。；]{0,60}(?:废止|停止执行|不再执行)"


def _within(match: re.Match[str], place: Place) -> Reading | None:
    before = place.before(match.start(), 12)
    if compiled(_CAPPED).search(before) or compiled(_SERVED).match(place.behind(match.end(), 8)):
        return None
    anchored = compiled(_SINCE).search(before)
    received = compiled(_RECEIVED).search(before)
    if not anchored and received:
        start = match.start() - len(received[0])
        return Reading("relative", anchor=received[0], start=start)
    if not anchored:
        if match["u"] == "分钟" and not compiled(_ASKED).match(place.behind(match.end(), 8)):
            return None
        return Reading("relative")
    stop = match.start() - len(before) + anchored.start()
    start = event_start(place, stop)
    if start >= stop:
        return Reading("relative")
    anchor = place.shadow[start:stop]
    return _counted(match, place, anchor, start)


def _counted(match: re.Match[str], place: Place, anchor: str, start: int) -> Reading:
    """The reading with a day where the event is the meeting or the document itself."""
    anchor = anchor.removeprefix("自").removeprefix("从")
    reading = Reading("relative", anchor=anchor, start=start)
    today = place.reference.today
    count = number(match["n2"] or match["n"])
    if (
        today is None
        or not count
        or not (compiled(_MEETING).match(anchor) or compiled(_ISSUED).match(anchor))
    ):
        return reading
    unit = match["u"].removeprefix("个").removeprefix("自然")
    months = {"月": 1, "季度": 3, "年": 12}.get(unit, 0) * count
    days = {"日": 1, "天": 1, "周": 7, "星期": 7}.get(unit, 0) * count
    if not months and not days:
        return reading
    return Reading(
        "relative",
        dates.later(today, days=days, months=months),
        inferred=True,
        anchor=anchor,
        start=start,
    )


def _duration(match: re.Match[str], place: Place) -> Reading | None:
    if not compiled(_USED).search(place.before(match.start(), 3)):
        return None
    if compiled(_EVERY).search(place.before(match.start(), 8)):
        return None
    return Reading("relative")


def _same_day(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("relative")


def _since(match: re.Match[str], place: Place) -> Reading | None:
    if compiled(_FORCE).match(place.behind(match.end(), 66)):
        return None
    return Reading("event", anchor=match["a"])


def _before(match: re.Match[str], place: Place) -> Reading | None:
    return _event(match, place, "before")


def _after(match: re.Match[str], place: Place) -> Reading | None:
    return _event(match, place, "after")


def _event(match: re.Match[str], place: Place, side: str) -> Reading | None:
    start, stop = max(place.start, match.start() - 12), match.start()
    quoted = place.shadow.rfind("“", start, stop) if place.before(stop, 1) == "”" else -1
    start = event_start(place, quoted if quoted >= 0 else stop)
    words = place.shadow[start:stop]
    season = compiled(_SEASON).search(words)
    if season:
        return Reading("event", anchor=season[0], start=start + season.start())
    if not words or compiled(_NARRATED).search(words):
        return None
    bound = match["long"] or compiled(_BOUND).match(place.shadow, match.end(), place.end)
    if words.startswith("经") and not bound and place.behind(match.end(), 1) != "，":
        return None  # a step on the way, no time: 经专家论证后实施
    known = f"@{side} happening@" if bound else f"(?:@{side} happening@)$"
    long_form = match["long"] and len(words) >= 2
    if not (long_form or compiled(known).search(words) or compiled(_AWAITED).match(words)):
        return None
    return Reading("event", anchor=words, start=start)


def _outset(match: re.Match[str], place: Place) -> Reading | None:
    stop = match.start()
    start = event_start(place, stop)
    words = place.shadow[start:stop]
    if place.start < start == place.floor:
        return None
    if compiled(_NOUN).match(place.behind(match.end(), 4)):
        return None
    lunar = compiled(_LUNAR).search(words)
    if lunar:
        return Reading("event", anchor=lunar[0], start=start + lunar.start())
    if not compiled(_OUTSET).match(words) and not compiled(f"^{_WEATHER}").match(words):
        return None
    return Reading("event", anchor=words, start=start)


def _ahead(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("relative")


def _ahead_of(match: re.Match[str], place: Place) -> Reading | None:
    start = event_start(place, match.start())
    words = place.shadow[start : match.start()]
    if not compiled(r"(?:@before happening outset@|到期|期满|届满|开会|开标|假)$").search(words):
        return None
    return Reading("relative", anchor=words, start=start)


def _until(match: re.Match[str], place: Place) -> Reading | None:
    start = left_edge(place, match.start())
    if start >= match.start():
        return None
    return Reading("event", anchor=place.shadow[start : match.start()], start=start)


RULES = (
    Rule(
        name="within",
        label="多少日内；会后、印发之日起多少日内按本次会议或本件日期推算",
        example="各单位【会后7日内】报送方案。",
        near_miss="审批时限压缩至90个工作日以内。",
        triggers=("within",),
        needs=("内",),
        pattern=(
            rf"(?P<n>{COUNT})(?:{SPAN_MARK}(?P<n2>{COUNT}))?{GAP}(?P<u>{_UNIT})"
            r"(?:左右)?(?:的?时间)?(?:之|以)?内(?![部容])"
        ),
        resolve=_within,
    ),
    Rule(
        name="duration",
        label="用多长时间",
        example="用【三年左右时间】完成老旧小区改造。",
        near_miss="实施国企改革三年行动。",
        triggers=("within",),
        needs=("时间",),
        pattern=(
            rf"(?P<n>{COUNT})(?:{SPAN_MARK}(?P<n2>{COUNT}))?{GAP}(?:年|个月|个?季度|周|天|个?星期)"
            r"(?:左右)?的?时间(?![节段点表差轴])"
        ),
        resolve=_duration,
    ),
    Rule(
        name="same_day",
        label="当日、当天",
        example="发现的问题【当天】整改到位。",
        near_miss="当天的气温接近四十度。",
        triggers=("word",),
        begins=("当日", "当天", "当晚"),
        pattern=r"(?:当日|当天|当晚)(?=@act deliver@)",
        resolve=_same_day,
    ),
    Rule(
        name="since",
        label="自某事之日起",
        example="【自公告发布之日起】停止受理新的申请。",
        near_miss="本办法自印发之日起施行。",
        triggers=("since",),
        begins=("自", "从"),
        needs=("之日起",),
        pattern=(rf"[自从](?P<a>[^，。；\n]{{1,30}}?)之日起(?!{GAP}，?{COUNT}{GAP}(?:{_UNIT}))"),
        resolve=_since,
    ),
    Rule(
        name="event_before",
        label="某事之前",
        example="【汛期前】完成水毁工程修复。",
        near_miss="目前已完成全部前期工作。",
        triggers=("turn",),
        begins=("之前", "以前", "前"),
        pattern=r"(?:(?P<long>[之以])前(?!的)|前(?=@bind deliver@))",
        resolve=_before,
    ),
    Rule(
        name="days_ahead_of",
        label="某事前多少时间申请、报告",
        example="不能按时完成的，【到期前5个工作日】书面申请延期。",
        near_miss="项目开工前3个月累计完成投资两亿元。",
        triggers=("turn",),
        begins=("前",),
        needs=("日|天|周|月|时",),
        reach=10,
        pattern=rf"前(?:至少|最少)?{COUNT}{GAP}(?:{_UNIT})(?:之?内|以上)?(?=@ahead@)",
        resolve=_ahead_of,
    ),
    Rule(
        name="event_outset",
        label="雨前、汛前、施工前、开工前：事情开头之前，后面直接是动作",
        example="县住建局要【雨前】疏通排水管道。",
        near_miss="做好施工前准备工作。",
        triggers=("turn",),
        pattern=r"前(?!所未|[后期置的几一两三四五六七八九十茶\d夕，。；、：）”])",
        begins=("前",),
        resolve=_outset,
    ),
    Rule(
        name="ahead",
        label="提前多少时间通知、报告",
        example="停水须【提前48小时】张贴通知。",
        near_miss="提前两个月完成年度任务。",
        triggers=("ahead",),
        pattern=rf"提前(?:至少|最少)?{COUNT}{GAP}(?:{_UNIT})(?:以上|左右)?(?=@ahead@)",
        begins=("提前",),
        resolve=_ahead,
    ),
    Rule(
        name="event_after",
        label="某事之后",
        example="【竣工验收后】要及时移交。",
        near_miss="做好灾后重建和产后康复工作。",
        triggers=("turn",),
        begins=("之后", "以后", "后"),
        pattern=r"(?:(?P<long>[之以])后(?!的)|后(?=@bind deliver@))",
        resolve=_after,
    ),
    Rule(
        name="until_event",
        label="某事不结束，另一事就不停",
        example="【汛期不结束】，巡查不停止。",
        near_miss="整改不到位要问责。",
        triggers=("until",),
        begins=("不",),
        pattern=(
            r"不(?:结束|解除|销号|清零|解决|退)(?=[，、]"
            r"[^\W\dA-Za-z_]{1,8}不(?:结束|撤|停|收兵|松|放过|罢休|脱钩|断|减|下火线))"
        ),
        resolve=_until,
    ),
)
