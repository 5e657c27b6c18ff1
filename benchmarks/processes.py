"""Whole processes, measured from outside: time on the clock and peak memory, medians of n runs.

Linux counts the memory of the parent at the start of a child as the child's. So nothing large, not
even the parser, is imported here before the processes are measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

KIB = 1024
# Linux counts ru_maxrss in KiB, macOS in bytes.
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else KIB


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over the runs of one command; memory is None where the system does not tell."""

    seconds: float
    memory: float | None
    """Peak resident memory in MiB, of the process itself or its largest descendant."""


class Failed(Exception):
    """A measured command did not end with 0."""


class Bench:
    """Commands run in turns, so that a slow moment of the machine strikes all of them alike.

    Bytecode is written and read in a folder of its own: what is measured is the second start of a
    program, not its compilation.
    """

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self._environment = {
            key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
        }
        self._environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        self._environment["PYTHONUTF8"] = "1"

    def side_by_side(
        self, commands: Mapping[str, Sequence[str]], runs: int | None = None
    ) -> dict[str, Measured]:
        """The medians of each command, by its name; one run of each beforehand is not counted.

        Raises Failed, with what the command printed, when one does not end with 0.
        """
        seen: dict[str, list[Measured]] = {name: [] for name in commands}
        for turn in range((runs or self.runs) + 1):
            for name, command in commands.items():
                once = self._once(command)
                if turn:
                    seen[name].append(once)
        return {name: _medians(each) for name, each in seen.items()}

    def _once(self, command: Sequence[str]) -> Measured:
        with tempfile.TemporaryFile(dir=self.folder) as output:
            started = time.perf_counter()
            process = subprocess.Popen(
                command, stdout=output, stderr=output, env=self._environment, cwd=self.folder
            )
            memory = _wait(process)
            seconds = time.perf_counter() - started
            if process.returncode:
                output.seek(0)
                words = output.read().decode("utf-8", "replace").strip()
                message = f"{' '.join(command)[:200]} 以 {process.returncode} 结束：{words[-500:]}"
                raise Failed(message)
        return Measured(seconds, memory)


def _wait(process: subprocess.Popen[bytes]) -> float | None:
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * _MAXRSS_UNIT / KIB / KIB


def _medians(runs: list[Measured]) -> Measured:
    memories = [run.memory for run in runs if run.memory is not None]
    return Measured(median(run.seconds for run in runs), median(memories) if memories else None)
