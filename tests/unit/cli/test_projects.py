"""The commands of a project, as far as cases cannot show them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import projects, reported, returns
from tests.support.clicases import taizhang
from toolkit import codec


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """A project with the speech and what was reported."""
    return projects.project(tmp_path / "督办").folder


def test_export_and_import_go_round(folder: Path, tmp_path: Path) -> None:
    """What one prints the other takes, twice without a change."""
    exported = taizhang("export", "-p", folder).out
    state = tmp_path / "督办.json"
    state.write_text(exported, encoding="utf-8")
    assert taizhang("init", tmp_path / "乙").code == 0
    first = taizhang("import", state, "-p", tmp_path / "乙").out
    assert first.endswith(f"新登记 {len(projects.records())} 条\n")
    assert taizhang("import", state, "-p", tmp_path / "乙").out.endswith("新登记 0 条\n")
    assert taizhang("export", "-p", tmp_path / "乙").out == exported


def test_documents_are_made_of_what_was_collected(folder: Path, tmp_path: Path) -> None:
    """The progress of the project is what 催办通知 takes."""
    progress, source = tmp_path / "进展.json", tmp_path / "讲话.json"
    progress.write_text(taizhang("export", "-p", folder, "--progress").out, encoding="utf-8")
    source.write_text(codec.dumps(reported.speech()), encoding="utf-8")
    options = ("--kind", "催办通知", "--progress", progress, "--as-of", "2023-06-10")
    result = taizhang("convert", source, *options, "-o", tmp_path)
    assert result.code == 0
    assert (tmp_path / "讲话-催办通知.docx").is_file()


@pytest.mark.parametrize(
    ("option", "value"), [("--date", "2023-03-01"), ("--strictness", "loose"), ("--from", "txt")]
)
@pytest.mark.parametrize("kind", [(), ("--kind", "督查通报")], ids=["ledger", "document"])
def test_what_cannot_count_for_a_project_is_refused(
    folder: Path, kind: tuple[str, ...], option: str, value: str
) -> None:
    """Its speeches have been read; the message says where the option belongs."""
    result = taizhang("convert", folder, *kind, option, value)
    assert result.code == 2
    assert option in result.err
    assert "taizhang add" in result.err


def test_a_project_becomes_tables_and_calendars_too(folder: Path, tmp_path: Path) -> None:
    """Under the names that speeches have."""
    result = taizhang("convert", folder, "--to", "csv,md,ics", "-o", tmp_path / "出")
    assert result.code == 0
    names = ["台账.csv", "台账.md", "台账.schema.json", "日历.ics"]
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == [
        f"绿化讲话-{name}" for name in names
    ]


def test_an_import_of_something_else_is_refused(folder: Path) -> None:
    """With exit code 3 and the reason."""
    result = taizhang("import", __file__, "-p", folder)
    assert result.code == 3
    assert "不是有效的 JSON" in result.err


def test_collect_tells_what_each_file_gave(folder: Path, tmp_path: Path) -> None:
    """File, unit, day, count; then the findings, then what was new."""
    path = tmp_path / "回.xlsx"
    path.write_bytes(returns.sheet().fill("1-03", 进展情况="按计划推进").saved())
    result = taizhang("collect", path, "-p", folder, "--date", "2023-06-01", "--unit", "市城管局")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "回.xlsx：市城管局，2023-06-01，登记 1 条"
    assert lines[1].startswith("警告 LDG007 回.xlsx “反馈表”")
    assert lines[-1] == "新登记 1 条；警告 1"
    assert taizhang("collect", path, "-p", folder, "--strict").code == 1


def test_two_files_of_one_name_are_refused(folder: Path, tmp_path: Path) -> None:
    """Findings name files, so names must differ."""
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "回.xlsx").write_bytes(returns.issued())
    result = taizhang("collect", tmp_path / "甲/回.xlsx", tmp_path / "乙/回.xlsx", "-p", folder)
    assert result.code == 2
    assert "回.xlsx" in result.err


def test_the_words_of_the_office_hold_in_a_project(folder: Path, tmp_path: Path) -> None:
    """Its word for a status is read and printed."""
    office = tmp_path / "office.toml"
    office.write_text('[ledger.statuses]\ndone = "办妥"\n', encoding="utf-8")
    path = tmp_path / "回.xlsx"
    path.write_bytes(returns.sheet().fill("1-03", 状态="办妥").saved())
    options = ("-p", folder, "--office", office)
    assert "新登记 1 条" in taizhang("collect", path, "--date", "2023-06-01", *options).out
    shown = taizhang("status", "--as-of", "2023-06-10", *options).out
    assert "办妥 3" in shown


def test_forms_and_ledgers_replace_nothing_unasked(folder: Path, tmp_path: Path) -> None:
    """A second time needs --force; a project is converted alone."""
    for command in (("split", "-p", folder), ("convert", folder)):
        out = tmp_path / command[0]
        assert taizhang(*command, "-o", out).code == 0
        assert taizhang(*command, "-o", out).code == 6
        assert taizhang(*command, "-o", out, "--force").code == 0
    source = tmp_path / "讲话.json"
    source.write_text(codec.dumps(reported.speech()), encoding="utf-8")
    result = taizhang("convert", source, folder, "-o", tmp_path)
    assert result.code == 2
    assert "单独转换" in result.err
    assert taizhang("convert", folder, "--to", "docx", "-o", tmp_path).code == 2


def test_diff_tells_what_changed(tmp_path: Path) -> None:
    """Counts first, then each task with what differs."""
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text("讲话\n一、抓紧补植\n市林业局要补植行道树500棵。\n", encoding="utf-8")
    new.write_text("讲话\n一、抓紧补植\n市林业局要补植行道树800棵。\n", encoding="utf-8")
    lines = taizhang("diff", old, new).out.splitlines()
    assert lines[0] == "新增 0、删去 0、改动 1、移动 0、不变 0"
    assert lines[1] == "改动 1-01 市林业局要补植行道树800棵。"
    assert lines[2] == "  任务内容：市林业局要补植行道树500棵。 → 市林业局要补植行道树800棵。"
