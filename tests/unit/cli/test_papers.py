"""The options of `convert` for documents, `template` and `fonts`, as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import toolkit
from tests.support.clicases import taizhang
from tests.support.wordparts import lines
from toolkit.errors import ExitCode

TEXT = """在全市推进会上的讲话
（2022年6月1日）
同志们：
一、抓好整改。由市水务局牵头，市财政局配合，7月1日前拿出方案。
二、抓好检查。市住建局要在9月底前完成检查。
"""
OFFICE = """[document]
issuer = "某市人民政府督查室"
series = "某政督"
number = 5
[document.heads]
"督查通报" = "某市政务督查"
"任务分解通知" = "某市人民政府文件"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a speech and the settings of an office."""
    (tmp_path / "讲话.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "office.toml").write_text(OFFICE, encoding="utf-8")
    return tmp_path


def made(folder: Path) -> list[str]:
    """The names of the documents in a folder."""
    return sorted(path.name for path in folder.glob("*.docx"))


def words(path: Path) -> str:
    """The words of a document."""
    return "\n".join(lines(path.read_bytes()))


def test_one_notice_for_each_unit(folder: Path) -> None:
    """Only docx, each file told."""
    result = taizhang("convert", "讲话.txt", "--kind", "督办通知", cwd=folder)
    assert result.code == ExitCode.OK
    assert made(folder) == [
        f"讲话-督办通知-{unit}.docx" for unit in ("市住建局", "市水务局", "市财政局")
    ]
    assert all(name in result.out for name in made(folder))
    assert not list(folder.glob("*.xlsx"))


def test_settings_and_day_reach_the_document(folder: Path) -> None:
    """Head, number and day as given."""
    taizhang(
        *("convert", "讲话.txt", "--kind", "任务分解通知", "--office", "office.toml"),
        *("--as-of", "2022.6.8"),
        cwd=folder,
    )
    text = words(folder / "讲话-任务分解通知.docx")
    assert text.startswith("某市人民政府文件\n某政督〔2022〕5号\n")
    assert "某市人民政府督查室\n2022年6月8日" in text


def test_progress_is_counted(folder: Path) -> None:
    """Events of a file find their tasks; the day decides what is overdue."""
    speech = toolkit.parse(folder / "讲话.txt")
    events = [
        {
            **dict.fromkeys(
                ("percent", "text", "problem", "next_step", "evidence", "revised_deadline")
            ),
            "task": task.id,
            "fingerprint": task.fingerprint,
            "seq": 1,
            "date": "2022-06-20",
            "unit": None,
            "status": "done",
            "reporter": None,
            "source": None,
        }
        for task in speech.tasks[:1]
    ]
    data = {"schema_version": "1.0", "events": events}
    (folder / "progress.json").write_text(json.dumps(data), encoding="utf-8")
    result = taizhang(
        *("convert", "讲话.txt", "--kind", "督查通报", "--progress", "progress.json"),
        *("--as-of", "2022-10-08"),
        cwd=folder,
    )
    assert result.code == ExitCode.OK
    text = words(folder / "讲话-督查通报.docx")
    assert "已完成1项，占50%；未启动1项，占50%。" in text
    assert "已逾期8天，未反馈" in text


def test_without_a_day_a_dated_kind_takes_today(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH, where it is set, is today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1654646400")
    taizhang("convert", "讲话.txt", "--kind", "催办通知", cwd=folder)
    assert "截至2022年6月8日" in words(folder / "讲话-催办通知.docx")


def test_existing_files_are_not_replaced(folder: Path) -> None:
    """As for every output; --force replaces."""
    command = ("convert", "讲话.txt", "--kind", "领导一页纸", "--as-of", "2022-06-08")
    assert taizhang(*command, cwd=folder).code == ExitCode.OK
    refused = taizhang(*command, cwd=folder)
    assert refused.code == ExitCode.NOT_WRITTEN
    assert "--force" in refused.err
    assert taizhang(*command, "--force", cwd=folder).code == ExitCode.OK


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--kind", "督办"), ExitCode.USAGE, "没有文种“督办”，可选：简报"),
        (("--kind", "简报", "--to", "xlsx"), ExitCode.USAGE, "--to 只能是 docx"),
        (("--kind", "简报", "--preset", "分解表"), ExitCode.USAGE, "样式"),
        (("--kind", "简报", "--as-of", "昨天"), ExitCode.USAGE, "不是日期"),
        (("--as-of", "2022-06-08"), ExitCode.USAGE, "--as-of 要和 --kind 一起用"),
        (("--progress", "x.json"), ExitCode.USAGE, "--progress 要和 --kind 一起用"),
        (("--kind", "简报", "--office", "没有.toml"), ExitCode.UNREADABLE, "没有.toml"),
        (("--kind", "简报", "--progress", "讲话.txt"), ExitCode.UNREADABLE, "讲话.txt 不是有效的"),
        (("--kind", "简报", "--template", "讲话.txt"), ExitCode.UNREADABLE, "不是 Word 文件"),
    ],
)
def test_slips_are_told_in_chinese(
    folder: Path, options: tuple[str, ...], code: ExitCode, told: str
) -> None:
    """What is wrong and what would be right; nothing is written."""
    result = taizhang("convert", "讲话.txt", *options, cwd=folder)
    assert (result.code, told in result.err) == (code, True), result.err
    assert made(folder) == []


def test_two_sources_of_one_name_are_refused(folder: Path) -> None:
    """Their documents would have the same names."""
    result = taizhang("convert", "讲话.txt", "./讲话.txt", "--kind", "简报", cwd=folder)
    assert result.code == ExitCode.USAGE


def test_a_template_is_exported_and_used(folder: Path) -> None:
    """The starter names all placeholders; filled, it is the document."""
    pytest.importorskip("docxtpl", reason="此项测试需要 pip install 'taizhang[templates]'")
    exported = taizhang("template", "export", "会议纪要", cwd=folder)
    assert exported.code == ExitCode.OK
    assert "{{p 正文 }}" in exported.out
    assert taizhang("template", "export", "会议纪要", cwd=folder).code == ExitCode.NOT_WRITTEN
    used = taizhang(
        "convert", "讲话.txt", "--kind", "会议纪要", "--template", "会议纪要-模板.docx", cwd=folder
    )
    assert used.code == ExitCode.OK
    assert "会议要点和议定事项" in words(folder / "讲话-会议纪要.docx")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import", "简报"), "可选：export"),
        (("export", "纪要"), "没有文种“纪要”"),
        (("export",), "缺少"),
    ],
)
def test_a_template_of_nothing_is_refused(arguments: tuple[str, ...], told: str) -> None:
    """Wrong action, wrong kind, no kind."""
    result = taizhang("template", *arguments)
    assert result.code == ExitCode.USAGE
    assert told in result.err


def test_fonts_are_listed(folder: Path) -> None:
    """Those of the documents, or those of the office."""
    (folder / "fonts.toml").write_text('[document.fonts]\nbody = "仿宋"\n', encoding="utf-8")
    usual = taizhang("fonts")
    assert usual.code == ExitCode.OK
    assert all(name in usual.out for name in ("方正小标宋简体", "仿宋_GB2312", "Times New Roman"))
    own = taizhang("fonts", "--office", "fonts.toml", cwd=folder)
    assert "仿宋_GB2312" not in own.out


def test_a_name_that_no_system_takes_is_refused(folder: Path) -> None:
    """Before anything is read or written."""
    refused = taizhang("convert", f"{'长' * 90}.txt", cwd=folder)
    assert refused.code == ExitCode.NOT_WRITTEN
    assert "请把来源改名" in refused.err
