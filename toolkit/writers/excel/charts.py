"""Bar charts over the counts; plain ones, which Excel, WPS and LibreOffice draw alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

HEIGHT = 185.0
"""What one chart takes, in points."""

_WIDTH, _HEIGHT = 10.0, 6.4
_BAR, _MARGIN = 0.55, 2.8
"""In centimetres: the chart, each lying bar, and what surrounds the bars."""
_SERIES = ("BDD7EE", "FFD966", "F4A7A7", "C9CDD3")
"""Finished, due soon, overdue, others."""
_SINGLE = "8FAADC"
_NAMES = 800
"""Size of the names in hundredths of a point: larger ones LibreOffice leaves out in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Columns of values over rows `first` to `last`, named in the column `names`.

    Several values are stacked; a `lying` chart has horizontal bars for long names; `colors` are
    those of single bars, by row.
    """

    title: str
    header: int
    first: int
    last: int
    names: int
    values: tuple[int, ...]
    colors: Sequence[str] = ()
    lying: bool = False


def height(bars: int) -> float:
    """The points that a chart takes; `bars` are its lying bars, 0 if they stand."""
    return max(HEIGHT, (bars * _BAR + _MARGIN) / 2.54 * 72)


def draw(sheet: Worksheet, wanted: Chart, anchor: str) -> None:
    """The chart on the sheet, with its upper left corner at the anchor."""
    chart: Any = BarChart()
    chart.type = "bar" if wanted.lying else "col"
    chart.title = wanted.title
    bars = wanted.last - wanted.first + 1 if wanted.lying else 0
    chart.width, chart.height = _WIDTH, max(_HEIGHT, bars * _BAR + _MARGIN)
    for column in wanted.values:
        values = Reference(sheet, min_col=column, min_row=wanted.header, max_row=wanted.last)
        chart.add_data(values, titles_from_data=True)
    names = Reference(sheet, min_col=wanted.names, min_row=wanted.first, max_row=wanted.last)
    chart.set_categories(names)
    _paint(chart, wanted)
    chart.gapWidth = 60
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.tickLblSkip = 1
    chart.x_axis.txPr = RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=CharacterProperties(sz=_NAMES)))]
    )
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0"
    if wanted.lying:
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    sheet.add_chart(chart, anchor)


def _paint(chart: Any, wanted: Chart) -> None:
    if len(wanted.values) > 1:
        chart.grouping, chart.overlap = "stacked", 100
        chart.legend.position = "b"
        for series, color in zip(chart.series, _SERIES, strict=False):
            series.graphicalProperties.solidFill = color
        return
    chart.legend = None
    series = chart.series[0]
    series.graphicalProperties.solidFill = _SINGLE
    series.graphicalProperties.line.solidFill = "808080"
    for index, color in enumerate(wanted.colors):
        point = DataPoint(idx=index)
        point.graphicalProperties.solidFill = color
        point.graphicalProperties.line.solidFill = "808080"
        series.dPt.append(point)
