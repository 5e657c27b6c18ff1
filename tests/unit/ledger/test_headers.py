"""Headers as offices write them."""

from __future__ import annotations

import pytest

from toolkit.ledger.columns import COLUMNS
from toolkit.ledger.headers import NUMBER, key_of


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
def test_our_own_headers_are_known(column: object) -> None:
    """A ledger of ours can be the template of another."""
    assert key_of(column.header) == column.key  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("序 号", NUMBER),
        ("重点工作\n任务", "text"),
        ("牵头单位（盖章）", "lead"),
        ("牵头责任\n单　位：", "lead"),
        ("协同配合单位", "support"),
        ("完成时间（年月日）", "deadline"),
        ("下一步打算*", "next_step"),
        ("包片干部", None),
        ("", None),
    ],
    ids=range(9),
)
def test_blanks_breaks_and_brackets_do_not_matter(header: str, key: str | None) -> None:
    """What offices add for looks changes nothing; unknown headers stay unknown."""
    assert key_of(header) == key
