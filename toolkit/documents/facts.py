"""要素: what is known about the meeting or document, and the title of the brief."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.documents.blocks import Fact, Run, Runs, run
from toolkit.documents.wording import chinese_date, joined, value_runs
from toolkit.ledger.rows import MARKS
from toolkit.model import Meta, Speech, Value
from toolkit.schema import labels

NOUNS = {"speech": "讲话", "minutes": "会议", "report": "报告"}
"""What a document of a kind is called in running text; 文件 where it is another kind."""

_BRACKETS = str.maketrans("《》", "〈〉")
_UNKNOWN = "文稿"


def noun(speech: Speech) -> str:
    """讲话, 会议, 报告, 文件; 文稿 where the kind is not known."""
    kind = speech.meta.doc_type
    if kind is None or kind.value == "other":
        return _UNKNOWN
    return NOUNS.get(kind.value, "文件")


def name(speech: Speech) -> str:
    """The document in book-title marks, or its meeting, or just what kind it is.

    Titles inside the title take single marks: 《关于〈…〉的通知》 (GB/T 15834—2011, 4.15.3.2).
    """
    meta = speech.meta
    if meta.title:
        return f"《{joined(meta.title.value).translate(_BRACKETS)}》"
    return joined(meta.occasion.value) if meta.occasion else noun(speech)


def uncertain_title(speech: Speech) -> Runs | None:
    """The remark under the title where the name in it is not written in the source."""
    for what, value in (("标题", speech.meta.title), ("会议名称", speech.meta.occasion)):
        if value:
            mark = MARKS[value.certainty].strip("（）")
            return (Run(f"（{what}为{mark}，请核对）", "mark"),) if mark else None
    return None


def facts(speech: Speech) -> tuple[Fact, ...]:
    """The known facts, in the order of an office's 会议情况; unknown ones are left out."""
    known = [Fact(label, found) for label, read in _READERS.items() if (found := read(speech.meta))]
    return (*known, Fact("来源文件", run(joined(speech.source.name))))


def _one(key: str, show: Callable[[str], str] = joined) -> Callable[[Meta], Runs]:
    def read(meta: Meta) -> Runs:
        value: Value | None = getattr(meta, key)
        return value_runs(value, show(value.value)) if value else ()

    return read


def _several(key: str) -> Callable[[Meta], Runs]:
    """Lists of names as written, since the blanks between names part them."""

    def read(meta: Meta) -> Runs:
        values: tuple[Value, ...] = getattr(meta, key)
        found: list[Run] = []
        for value in values:
            found += (
                *run("；" if found else ""),
                *value_runs(value, joined(value.text or value.value)),
            )
        return tuple(each for each in found if each.text)

    return read


def _speaker(meta: Meta) -> Runs:
    values = [value for value in (meta.speaker_post, meta.speaker) if value]
    if len(values) == 2 and values[0].certainty == values[1].certainty:
        together = "".join(joined(value.value) for value in values)
        return value_runs(values[1], together)
    return tuple(each for value in values for each in value_runs(value))


def _kind(slug: str) -> str:
    return labels("DocType").get(slug, slug)


_READERS: dict[str, Callable[[Meta], Runs]] = {
    "密级": _one("security"),
    "紧急程度": _one("urgency"),
    "会议名称": _one("occasion"),
    "文稿标题": _one("title"),
    "时间": _one("date", chinese_date),
    "地点": _one("place"),
    "讲话人": _speaker,
    "出席情况": _several("attendance"),
    "文种": _one("doc_type", _kind),
    "发文机关": _one("issuer"),
    "发文字号": _one("document_number"),
    "主送机关": _several("recipients"),
}
