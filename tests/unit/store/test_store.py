"""The project folder keeps what was committed, whole or not at all, whoever writes besides."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import projects, reported
from tests.support.tools import ROOT
from toolkit.errors import NotWritten, ToolkitError, UnreadableSource, UsageProblem
from toolkit.ledger.record import Handed, events, in_order, notes
from toolkit.store import DATABASE, Project, exchange
from toolkit.store.database import MIGRATIONS

WRITER = """
import sys
from pathlib import Path
from tests.support import projects
from toolkit.store import Project

project = Project.open(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    project.change(records=(projects.report(number), projects.note(f"附记{number}。")))
    print(number, flush=True)
"""
LIMITED = """
import resource, signal, sys
from pathlib import Path
from tests.support import projects
from toolkit.errors import NotWritten
from toolkit.store import Project

project = Project.open(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
number = 0
try:
    while True:
        project.change(records=[projects.report(number * 1000 + n) for n in range(50)])
        number += 1
except NotWritten as error:
    print(number, error)
"""


def writer(folder: Path, first: int, last: int) -> subprocess.Popen[str]:
    """A process that adds a report and a note for each number, naming those committed."""
    command = [sys.executable, "-c", WRITER, str(folder), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)


def numbers(project: Project) -> list[int]:
    """The numbers of the reports a writer added, each of which must have its note."""
    told = project.records()
    found = [
        int(event.text[1:-4])
        for event in events(told)
        if event.text and event.text.endswith("次反馈。")
    ]
    assert {f"附记{number}。" for number in found} == {
        note.text for note in notes(told) if note.text.startswith("附记")
    }
    return sorted(found)


def test_a_project_gives_back_what_it_was_given(tmp_path: Path) -> None:
    """Speech, units, ledgers, events and notes, in their order, and the same after reopening."""
    project = projects.project(tmp_path / "项目")
    book = projects.unit("市林业局", "林业局")
    issued = Handed(sha256="0" * 64, name="表.xlsx", direction="issued", unit="市林业局", date=None)
    project.change(units=(book,), ledgers=(issued,))
    again = Project.open(tmp_path / "项目")
    assert [kept.speech for kept in again.speeches()] == [reported.speech()]
    assert again.units() == (book,)
    assert again.ledgers() == (issued,)
    assert events(again.records()) == tuple(
        replace(event, seq=number)
        for number, event in enumerate(events(in_order(projects.records())), 1)
    )
    assert [note.text for note in notes(again.records())] == ["请市财政局列入预算。"]


def test_the_same_record_is_kept_once(tmp_path: Path) -> None:
    """A second time adds nothing, nor does the same report from another row or file."""
    project = projects.project(tmp_path)
    before = project.records()
    assert project.change(records=projects.records()) == 0
    elsewhere = [replace(each, event=replace(each.event, source=None, seq=99)) for each in before
                 if each.event]  # fmt: skip
    assert project.change(records=elsewhere) == 0
    assert project.records() == before


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    """Records shuffled and handed over one by one make the same state."""
    told = list(projects.records())
    random.Random(7).shuffle(told)  # noqa: S311 - no secret
    project = Project.init(tmp_path)
    for record in told:
        project.change(records=(record,))
    assert in_order(project.records()) == in_order(projects.records())


def test_a_correction_of_the_same_day_can_be_taken_back(tmp_path: Path) -> None:
    """40, then 50, then 40 again, by the time the files were saved, ends at 40 in any order."""
    event = reported.events()[0]
    told = [
        replace(projects.report(0), event=replace(event, percent=share), moment=moment)
        for share, moment in (
            (40, "2023-05-10T01:00:00Z"),
            (50, "2023-05-10T02:00:00Z"),
            (40, "2023-05-10T03:00:00Z"),
        )
    ]
    for number, order in enumerate((told, told[::-1])):
        project = Project.init(tmp_path / str(number))
        for record in order:
            project.change(records=(record,))
        assert [each.percent for each in events(project.records())] == [50, 40]


def test_an_event_that_breaks_the_schema_is_refused_with_all_that_comes_with_it(
    tmp_path: Path,
) -> None:
    """Nothing of the call is kept."""
    project = projects.project(tmp_path)
    before = project.records()
    bad = projects.report(1, percent=130)
    with pytest.raises(ToolkitError, match="percent"):
        project.change(records=(projects.report(2), bad))
    assert project.records() == before


def test_records_can_neither_be_changed_nor_deleted(tmp_path: Path) -> None:
    """Append-only holds in the database itself."""
    projects.project(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        for statement in ("UPDATE records SET body = '{}'", "DELETE FROM records"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)


def test_export_and_import_move_the_state_without_loss(tmp_path: Path) -> None:
    """The imported project exports the very same text; importing again adds nothing."""
    project = projects.project(tmp_path / "甲")
    project.change(units=(projects.unit("市林业局", "林业局"),))
    text = exchange.dumps(project)
    other = Project.init(tmp_path / "乙")
    assert exchange.loads(text, "状态.json", other) == len(projects.records())
    assert exchange.dumps(other) == text
    assert exchange.loads(text, "状态.json", other) == 0
    assert exchange.dumps(other) == text


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda state: state["speeches"][0].update(json="{}"), "指纹"),
        (lambda state: state["records"][0].update(event=None), "既不是"),
        (lambda state: state["records"][0]["event"].update(percent="很多"), "不是 taizhang export"),
        (lambda state: state.clear(), "不是 taizhang export"),
    ],
    ids=["speech", "neither", "percent", "empty"],
)
def test_a_damaged_export_is_refused_whole(damage: object, reason: str, tmp_path: Path) -> None:
    """What is no valid state changes nothing and says why."""
    state = json.loads(exchange.dumps(projects.project(tmp_path / "甲")))
    damage(state)  # type: ignore[operator]
    other = Project.init(tmp_path / "乙")
    with pytest.raises(UnreadableSource, match=reason):
        exchange.loads(json.dumps(state), "状态.json", other)
    assert other.records() == ()
    assert other.speeches() == ()


def test_a_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    """The message says what to type."""
    with pytest.raises(UsageProblem, match="taizhang init"):
        Project.open(tmp_path)


def test_a_changed_or_missing_speech_file_is_told(tmp_path: Path) -> None:
    """The database knows the hash of every speech."""
    project = projects.project(tmp_path)
    file = next((tmp_path / "speeches").iterdir())
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="改动"):
        project.speeches()
    file.unlink()
    with pytest.raises(UnreadableSource, match="缺少"):
        project.speeches()


def test_a_damaged_and_a_newer_database_are_refused(tmp_path: Path) -> None:
    """Nothing is guessed, and the message says what to do."""
    project = projects.project(tmp_path / "新")
    with closing(sqlite3.connect(project.path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(UnreadableSource, match="升级"):
        project.records()
    broken = tmp_path / "坏"
    broken.mkdir()
    (broken / DATABASE).write_bytes(b"not a database" * 100)
    with pytest.raises(UnreadableSource, match="备份"):
        Project.open(broken).records()


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    """Both write to the end, and everything is there."""
    project = projects.project(tmp_path)
    both = [writer(tmp_path, 1000, 1030), writer(tmp_path, 2000, 2030)]
    for each in both:
        each.communicate()
        assert each.returncode == 0
    assert numbers(project) == [*range(1000, 1030), *range(2000, 2030)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")
def test_a_killed_process_leaves_what_it_committed_and_nothing_half(tmp_path: Path) -> None:
    """After kill -9 every report that was said to be committed is there, each with its note."""
    project = projects.project(tmp_path)
    for start in (1000, 2000, 3000):
        process = writer(tmp_path, start, start + 1000)
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(5)]
        time.sleep(start / 1e6)
        process.kill()
        said += [int(line) for line in process.communicate()[0].split()]
        assert set(said) <= set(numbers(project))
    assert project.change(records=(projects.report(1),)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on file sizes")
def test_a_full_disk_loses_nothing_committed(tmp_path: Path) -> None:
    """The transaction that no longer fits is dropped whole; those before are kept."""
    project = projects.project(tmp_path)
    before = len(project.records())
    size = project.path.stat().st_size + 200_000
    command = [sys.executable, "-c", LIMITED, str(tmp_path), str(size)]
    result = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=ROOT)
    count, _, message = result.stdout.partition(" ")
    assert "没有写入" in message
    assert len(project.records()) == before + int(count) * 50
    assert int(count) > 0
    assert project.change(records=(projects.report(-1),)) == 1


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "项目").write_text("", encoding="utf-8")
    with pytest.raises(NotWritten, match="项目"):
        Project.init(tmp_path / "项目")


def test_a_copied_folder_is_the_same_project(tmp_path: Path) -> None:
    """Closed, a project is its files: a copy of the folder is a backup."""
    project = projects.project(tmp_path / "甲")
    shutil.copytree(tmp_path / "甲", tmp_path / "乙")
    assert exchange.dumps(Project.open(tmp_path / "乙")) == exchange.dumps(project)
