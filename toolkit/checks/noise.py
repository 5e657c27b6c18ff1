"""Page and copying damage: lost brackets and 年月日, split words, page numbers, injected noise."""

from __future__ import annotations

import re

from toolkit.checks.marks import Mark, Range, whole
from toolkit.checks.reading import Reading, is_body

_NUMBER_KINDS = frozenset("发办字函秘政委组令电规")
_BODY_LENGTH = 7
_LEAD = re.compile(r".*(?:根据|按照|依据|印发|关于|参照|执行|落实|见|和|与|及|以)")
_TONES = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭ")
_TO_PAGE = frozenset("见在到于翻")
_KEPT_SIGNS = frozenset("☆★☎☏✓✔✕✖✗✘☐☑☒♀♂☛☞☚☜❖➢➤◆◇●")
_AROUND = 2


def _lost_bracket(reading: Reading, found: re.Match[str]) -> Range | None:
    """国发20225号, 国发〔20225号, 国发2022〕5号; with both brackets it is right."""
    start, end = found.span()
    opened, closed = reading.shadow[start - 1 : start] == "（", found["close"] is not None
    start -= opened
    if (opened and closed) or reading.shadow[start - 1 : start] not in _NUMBER_KINDS:
        return None
    if not opened and not closed and found["blank"]:
        return None
    first = start
    while start - first < _BODY_LENGTH and _is_han(reading.shadow[first - 1 : first]):
        first -= 1
    lead = _LEAD.match(reading.shadow, first, start)
    return (lead.end() if lead and lead.end() < start else first), end


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


def _glued_date(reading: Reading, found: re.Match[str]) -> Range | None:
    """20211228日, 2021年1228日, 2022年8月19 without 日."""
    if reading.shadow[found.start() - 1 : found.start()].isdigit():
        return None
    month = found["month"]
    return found.span() if month is None or 1 <= int(month) <= 12 else None


def _line_date(reading: Reading, found: re.Match[str]) -> Range | None:
    """201999 on a line of its own where a date should stand."""
    start, end = found.span("date")
    sentence = reading.sentence_at(start)
    return (start, end) if sentence and sentence.role in {"signature", "meta"} else None


def _split_word(reading: Reading, found: re.Match[str]) -> Range | None:
    """政 治站位 in running text; padded titles, names and markers with a blank are in order."""
    start, end = found.span()
    while start > 0 and reading.shadow[start - 1] == " ":
        start -= 1
    ends = reading.shadow[start - 1 : start], reading.shadow[end : end + 1]
    if start < 1 or not all(map(_is_han, ends)) or end in reading.marker_ends:
        return None
    sentence = reading.sentence_at(start)
    if sentence is None or not reading.is_prose(sentence):
        return None
    first, last = sentence.span.start, sentence.span.end
    if reading.shadow.rfind("《", first, start) > reading.shadow.rfind("》", first, start):
        return None
    return max(first, start - _AROUND), min(last, end + _AROUND)


def _page_words(reading: Reading, found: re.Match[str]) -> Range | None:
    before = reading.shadow[found.start() - 1 : found.start()]
    return None if before in _TO_PAGE or before == "《" else found.span()


def _page_number(reading: Reading, found: re.Match[str]) -> Range | None:
    """A bare number on a line of its own, or 2、 in front of half a word, inside one sentence."""
    start, end = found.span("number")
    sentence = reading.sentence_at(found.start())
    if sentence is None or not is_body(sentence) or end + 1 >= sentence.span.end:
        return None
    inside = sentence.span.start < found.start()
    return (start, end) if inside and end not in reading.marker_ends else None


def _pinyin(_: Reading, found: re.Match[str]) -> Range | None:
    return found.span() if _TONES.intersection(found[0]) else None


def _sign(_: Reading, found: re.Match[str]) -> Range | None:
    return None if _KEPT_SIGNS.issuperset(found[0]) else found.span()


def _jammer(_: Reading, found: re.Match[str]) -> Range | None:
    """1 H0 v9 E& h+: letters and digits mixed in tokens, not a table of figures or English."""
    tokens = found[0].split()
    mixed = sum(1 for token in tokens if any(map(str.isalpha, token)) and not token.isalpha())
    return found.span() if mixed * 2 >= len(tokens) else None


MARKS: tuple[Mark, ...] = (
    Mark("lost-bracket", "SRC012", "发文字号缺括号", "号",
         r"(?:19|20)\d\d(?P<close>）)?(?P<blank> )?\d{1,4} ?号", _lost_bracket,
         "根据青政发20245号文件办理。", "根据青政发〔2024〕5号文件和第20245号令办理。"),
    Mark("glued-date", "SRC013", "年月日丢失或粘连", "日",
         r"(?:19|20)\d\d(?:(?P<month>[01]?\d)\d{1,2}|年\d{3,4})日", _glued_date,
         "会议于20240305日召开。", "会议于2024年3月5日召开，共12345日。"),
    Mark("cut-date", "SRC013", "日期末尾缺“日”", "月",
         r"(?:19|20)\d\d年(?P<month>\d{1,2})月[0-3]?\d(?=[，。；）]|在|上午|下午|召开|前|印发|于|星期|$)",
         _glued_date, "会议于2024年3月19召开。", "到2024年3月15个项目开工，3月19日完工。"),
    Mark("line-date", "SRC013", "独立成行的残缺日期", "12",
         r"(?m)^ *(?P<date>20[0-3]\d[1-9]\d{0,2}) *$", _line_date,
         "signature 202435", "background 202435"),
    Mark("blank", "SRC014", "词中空格", " ", r" (?=[^\x00-\xff])", _split_word,
         "各单位都要提高政 治站位，抓好各项工作落实。", "张 三\n县人民政府　办公室"),
    Mark("date-blank", "SRC014", "日期中空格", " ", r"\d +[年月](?=\d)", whole,
         "定于9 月29日召开会议。", "定于 9 月 29 日召开会议。"),
    Mark("page-words", "SRC015", "第X页、（第2/5页）", "页",
         r"（?第 ?\d{1,4} ?(?:/ ?\d{1,4} ?)?页(?:[ ，/]*共 ?\d{1,4} ?页)?）?", _page_words,
         "要抓好（第2/5页）各项工作。", "详见第3页。"),
    Mark("page-number", "SRC015", "夹在句子中间的页码", "\n",
         r"\n *(?P<number>[-—]? ?\d{1,3}(?: ?[-—](?= *\n)|、(?=[^\x00-\xff])|(?= *\n)))",
         _page_number,
         "要抓好全县防汛\n12\n备汛各项工作。", "background 一是防汛。\nbackground 2、备汛。"),
    Mark("pinyin", "SRC016", "括号里的注音", "（", r"（[a-z\u00e0-\u01dc]{1,7}）", _pinyin,
         "系统(tǒng)建设。", "政务（app）和重量（kg）。"),
    Mark("signs", "SRC016", "表情和乱码", "",
         "[\U0001f000-\U0001faff☀-➿\ufe0f\ufffd\ue000-\uf8ff]+", _sign,
         "加油干\U0001f4aa！", "★重点任务 ☑已完成"),
    Mark("jammer", "SRC016", "防复制乱码", " ", r"(?:[!-~]{1,3} ){4,30}[!-~]{1,3}", _jammer,
         "抓好落实1 H0 v9 E& h+ 各项工作。", "1 2 3 4 5 6\nto be or not to be", raw=True),
    Mark("entities", "SRC016", "网页代码", "&<",
         r"&(?:nbsp|lt|gt|amp|quot|[lr]dquo|mdash|hellip|middot|#\d{2,5});?"
         r"|</?(?:p|br|div|span|a|td|tr|strong|font|img|b)\b[^<>\n]{0,100}>",
         whole, "抓好&nbsp;落实。", "R&D投入增长，指标<b值。", raw=True),
    Mark("punctuation", "SRC017", "标点重复", "，。、；：", r"[，。、；：]{2,}", whole,
         "抓好落实，，务求实效。", "抓好落实……务求实效！！"),
)  # fmt: skip
