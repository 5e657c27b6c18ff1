"""The ledger as Markdown."""

from __future__ import annotations

import pytest

from tests.support.draft import Draft
from tests.support.waterworks import HEADINGS, speech
from toolkit.errors import UsageProblem
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import PRESETS
from toolkit.writers.markdown import write


def text_of(words: str) -> str:
    """The cell with the task of a speech of one task."""
    draft = Draft(words)
    draft.task("01", words)
    line = write(draft.speech()).value.decode().splitlines()[6]
    return line.split(" | ")[1]


def test_each_part_has_a_heading_and_a_table() -> None:
    """Title, overview, parts in order, one line for each task."""
    lines = write(speech()).value.decode().splitlines()
    assert lines[0] == "# 《在全市供水保障工作推进会上的讲话》任务台账"
    assert "任务 6 项" in lines[2]
    headings = [line for line in lines if line.startswith("## ")]
    assert headings == [f"## {HEADINGS[3]}", f"## {HEADINGS[6]}", "## 问题提示"]
    for task in speech().tasks:
        assert sum(line.startswith(f"| {task.id} | ") for line in lines) == 1


@pytest.mark.parametrize("preset", [p.name for p in PRESETS], ids=["i", "w", "r"])
def test_all_lines_of_a_table_have_its_columns(preset: str) -> None:
    """What people fill in is left out."""
    lines = write(speech(), preset=preset).value.decode().splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len({line.count(" | ") for line in table}) == 1
    assert not any("进展情况" in line for line in table)


def test_dates_are_written_as_documents_do() -> None:
    """And what is open says so."""
    text = write(speech()).value.decode()
    assert "2023年6月30日" in text
    assert "待明确" in text


def test_findings_follow() -> None:
    """With severity, code, place and what to do."""
    text = write(speech()).value.decode()
    assert "- **警告 SRC010** 第14行：" in text


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("a|b", "a\\|b"),
        ("*重点*_甲_", "\\*重点\\*\\_甲\\_"),
        ("<b>`x`[y]", "\\<b\\>\\`x\\`\\[y\\]"),
        ("甲\n\n乙", "甲<br>乙"),
        ("c:\\d", "c:\\\\d"),
    ],
    ids=range(5),
)
def test_marks_of_markdown_are_shown_as_they_are(words: str, cell: str) -> None:
    """A text can neither leave its cell nor change its looks."""
    assert text_of(words) == cell


def test_points_are_rows_too() -> None:
    """The measures of a point stand on lines of their own."""
    text = write(speech(), layout=Layout(rows="point")).value.decode()
    assert "<br>2. 市住房城乡建设局" in text


def test_a_speech_without_tasks_has_no_table() -> None:
    """Only title and overview."""
    text = write(Draft("").speech()).value.decode()
    assert "|\n" not in text
    assert text.startswith("# 《讲话》任务台账\n")


def test_an_unknown_preset_is_refused() -> None:
    """As in the workbook."""
    with pytest.raises(UsageProblem, match="没有名为“周报”"):
        write(speech(), preset="周报")


def test_the_same_speech_gives_the_same_bytes() -> None:
    """UTF-8 with LF, without a byte order mark."""
    data = write(speech()).value
    assert data == write(speech()).value
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
