"""Persons and posts in lines of the head."""

from __future__ import annotations

import pytest

from toolkit.parse.meta import persons


def parts(line: str, found: persons.Person | None) -> tuple[str, str] | None:
    """The post and the name found in a line."""
    if found is None:
        return None
    return line[slice(*found.post)], line[slice(*found.name)]


@pytest.mark.parametrize(
    ("line", "post", "name"),
    [
        ("县委书记 李明", "县委书记", "李明"),
        ("县人民政府县长  李 明", "县人民政府县长", "李 明"),
        ("县长李明", "县长", "李明"),
        ("（县委副书记、县长 李明）", "县委副书记、县长", "李明"),
        ("XX县县长 XXX", "XX县县长", "XXX"),
        ("市委书记 买买提·艾力", "市委书记", "买买提·艾力"),
        ("旗长 巴特尔", "旗长", "巴特尔"),
        ("董事长：欧阳小明", "董事长", "欧阳小明"),
        ("李明", "", "李明"),
        ("李明同志", "", "李明"),
        ("李××", "", "李××"),
    ],
)
def test_a_line_that_is_a_person(line: str, post: str, name: str) -> None:
    """Post and name, padded, masked, with a point, with a bracket around."""
    assert parts(line, persons.alone(line)) == (post, name)


@pytest.mark.parametrize(
    "line",
    [
        "县委书记",
        "县委书记要带头。",
        "江苏省",
        "高新区",
        "书记讲话要点和学习提纲",
        "根据录音整理",
        "县长 出席了今天的大会",
        "",
    ],
)
def test_a_line_that_is_no_person(line: str) -> None:
    """Posts alone, sentences and places are no persons."""
    assert persons.alone(line) is None


@pytest.mark.parametrize(
    ("clause", "post", "name"),
    [
        ("李明同志在全县大会上的讲话", "", "李明"),
        ("县委书记李明在全县大会上的讲话", "县委书记", "李明"),
        ("李明县长在全县大会上的讲话", "县长", "李明"),
        ("县委书记在全县大会上的讲话", "县委书记", ""),
        ("XX同志在全县大会上的讲话", "", "XX"),
        ("于洪区区长李明在全区大会上的讲话", "于洪区区长", "李明"),
    ],
)
def test_a_title_that_begins_with_a_person(clause: str, post: str, name: str) -> None:
    """Who speaks, from the title of the speech."""
    assert parts(clause, persons.leading(clause)) == (post, name)


@pytest.mark.parametrize("clause", ["在全县大会上的讲话", "关于在基层减负的讲话", "县长办公会纪要"])
def test_a_title_that_begins_with_no_person(clause: str) -> None:
    """Most titles begin with 在."""
    assert persons.leading(clause) is None
