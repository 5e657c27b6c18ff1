"""How far a source can be trusted: the one line that `taizhang check` ends with."""

from __future__ import annotations

import pytest

from toolkit.checks.trust import judgement
from toolkit.codes import CATALOGUE
from toolkit.findings import Finding


def found(*codes: str) -> list[Finding]:
    """Findings of these codes."""
    by_code = {entry.code: entry for entry in CATALOGUE}
    return [
        Finding(
            code=code,
            severity=by_code[code].severity,
            message="",
            span=None,
            hint="",
            subject=None,
            data={},
        )
        for code in codes
    ]


@pytest.mark.parametrize(
    ("codes", "length", "level"),
    [
        ((), 100, "较高"),
        (("SRC005", "SRC020", "NUM001", "TSK001"), 100, "较高"),
        (("SRC010",), 3000, "一般"),
        (("SRC018", "SRC018"), 3000, "一般"),
        (("SRC018", "SRC018", "SRC011"), 30000, "较低"),
        (("SRC013",) * 7, 3000, "较低"),
        (("SRC013",) * 6, 3000, "一般"),
        (("SRC014",), 20, "一般"),
        (("SRC041",), 30000, "较低"),
        (("SRC037",), 30000, "较低"),
        (("SRC046",), 30000, "较低"),
    ],
)
def test_the_level_follows_from_the_marks_of_damage(
    codes: tuple[str, ...], length: int, level: str
) -> None:
    """Only damage counts; missing pages, rewriting and density make it low."""
    assert judgement(found(*codes), length).startswith(f"来源可信程度：{level}")


def test_the_reasons_are_named_with_their_numbers() -> None:
    """Each kind of damage once, with how often; what is incomplete first."""
    line = judgement(found("SRC010", "SRC013", "SRC010", "SRC041"), 9000)
    assert "（全文由图片识别得到、被遮盖或替换的文字 2 处、粘连的日期 1 处）" in line
    assert "\n" not in line


def test_damage_has_words_of_its_own() -> None:
    """No reason is a bare code."""
    for entry in CATALOGUE:
        assert entry.code not in judgement(found(entry.code), 100)
