"""From a figure and its clause to a target, or to none."""

from __future__ import annotations

from dataclasses import replace

from toolkit.model import Operator, Span, Target
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.targets.clause import BOUNDARY, LISTING, Clause, clause_before
from toolkit.parse.targets.figures import Figure, word_list
from toolkit.source import SourceText

_OPERATORS: tuple[Operator, ...] = ("ge", "le", "gt", "lt", "eq", "increase", "decrease")
_RULE_OF: dict[Operator, str] = {
    "eq": "target.reach",
    "increase": "target.change",
    "decrease": "target.change",
}
_OUTPUT_ALONE = frozenset({"完成", "实现", "确保", "为", "保持", "稳定"})
_RISES_BY = frozenset({"提升", "提高", "扩大"})
_SHARES = ("率", "比重", "比例", "占比", "覆盖面", "满意度", "份额")
_NO_OUTPUT = tuple("的等第前这每为按以在对有从由至到比及与和")
_THING = LazyPattern(r"[^，。；：！？\n（）《》“”、\d]{1,16}(?=[，。；：！？\n（）《》“”、]|$)")
_COMPARISONS = ("高于", "低于", "快于", "优于", "多于", "少于")
_BASE = LazyPattern(r"(?:从|由)[^，。；：\d]{0,12}$")


def read_target(
    source: SourceText, figure: Figure, start: int, end: int, previous: Target | None
) -> Target | None:
    """The target the figure sets in the stretch, or None; `previous` is the one before it."""
    shadow = source.shadow
    floor = max(start, previous.span.end) if previous else start
    clause = clause_before(shadow, floor, figure.start)
    if clause.is_past():
        return None
    operator = _operator(clause.text)
    if operator is not None:
        return _compared(source, figure, clause, operator, end)
    listed = previous is not None and _is_listed(shadow, previous.span.end, figure.start)
    if previous is not None and listed and previous.rule != "target.output":
        return _again(source, figure, previous)
    if figure.is_time or _BASE.search(clause.text):
        return None
    least = max(clause.text.rfind("至少"), clause.text.rfind("最少"))
    if least >= 0:
        return _at_least(source, figure, clause, clause.start + least, end)
    return _counted(source, figure, clause, end, listed=listed)


def _counted(
    source: SourceText, figure: Figure, clause: Clause, end: int, *, listed: bool
) -> Target | None:
    """A figure without a word of comparison."""
    if (figure.value == 1 and figure.unit == "次") or any(
        word in clause.text for word in _COMPARISONS
    ):
        return None
    if figure.unit == "%" and clause.text.endswith(_SHARES):
        return made(source, figure, clause, "target.reach", _bound(figure, "eq"))
    if figure.bound:
        return _bounded(source, figure, clause, end)
    return _output(source, figure, clause, end, listed=listed)


def _operator(clause: str) -> tuple[Operator, str] | None:
    """The word of comparison at the end of the clause: 不超过, not 超过."""
    best: tuple[Operator, str] | None = None
    for name in _OPERATORS:
        if clause.endswith(word_list(name)):
            word = next(each for each in word_list(name) if clause.endswith(each))
            if best is None or len(word) > len(best[1]):
                best = name, word
    return best


def _compared(
    source: SourceText, figure: Figure, clause: Clause, operator: tuple[Operator, str], end: int
) -> Target | None:
    name, word = operator
    if figure.is_time and word in _OUTPUT_ALONE:
        return None
    if word in _RISES_BY and not figure.unit.endswith(
        ("%", "百分点", "元", "倍", "成", "分", "级")
    ):
        return _output(source, figure, clause, end, listed=False)
    if name in {"gt", "lt", "ge", "le"} and source.shadow.startswith("的", figure.end, end):
        return None
    left = clause.without(word)
    rule = _RULE_OF.get(name, "target.limit")
    target = made(source, figure, left, rule, _bound(figure, name), bare=left.end)
    if target.modality is None and rule == "target.limit":
        target = replace(target, modality=word)
    return target if target.indicator else _with_thing(source, figure, target, end)


def _at_least(source: SourceText, figure: Figure, clause: Clause, begin: int, end: int) -> Target:
    """至少召开一次例会: the word of comparison stands before the verb."""
    before = Clause(clause.start, source.shadow[clause.start : begin])
    target = made(source, figure, before, "target.limit", "ge", bare=begin)
    target = replace(target, modality=target.modality or source.text[begin : begin + 2])
    if _ends_clause(source.shadow, figure.end, end):
        return target
    bare = replace(
        target,
        indicator=None,
        text=source.text[begin : figure.end],
        span=Span(start=begin, end=figure.end),
    )
    return _with_thing(source, figure, bare, end)


def _bound(figure: Figure, operator: Operator) -> Operator:
    """The operator that a bound after the figure makes of the one before it."""
    if operator != "eq":
        return operator
    if figure.bound.endswith("以上"):
        return "ge"
    if figure.bound in {"左右", "上下"}:
        return "approx"
    return "le" if figure.bound else operator


def _is_listed(shadow: str, previous_end: int, start: int) -> bool:
    """增长7%和8%: nothing but a mark of listing between two figures."""
    return start - previous_end == 1 and shadow[previous_end] in LISTING


def _again(source: SourceText, figure: Figure, previous: Target) -> Target:
    return replace(
        previous,
        text=source.text[figure.start : figure.end],
        value=figure.value,
        upper=figure.upper,
        unit=figure.unit,
        operator=_bound(figure, previous.operator),
        span=Span(start=figure.start, end=figure.end),
    )


def _bounded(source: SourceText, figure: Figure, clause: Clause, end: int) -> Target | None:
    """就业3万人以上; not 500万元以上项目, where the bound belongs to a noun."""
    ends_here = _ends_clause(source.shadow, figure.end, end)
    verb = next((word for word in word_list("output") if clause.text.endswith(word)), None)
    if verb is not None and not ends_here:
        return _output(source, figure, clause, end, listed=False)
    if not ends_here and figure.unit != "%":
        return None
    target = made(source, figure, clause, "target.bound", _bound(figure, "eq"))
    return target if target.indicator else _with_thing(source, figure, target, end)


def _ends_clause(shadow: str, place: int, end: int) -> bool:
    return place >= end or shadow[place] in BOUNDARY or shadow[place] in LISTING


def _output(
    source: SourceText, figure: Figure, clause: Clause, end: int, *, listed: bool
) -> Target | None:
    """新建停车场8处, 新建8处停车场, and 停车位800个 after it in the same list."""
    operator = _bound(figure, "eq")
    if _ends_clause(source.shadow, figure.end, end):
        target = made(source, figure, clause, "target.output", operator)
        if target.indicator is None or len(target.indicator) < 2:
            return None
        if target.indicator in word_list("output"):
            target = replace(target, indicator=None)
        return None if clause.text.endswith(_NO_OUTPUT) or clause.text[0] == "每" else target
    verb = next((word for word in word_list("output") if clause.text.endswith(word)), None)
    if verb is None and not (listed and not clause.text):
        return None
    left = clause.without(verb or "")
    target = made(source, figure, left, "target.output", operator, bare=left.end)
    begin = left.end if verb else figure.start
    target = replace(
        target,
        indicator=None,
        text=source.text[begin : figure.end],
        span=Span(start=begin, end=figure.end),
    )
    return _with_thing(source, figure, target, end)


def _with_thing(source: SourceText, figure: Figure, target: Target, end: int) -> Target:
    """新增100个试点城市: what is counted follows the figure."""
    thing = _THING.match(source.shadow, figure.end, end)
    if thing is None:
        return target
    words = source.text[figure.end : thing.end()]
    return replace(
        target,
        indicator=words.removeprefix("的"),
        text=source.text[target.span.start : thing.end()],
        span=Span(start=target.span.start, end=thing.end()),
    )


def made(
    source: SourceText,
    figure: Figure,
    clause: Clause,
    rule: str,
    operator: Operator,
    *,
    bare: int | None = None,
) -> Target:
    """The target whose indicator is in the clause.

    Its span begins with the indicator; without one at `bare`, else at the figure.
    """
    begin, stop = clause.indicator()
    indicator = source.text[begin:stop].strip()
    if not indicator:
        begin = figure.start if bare is None else bare
    return Target(
        text=source.text[begin : figure.end],
        indicator=indicator or None,
        operator=operator,
        value=figure.value,
        upper=figure.upper,
        unit=figure.unit,
        modality=clause.modality(),
        span=Span(start=begin, end=figure.end),
        rule=rule,
    )
