"""The order of passes from source text to speech, and nothing else."""

from __future__ import annotations

import datetime as dt

from toolkit import __version__
from toolkit.model import Sentence, Span, Speech, Tool
from toolkit.parse import announcements, meta, terms
from toolkit.parse.blocks import split_blocks
from toolkit.parse.frame import frame_roles
from toolkit.parse.labelled_rows import find_labelled_rows
from toolkit.parse.lexicon import rules_sha256
from toolkit.parse.outline import build_outline
from toolkit.parse.roles import Strictness, body_roles
from toolkit.parse.sentences import split_sentences
from toolkit.parse.tables import TABLE_CELL, find_tables
from toolkit.parse.tasks import find_tasks
from toolkit.source import SourceText


def parse(
    source: SourceText, *, date: dt.date | None = None, strictness: Strictness = "normal"
) -> Speech:
    """The canonical speech in a source text; `date` is the day of the meeting where known.

    Never raises for any text. The findings of the checks are not in it yet.
    """
    shadow = source.shadow
    blocks = split_blocks(source)
    drafts = split_sentences(shadow, blocks)
    frame = frame_roles(shadow, blocks, drafts)
    tables = find_tables(source.text, shadow, drafts, frame)
    listed = find_labelled_rows(shadow, drafts, frame)
    cells = tables.drafts | listed.drafts
    frame = [TABLE_CELL if n in cells else verdict for n, verdict in enumerate(frame)]
    outline = build_outline(shadow, source.text, blocks, drafts, frame)
    roles = body_roles(shadow, drafts, frame, outline, strictness)
    sentences = tuple(
        Sentence(
            id=f"S{number:04d}",
            section=outline.sections[place].id if place is not None else None,
            role=assigned.role,
            span=Span(start=draft.start, end=draft.end),
            rule=assigned.rule,
        )
        for number, (draft, place, assigned) in enumerate(
            zip(drafts, outline.of_draft, roles, strict=True), 1
        )
    )
    facts = meta.find_meta(source, sentences, date)
    content = [each.span for each in sentences if each.role != "boilerplate"]
    return Speech(
        schema_version="1.0",
        tool=Tool(name="taizhang", version=__version__, rules_sha256=rules_sha256()),
        source=source.to_model(),
        meta=facts,
        sections=outline.sections,
        sentences=sentences,
        tasks=find_tasks(
            source,
            outline.sections,
            sentences,
            grades=[each.grade for each in roles],
            rows=(*tables.rows, *listed.rows),
            meta=facts,
        ),
        terms=terms.find_terms(source, content),
        announcements=announcements.find_announcements(source, outline.sections, sentences),
        findings=(),
    )
