"""An office's own columns: which there are, and what is refused."""

from __future__ import annotations

import pytest

from tests.support.tools import ROOT
from tests.support.waterworks import speech
from toolkit.errors import UsageProblem
from toolkit.ledger.columns import BY_KEY
from toolkit.ledger.own_columns import read
from toolkit.ledger.rows import rows

OWN = """
name = "本局台账"
sheet = "重点工作"
caption = "重点工作台账"
signed = true
[[column]]
key = "point"
[[column]]
key = "text"
header = "工作任务"
width = 50
[[column]]
header = "分管领导"
[[column]]
key = "status"
"""


def test_columns_come_in_the_order_of_the_file() -> None:
    """Ours by key, under the office's header if it gives one, and its own."""
    preset = read(OWN, "c.toml")
    assert [column.header for column in preset.columns][:4] == [
        *("要点", "工作任务", "分管领导", "状态")
    ]
    assert (preset.name, preset.sheet, preset.caption) == ("本局台账", "重点工作", "重点工作台账")
    assert preset.signed
    assert preset.columns[1].width == 50


def test_a_column_of_the_office_is_filled_in_by_people() -> None:
    """It is open and empty."""
    column = read(OWN, "c.toml").columns[2]
    assert column.editable
    assert column.value(rows(speech())[0]) is None


def test_the_sample_file_can_be_used() -> None:
    """samples/columns.toml is what offices begin with."""
    text = (ROOT / "samples" / "columns.toml").read_text(encoding="utf-8")
    preset = read(text, "columns.toml")
    names = [column.header for column in preset.columns]
    assert names[:4] == ["编号", "工作任务", "分管领导", "包片干部"]


def test_the_id_is_always_there() -> None:
    """Hidden at the end where the office does not want to see it."""
    last = read(OWN, "c.toml").columns[-1]
    assert last.key == "id"
    assert last.hidden(rows(speech()))
    shown = read('[[column]]\nkey = "id"\n[[column]]\nkey = "text"', "c.toml")
    assert shown.keys == ("id", "text")
    assert not shown.columns[0].hidden(rows(speech()))


def test_columns_may_be_all_there_are() -> None:
    """Every key can be chosen."""
    text = "".join(f'[[column]]\nkey = "{key}"\n' for key in BY_KEY)
    assert read(text, "c.toml").keys == tuple(BY_KEY)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name = ", "不是正确的 TOML"),
        ("", "每栏以 [[column]] 开头"),
        ('column = "text"', "每栏以 [[column]] 开头"),
        ('title = "台账"\n[[column]]\nkey = "text"', "没有“title”这一项"),
        ('[[column]]\nkey = "who"', "key “who”不存在"),
        ("[[column]]\nwidth = 8", "既没有 key 也没有 header"),
        ('[[column]]\nkey = "text"\nheader = ""', "header 应是"),
        ('[[column]]\nkey = "text"\nwidth = 500', "width 应是"),
        ('[[column]]\nkey = "text"\ncolor = "红"', "没有“color”这一项"),
        ('[[column]]\nkey = "text"\n[[column]]\nkey = "text"\nheader = "又"', "出现了两次"),
        ('[[column]]\nkey = "text"\n[[column]]\nheader = "任务内容"', "出现了两次"),
        ('[[column]]\nkey = "lead"', "没有任务内容一栏"),
        ('sheet = "统计"\n[[column]]\nkey = "text"', "sheet"),
        ('sheet = "a/b"\n[[column]]\nkey = "text"', "sheet"),
        ('name = ""\n[[column]]\nkey = "text"', "name"),
        ('signed = 1\n[[column]]\nkey = "text"', "signed"),
    ],
    ids=range(16),
)
def test_faults_are_named_with_their_place(text: str, place: str) -> None:
    """The message has the file and says what to do."""
    with pytest.raises(UsageProblem, match=r"c\.toml") as refusal:
        read(text, "c.toml")
    assert place in str(refusal.value)
