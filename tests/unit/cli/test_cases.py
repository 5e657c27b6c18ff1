"""The command line as its users see it: tests/cases/cli.md."""

from __future__ import annotations

import pytest

from tests.support import casefile, clicases
from tests.support.golden import Acceptance
from tests.support.tools import ROOT

CASES = ROOT / "tests" / "cases" / "cli.md"


@pytest.mark.parametrize("case", casefile.params(CASES))
def test_the_terminal_shows(case: casefile.Case, acceptance: Acceptance) -> None:
    """Every command prints what the case says, on the stream and with the exit code it says."""
    casefile.check(case, {"console": clicases.transcript}, acceptance)
