"""The unit book of an office (单位手册): reading it, and applying it to a speech.

As in `toolkit.api`, problems of the content are findings, problems of the environment are raised.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import api
from toolkit.errors import UnreadableSource
from toolkit.findings import Outcome
from toolkit.model import Speech
from toolkit.readers import encodings

if TYPE_CHECKING:
    from toolkit.ledger.unitbook import UnitBook


def units(source: str | bytes | Path, *, name: str | None = None) -> Outcome[UnitBook | None]:
    """The unit book in an xlsx, csv or JSON file, and what in it is doubtful (UNT, SRC).

    The value is None where the content is no unit book; the findings say why.
    Raises UnreadableSource if there is no such file or it may not be read.
    """
    from toolkit.readers import unitbook  # noqa: PLC0415 - only where a book is given

    if isinstance(source, bytes):
        return unitbook.read(source, name or "单位手册")
    path = Path(source)
    try:
        with path.open("rb") as file:
            data = file.read(unitbook.LIMIT + 1)
    except OSError as error:
        raise UnreadableSource(api.refusal(path, error)) from error
    return unitbook.read(data, name or encodings.file_name(path.name))


def apply_units(source: api.Source, book: UnitBook) -> Speech:
    """The speech in a source with the names of the book, and its suggestions for nameless tasks.

    What the text says stays: only `Unit.name` changes, and a suggestion is a unit of the certainty
    "suggested" without a place. Raises what `parse` raises.
    """
    return api.parse(source, units=book)


def expand_groups(speech: Speech, book: UnitBook) -> Speech:
    """The speech with 各县区 and its like replaced by the members the book gives them.

    For ledgers, extracts and notices that go to each of them; the canonical speech keeps its
    groups. Members are marked as inferred.
    """
    from toolkit.ledger import unitbook  # noqa: PLC0415 - only where a book is given

    return unitbook.expanded(speech, book)
