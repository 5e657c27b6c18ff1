"""How far a source can be trusted, judged by the marks of damage found in it.

One line for a clerk who has to decide whether to quote from the text or to fetch the original.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toolkit.findings import Finding

_DAMAGE = {
    "SRC006": "不可见的字符",
    "SRC010": "被遮盖或替换的文字",
    "SRC011": "占位文字",
    "SRC012": "缺括号的发文字号",
    "SRC013": "粘连的日期",
    "SRC014": "词中空格",
    "SRC015": "页码残留",
    "SRC016": "混入的字符",
    "SRC017": "重复的标点",
    "SRC018": "被改写的固定提法",
    "SRC034": "修订",
    "SRC036": "隐藏文字",
    "SRC040": "把握不大的识别",
}
_INCOMPLETE = {
    "SRC037": "有的页没有文字层",
    "SRC038": "有的页没有可读的文字",
    "SRC041": "全文由图片识别得到",
    "SRC046": "有的页由图片识别得到",
}
_REWRITTEN = frozenset({"SRC011", "SRC018"})
_REWRITTEN_LEAST = 3
_DENSE = 500
"""One mark of damage in this many characters on average is too many to trust the wording."""


def judgement(findings: Iterable[Finding], length: int) -> str:
    """较高, 一般 or 较低 with the reasons, as one line; `length` is that of the text, code points.

    较低: pages are missing or recognised from pictures, the text looks rewritten, or there is more
    than one mark of damage in 500 characters. 较高: there is none.
    """
    found = Counter(finding.code for finding in findings)
    marks = {code: found[code] for code in _DAMAGE if found[code]}
    missing = [words for code, words in _INCOMPLETE.items() if found[code]]
    reasons = "、".join(
        [*missing, *(f"{_DAMAGE[code]} {count} 处" for code, count in marks.items())]
    )
    if not reasons:
        return "来源可信程度：较高，没有发现文字损坏。"
    rewritten = sum(marks.get(code, 0) for code in _REWRITTEN)
    dense = sum(marks.values()) * _DENSE > max(length, _DENSE)
    if missing or rewritten >= _REWRITTEN_LEAST or dense:
        return f"来源可信程度：较低（{reasons}），请找到原件后再分解。"
    return f"来源可信程度：一般（{reasons}），引用这些地方前请对照原件。"
