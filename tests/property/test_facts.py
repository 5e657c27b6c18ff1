"""What holds for the facts and terms of any text whose lines carry any roles."""

from __future__ import annotations

from typing import get_args

from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.annotated import document
from toolkit.model import Meta, Role, Value
from toolkit.parse.meta import document_year, find_meta
from toolkit.parse.terms import find_terms

CHARACTERS = (
    "年月日二〇242024在全县大会议上的讲话通知关于：、，（）〔〕—— 　"
    '张李市长书记X*号特急秘密★“”《》"四早即'
)
LINES = st.lists(
    st.tuples(st.sampled_from(get_args(Role)), st.text(CHARACTERS, min_size=1, max_size=40)),
    min_size=1,
    max_size=12,
)


def _values(meta: Meta) -> list[Value]:
    every = [getattr(meta, name) for name in Meta.__dataclass_fields__]
    return [
        value for each in every for value in (each if isinstance(each, tuple) else (each,)) if value
    ]


@given(LINES)
@example([("title", "　"), ("meta", "："), ("signature", "年月日")])
def test_facts_and_terms_quote_the_source(lines: list[tuple[str, str]]) -> None:
    """Every value and term has the text of its span, and no value is empty."""
    source, sentences = document("\n".join(f"{role} {words}" for role, words in lines))
    meta = find_meta(source, sentences)
    for value in _values(meta):
        assert value.span is not None
        assert value.text == source.quote(value.span)
        assert value.value
    for term in find_terms(source, [sentence.span for sentence in sentences]):
        quotes = [(term.text, term.span), *((each.text, each.span) for each in term.members)]
        assert all(words and words == source.quote(span) for words, span in quotes)
    year = document_year(source, sentences, meta)
    assert year is None or 1900 <= year <= 2100
