"""The unit book in the library and on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit
from tests.support import samples
from tests.support.clicases import taizhang
from tests.support.tools import ROOT
from toolkit.documents import brief
from toolkit.errors import UnreadableSource, UsageProblem
from toolkit.ledger.unitbook import stated

UNITS = ROOT / "samples" / "units.csv"
SPEECH = ROOT / "samples" / "03-会议纪要.txt"
NAMELESS = "同志们：\n一、抓好汛前准备。要在6月底前检查全部水库。\n"
FORMATS = ("xlsx", "docx", "json", "csv", "md", "ics")


@pytest.fixture(scope="module")
def book() -> toolkit.UnitBook:
    """The unit book of the samples."""
    found = toolkit.units(UNITS).value
    assert found is not None
    return found


def test_units_reads_a_path_a_name_and_bytes(book: toolkit.UnitBook) -> None:
    """The same book comes out."""
    assert toolkit.units(str(UNITS)).value == toolkit.units(UNITS.read_bytes()).value == book


def test_a_book_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The environment raises, as everywhere."""
    with pytest.raises(UnreadableSource, match=r"没有\.csv"):
        toolkit.units(tmp_path / "没有.csv")
    with pytest.raises(UnreadableSource, match="是文件夹"):
        toolkit.units(tmp_path)


def test_parse_check_and_apply_agree(book: toolkit.UnitBook) -> None:
    """A book given at parsing and one applied later give one speech, with all findings."""
    speech = toolkit.parse(SPEECH, units=book)
    assert toolkit.apply_units(toolkit.parse(SPEECH), book) == speech
    assert toolkit.check(SPEECH, units=book) == speech.findings
    assert {"UNT012", "UNT013"} <= {each.code for each in speech.findings}


def test_lists_of_short_names_become_full_names(book: toolkit.UnitBook) -> None:
    """财政、发改、卫健等部门 are three bodies; the words of the text stay beside their names."""
    text = "同志们：\n一、抓好保障。财政、发改、卫健等部门要在6月底前拿出方案。\n"
    (task,) = toolkit.parse(text, units=book).tasks
    assert [(unit.text, unit.name) for unit in task.units] == [
        ("财政", "云岭市财政局"),
        ("发改", "云岭市发展和改革委员会"),
        ("卫健", "云岭市卫生健康委员会"),
    ]


def test_the_json_needs_the_book_no_more(book: toolkit.UnitBook) -> None:
    """Every format is the same from the JSON alone, findings about units included.

    Only who is in charge stands in the book alone: the speech holds no telephone numbers.
    """
    direct = toolkit.convert(toolkit.parse(SPEECH, units=book), to=FORMATS)
    speech = toolkit.load(direct["json"].value)
    assert toolkit.convert(speech, to=FORMATS) == direct
    charged = toolkit.convert(SPEECH, to=FORMATS, units=book)
    assert toolkit.convert(speech, to=FORMATS, units=book) == charged
    assert charged["json"] == direct["json"]
    assert "杨帆 0999-8880013" in charged["csv"].value.decode("utf-8-sig")


def test_parsing_anew_forgets_the_book(book: toolkit.UnitBook) -> None:
    """Another strictness reads the text again; names and findings of the book go with it."""
    speech = toolkit.parse(toolkit.parse(SPEECH, units=book), strictness="strict")
    assert speech == toolkit.parse(SPEECH, strictness="strict")


@pytest.mark.parametrize("source", samples.sources(), ids=lambda path: path.stem[:2])
def test_the_invariants_hold_whatever_the_book_says(source: Path, book: toolkit.UnitBook) -> None:
    """Texts, places and ids stay right, no stated unit is lost, and no suggestion is beside one."""
    plain, applied = toolkit.parse(source), toolkit.parse(source, units=book)
    assert not [each for each in applied.findings if each.code.startswith("SPN")]
    assert applied.source == plain.source
    for before, after in zip(plain.tasks, applied.tasks, strict=True):
        kept = [(unit.text, unit.span, unit.role, unit.certainty) for unit in stated(after)]
        assert kept == [(each.text, each.span, each.role, each.certainty) for each in before.units]
        assert not before.units or len(after.units) == len(before.units)


def test_suggestions_are_not_counted_as_units(book: toolkit.UnitBook) -> None:
    """What convert prints as 单位 are the units the text names."""
    assert toolkit.render.counts(toolkit.parse(NAMELESS, units=book)).startswith(
        "部分 1、要点 0、任务 1、单位 0、"
    )


def test_no_document_speaks_of_a_suggestion_as_of_a_unit(book: toolkit.UnitBook) -> None:
    """A brief does not count it, nobody gets a notice because of it."""
    speech = toolkit.parse(NAMELESS, units=book)
    assert "其中有责任单位的0项" in str(brief.compose(speech))
    with pytest.raises(UsageProblem, match="没有写明责任单位"):
        toolkit.issue(speech, "督办通知")


def test_an_account_of_a_task_says_what_is_suggested(book: toolkit.UnitBook) -> None:
    """`--explain` tells a suggestion from what the text says."""
    speech = toolkit.parse(NAMELESS, units=book)
    assert (
        "责任单位：云岭市水利局——建议（单位手册），任务或其标题里有单位手册所列的职责关键词"
        in toolkit.why(speech, speech.tasks[0].id)
    )


def test_groups_are_expanded_on_demand(book: toolkit.UnitBook) -> None:
    """The ledger of the expanded speech names the counties, the speech itself does not."""
    speech = toolkit.parse(SPEECH, units=book)
    ledger = toolkit.convert(toolkit.expand_groups(speech, book), to=["csv"])["csv"].value
    assert "龙山县人民政府" in ledger.decode("utf-8-sig")
    assert "龙山县人民政府" not in toolkit.dump(speech)


def test_the_command_line_expands_groups_in_the_ledger_alone(tmp_path: Path) -> None:
    """--expand-groups needs the book; the JSON keeps the groups."""
    convert = ("convert", SPEECH, "--to", "csv,json", "-o", tmp_path, "--expand-groups")
    refused = taizhang(*convert)
    assert (refused.code, "--units" in refused.err) == (2, True)
    assert taizhang(*convert, "--units", UNITS).code == 0
    ledger, whole = (tmp_path / f"{SPEECH.stem}{end}" for end in ("-台账.csv", ".json"))
    assert "、龙山县人民政府（均为推断）" in ledger.read_text(encoding="utf-8-sig")
    assert "龙山县人民政府" not in whole.read_text(encoding="utf-8")


def test_the_option_works_in_every_command_that_reads(tmp_path: Path) -> None:
    """parse, check and convert take --units; what convert tells to type holds the option too."""
    parsed = taizhang("parse", SPEECH, "--units", UNITS)
    assert toolkit.load(parsed.out) == toolkit.parse(SPEECH, units=toolkit.units(UNITS).value)
    assert "UNT013" in taizhang("check", SPEECH, "--units", UNITS).out
    converted = taizhang("convert", SPEECH, "--units", UNITS, "--to", "json", "-o", tmp_path)
    assert converted.out.rstrip().endswith(f"--units {UNITS}")
    assert (tmp_path / f"{SPEECH.stem}.json").read_text(encoding="utf-8") == parsed.out


def test_a_doubtful_book_is_used_and_told(tmp_path: Path) -> None:
    """Its findings are for `units check`; a line on standard error says that there are some."""
    path = tmp_path / "units.csv"
    path.write_text("单位全称,简称\n甲局,水利\n乙局,水利\n", encoding="utf-8")
    run = taizhang("check", SPEECH, "--units", path)
    assert (run.code, run.err) == (0, f"units.csv：警告 1；运行 taizhang units check {path} 查看\n")


def test_what_is_no_book_stops_the_command(tmp_path: Path) -> None:
    """Nothing is written without the names that were asked for."""
    run = taizhang("convert", SPEECH, "--units", SPEECH, "-o", tmp_path)
    assert run.code == 3
    assert "不能作为单位手册" in run.err
    assert list(tmp_path.iterdir()) == []
