"""Chinese and Arabic numerals to integers and back, as used for numbering and small counts."""

from __future__ import annotations

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "○": 0,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "廿": 20, "卅": 30}
_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)}
_CIRCLED |= {chr(0x2474 + n): n + 1 for n in range(20)}
_CIRCLED |= {chr(0x2488 + n): n + 1 for n in range(20)}
_CIRCLED |= {chr(0x3220 + n): n + 1 for n in range(10)}
_CIRCLED |= {chr(0x3280 + n): n + 1 for n in range(10)}

HAN_NUMERAL = "零〇一二三四五六七八九十百两"
"""Characters that make up a Chinese numeral below 1,000, for use in a pattern's character class."""


def parse(text: str) -> int | None:
    """The value of a numeral such as 十二, 二十, 一百零三, 12, １２, ③ or 二〇二二; None if it is none."""
    if not text:
        return None
    if len(text) == 1 and text in _CIRCLED:
        return _CIRCLED[text]
    if text.isdecimal():
        return int(text)
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _positional(text)


def _positional(text: str) -> int | None:
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in "廿卅":
            section, digit = section + _UNITS[c], 0
        elif c in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[c], 0
        elif c in "万亿":
            total = (total + section + digit) * (10_000 if c == "万" else 100_000_000)
            section = digit = 0
        else:
            return None
    return total + section + digit


def to_han(number: int) -> str:
    """The Chinese numeral of 0 to 9,999: 12 gives 十二, 103 gives 一百零三.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= 9999:
        message = f"no numeral for {number}"
        raise ValueError(message)
    if number < 10:
        return "零一二三四五六七八九"[number]
    text, pending_zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if pending_zero else "") + "零一二三四五六七八九"[digit] + unit
            pending_zero = False
        elif text:
            pending_zero = True
    return text[1:] if text.startswith("一十") else text
