"""Every case of every Markdown file in this folder but cli.md, which `tests/unit/cli` runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import casefile, caselines, golden, invariants

FILES = sorted({*Path(__file__).parent.glob("*.md")} - {Path(__file__).with_name("cli.md")})


@pytest.mark.parametrize("case", casefile.params(*FILES))
def test_case(case: casefile.Case, acceptance: golden.Acceptance) -> None:
    """What comes out of the input is what the case says, and all invariants hold."""
    invariants.hold(caselines.speech_of(case))
    casefile.check(case, caselines.renderers(), acceptance)
