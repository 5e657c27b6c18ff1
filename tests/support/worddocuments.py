"""What the reader of Word documents makes of one."""

from __future__ import annotations

from tests.support.officefiles import docx
from toolkit.findings import Finding
from toolkit.readers.word import read
from toolkit.source import SourceText


def source_of(data: bytes) -> SourceText:
    """The text of a document that can be read."""
    value = read(data, "讲话.docx").value
    assert isinstance(value, SourceText), read(data, "讲话.docx").findings
    return value


def lines_of(body: str, **parts: str) -> list[str]:
    """The lines of a document."""
    return source_of(docx(body, **parts)).text.splitlines()


def findings_of(body: str, **parts: str) -> dict[str, Finding]:
    """The findings about a document by code."""
    return {each.code: each for each in read(docx(body, **parts), "讲话.docx").findings}


def origins_of(source: SourceText) -> list[tuple[str, str, int, str | None]]:
    """Words, kind, number and path of every origin."""
    return [(source.quote(each.span), each.kind, each.number, each.path) for each in source.origins]
