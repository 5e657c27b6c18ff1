"""Sources as named on the command line: a path, or - for standard input."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import toolkit
from toolkit.cli import streams
from toolkit.readers import encodings

if TYPE_CHECKING:
    from toolkit.api import Reading
    from toolkit.render import Report

STANDARD_INPUT = "-"
NAME_OF_INPUT = "标准输入"
STEM_OF_INPUT = "讲话"

# A name such as 2022.4.20讲话 has dots but no suffix.
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")


def read(source: str, reader: str | None) -> Reading:
    """The outcome of reading a source. Raises what `toolkit.read` raises."""
    if source != STANDARD_INPUT:
        return toolkit.read(source, reader=reader)
    limit = max(spec.limit for spec in toolkit.registry.READERS)
    return toolkit.read(streams.read_input(limit), name=NAME_OF_INPUT, reader=reader)


def report(source: str, reading: Reading, findings: tuple[toolkit.Finding, ...]) -> Report:
    """The findings about a source with the text that their places refer to.

    Lines and columns are those of the text, so for a JSON the name is that of its original.
    """
    value = reading.value
    if isinstance(value, toolkit.Speech):
        value = toolkit.SourceText.of(value.source)
        return toolkit.render.Report(name=value.name, source=value, findings=findings)
    return toolkit.render.Report(name=label(source), source=value, findings=findings)


def label(source: str) -> str:
    """The source in messages."""
    return NAME_OF_INPUT if source == STANDARD_INPUT else encodings.file_name(source)


def stem(source: str) -> str:
    """The beginning of the names of output files."""
    if source == STANDARD_INPUT:
        return STEM_OF_INPUT
    name = encodings.file_name(Path(source).name)
    return _SUFFIX.sub("", name) or name
