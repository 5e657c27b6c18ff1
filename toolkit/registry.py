"""Which formats can be read and written: built-in ones and those of installed plugins.

A plugin is an entry point in the group `taizhang.readers` or `taizhang.writers` whose object is a
ReaderSpec or a WriterSpec. Nothing is imported before it is used, and plugins are not even looked
for unless a format is wanted that is not built in, or all are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Any, TypeVar

from toolkit.codes import finding
from toolkit.errors import MissingPackage, ToolkitError, UnknownFormat, UsageProblem
from toolkit.findings import Finding, Outcome
from toolkit.model import Speech
from toolkit.outputs import WRITERS, WriterSpec, function_of
from toolkit.readers import signatures
from toolkit.source import SourceText

__all__ = [
    "READERS",
    "WRITERS",
    "ReaderSpec",
    "WriterSpec",
    "preset_for",
    "reader",
    "reader_for",
    "readers",
    "with_companions",
    "writer",
    "writers",
]

READERS_GROUP = "taizhang.readers"
WRITERS_GROUP = "taizhang.writers"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSpec:
    """One readable format; `kinds` are the slugs of `readers.signatures` that it reads.

    `target` is "module:function" with `read(data, name) -> Outcome`, where the value is a
    SourceText, a Speech, or None when the findings say why there is nothing. `limit` is the number
    of bytes above which the reader refuses a source, known here so that no more need be loaded.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    kinds: tuple[str, ...]
    target: str
    limit: int = 20 * 2**20
    package: str | None = None

    def read(self, data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
        """The outcome of the reader. Raises MissingPackage where its package is not installed."""
        with function_of(self.target, self.label, self.package) as read:
            outcome: Outcome[SourceText | Speech | None] = read(data, name)
        told = self._told(name) if outcome.value else (*self._told(name), *self._why(data, name))
        return Outcome(outcome.value, (*told, *outcome.findings))

    def _why(self, data: bytes, name: str) -> tuple[Finding, ...]:
        """SRC048 where nothing was read because somebody wanted this reader for another kind."""
        kind = signatures.kind(data, name)
        if kind in self.kinds:
            return ()
        label = signatures.LABELS[kind]
        return (finding("SRC048", label=self.label, name=name, kind=label),)

    def _told(self, name: str) -> tuple[Finding, ...]:
        """SRC030, unless the format is text or JSON under a name that says so or says nothing."""
        suffix = PurePath(name).suffix.lower()
        others = {each for spec in READERS for each in spec.suffixes} - {*self.suffixes}
        if self.name in ("txt", "json") and suffix not in others:
            return ()
        return (finding("SRC030", label=self.label),)


Spec = TypeVar("Spec", ReaderSpec, WriterSpec)

READERS: tuple[ReaderSpec, ...] = (
    ReaderSpec(
        name="txt",
        label="纯文本（UTF-8、GB18030、UTF-16）",
        suffixes=(".txt", ".text"),
        kinds=("text",),
        target="toolkit.readers.plain:read",
    ),
    ReaderSpec(
        name="json",
        label="讲话结构（taizhang 生成的 JSON）",
        suffixes=(".json",),
        kinds=("speech",),
        target="toolkit.readers.canonical:read",
        limit=200 * 2**20,
    ),
    ReaderSpec(
        name="docx",
        label="Word 文档（docx）",
        suffixes=(".docx", ".docm", ".dotx"),
        kinds=("docx", "flatopc"),
        target="toolkit.readers.word:read",
        limit=100 * 2**20,
        package="lxml",
    ),
    ReaderSpec(
        name="html",
        label="网页（html、mhtml）",
        suffixes=(".html", ".htm", ".mht", ".mhtml"),
        kinds=("html", "mhtml"),
        target="toolkit.readers.web:read",
    ),
    ReaderSpec(
        name="md",
        label="Markdown",
        suffixes=(".md", ".markdown"),
        kinds=("markdown",),
        target="toolkit.readers.markdown:read",
    ),
    ReaderSpec(
        name="pdf",
        label="PDF",
        suffixes=(".pdf",),
        kinds=("pdf",),
        target="toolkit.readers.pdf:read",
        limit=200 * 2**20,
        package="taizhang[pdf]",
    ),
    ReaderSpec(
        name="ofd",
        label="OFD 版式文件",
        suffixes=(".ofd",),
        kinds=("ofd",),
        target="toolkit.readers.ofd:read",
        limit=100 * 2**20,
        package="lxml",
    ),
    ReaderSpec(
        name="office",
        label="旧版 Office、WPS、RTF、OpenDocument、标文通文件",
        suffixes=(
            ".doc",
            ".dot",
            ".wps",
            ".wpt",
            ".rtf",
            ".odt",
            ".ott",
            ".fodt",
            ".uof",
            ".uot",
            ".xls",
            ".xlt",
            ".et",
            ".ett",
            ".ods",
            ".ots",
            ".fods",
            ".uos",
        ),
        kinds=(
            "ole",
            "rtf",
            "odt",
            "ods",
            "fodt",
            "fods",
            "wordml",
            "spreadsheetml",
            "uof",
            "uos",
        ),
        target="toolkit.readers.office:read",
        limit=100 * 2**20,
    ),
    ReaderSpec(
        name="ledger",
        label="别的单位的台账（xlsx）",
        suffixes=(".xlsx", ".xlsm"),
        kinds=("xlsx",),
        target="toolkit.readers.ledger:read",
        package="openpyxl",
    ),
    ReaderSpec(
        name="csv",
        label="别的单位的台账（csv）",
        suffixes=(".csv", ".tsv"),
        kinds=("csv",),
        target="toolkit.readers.ledger:read_csv",
    ),
    ReaderSpec(
        name="scan",
        label="扫描件和图片（文字识别）",
        suffixes=(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif"),
        kinds=("image", "pdf"),  # a PDF only where --from says so: the reader above comes first
        target="toolkit.readers.scan:read",
        limit=200 * 2**20,
        package="taizhang[ocr]",
    ),
)


def readers() -> tuple[ReaderSpec, ...]:
    """All readers, the built-in ones first, then those of plugins by name."""
    return (*READERS, *_plugins(READERS_GROUP, ReaderSpec, READERS))


def writers() -> tuple[WriterSpec, ...]:
    """All writers, the built-in ones first, then those of plugins by name."""
    return (*WRITERS, *_plugins(WRITERS_GROUP, WriterSpec, WRITERS))


def reader(name: str) -> ReaderSpec:
    """The reader of that name. Raises UnknownFormat, listing the known ones."""
    return _find(name, READERS, readers, "读取")


def writer(name: str) -> WriterSpec:
    """The writer of that name. Raises UnknownFormat, listing the known ones."""
    return _find(name, WRITERS, writers, "写出")


def reader_for(data: bytes, name: str) -> ReaderSpec:
    """The reader for the content of a source, of which `data` is at least the beginning.

    Raises UnknownFormat where the content is of a known kind that no reader takes.
    """
    kind = signatures.kind(data, name)
    for spec in READERS:
        if kind in spec.kinds:
            return spec
    for spec in readers():
        if kind in spec.kinds:
            return spec
    message = (
        f"{name} 是{signatures.LABELS[kind]}，无法读取；taizhang formats 列出可读的格式。"
        "请打开后另存为纯文本（.txt）再试；确是文本时用 --from txt。"
    )
    raise UnknownFormat(message)


def with_companions(names: Iterable[str]) -> tuple[str, ...]:
    """The names of formats, each followed by those that are written beside it, each once."""
    wanted = (each for name in names for each in (name, *writer(name).beside))
    return tuple(dict.fromkeys(wanted))


def preset_for(wanted: tuple[WriterSpec, ...], preset: str | None) -> None:
    """Raise UsageProblem if `preset` is given and none of the writers has it."""
    known = list(dict.fromkeys(each for spec in wanted for each in spec.presets))
    if preset is None or preset in known:
        return
    options = f"可选：{'、'.join(known)}" if known else "所选输出格式没有样式可选"
    message = f"没有样式“{preset}”，{options}。"
    raise UsageProblem(message)


def _find(
    name: str, built_in: tuple[Spec, ...], every: Callable[[], tuple[Spec, ...]], verb: str
) -> Spec:
    found = _named(name, built_in) or _named(name, known := every())
    if found is not None:
        return found
    names = "、".join(spec.name for spec in known)
    message = f"没有名为“{name}”的{verb}格式，可选：{names}。taizhang formats 列出全部格式。"
    raise UnknownFormat(message)


def _named(name: str, specs: tuple[Spec, ...]) -> Spec | None:
    return next((spec for spec in specs if spec.name == name), None)


@cache
def _plugins(group: str, cls: type[Spec], built_in: tuple[Spec, ...]) -> tuple[Spec, ...]:
    """The specs of installed plugins, by name; the built-in formats cannot be taken over."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - 15 ms, only when needed

    taken = {spec.name for spec in built_in}
    specs: dict[str, Spec] = {}
    for entry in sorted(entry_points(group=group), key=lambda each: (each.name, each.value)):
        spec = _plugin(entry, cls)
        if spec.name not in taken:
            specs.setdefault(spec.name, spec)
    return tuple(specs[name] for name in sorted(specs))


def _plugin(entry: Any, cls: type[Spec]) -> Spec:
    try:
        spec = entry.load()
    except Exception as error:  # whatever a plugin does on import, its name must be told
        message = f"插件 {entry.name}（{entry.value}）无法加载：{error}。请更新或卸载它。"
        raise MissingPackage(message) from error
    if not isinstance(spec, cls):
        message = f"插件 {entry.name}（{entry.value}）不是 {cls.__name__}。请更新或卸载它。"
        raise ToolkitError(message)
    return spec
