"""taizhang: from a Chinese official speech to one canonical structure, a task ledger and a brief.

    from pathlib import Path
    import toolkit

    speech = toolkit.parse(Path("讲话.txt"))
    ledger = toolkit.convert(speech, to=["xlsx"])["xlsx"].value

See `toolkit.api` for what each function gives and raises. Every name is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit import registry as registry
    from toolkit import render as render
    from toolkit import schema
    from toolkit.api import (
        Formats,
        check,
        convert,
        dump,
        explain,
        formats,
        load,
        parse,
        read,
        why,
    )
    from toolkit.errors import (
        ExitCode,
        MissingPackage,
        NotWritten,
        ToolkitError,
        UnknownFormat,
        UnreadableSource,
        UsageProblem,
    )
    from toolkit.findings import Finding, Outcome, Severity
    from toolkit.handouts import ledgers, notices, split
    from toolkit.ledger.unitbook import UnitBook
    from toolkit.model import Span, Speech
    from toolkit.papers import fonts, issue, template
    from toolkit.projects import add, collect, export, import_, init, status
    from toolkit.registry import ReaderSpec, WriterSpec
    from toolkit.source import SourceText
    from toolkit.unitbooks import apply_units, expand_groups, units
    from toolkit.versions import diff, merge

__version__ = "0.1.0"

__all__ = [
    "ExitCode",
    "Finding",
    "Formats",
    "MissingPackage",
    "NotWritten",
    "Outcome",
    "ReaderSpec",
    "Severity",
    "SourceText",
    "Span",
    "Speech",
    "ToolkitError",
    "UnitBook",
    "UnknownFormat",
    "UnreadableSource",
    "UsageProblem",
    "WriterSpec",
    "add",
    "apply_units",
    "check",
    "collect",
    "convert",
    "diff",
    "dump",
    "expand_groups",
    "explain",
    "export",
    "fonts",
    "formats",
    "import_",
    "init",
    "issue",
    "ledgers",
    "load",
    "merge",
    "notices",
    "parse",
    "read",
    "schema",
    "split",
    "status",
    "template",
    "units",
    "why",
]

_HOMES = {
    "errors": {
        "ExitCode",
        "MissingPackage",
        "NotWritten",
        "ToolkitError",
        "UnknownFormat",
        "UnreadableSource",
        "UsageProblem",
    },
    "findings": {"Finding", "Outcome", "Severity"},
    "ledger.unitbook": {"UnitBook"},
    "handouts": {"ledgers", "notices", "split"},
    "model": {"Span", "Speech"},
    "papers": {"fonts", "issue", "template"},
    "projects": {"add", "collect", "export", "import_", "init", "status"},
    "registry": {"ReaderSpec", "WriterSpec"},
    "source": {"SourceText"},
    "unitbooks": {"apply_units", "expand_groups", "units"},
    "versions": {"diff", "merge"},
}
# Modules are loaded on use too; `toolkit.parse` is the parser's room, which can be called.
_MODULES = {"parse", "registry", "render", "schema"}


def __getattr__(name: str) -> object:
    if name not in __all__ and name not in _MODULES:
        message = f"module 'toolkit' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 - `taizhang --help` needs none of this

    if name in _MODULES:
        return import_module(f"toolkit.{name}")
    home = next((home for home, names in _HOMES.items() if name in names), "api")
    return getattr(import_module(f"toolkit.{home}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
