"""What stands above a table: title, summary, and what its colours, grounds and marks mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.ledger.columns import Column
from toolkit.ledger.settings import Settings
from toolkit.writers.excel import styles
from toolkit.writers.excel.book import Book
from toolkit.writers.excel.grid import Grid, Runs, height

LINES = 3
_TITLE, _NOTE = (replace(look, wrapped=True) for look in (styles.TITLE, styles.NOTE))

_OPEN = "白底各栏照录原文或自动计算，请勿改动；浅黄底各栏供填写"
_OPEN_QUOTED = "白底各栏照录原文，请勿改动；浅黄底各栏供填写"
_QUOTED = "各栏照录原文，请勿改动"
_MARKS = "带 * 和括注的不是原文写明的"


class Top:
    """The lines over a table that is `room` wide and ends with the column `last`."""

    def __init__(self, book: Book, last: str, room: float) -> None:
        self._last, self._room = last, room
        self._styles = {look: book.style(look) for look in (_TITLE, _NOTE)}

    def lines(self, grid: Grid, title: str, summary: str, legend: Runs | str) -> Iterator[str]:
        """Each over the whole width, and as high as its words need."""
        for content, look, least in (
            (title, _TITLE, 40),
            (summary, _NOTE, 20),
            (legend, _NOTE, 20),
        ):
            words = content if isinstance(content, str) else "".join(p for p, _ in content.pieces)
            yield grid.line(
                [(content, self._styles[look])], height([(words, self._room, look.points)], least)
            )
            grid.merge(f"A{grid.row}:{self._last}{grid.row}")


def on_screen(settings: Settings, columns: Iterable[Column]) -> Runs | str:
    """For the sheet that is filled in, of whose `columns` people see."""
    columns = tuple(columns)
    if any(column.kind == "light" for column in columns):
        return _lights(settings, f"｜　{_OPEN}　｜　{_MARKS}")
    kept = _OPEN_QUOTED if any(column.editable for column in columns) else _QUOTED
    return f"{kept}；{_MARKS}，见“填表说明”。"


def for_paper(settings: Settings, columns: Iterable[Column]) -> Runs | str:
    """For the sheet that is printed with these columns."""
    if any(column.kind == "light" for column in columns):
        return _lights(settings, f"｜　{_MARKS}")
    return f"{_MARKS}。"


def _lights(settings: Settings, rest: str) -> Runs:
    lights = [(f"■ {lamp.word}　", lamp.text) for lamp in settings.lights.values()]
    return Runs((("亮灯：", None), *lights, (rest, None)), styles.BODY_FONT, styles.BODY)
