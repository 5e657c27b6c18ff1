"""A form that was saved by LibreOffice, once or by way of another format, tells the same."""

from __future__ import annotations

import datetime as dt
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.support import reported, returns
from tests.support.tools import require
from toolkit.findings import Outcome
from toolkit.ledger import collecting
from toolkit.ledger.collecting import Gathered
from toolkit.ledger.settings import standard
from toolkit.ledger.tasks import Tasks
from toolkit.ledger.unitbook import UnitBook
from toolkit.readers import returned

DATE = dt.date(2023, 6, 1)


def converted(path: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in that format."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--convert-to", suffix, "--outdir", str(folder), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=110)
    return folder / f"{path.stem}.{suffix}"


def gather(path: Path) -> Outcome[Gathered]:
    """What the form tells."""
    form = returned.read(path.read_bytes(), "回.xlsx").value
    assert form is not None
    book = UnitBook(schema_version="1.0", units=())
    tasks = Tasks([reported.speech()])
    return collecting.gather(form, tasks, book=book, settings=standard(), date=DATE)


@pytest.mark.parametrize("preset", ["反馈表", "督办台账"])
def test_a_form_saved_by_libreoffice_tells_the_same(preset: str, tmp_path: Path) -> None:
    """Saved as xlsx, and as ods and xlsx again: the same records, and no finding more."""
    require("soffice")
    sheet = returns.sheet(preset).fill(
        "1-01", 状态="推进中", 完成比例=40, 进展情况="补植800棵。", 延期后时限=dt.date(2023, 6, 30)
    )
    sheet.fill("1-02", 延期后时限="2023.6.30", 完成比例="50%").fill("2-01", 任务内容="改了。")
    path = tmp_path / "回.xlsx"
    path.write_bytes(sheet.saved())
    before = gather(path)
    once = converted(path, "xlsx", tmp_path / "一")
    twice = converted(converted(path, "ods", tmp_path / "二"), "xlsx", tmp_path / "三")
    for after in (gather(once), gather(twice)):
        assert {record.id for record in after.value.records} == {
            record.id for record in before.value.records
        }
        assert [finding.message for finding in after.findings] == [
            finding.message for finding in before.findings
        ]
    assert len(before.value.records) == 2
