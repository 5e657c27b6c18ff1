"""Pieces that the patterns of deadlines are put together from."""

from __future__ import annotations

GAP = r"[ \n]?"
"""A blank or a line break that a copy put between number and unit."""
HAN = "一二三四五六七八九十"
YEAR_NUMBER = r"(?:(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
YEAR = rf"(?:(?P<y>{YEAR_NUMBER}){GAP}|(?P<ry>[今明后来本当次]))年(?:度(?=[底末内前]))?"
MONTH_NUMBER = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{HAN}])"
MONTH = rf"(?P<m>{MONTH_NUMBER}){GAP}月份?"
NEAR_MONTH = r"(?P<rm>本|当|这个|下个?|次)月份?"
DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[{HAN}])"
DAY = rf"(?P<d>{DAY_NUMBER}){GAP}[日号]"
WEEKDAY_NOTE = (
    r"(?: ?（(?:[本下]?(?:星期|周|礼拜)[一二三四五六日天]"
    r"|(?:农历)?[正腊冬二三四五六七八九十]{1,2}月[初廿二三]?十?[一二三四五六七八九]?|除夕|小年)）)?"
)
HOUR = (
    r"(?: ?(?:(?:上午|下午|中午|[早晚]上?|凌晨|午夜|[深入]夜|傍晚|清晨)? ?"
    r"(?:\d{1,2}|[零一二三四五六七八九十两]{1,3})"
    r"(?:[：点时](?:\d{1,2}分?|半|整)?)"
    r"|(?:上午|下午|中午|晚上?)?下班|上午|下午|中午|晚上?))?"
)
BEFORE = r"(?:(?:之|以)?前(?![后期端沿列述])夕?|截止|为止|止)"
SPAN_MARK = r" ?(?:至|到|—{1,2}|-|～) ?"
COUNT = rf"(?:\d{{1,3}}|[{HAN}两]{{1,3}}|半|数|几)"
QUOTE = "[“”\"‘’']?"
DUE = "(?=@deliver@(?![的了过]|情况|[率量]|进度))"
"""What must follow a period without 前 or 底: 一季度开工, but not 一季度完成的."""
