"""Rules for words of time without a date: 立即, 迅速, 常态化, 长期, 随时, 尽快, 抓紧, 近期."""

from __future__ import annotations

import re

from toolkit.parse.deadlines.fragments import COUNT, GAP
from toolkit.parse.deadlines.rule import Place, Reading, Rule, compiled

_SYSTEM = r"[^，。；！？\n]{0,18}(?:机制|制度|体系|格局)"
_MAKING = r"(?:健全|完善|建立|形成|构建|成为|实现|推动|推进|新)[^，。；、]{0,8}$"
_UNDERWAY = r"(?:正(?:在|按[^，。]{1,5})?|已经?|一直|都在)$"


def _immediate(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("immediate")


def _swift(match: re.Match[str], place: Place) -> Reading | None:
    if compiled(_UNDERWAY).search(place.before(match.start(), 7)):
        return None
    return Reading("immediate")


def _standing(match: re.Match[str], place: Place) -> Reading | None:
    if compiled(_MAKING).search(place.before(match.start(), 12)):
        return None
    if compiled(_SYSTEM).match(place.behind(match.end(), 24)):
        return None
    return Reading("standing")


def _plain_standing(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("standing")


def _vague(match: re.Match[str], place: Place) -> Reading | None:
    if compiled(_UNDERWAY).search(place.before(match.start(), 7)):
        return None
    return Reading("vague")


def _relative(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("relative")


RULES = (
    Rule(
        name="since_now",
        label="即日起",
        example="【即日起】停止审批新建项目。",
        near_miss="自印发之日起施行。",
        triggers=("since",),
        begins=("即日起",),
        pattern=r"即日起",
        resolve=_immediate,
    ),
    Rule(
        name="immediate",
        label="立即、马上、第一时间、立行立改",
        example="发现问题【立即】整改。",
        near_miss="弘扬“马上就办”的作风。",
        triggers=("word",),
        pattern=r"@immediate@(?![性点]|，?[每按])",
        resolve=_immediate,
    ),
    Rule(
        name="swift",
        label="迅速：后面是具体动作",
        example="【迅速】查清事故原因。",
        near_miss="新兴产业迅速发展。",
        triggers=("word",),
        begins=("迅速",),
        pattern=r"迅速(?=@swift@(?!的))",
        resolve=_swift,
    ),
    Rule(
        name="standing",
        label="常态化、长期：修饰动作",
        example="【常态化】开展排查整治。",
        near_miss="健全常态化监管机制。",
        triggers=("word",),
        begins=("常态", "长期"),
        pattern=r"常态化?(?:、?长效化?)?地?(?=@act@)(?!化?(?:防控|监测|帮扶|监管|宣传))|长期坚持(?!的)|长期(?=@act@)(?!监测|宣传|巩固)",
        resolve=_standing,
    ),
    Rule(
        name="all_year",
        label="贯穿全年",
        example="宣传教育要【贯穿全年】。",
        near_miss="全年计划投资12亿元。",
        triggers=("word",),
        begins=("贯穿",),
        pattern=r"贯穿(?:于)?(?:今年)?全年(?:始终)?",
        resolve=_plain_standing,
    ),
    Rule(
        name="any_time",
        label="随时",
        example="应急队伍要【随时】待命。",
        near_miss="险情随时可能发生。",
        triggers=("word",),
        begins=("随时",),
        pattern=r"随时(?:随地)?(?![会都有面处]|可(?!以?(?:装|调|投|用|拉|出|启动|上)))",
        resolve=_plain_standing,
    ),
    Rule(
        name="limited_to",
        label="限期、限时多长时间",
        example="要【限期三个月】整改到位，【限时48小时】恢复供水。",
        near_miss="设置限时停车位，限时2小时免费。",
        triggers=("limit",),
        begins=("限期", "限时"),
        pattern=(
            rf"限[期时](?:在)?{COUNT}{GAP}(?:个?工作日|个?月|年|日|天|周|个?星期|个?小时)(?:之?内)?"
            r"(?=@ordered@|[^，。；]{0,12}(?:到位|恢复|整治|达标|清零))"
        ),
        resolve=_relative,
    ),
    Rule(
        name="limited",
        label="限期、限时：没有说明期限",
        example="未移交的应【限期】完成移交。",
        near_miss="推行首问负责制、限时办结制。",
        triggers=("limit",),
        pattern=r"限[期时](?=@ordered@|[办修搬补退清改]|复耕|答复)(?!..(?:.{0,2}通知|.{0,2}决定|制|率|令|的))",
        resolve=_vague,
    ),
    Rule(
        name="vague",
        label="尽快、尽早、早日",
        example="新馆要【尽快】开放。",
        near_miss="主管部门正尽快研究。",
        triggers=("word",),
        pattern=r"@vague@|能早则早(?:、?能快则快)?|能快则快、?能早则早",
        resolve=_vague,
    ),
    Rule(
        name="hurry",
        label="抓紧：修饰动作",
        example="财政部门要【抓紧】拨付资金。",
        near_miss="排查工作要抓紧抓实。",
        triggers=("word",),
        begins=("抓紧",),
        pattern=r"抓紧(?:时间)?(?![抓实好紧细严，。；、！？了“]|时间)",
        resolve=_vague,
    ),
    Rule(
        name="near_future",
        label="近期：修饰动作",
        example="各地【近期】要开展一次自查。",
        near_miss="近期发生的几起事故教训深刻。",
        triggers=("word",),
        begins=("近期", "近日"),
        pattern=r"近期(?=@act@)(?![^，。；]{1,6}的|监测|报告|通报|调整)|近日内?(?=要|完成)",
        resolve=_vague,
    ),
)
