"""Formats that can be written: what each needs, and the built-in ones.

`toolkit.registry` is where they are found by name, together with those of plugins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.errors import MissingPackage
from toolkit.findings import Outcome
from toolkit.model import Speech

if TYPE_CHECKING:  # 30 ms, and help needs no columns
    from toolkit.ledger.layout import Layout


@contextmanager
def function_of(target: str, label: str, package: str | None) -> Iterator[Callable[..., Any]]:
    """The function a format points at, imported now; a missing package becomes MissingPackage.

    `target` is "module:function", `label` and `package` are for the message.
    """
    from importlib import import_module  # noqa: PLC0415 - nothing is loaded before it is used

    module, _, function = target.partition(":")
    try:
        yield getattr(import_module(module), function)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == module.split(".")[0]:
            raise  # the program itself is incomplete
        package = package or error.name
        typed = f"'{package}'" if "[" in str(package) else package  # brackets mean much to shells
        message = f"处理{label}需要 {package}，请运行：pip install {typed}"
        raise MissingPackage(message) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterSpec:
    """One writable format; `file_name` is a pattern such as "{stem}-台账.xlsx".

    `target` is "module:function" with `write(speech) -> Outcome[bytes]`, and with the keyword
    `preset` where `presets` names any; the first of them is the default. One that is `laid_out`
    takes the keyword `layout` too. `beside` names formats that are written with it.
    """

    name: str
    label: str
    file_name: str
    target: str
    presets: tuple[str, ...] = ()
    package: str | None = None
    laid_out: bool = False
    beside: tuple[str, ...] = ()

    def write(
        self, speech: Speech, *, preset: str | None = None, layout: Layout | None = None
    ) -> Outcome[bytes]:
        """The bytes of the file. Raises MissingPackage where its package is not installed."""
        options: dict[str, Any] = {"preset": preset or self.presets[0]} if self.presets else {}
        if self.laid_out and layout is not None:
            options["layout"] = layout
        with function_of(self.target, self.label, self.package) as write:
            outcome: Outcome[bytes] = write(speech, **options)
        return outcome

    def file_for(self, stem: str) -> str:
        """The name of the output file for a source named `stem`."""
        return self.file_name.replace("{stem}", stem)


_LEDGERS = ("督办台账", "分解表", "反馈表")

WRITERS: tuple[WriterSpec, ...] = (
    WriterSpec(
        name="xlsx",
        label="任务台账（Excel）",
        file_name="{stem}-台账.xlsx",
        target="toolkit.writers.excel:write",
        presets=_LEDGERS,
        package="openpyxl",
        laid_out=True,
    ),
    WriterSpec(
        name="docx",
        label="简报（Word）",
        file_name="{stem}-简报.docx",
        target="toolkit.writers.word:write",
        package="python-docx",
    ),
    WriterSpec(
        name="json",
        label="讲话结构（JSON）",
        file_name="{stem}.json",
        target="toolkit.writers.canonical:write",
    ),
    WriterSpec(
        name="csv",
        label="任务台账（CSV）",
        file_name="{stem}-台账.csv",
        target="toolkit.writers.table:write",
        presets=_LEDGERS,
        laid_out=True,
        beside=("tableschema",),
    ),
    WriterSpec(
        name="tableschema",
        label="CSV 的栏目说明（Table Schema）",
        file_name="{stem}-台账.schema.json",
        target="toolkit.writers.table:write_schema",
        presets=_LEDGERS,
        laid_out=True,
    ),
    WriterSpec(
        name="md",
        label="任务台账（Markdown）",
        file_name="{stem}-台账.md",
        target="toolkit.writers.markdown:write",
        presets=_LEDGERS,
        laid_out=True,
    ),
    WriterSpec(
        name="ics",
        label="待办日历（iCalendar）",
        file_name="{stem}-日历.ics",
        target="toolkit.writers.calendar:write",
        laid_out=True,
    ),
)
