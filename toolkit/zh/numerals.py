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
_CIRCLED |= {chr(0x3251 + n): n + 21 for n in range(15)}
_CIRCLED |= {chr(0x32B1 + n): n + 36 for n in range(15)}
_LONGEST = 18
"""Numerals of more characters are no numbers of documents; it also keeps `int` cheap."""

HAN_NUMERAL = "零〇一二三四五六七八九十百两"
"""Characters that make up a Chinese numeral below 1,000, for use in a pattern's character class."""


def parse(text: str) -> int | None:
    """The value of a numeral such as 十二, 一百零三, 12, １２, ③ or 二〇二二; None if it is none.

    Digits in a row are read as written (二〇二二, 五〇), the spoken 一百五 as 150. Malformed runs
    such as 十十 or 十二三, a bare 万 and mixtures such as 12万 are no numerals.
    """
    if not text or len(text) > _LONGEST:
        return None
    if len(text) == 1 and text in _CIRCLED:
        return _CIRCLED[text]
    if text.isdecimal():
        return int(text)
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _positional(text)


def _positional(text: str) -> int | None:
    total = 0
    for mark, scale in (("亿", 100_000_000), ("万", 10_000)):
        high, found, text = text.rpartition(mark)
        if not found:
            continue
        value = _positional(high) if mark == "亿" else _section(high)
        if not value:
            return None
        total += value * scale
    low = _section(text) if text else 0
    return None if low is None else total + low


def _section(text: str) -> int | None:
    """The value of up to four places: 千 百 十 and a digit, each unit smaller than the last."""
    value, digit, pending, last, zero = 0, 0, False, 10_000, False
    for c in text:
        if c in _DIGITS:
            if pending:
                return None
            digit, zero = _DIGITS[c], zero or not _DIGITS[c]
            pending = bool(digit)
            continue
        unit = 10 if c in "廿卅" else _UNITS.get(c)
        if unit is None or unit >= last or (c in "廿卅" and pending):
            return None
        value += _UNITS[c] if c in "廿卅" else (digit or 1) * unit
        digit, pending, last, zero = 0, False, unit, False
    spoken = pending and 100 <= last < 10_000 and not zero
    return (value + digit * (last // 10 if spoken else 1)) if text else None


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
