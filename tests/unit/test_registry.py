"""The registry: formats by name and by content, plugins only when they are wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path

import pytest

from toolkit import registry
from toolkit.codec import from_json
from toolkit.errors import MissingPackage, ToolkitError, UnknownFormat, UsageProblem
from toolkit.findings import Outcome
from toolkit.ledger import presets
from toolkit.ledger.layout import Layout
from toolkit.model import Speech
from toolkit.readers import canonical, plain, signatures
from toolkit.registry import ReaderSpec, WriterSpec
from toolkit.schema import load
from toolkit.source import SourceText

MARKDOWN = ReaderSpec(
    name="markdown",
    label="Markdown（压缩的）",
    suffixes=(".bz2",),
    kinds=("archive",),
    target="toolkit.readers.plain:read",
)
TSV = WriterSpec(
    name="tsv", label="表格", file_name="{stem}.tsv", target=f"{__name__}:write_nothing"
)
NO_SPEC = "no spec"
SPEECH = from_json(Speech, load("speech")["examples"][0])


def write_nothing(speech: Speech) -> Outcome[bytes]:
    """A writer of a plugin."""
    return Outcome(speech.source.name.encode())


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[metadata.EntryPoint]]:
    """Installed plugins; the list is filled by the test."""
    installed: list[metadata.EntryPoint] = []
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])

    def entry_points(*, group: str) -> tuple[metadata.EntryPoint, ...]:
        return tuple(entry for entry in installed if entry.group == group)

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    registry._plugins.cache_clear()  # noqa: SLF001 - what is installed changes here only
    yield installed
    registry._plugins.cache_clear()  # noqa: SLF001


def plugin(group: str, name: str) -> metadata.EntryPoint:
    """An entry point for a name in this module."""
    return metadata.EntryPoint(name, f"{__name__}:{name}", group)


def test_built_in_formats_are_found_by_name() -> None:
    """Text, JSON and the files of an office are read; ledgers, briefs and JSON are written."""
    names = "txt json docx html md pdf ofd office ledger csv scan"
    assert [spec.name for spec in registry.READERS] == names.split()
    writers = [spec.name for spec in registry.WRITERS]
    assert writers == ["xlsx", "docx", "json", "csv", "tableschema", "md", "ics"]
    assert registry.reader("txt").read("同志们：".encode(), "x").value is not None


@pytest.mark.parametrize("spec", [*registry.READERS, *registry.WRITERS], ids=lambda s: s.target)
def test_every_target_can_be_called(spec: ReaderSpec | WriterSpec) -> None:
    """A built-in format points at a function that is there."""
    module, function = spec.target.split(":")
    assert callable(getattr(import_module(module), function))


def test_limits_and_presets_are_those_of_the_rooms_below() -> None:
    """What the registry knows without importing a reader or writer is what they have."""
    limits = [registry.reader(name).limit for name in ("txt", "json")]
    assert limits == [plain.LIMIT, canonical.LIMIT]
    known = [preset.name for preset in presets.PRESETS]
    for name in ("xlsx", "csv", "tableschema", "md"):
        assert sorted(registry.writer(name).presets) == sorted(known)
        assert registry.writer(name).presets[0] == presets.DEFAULT


def test_names_of_output_files_follow_the_source() -> None:
    """The name of the source, braces included, is kept."""
    assert registry.writer("xlsx").file_for("讲话") == "讲话-台账.xlsx"
    assert registry.writer("docx").file_for("{0}讲话") == "{0}讲话-简报.docx"
    assert registry.writer("json").file_for("讲话") == "讲话.json"


def test_content_decides_which_reader() -> None:
    """A JSON called .txt is a speech, a text called .json is a text."""
    assert registry.reader_for(b'{"schema_version": "1.0"}', "讲话.txt").name == "json"
    assert registry.reader_for("同志们：".encode(), "讲话.json").name == "txt"
    assert registry.reader_for(b"", "空.txt").name == "txt"


def test_the_choice_of_a_reader_is_told() -> None:
    """Always, but for text and JSON under a name that says so or says nothing."""

    def told(data: bytes, name: str) -> list[str]:
        outcome = registry.reader_for(data, name).read(data, name)
        return [each.message for each in outcome.findings if each.code == "SRC030"]

    text, page = "同志们：".encode(), "<p>同志们：</p>".encode()
    assert told(text, "讲话.txt") == told(text, "讲话") == told(text, "讲话.log") == []
    assert told(text, "讲话.docx") == ["按“纯文本（UTF-8、GB18030、UTF-16）”读取"]
    assert told(page, "讲话.html") == told(page, "讲话.docx") == ["按“网页（html、mhtml）”读取"]


def test_a_reader_of_the_wrong_kind_is_told_where_it_reads_nothing() -> None:
    """A forced reader may be right about a file; where it fails, its content says why."""
    page = "<p>同志们：</p>".encode()
    failed = registry.reader("docx").read(page, "讲话.docx").findings
    assert [each.code for each in failed] == ["SRC030", "SRC048", "SRC031"]
    assert failed[1].message == "指定按“Word 文档（docx）”读取，但 讲话.docx 的内容是网页（HTML）"
    assert "SRC048" not in [each.code for each in registry.reader("txt").read(page, "x").findings]
    own = registry.reader("html").read(b"<p></p>", "x.html").findings
    assert [each.code for each in own] == ["SRC030", "SRC002"]


@pytest.mark.parametrize(
    ("data", "kind"), [(b"\x1f\x8b", "archive"), (b"ID3", "media"), (b"\x7fELF", "program")]
)
def test_other_formats_are_refused_by_their_names(data: bytes, kind: str) -> None:
    """The message says what the file is and what to do."""
    with pytest.raises(UnknownFormat, match="另存为纯文本") as caught:
        registry.reader_for(data, "讲话")
    assert signatures.LABELS[kind] in str(caught.value)


def test_unknown_names_list_the_known_ones() -> None:
    """A slip of the pen is answered with the choice."""
    with pytest.raises(UnknownFormat, match="txt、json、docx、html"):
        registry.reader("word")
    with pytest.raises(UnknownFormat, match="xlsx、docx、json"):
        registry.writer("pptx")


def test_presets_belong_to_the_formats_asked_for() -> None:
    """A preset nobody takes is a mistake, not something to be silent about."""
    ledger, brief = registry.writer("xlsx"), registry.writer("docx")
    registry.preset_for((ledger, brief), "反馈表")
    registry.preset_for((brief,), None)
    with pytest.raises(UsageProblem, match="督办台账"):
        registry.preset_for((ledger,), "无此样式")
    with pytest.raises(UsageProblem, match="没有样式可选"):
        registry.preset_for((brief,), "督办台账")


def test_a_schema_is_written_beside_the_table() -> None:
    """Whoever asks for the one gets the other, each once."""
    assert registry.with_companions(["xlsx", "csv"]) == ("xlsx", "csv", "tableschema")
    assert registry.with_companions(["tableschema", "csv"]) == ("tableschema", "csv")
    assert registry.with_companions(["json"]) == ("json",)


def test_only_ledgers_are_laid_out() -> None:
    """A layout is handed to the formats that take it, and to no other."""
    layout = Layout(rows="point")
    for spec in registry.WRITERS:
        assert spec.write(SPEECH, layout=layout).value
    laid_out = {spec.name for spec in registry.WRITERS if spec.laid_out}
    assert laid_out == {"xlsx", "csv", "tableschema", "md", "ics"}


def test_plugins_add_formats_after_the_built_in_ones(plugins: list[metadata.EntryPoint]) -> None:
    """A plugin is found by its name, by the kind it reads, and in the lists."""
    plugins += [plugin("taizhang.readers", "MARKDOWN"), plugin("taizhang.writers", "TSV")]
    assert registry.reader("markdown") is MARKDOWN
    assert registry.reader_for(b"BZh", "x.bz2") is MARKDOWN
    assert registry.writers()[-1] is TSV
    assert registry.writer("tsv").write(SPEECH).value == "讲话.txt".encode()


def test_built_in_formats_never_look_for_plugins(
    plugins: list[metadata.EntryPoint],
) -> None:
    """A broken plugin cannot stop the work that needs none, nor take over a built-in name."""
    plugins.append(plugin("taizhang.readers", "NO_SUCH_NAME"))
    assert registry.reader("txt") is registry.READERS[0]
    assert isinstance(registry.reader("txt").read("同志们：".encode(), "x").value, SourceText)
    with pytest.raises(MissingPackage, match="NO_SUCH_NAME"):
        registry.readers()


def test_a_plugin_that_is_no_spec_is_named(plugins: list[metadata.EntryPoint]) -> None:
    """The user learns which package to update."""
    plugins.append(plugin("taizhang.writers", "NO_SPEC"))
    with pytest.raises(ToolkitError, match="NO_SPEC"):
        registry.writers()


def test_a_missing_package_is_named_with_the_line_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a writer needs and does not find becomes a message, whenever it looks for it."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "needs_at_once.py").write_text("import not_installed_here\n")
    (tmp_path / "needs_on_use.py").write_text("def write(speech):\n    import not_installed_here\n")
    for module in ("needs_at_once", "needs_on_use"):
        spec = WriterSpec(name="x", label="表格", file_name="x", target=f"{module}:write")
        with pytest.raises(MissingPackage, match="pip install not_installed_here"):
            spec.write(SPEECH)


def test_an_incomplete_program_is_no_missing_package() -> None:
    """A module of our own that is not there is a bug, and is shown as one."""
    spec = WriterSpec(name="x", label="表格", file_name="x", target="toolkit.writers.none:write")
    with pytest.raises(ModuleNotFoundError):
        spec.write(SPEECH)
