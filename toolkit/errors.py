"""Problems of the environment, each with the exit code the command line ends with.

Content problems are findings (`toolkit.findings`), never exceptions.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit codes of every command mean."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    UNKNOWN_FORMAT = 4
    MISSING_PACKAGE = 5
    NOT_WRITTEN = 6
    BUG = 70


class ToolkitError(Exception):
    """A Chinese message that says what is wrong, where, and what to do next."""

    exit_code = ExitCode.BUG


class UsageProblem(ToolkitError):
    """The call itself cannot be carried out as asked."""

    exit_code = ExitCode.USAGE


class UnreadableSource(ToolkitError):
    """The source is missing, empty, too large, or its bytes cannot be decoded."""

    exit_code = ExitCode.UNREADABLE


class UnknownFormat(ToolkitError):
    """No reader or writer of that name."""

    exit_code = ExitCode.UNKNOWN_FORMAT


class MissingPackage(ToolkitError):
    """An optional package is not installed."""

    exit_code = ExitCode.MISSING_PACKAGE


class NotWritten(ToolkitError):
    """The file system refused an output file."""

    exit_code = ExitCode.NOT_WRITTEN
