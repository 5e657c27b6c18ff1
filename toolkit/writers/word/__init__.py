"""Word documents in the layout of GB/T 9704—2012.

`render` makes a docx of any composed document; `write` is the writer of the brief (简报).
Importing this package imports python-docx: do so on use.
"""

from __future__ import annotations

import io
from typing import Any

import docx

from toolkit.codes import finding
from toolkit.documents.blocks import Document
from toolkit.documents.brief import compose
from toolkit.documents.office import Fonts
from toolkit.findings import Outcome
from toolkit.model import Speech
from toolkit.writers.ooxml import repack
from toolkit.writers.word.blocks import body
from toolkit.writers.word.parts import number_lists, template
from toolkit.writers.word.text import Pen

_LONGEST_PROPERTY = 255


def write(speech: Speech) -> Outcome[bytes]:
    """The brief of a speech as a docx; the same bytes for the same speech."""
    return render(compose(speech))


def render(document: Document, fonts: Fonts | None = None) -> Outcome[bytes]:
    """A docx of the document, with OUT001 if characters had to be left out."""
    pen = Pen()
    page: Any = docx.Document(io.BytesIO(template(fonts)))
    section = page.element.body[-1]
    for each in body(document.blocks, pen):
        section.addprevious(each)
    number_lists(page, pen.lists)
    removed = pen.removed
    page.core_properties.title = pen.clean(document.title)[:_LONGEST_PROPERTY]
    packed = io.BytesIO()
    page.save(packed)
    findings = (finding("OUT001", count=removed),) if removed else ()
    return Outcome(repack(packed.getvalue()), findings)
