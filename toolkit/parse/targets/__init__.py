"""Figures that a task must reach (量化指标): 达到95%以上, 增长6%左右, 不少于3次, 压缩至90日以内.

A figure counts where a word of comparison stands before it, a bound after it, or where it says
how many of something to make. Past results, dates, document numbers, ordinals and deadlines do
not count. Words live in `words/targets.toml`.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model import Target
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.targets.clause import clause_before
from toolkit.parse.targets.figures import Figure, figures, holds_figure
from toolkit.parse.targets.reading import made, read_target
from toolkit.source import SourceText
from toolkit.zh.numerals import parse

__all__ = ["RULES", "Rule", "find_targets"]


class Rule(NamedTuple):
    """A rule: its name, its Chinese explanation, an example and a near-miss."""

    name: str
    label: str
    example: str
    near_miss: str


RULES: tuple[Rule, ...] = (
    Rule(
        "target.reach",
        "“达到”“提高到”“稳定在”之后的数量",
        "垃圾分类覆盖率达到95%以上",
        "垃圾分类覆盖率去年达到95%以上",
    ),
    Rule(
        "target.limit",
        "“不少于”“不超过”“控制在”“压缩至”之后的数量",
        "每季度演练不少于2次",
        "对欠费超过3个月的租户上门催缴",
    ),
    Rule(
        "target.change",
        "“增长”“下降”之后的幅度",
        "技改投资增长12%左右",
        "技改投资同比增长12%左右",
    ),
    Rule("target.multiply", "“翻一番”等倍数", "科技经费翻一番", "翻修旧校舍"),
    Rule(
        "target.bound",
        "数量之后的“以上”“左右”“以内”",
        "城镇新增就业3万人以上",
        "对500万元以上项目逐一走访",
    ),
    Rule(
        "target.output",
        "要做出的数量：新建8处、培训300人次",
        "新建停车场8处",
        "抓紧答复市政办函〔2023〕8号文件",
    ),
)

_MULTIPLY = LazyPattern(r"翻(?P<han>[一二两三四五六])?番")


def find_targets(source: SourceText, start: int, end: int) -> tuple[Target, ...]:
    """The targets in [start, end), in order of place, none overlapping another.

    `value` is the figure as written, with 万 or 亿 in `unit` (18万人以上: 18, 万人); null where it
    is masked. `upper` is the upper end of a range. A percentage is 0–100.
    """
    if not holds_figure(source.shadow, start, end):
        return ()
    found: list[Target] = []
    for figure in figures(source.shadow, start, end):
        target = read_target(source, figure, start, end, found[-1] if found else None)
        if target is not None:
            found.append(target)
    if source.shadow.find("翻", start, end) >= 0:
        found = _with_multiples(source, start, end, found)
    return tuple(found)


def _with_multiples(source: SourceText, start: int, end: int, others: list[Target]) -> list[Target]:
    """科技经费翻一番: twice as much; 翻两番: four times."""
    found = list(others)
    for match in _MULTIPLY.finditer(source.shadow, start, end):
        before = [each.span.end for each in found if each.span.end <= match.start()]
        clause = clause_before(source.shadow, max([start, *before]), match.start())
        if clause.is_past():
            continue
        times = parse(match["han"]) if match["han"] else 1
        figure = Figure(
            start=match.start(),
            end=match.end(),
            value=float(2 ** (times or 1)),
            upper=None,
            unit="倍",
            bound="",
            is_time=False,
        )
        target = made(source, figure, clause, "target.multiply", "multiply")
        if all(_apart(target, each) for each in found):
            found.append(target)
    return sorted(found, key=lambda each: each.span.start)


def _apart(one: Target, other: Target) -> bool:
    return one.span.end <= other.span.start or other.span.end <= one.span.start
