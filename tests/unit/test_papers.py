"""The library: documents of a kind from a source, with findings about what is left over."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

import toolkit
from tests.support import reported, sender
from tests.support.draft import unit
from tests.support.wordparts import lines
from toolkit.documents.kinds import KINDS
from toolkit.errors import MissingPackage, UnreadableSource, UsageProblem

TEXT = "在全市推进会上的讲话\n同志们：\n一、抓好整改。\n由市水务局牵头，2022年7月1日前拿出方案。\n"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_text_is_enough(kind: str) -> None:
    """Parsed and composed in one call; the names begin with the kind."""
    made = toolkit.issue(TEXT, kind, as_of=reported.AS_OF)
    assert made
    for name, outcome in made.items():
        assert name.startswith(kind)
        assert lines(outcome.value)


def test_one_file_for_each_unit() -> None:
    """Named after kind and unit."""
    made = toolkit.issue(reported.speech(), "督办通知", as_of=reported.AS_OF)
    assert list(made)[:2] == ["督办通知-市林业局", "督办通知-市财政局"]
    assert len(made) == 8


def test_tasks_for_nobody_are_told_once() -> None:
    """OUT004 with their ids, at the first document."""
    made = toolkit.issue(reported.speech(), "督办通知", as_of=reported.AS_OF)
    found = [finding for outcome in made.values() for finding in outcome.findings]
    assert [(each.code, each.data["tasks"]) for each in found] == [("OUT004", "2-05")]


def test_progress_of_other_tasks_is_told() -> None:
    """LDG001 names file, task and day."""
    stranger = reported.event("7-07", 9, "2023-05-01", status="done")
    made = toolkit.issue(
        reported.speech(), "督查通报", progress=[*reported.events(), stranger], as_of=reported.AS_OF
    )
    (found,) = made["督查通报"].findings
    assert found.code == "LDG001"
    assert "反馈.xlsx的任务 7-07（2023-05-01）" in found.message


def test_units_that_no_file_name_can_hold() -> None:
    """Marks of paths become hyphens; names that would be equal are told apart."""
    names = ("市/局", "市\\局", "长" * 90)
    speech = reported.speech()
    tasks = tuple(
        replace(task, units=(unit(name),)) for task, name in zip(speech.tasks, names, strict=False)
    )
    made = toolkit.issue(replace(speech, tasks=tasks), "督办通知")
    assert list(made) == ["督办通知-市-局", "督办通知-市-局-2", f"督办通知-{'长' * 40}"]


def test_no_unit_no_notice() -> None:
    """A kind that has nobody to go to says so."""
    with pytest.raises(UsageProblem, match="没有写明责任单位的任务"):
        toolkit.issue("同志们：\n我就讲这些。\n", "督办通知")


def test_a_damaged_speech_is_refused() -> None:
    """As for every writer: spans edited by hand cannot be trusted."""
    speech = reported.speech()
    sections = (replace(speech.sections[0], parent="9"), *speech.sections[1:])
    with pytest.raises(UnreadableSource):
        toolkit.issue(replace(speech, sections=sections), "会议纪要")


def test_same_arguments_same_bytes() -> None:
    """For all kinds, with settings and progress."""
    for kind in KINDS:
        first, second = (
            toolkit.issue(
                reported.speech(),
                kind.name,
                progress=reported.events(),
                as_of=reported.AS_OF,
                office=sender.WHOLE,
            )
            for _ in range(2)
        )
        assert first == second


def test_without_docxtpl_the_line_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates are an extra; everything else works without."""
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    monkeypatch.delitem(sys.modules, "toolkit.writers.templates", raising=False)
    monkeypatch.delattr("toolkit.writers.templates", raising=False)
    with pytest.raises(MissingPackage, match=r"pip install 'taizhang\[templates\]'"):
        toolkit.issue(reported.speech(), template=b"")
    assert toolkit.issue(reported.speech())


def test_a_template_of_one_s_own() -> None:
    """The starter is a template for its kind."""
    pytest.importorskip("docxtpl", reason="此项测试需要 pip install 'taizhang[templates]'")
    data = toolkit.template("催办通知")
    made = toolkit.issue(reported.speech(), "催办通知", as_of=reported.AS_OF, template=data)
    assert (
        "关于《在全市绿化工作会议上的讲话》工作任务的催办通知" in lines(made["催办通知"].value)[0]
    )
    with pytest.raises(UsageProblem, match="没有文种"):
        toolkit.template("催办")
