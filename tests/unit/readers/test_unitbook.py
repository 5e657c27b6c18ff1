"""The reader of the unit book: tables as offices keep them, and what is wrong in them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.support.officefiles import zipped
from tests.support.offices import BOOK
from tests.support.tools import ROOT
from toolkit import schema
from toolkit.codec import to_json
from toolkit.ledger.unitbook.book import BookUnit, UnitBook
from toolkit.readers.unitbook import LIMIT, read

SAMPLE = ROOT / "samples" / "units.csv"
HEADER = [
    "单位全称",
    "简称",
    "所属分组",
    "上级单位",
    "分管领导",
    "联系人",
    "联系电话",
    "职责关键词",
]
ROWS = [
    HEADER,
    ["云岭市水利局", "市水利局、水利", "各部门", "", "陈立", "尤佳", "09998880001", "防汛；水库"],
    ["云岭市防汛中心", "", "", "云岭市水利局", "", "", "", ""],
]


def table(*rows: list[str], delimiter: str = ",") -> str:
    """The text of a csv file."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue()


def workbook(*rows: list[Any], merged: str | None = None) -> bytes:
    """The bytes of an xlsx file."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def book_of(data: bytes | str, name: str = "units.csv") -> UnitBook:
    """The book in data that hold one."""
    found = read(data.encode() if isinstance(data, str) else data, name).value
    assert found is not None
    return found


def units_of(*rows: list[str]) -> tuple[BookUnit, ...]:
    """The bodies in a csv of these rows."""
    return book_of(table(*rows)).units


def told(data: bytes | str, name: str = "units.csv") -> list[tuple[str, dict[str, str]]]:
    """Code and data of the findings."""
    outcome = read(data.encode() if isinstance(data, str) else data, name)
    return [(each.code, each.data) for each in outcome.findings]


def test_the_sample_is_a_clean_book() -> None:
    """Nothing is wrong in the book we show, and it is valid by the schema."""
    outcome = read(SAMPLE.read_bytes(), SAMPLE.name)
    assert outcome.findings == ()
    assert schema.validate("unitbook", to_json(outcome.value)) == ()


def test_a_row_is_a_body() -> None:
    """Every column has its place; what a cell leaves out is null, or nothing."""
    first, second = units_of(*ROWS)
    assert first == BookUnit(
        name="云岭市水利局",
        short_names=("市水利局", "水利"),
        groups=("各部门",),
        parent=None,
        leader="陈立",
        contact="尤佳",
        phone="09998880001",
        duties=("防汛", "水库"),
    )
    assert (second.parent, second.short_names, second.leader) == ("云岭市水利局", (), None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_may_be_in_any_encoding_of_plain_text(encoding: str) -> None:
    """Excel writes GB18030 or UTF-8 with a mark; what is not UTF-8 is told."""
    text = table(*ROWS)
    outcome = read(text.encode(encoding), "units.csv")
    assert outcome.value == book_of(text)
    expected = [] if encoding.startswith("utf-8") else ["SRC005"]
    assert [each.code for each in outcome.findings] == expected


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_a_csv_may_have_any_usual_delimiter(delimiter: str) -> None:
    """The one that makes most of the header decides."""
    assert book_of(table(*ROWS, delimiter=delimiter)) == book_of(table(*ROWS))


@pytest.mark.parametrize("mark", ["、", "；", ";", "，", ",", "\n", " 、 ", "、、"])
def test_several_values_in_a_cell_are_parted(mark: str) -> None:
    """By enumeration commas, semicolons, commas or line breaks; repeats count once."""
    (unit,) = units_of(HEADER[:2], ["云岭市水利局", f"市水利局{mark}水利{mark}水利"])
    assert unit.short_names == ("市水利局", "水利")


def test_marks_inside_brackets_part_nothing() -> None:
    """各县（市、区） is one group."""
    (unit,) = units_of(["单位全称", "分组"], ["青禾县人民政府", "各县（市、区）、各县区"])
    assert unit.groups == ("各县（市、区）", "各县区")


def test_columns_are_known_by_their_titles_in_any_order() -> None:
    """Usual titles, with blanks and remarks in brackets, below a line that is no header."""
    (unit,) = units_of(
        ["云岭市单位通讯录", "", "", ""],
        ["序号", "电 话（办公）", "分管市领导", "单位名称"],
        ["1", "0999-1", "陈 立", "云岭市 水利局"],
    )
    assert (unit.name, unit.leader, unit.phone) == ("云岭市水利局", "陈立", "0999-1")


def test_columns_that_mean_nothing_are_told() -> None:
    """A title we do not know may be one the office counts on; 序号 and 备注 are nobody's loss."""
    text = table(["序号", "单位全称", "星级", "备注"], ["1", "云岭市水利局", "五", ""])
    assert told(text) == [("UNT006", {"name": "units.csv", "count": "1", "columns": "星级"})]


def test_a_workbook_gives_the_same_book() -> None:
    """Whatever its sheet is called, and though a telephone number is a number there."""
    rows = [list[Any](row) for row in ROWS]
    rows[1][6] = 9998880001
    book = book_of(workbook(*rows), "units.xlsx")
    assert book.units[0].phone == "9998880001"
    assert book.units[0].duties == ("防汛", "水库")
    assert book.units[1] == book_of(table(*ROWS)).units[1]


def test_a_cell_merged_downwards_holds_for_every_row() -> None:
    """Offices merge the group and the leader of neighbouring rows."""
    data = workbook(["单位全称", "分组"], ["甲局", "各部门"], ["乙局", None], merged="B2:B3")
    assert [unit.groups for unit in book_of(data, "u.xlsx").units] == [("各部门",), ("各部门",)]


def test_json_by_the_schema_is_a_book_too() -> None:
    """What one office exports another can read."""
    text = json.dumps(to_json(BOOK), ensure_ascii=False)
    assert book_of(text, "units.json") == BOOK


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param("姓名,年龄\n甲,1\n", "没有“单位全称”一栏", id="other-table"),
        pytest.param("同志们：\n大家好。\n", "没有“单位全称”一栏", id="prose"),
        pytest.param("单位全称,简称\n", "一个单位也没有", id="header-only"),
        pytest.param('{"units": []}', "缺少", id="json-of-another-kind"),
        pytest.param("{", "不是有效的 JSON", id="broken-json"),
        pytest.param(b"%PDF-1.7", "是PDF", id="pdf"),
        pytest.param(workbook(["姓名"], ["甲"]), "没有“单位全称”一栏", id="other-workbook"),
    ],
)
def test_what_is_no_book_says_what_it_should_be(data: bytes | str, reason: str) -> None:
    """UNT001 with the reason; the hint names the column that must be there."""
    name = "units.json" if isinstance(data, str) and data.startswith("{") else "units"
    outcome = read(data.encode() if isinstance(data, str) else data, name)
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["UNT001"]
    if reason != "缺少":
        assert reason in outcome.findings[0].message
    assert "单位全称" in outcome.findings[0].hint


def test_damaged_files_are_refused_as_everywhere() -> None:
    """A truncated workbook, undecodable bytes, a file beyond the limit."""
    whole = workbook(*ROWS)
    for data, code in (
        (whole[: len(whole) // 2], "SRC031"),
        ("单位全称\n".encode() + b"\xff\xfe\xff", "SRC001"),
        (b"," * (LIMIT + 1), "SRC004"),
    ):
        outcome = read(data, "units.xlsx")
        assert outcome.value is None
        assert [each.code for each in outcome.findings] == [code]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        pytest.param(b"0" * (65 * 2**20), "SRC032", id="bomb"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "SRC031", id="entities"),
    ],
)
def test_hostile_workbooks_are_refused(part: bytes, code: str) -> None:
    """Before openpyxl sees them."""
    outcome = read(zipped({"xl/workbook.xml": part}), "units.xlsx")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == [code]


def test_a_body_told_twice_is_an_error_and_the_first_stays() -> None:
    """Which leader holds would be a guess; 和 does not make another body."""
    text = table(
        ["单位全称", "分管领导"], ["市住房和城乡建设局", "甲一"], ["市住房城乡建设局", "乙二"]
    )
    assert told(text) == [
        ("UNT002", {"place": "第3行", "unit": "市住房城乡建设局", "other": "第2行"})
    ]
    assert [unit.leader for unit in book_of(text).units] == ["甲一"]


def test_a_parent_must_be_in_the_book() -> None:
    """By its full or its short name, which becomes the full one."""
    rows = [["单位全称", "简称", "上级单位"], ["云岭市水利局", "水利局", ""]]
    text = table(*rows, ["防汛中心", "", "水利局"], ["灌溉中心", "", "农业局"])
    assert told(text) == [("UNT003", {"place": "第4行", "unit": "灌溉中心", "parent": "农业局"})]
    assert [unit.parent for unit in book_of(text).units] == [None, "云岭市水利局", "农业局"]


def test_parents_must_not_form_a_circle() -> None:
    """Each circle is told once, beginning with the body that stands first."""
    text = table(["单位全称", "上级单位"], ["甲局", "乙局"], ["乙局", "甲局"], ["丙局", "丙局"])
    assert told(text) == [
        ("UNT007", {"units": "甲局 → 乙局 → 甲局"}),
        ("UNT007", {"units": "丙局 → 丙局"}),
    ]


def test_a_short_name_of_several_bodies_is_told() -> None:
    """Two bodies with one short name, one that is another's full name, one that is a group."""
    text = table(
        ["单位全称", "简称", "分组"],
        ["云岭市水利局", "水利", ""],
        ["青禾县水利局", "水利", ""],
        ["水务集团", "", "青禾县"],
        ["云岭市水务公司", "水务集团", ""],
        ["青禾县人民政府", "青禾县", ""],
    )
    assert told(text) == [
        ("UNT004", {"text": "水利", "units": "云岭市水利局、青禾县水利局"}),
        ("UNT004", {"text": "水务集团", "units": "水务集团、云岭市水务公司"}),
        ("UNT004", {"text": "青禾县", "units": "青禾县人民政府，也是分组的名称"}),
    ]


def test_rows_without_a_name_are_told_and_empty_ones_are_not() -> None:
    """Blank lines between blocks are usual; a row with a leader and no name is a slip."""
    text = table(["单位全称", "分管领导"], ["甲局", ""], ["", ""], ["", "陈立"])
    assert told(text) == [("UNT005", {"place": "第4行"})]


def test_keywords_that_cannot_decide_are_told() -> None:
    """One character stands in too many words; a word of two bodies alone suggests nobody."""
    text = table(["单位全称", "职责"], ["甲局", "水、防汛"], ["乙局", "防汛"])
    assert told(text) == [
        ("UNT008", {"place": "第2行", "unit": "甲局", "word": "水"}),
        ("UNT009", {"word": "防汛", "units": "甲局、乙局"}),
    ]
    assert book_of(text).units[0].duties == ("防汛",)


@given(st.lists(st.lists(st.text(max_size=8), max_size=9), max_size=5))
def test_any_table_below_a_header_is_read_without_raising(rows: list[list[str]]) -> None:
    """Whatever people type into the cells, what comes out is valid by the schema."""
    text = table(HEADER, *rows)
    outcome = read(text.encode("utf-8", "replace"), "units.csv")
    if outcome.value is not None:
        assert schema.validate("unitbook", to_json(outcome.value)) == ()
        assert read(text.encode("utf-8", "replace"), "units.csv") == outcome
    else:
        assert outcome.findings
