"""The tables of 统计 and their formulas, which look at the ledger as it is when they are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.ledger import statistics
from toolkit.ledger.rows import MARKS, PENDING
from toolkit.ledger.statistics import MOST_UNITS
from toolkit.writers.excel.ledger_sheet import LedgerSheet

Line = tuple[str, list[str]]

ROW, ABOVE = "{row}", "{above}"
"""Stand in a formula for its own row, and for the cells of the table above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: a name and formulas in each line; the last `totals` lines are no bars.

    `drawn` are the columns of the chart, counted from 1. The names of a `long` one are headings,
    of which the chart shows the beginning; one of `many` lines is drawn lying; `light` has the
    colours of the lights.
    """

    title: str
    headers: tuple[str, ...]
    lines: list[Line]
    drawn: tuple[int, ...] = (2,)
    totals: int = 0
    long: bool = False
    many: bool = False
    light: bool = False


NO_PART = "（未分部分）"
"""Stands for tasks outside of all parts, such as those before the first heading."""


class Counter:
    """Makes the tables that the columns of a ledger allow."""

    def __init__(self, ledger: LedgerSheet) -> None:
        self._ledger = ledger
        sheet = ledger.preset.sheet
        self._area = {key: _absolute(sheet, area) for key, area in ledger.areas().items()}
        by_point = any(row.id != row.tasks[0].id for row in ledger.rows)
        self._counted = "要点数" if by_point else "任务数"
        lights = ledger.settings.lights
        self._done, self._soon, self._overdue = (
            lights[slug].word for slug in ("done", "due_soon", "overdue")
        )
        self._total = f"COUNTA({self._area.get('text') or next(iter(self._area.values()))})"

    def tables(self) -> list[Table]:
        """All of them, in order, with a number in each title."""
        wanted = (self._lights, self._statuses, self._parts, self._units, self._months)
        found = [table for make in wanted for table in make()]
        return [_numbered(number, table) for number, table in enumerate(found, 1)]

    def _lights(self) -> Iterator[Table]:
        if area := self._area.get("light"):
            words = [lamp.word for lamp in self._ledger.settings.lights.values()]
            lines = [(word, self._with_share(f'COUNTIF({area},"{word}")')) for word in words]
            lines.append(("合计", self._with_share(self._total)))
            yield Table(
                title="按亮灯",
                headers=("亮灯", self._counted, "占比"),
                lines=lines,
                totals=1,
                light=True,
            )

    def _statuses(self) -> Iterator[Table]:
        if area := self._area.get("status"):
            words = list(self._ledger.settings.statuses.values())
            lines = [(word, self._with_share(f'COUNTIF({area},"{word}")')) for word in words]
            lines.append(("未填", self._with_share(f"{self._total}-COUNTA({area})")))
            yield Table(title="按状态", headers=("状态", self._counted, "占比"), lines=lines)

    def _parts(self) -> Iterator[Table]:
        area, names = self._area.get("part"), statistics.parts(self._ledger.rows)
        if area and names:
            lines = [(name, self._split(f"({area}={_quoted(name)})")) for name in names]
            if not all(row.part for row in self._ledger.rows):
                lines.append((NO_PART, self._split(f'({area}="")')))
            yield Table(
                title="按部分",
                headers=("部分", self._counted, *self._split_headers()),
                lines=lines,
                drawn=(3, 4, 5, 6) if "light" in self._area else (2,),
                long=True,
            )

    def _units(self) -> Iterator[Table]:
        roles = [self._area[key] for key in ("lead", "responsible", "support") if key in self._area]
        names = statistics.units(self._ledger.rows)
        if not roles or not names:
            return
        lines: list[Line] = []
        most = f"，任务最多的 {MOST_UNITS} 个" if len(names) > MOST_UNITS else ""
        for name in names[:MOST_UNITS]:
            anywhere = _named('&"、"&'.join(roles), name)
            lines.append((name, self._split(f"({anywhere}>0)")))
        if lead := self._area.get("lead"):
            lines.append((f"牵头单位{PENDING}", self._split(f'({lead}="{PENDING}")')))
        yield Table(
            title=f"按单位（牵头、责任、配合均计入{most}）",
            headers=("单位", self._counted, *self._split_headers()),
            lines=lines,
            drawn=(3, 4, 5, 6) if "light" in self._area else (2,),
            many=True,
        )

    def _months(self) -> Iterator[Table]:
        if "due" not in self._area:
            return
        months = statistics.months(self._ledger.rows)
        lines: list[Line] = []
        for first in months:
            after = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
            bounds = f">={_date(first)}", f"<{_date(after)}"
            lines.append((f"{first.year}年{first.month}月", self._dated(*bounds)))
        everything = self._dated(">0")
        others = [f"{dated}-SUM({ABOVE})" if lines else dated for dated in everything]
        lines.append(("其他月份", others))
        totals = [self._total, *(self._count(word) for word in (self._done, self._overdue))]
        undated = [f"{a}-({b})" for a, b in zip(totals, everything, strict=False)]
        lines.append(("没有日期", undated))
        words = (self._done, self._overdue) if "light" in self._area else ()
        yield Table(title="按到期月份", headers=("月份", self._counted, *words), lines=lines)

    def _dated(self, *bounds: str) -> list[str]:
        """How many tasks are due within the bounds: all, finished, overdue.

        COUNTIFS would be shorter, but LibreOffice finds no empty cells with it.
        """
        due, revised = self._area["due"], self._area.get("revised_deadline")
        light = self._area.get("light")
        words = (None, self._done, self._overdue) if light else (None,)
        return [self._within(bounds, due, revised, word) for word in words]

    def _within(
        self, bounds: tuple[str, ...], due: str, revised: str | None, word: str | None
    ) -> str:
        lit = [f'({self._area["light"]}="{word}")'] if word else []
        factors = [f"ISNUMBER({due})", *(f"({due}{bound})" for bound in bounds), *lit]
        if revised is None:
            return _product(factors)
        again = [f"ISNUMBER({revised})", *(f"({revised}{bound})" for bound in bounds), *lit]
        return f"{_product(again)}+{_product([f'({revised}={chr(34) * 2})', *factors])}"

    def _count(self, word: str) -> str:
        return f'COUNTIF({self._area["light"]},"{word}")' if "light" in self._area else "0"

    def _split(self, condition: str) -> list[str]:
        """Tasks of a kind: all, and where there are lights finished, due soon, overdue, others."""
        total = f"SUMPRODUCT(--{condition})"
        if "light" not in self._area:
            return [total]
        light = self._area["light"]
        words = (self._done, self._soon, self._overdue)
        counts = [f'SUMPRODUCT({condition}*({light}="{word}"))' for word in words]
        share = f'IF(B{ROW}=0,"",C{ROW}/B{ROW})'
        return [total, *counts, f"B{ROW}-SUM(C{ROW}:E{ROW})", share]

    def _split_headers(self) -> tuple[str, ...]:
        if "light" not in self._area:
            return ()
        return self._done, self._soon, self._overdue, "其他", "完成率"

    def _with_share(self, count: str) -> list[str]:
        return [count, f'IF({self._total}=0,"",B{ROW}/{self._total})']


def _numbered(number: int, table: Table) -> Table:
    return replace(table, title=f"{'一二三四五'[number - 1]}、{table.title}")


def _absolute(sheet: str, area: str) -> str:
    first, _, last = area.partition(":")
    column = first.rstrip("0123456789")
    return f"'{sheet}'!${column}${first[len(column) :]}:${column}${last[len(column) :]}"


def _product(factors: list[str]) -> str:
    return f"SUMPRODUCT({'*'.join(factors)}*1)"


def _quoted(text: str) -> str:
    """The text as formulas write it: in pieces of at most 255 characters, quotes doubled."""
    pieces = [text[start : start + 200] for start in range(0, len(text), 200)] or [""]
    return "&".join(f'"{piece.replace(chr(34), chr(34) * 2)}"' for piece in pieces)


def _named(cells: str, name: str) -> str:
    """Positive where a list of units names this one, whole, with or without a mark behind it.

    A suggestion counts as soon as somebody takes its mark away.
    """
    words = f'"、"&{cells}&"、"'
    ends = (_quoted(f"、{name}{end}") for end in ("、", "（"))
    found = "+".join(f"ISNUMBER(FIND({end},{words}))" for end in ends)
    suggested = _quoted("、" + name + MARKS["suggested"])
    return f"{found}-ISNUMBER(FIND({suggested},{words}))"


def _date(day: dt.date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"
