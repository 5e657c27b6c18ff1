"""The library: read, parse, check, convert, load, dump, and what formats, schemas, codes there are.

What may be handed over as a source, everywhere:

- a `Path` is a file, `bytes` are the content of a file, an `Outcome` is what `read` returned;
- a `SourceText` or a `Speech` is used as it is;
- a `str` is the text of a speech, except for `read`, where it is a file name, as with `open`.

Problems of the content are findings, kept in the speech; problems of the environment are raised
as `toolkit.errors.ToolkitError` with a Chinese message and an exit code.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal, TypeAlias

from toolkit import faults, registry
from toolkit.codes import CATALOGUE, Code
from toolkit.codes import explain as _explain
from toolkit.errors import UnreadableSource, UsageProblem
from toolkit.findings import Finding, Outcome, in_order
from toolkit.model import Speech
from toolkit.readers import encodings
from toolkit.registry import ReaderSpec, WriterSpec
from toolkit.source import SourceText

if TYPE_CHECKING:  # 30 ms, and help needs no columns
    from toolkit.ledger.layout import Layout
    from toolkit.ledger.unitbook import UnitBook

Strictness: TypeAlias = Literal["strict", "normal", "loose"]
Reading: TypeAlias = Outcome[SourceText | Speech | None]
Source: TypeAlias = str | bytes | Path | SourceText | Speech | Reading

DEFAULT_FORMATS = ("xlsx", "docx", "json")

# What only reading can find out; kept when the text of a speech is parsed again.
_FOUND_BY_READING = frozenset({"SRC005", "SRC006", *(f"SRC{n:03d}" for n in range(30, 50))})
_FOUND_BY_UNIT_BOOK = "UNT"
_HEAD = 64 * 1024
_ZIP = 100 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """What can be read and written, plugins included."""

    readers: tuple[ReaderSpec, ...]
    writers: tuple[WriterSpec, ...]


def read(
    source: str | bytes | Path, *, name: str | None = None, reader: str | None = None
) -> Reading:
    """The text, or the speech where the source is canonical JSON, with the findings of reading.

    The value is None where the content cannot be read; the findings say why. `name` stands in the
    speech as the name of the source, by default the file name without folders. `reader` is a name
    of `formats().readers`; without it the content decides.

    Raises UnreadableSource if there is no such file or it may not be read, UnknownFormat if the
    content is of a known kind that cannot be read (a PDF, a picture).
    """
    if isinstance(source, bytes):
        name = name or "文本"
        return _reader(source, name, reader).read(source, name)
    return _read_file(Path(source), name, reader)


def parse(
    source: Source,
    *,
    date: dt.date | None = None,
    strictness: Strictness | None = None,
    units: UnitBook | None = None,
    reader: str | None = None,
) -> Speech:
    """The speech in a source, with the findings of reading, parsing and checking in order.

    `date` is the day of the meeting, from which deadlines without a year are reckoned.
    `strictness` says which sentences become tasks: "strict" plain demands only, "normal" (the
    default) all tasks, "loose" principles and calls that hold a demand as well, graded borderline.
    `units` is the unit book of an office: units get their full names, and tasks that name none a
    suggestion, both kept in the speech.
    A source that is a speech already keeps its structure and is only checked anew, unless a
    strictness or a date is given that it was not made with: then its text is parsed again, as if
    the original were given.

    Raises UnreadableSource where nothing could be read, and whatever `read` raises.
    """
    outcome = _reading(source, reader)
    if outcome.value is None:
        raise UnreadableSource(reason(outcome.findings))
    return _parsed(outcome.value, outcome.findings, date, strictness, units)


def check(
    source: Source,
    *,
    date: dt.date | None = None,
    strictness: Strictness | None = None,
    units: UnitBook | None = None,
    reader: str | None = None,
) -> tuple[Finding, ...]:
    """All findings about a source by place in its text; only those of reading if it is unreadable.

    Raises what `read` raises.
    """
    outcome = _reading(source, reader)
    if outcome.value is None:
        return in_order(outcome.findings)
    return _parsed(outcome.value, outcome.findings, date, strictness, units).findings


def convert(
    source: Source,
    *,
    to: Iterable[str] = DEFAULT_FORMATS,
    preset: str | None = None,
    date: dt.date | None = None,
    strictness: Strictness | None = None,
    layout: Layout | None = None,
    units: UnitBook | None = None,
    reader: str | None = None,
) -> dict[str, Outcome[bytes]]:
    """The files made of a source: for each name in `to` its bytes and the findings of writing.

    `formats().writers` names the formats and their presets. `layout` is how an office wants its
    ledger: rows, columns, colours and words, or its own workbook. The same source, options and
    version give the same bytes, whether it is the original or its JSON; a JSON made with a unit
    book needs the book no more, but for the leaders and contacts in ledgers.

    Raises UnknownFormat, UsageProblem for a preset that none of the formats has, UnreadableSource
    for a speech whose parts contradict its text, and whatever `parse` raises.
    """
    specs = tuple(registry.writer(name) for name in dict.fromkeys(to))
    registry.preset_for(specs, preset)
    speech = parse(source, date=date, strictness=strictness, units=units, reader=reader)
    refuse_damaged(speech)
    layout = _with_units(layout, units)
    return {
        spec.name: spec.write(
            speech, preset=preset if preset in spec.presets else None, layout=layout
        )
        for spec in specs
    }


def why(speech: Speech, task: str) -> str:
    """Why a sentence is a task and where its units, deadlines and figures come from, in Chinese.

    `task` is the id of the task. Raises UsageProblem if the speech has none of that id.
    """
    from toolkit.parse.why import why as _why  # noqa: PLC0415 - only asked for by name

    return _why(speech, task)


def load(source: str | bytes | Path) -> Speech:
    """The speech in canonical JSON: its text, its bytes, or the path of the file.

    Raises UnreadableSource, naming the first fault, if it holds no valid speech of a known version.
    """
    from toolkit.readers import canonical  # noqa: PLC0415 - only JSON needs it

    if isinstance(source, str):
        outcome: Outcome[Speech | None] = canonical.of_text(source, "JSON")
    else:
        reading = read(source, name=None if isinstance(source, Path) else "JSON", reader="json")
        outcome = Outcome(_speech(reading), reading.findings)
    if outcome.value is None:
        raise UnreadableSource(reason(outcome.findings))
    return outcome.value


def dump(speech: Speech) -> str:
    """The canonical JSON text of a speech, valid by its schema; `load` gives an equal speech back.

    Raises ToolkitError if the speech breaks the schema.
    """
    from toolkit.writers import canonical  # noqa: PLC0415 - only JSON needs it

    return canonical.text(speech)


def formats() -> Formats:
    """All formats, plugins included. Raises MissingPackage naming a plugin that does not load."""
    return Formats(readers=registry.readers(), writers=registry.writers())


def explain(code: str | None = None) -> tuple[Code, ...]:
    """The catalogue entry of a code or slug, or the whole catalogue.

    Raises UsageProblem for an unknown code.
    """
    return CATALOGUE if code is None else (_explain(code),)


def schema(name: str = "speech") -> str:
    """The text of a JSON Schema. Raises UsageProblem, listing the names, for an unknown one."""
    from toolkit import schema as schemas  # noqa: PLC0415 - the name is taken in this module

    return schemas.text(name)


def _reading(source: Source, reader: str | None) -> Reading:
    if isinstance(source, Outcome):
        return source
    if isinstance(source, (SourceText, Speech)):
        return Outcome(source)
    if isinstance(source, str):
        return _text(source)
    return read(source, reader=reader)


def _text(text: str) -> Reading:
    """A text handed over as such; a lone file name is certainly a slip and is refused."""
    from toolkit.readers import plain  # noqa: PLC0415 - only texts need it

    suffixes = {suffix for spec in registry.READERS for suffix in spec.suffixes}
    if "\n" not in text and PurePath(text).suffix.lower() in suffixes:
        message = f"“{text}”是文件名而不是讲话的文字；文件请写成 Path({text!r})。"
        raise UsageProblem(message)
    return Outcome(SourceText(plain.line_ends(text)))


def _read_file(path: Path, name: str | None, reader: str | None) -> Reading:
    """The content of a file; no more is loaded than tells that it is too large."""
    name = name or encodings.file_name(path.name)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith(b"PK"):  # what tells the kinds of zip apart may stand at its end
                head += file.read(_ZIP)
            spec = _reader(head, name, reader)
            size = os.fstat(file.fileno()).st_size
            data = head if size > spec.limit else head + file.read(spec.limit + 1 - len(head))
    except OSError as error:
        raise UnreadableSource(refusal(path, error)) from error
    if max(size, len(data)) > spec.limit:
        return _too_large(name, size, spec.limit)
    return spec.read(data, name)


def _too_large(name: str, size: int, limit: int) -> Reading:
    """SRC004; the size of a pipe is not known, only that it is above the limit."""
    from toolkit.readers import plain  # noqa: PLC0415 - only for what is refused

    amount = plain.size(size) if size > limit else f"{plain.size(limit)} 以上的内容"
    return Outcome(None, (plain.too_large(name, amount, limit),))


def _reader(data: bytes, name: str, wanted: str | None) -> ReaderSpec:
    return registry.reader_for(data, name) if wanted is None else registry.reader(wanted)


def refusal(path: Path, error: OSError) -> str:
    """Why a file could not be read, and what to do, in Chinese."""
    if isinstance(error, FileNotFoundError):
        return f"找不到文件：{path}。请检查路径和文件名。"
    if error.errno == errno.ENAMETOOLONG:
        return f"文件名过长：{path.name[:20]}……。请改短后重试。"
    if path.is_dir():
        return f"{path} 是文件夹。请指定其中的文件，例如 {path / '讲话.txt'}。"
    if isinstance(error, PermissionError):
        return f"没有权限读取 {path}，或文件正被其他程序占用。请关闭后重试。"
    return f"无法读取 {path}（{faults.refusal(error)}）。请检查磁盘或网络位置后重试。"


def _parsed(
    value: SourceText | Speech,
    found: tuple[Finding, ...],
    date: dt.date | None,
    strictness: Strictness | None,
    units: UnitBook | None,
) -> Speech:
    """The checked speech; of the findings it comes with, only those its text does not give stay."""
    from toolkit.checks import check as _check  # noqa: PLC0415 - help needs no parser

    if isinstance(value, Speech):
        again = strictness is not None or not _made_with(value, date)
        stage = () if again or units else (_FOUND_BY_UNIT_BOOK,)
        found = tuple(
            each
            for each in value.findings
            if each.code in _FOUND_BY_READING or each.code.startswith(stage)
        )
        if again:
            value = SourceText.of(value.source)
    if isinstance(value, SourceText):
        from toolkit.parse.pipeline import parse as _parse  # noqa: PLC0415 - a JSON needs no parser

        value = _parse(value, date=date, strictness=strictness or "normal")
    if units is not None:
        from toolkit.ledger.unitbook import apply  # noqa: PLC0415 - only where a book is given

        applied = apply(value, units)
        value, found = applied.value, (*found, *applied.findings)
    return replace(value, findings=in_order([*found, *_check(value)]))


def _with_units(layout: Layout | None, units: UnitBook | None) -> Layout | None:
    if units is None:
        return layout
    from toolkit.ledger.layout import Layout  # noqa: PLC0415 - only where a book is given

    return replace(layout or Layout(), units=units)


def _made_with(speech: Speech, date: dt.date | None) -> bool:
    """Whether the speech is what its text gives with this date: none asked, or the one entered."""
    stated = speech.meta.date
    if date is None:
        return True
    return stated is not None and stated.certainty == "entered" and stated.value == date.isoformat()


def refuse_damaged(speech: Speech) -> None:
    """Writers rely on spans and references; a JSON edited by hand may have broken them."""
    broken = [each for each in speech.findings if each.code.startswith("SPN")]
    if broken:
        more = f"（另有 {len(broken) - 1} 处）" if len(broken) > 1 else ""
        message = f"{speech.source.name}：{broken[0].message}{more}。{broken[0].hint}"
        raise UnreadableSource(message)


def reason(findings: tuple[Finding, ...]) -> str:
    """Why there is nothing to work with: the first error, and how many more there are."""
    errors = [each for each in in_order(findings) if each.severity == "error"]
    first = (errors or findings)[0]
    more = f"（另有 {len(errors) - 1} 处）" if len(errors) > 1 else ""
    return f"{first.message}{more}。{first.hint}"


def _speech(reading: Reading) -> Speech | None:
    return reading.value if isinstance(reading.value, Speech) else None
