"""Options and fixtures of the whole suite; the only conftest."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.support import golden, samples, tools
from toolkit import schema

ACCEPTANCE = pytest.StashKey[golden.Acceptance]()
GOLDEN = tools.ROOT / "tests" / "golden"

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get(tools.REQUIRE_ALL) else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --accept."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="改写生成物和预期（model.py、golden、samples、案例、README）；改写过的一次运行以失败结束",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Open the list of rewritten files."""
    config.stash[ACCEPTANCE] = golden.Acceptance(enabled=config.getoption("--accept"))


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Accept in one process: two workers must not rewrite one file."""
    if config.getoption("--accept") and hasattr(config.option, "numprocesses"):
        config.option.numprocesses = 0


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A session that rewrote anything is no proof of anything: it ends as failed."""
    if session.config.stash[ACCEPTANCE].rewritten:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name the rewritten files."""
    rewritten = sorted(config.stash[ACCEPTANCE].rewritten)
    if rewritten:
        terminalreporter.section("--accept")
        for name in rewritten:
            terminalreporter.line(f"已改写 {name}")
        terminalreporter.line(
            f"{len(rewritten)} files rewritten；请读 git diff，再不带 --accept 运行一次"
        )


@pytest.fixture(scope="session")
def acceptance(pytestconfig: pytest.Config) -> golden.Acceptance:
    """Whether to rewrite expectations; pass it to golden.compare and casefile.check."""
    return pytestconfig.stash[ACCEPTANCE]


@pytest.fixture(name="golden")
def golden_fixture(acceptance: golden.Acceptance) -> Callable[[str, str | bytes], None]:
    """Compare with a file below tests/golden: golden("factory/brief.txt", actual)."""

    def compare(name: str, actual: str | bytes) -> None:
        golden.compare(GOLDEN / name, actual, acceptance)

    return compare


@pytest.fixture(scope="session")
def speech_schema() -> dict[str, Any]:
    """The schema of the canonical speech, as JSON data."""
    return schema.load("speech")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of development texts; skips where it is absent."""
    return tools.corpus_folder()


@pytest.fixture(scope="session")
def sample_outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the command line makes of all samples; only to be read."""
    folder = tmp_path_factory.mktemp("outputs")
    samples.convert(folder)
    return folder
