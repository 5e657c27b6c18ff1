"""The library: one way through, for files, bytes, texts and speeches alike."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import toolkit
from tests.support import strategies
from toolkit import api
from toolkit.checks import check as all_checks
from toolkit.codec import from_json
from toolkit.errors import (
    ToolkitError,
    UnknownFormat,
    UnreadableSource,
    UsageProblem,
)
from toolkit.findings import Outcome, in_order
from toolkit.model import Span, Speech
from toolkit.parse.pipeline import parse as pipeline
from toolkit.readers import plain
from toolkit.schema import load
from toolkit.source import SourceText

DAY = dt.date(2022, 4, 20)
OTHER_DAY = dt.date(2023, 5, 1)
TEXT = (
    "在安全生产推进会上的讲话\n\n同志们：\n"
    "一、提高思想认识。各车间要在6月底前完成整改。\n"
    "三、抓好仓库检查。由综合部牵头，设备部配合，尽快拿出方案。\n"
)
FORMATS = ("xlsx", "docx", "json")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A speech as a text file."""
    path = tmp_path / "讲话.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_takes_a_file_name_a_path_and_bytes(file: Path) -> None:
    """The same text comes out; only files have a name of their own."""
    for source in (str(file), file):
        text = api.read(source).value
        assert isinstance(text, SourceText)
        assert (text.text, text.name) == (TEXT, "讲话.txt")
    text = api.read(TEXT.encode(), name="标准输入").value
    assert isinstance(text, SourceText)
    assert (text.text, text.name) == (TEXT, "标准输入")


def test_read_gives_findings_for_bad_content_and_raises_for_a_bad_place(tmp_path: Path) -> None:
    """Content problems are findings; the environment raises, naming the path."""
    outcome = api.read(b"")
    assert (outcome.value, [each.code for each in outcome.findings]) == (None, ["SRC002"])
    for missing in (tmp_path / "没有.txt", tmp_path / "讲话.txt" / "x"):
        with pytest.raises(UnreadableSource, match=re.escape(str(missing))):
            api.read(missing)
    with pytest.raises(UnreadableSource, match="是文件夹"):
        api.read(tmp_path)


def test_read_can_be_told_the_format(tmp_path: Path) -> None:
    """The content decides, unless the caller knows better."""
    page = tmp_path / "页.txt"
    page.write_text("<html>\n同志们：\n", encoding="utf-8")
    for reader, text in ((None, "同志们：\n"), ("txt", "<html>\n同志们：\n")):
        value = api.read(page, reader=reader).value
        assert isinstance(value, SourceText)
        assert value.text == text


def test_a_zip_is_known_by_members_at_its_end(tmp_path: Path) -> None:
    """The first part of an OFD may be a large font."""
    path = tmp_path / "讲话.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Doc_0/Res/font.ttf", bytes(200_000))
        archive.writestr("OFD.xml", "<OFD/>")
    assert [each.code for each in api.read(path).findings] == ["SRC030", "SRC031"]


def test_a_refusal_names_the_error_not_the_remarks() -> None:
    """Which reader was chosen is no reason."""
    with pytest.raises(UnreadableSource, match=r"\A文本 已损坏或不完整"):
        api.parse(b"%PDF-1.7 cut off")


def test_a_large_file_is_refused_without_being_loaded(tmp_path: Path) -> None:
    """A sparse file of a terabyte takes no memory and no time."""
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.write("同志们".encode())
        file.truncate(2**40)
    outcome = api.read(path)
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["SRC004"]
    assert outcome.findings[0].data["size"] == f"{2**20} MB"


def test_parse_takes_every_kind_of_source(file: Path) -> None:
    """A path, bytes, an outcome of read, a source text, a text and a speech: one structure."""
    speech = api.parse(file)
    reading = api.read(file)
    assert isinstance(reading.value, SourceText)
    assert api.parse(reading) == api.parse(reading.value) == api.parse(speech) == speech
    for source in (TEXT, TEXT.encode()):
        assert api.parse(source).tasks == speech.tasks


def test_parse_puts_the_findings_of_all_stages_in_order() -> None:
    """Reading, parsing, checking: all findings stand in the speech, by place."""
    speech = api.parse(TEXT.encode("gb18030"))
    codes = [each.code for each in speech.findings]
    assert codes[0] == "SRC005"
    assert "NUM001" in codes
    assert speech.findings == in_order(speech.findings)
    own = pipeline(SourceText.of(speech.source))
    assert in_order([*own.findings, *all_checks(own)]) == speech.findings[1:]


def test_parse_raises_where_nothing_could_be_read() -> None:
    """The message says why and what to do."""
    with pytest.raises(UnreadableSource, match="文件里没有文字。请确认"):
        api.parse(b" \n")


def test_a_file_name_as_text_is_refused() -> None:
    """A text is a str, a file is a Path; mixing them up must not give an empty ledger."""
    for call in (api.parse, api.check, api.convert):
        with pytest.raises(UsageProblem, match=r"Path\('讲话.txt'\)"):
            call("讲话.txt")


def test_line_ends_of_a_text_become_lf() -> None:
    """A text from a Windows clipboard gives the same spans as its file."""
    assert api.parse(TEXT.replace("\n", "\r\n")).source.text == TEXT


@given(text=strategies.any_text())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_goes_all_the_way_through_and_back(text: str) -> None:
    """Parsing, checking, dumping and loading never raise, and nothing changes on the way."""
    if text.lower().endswith((".txt", ".text", ".json")):
        return
    speech = api.parse(text)
    assert api.check(speech) == speech.findings
    assert api.load(api.dump(speech)) == speech
    assert api.parse(speech) == speech


def test_check_gives_the_findings_of_parse_or_of_reading(file: Path) -> None:
    """Bad content never raises here: to tell about it is what check is for."""
    assert api.check(file) == api.parse(file).findings
    assert [each.code for each in api.check(b"\xff" * 9)] == ["SRC001"]


def test_convert_gives_bytes_for_every_format_asked_for(file: Path) -> None:
    """Keys are the names of formats, in the order asked for."""
    files = api.convert(file)
    assert tuple(files) == FORMATS
    assert all(isinstance(each.value, bytes) and each.value for each in files.values())
    assert tuple(api.convert(file, to=["json", "xlsx", "json"])) == ("json", "xlsx")


@pytest.mark.parametrize("date", [None, DAY])
def test_a_json_converts_to_the_same_bytes_as_its_original(
    file: Path, date: dt.date | None
) -> None:
    """The JSON holds everything, also the date it was made with."""
    original = api.convert(file, date=date)
    stored = file.with_suffix(".json")
    stored.write_bytes(original["json"].value)
    assert api.convert(stored) == original
    assert api.convert(stored, date=date) == original


def test_a_legacy_encoding_is_remembered_by_the_json(tmp_path: Path) -> None:
    """A finding of reading cannot be made again from the JSON; it is kept, also with a new date."""
    path = tmp_path / "讲话.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    stored = api.dump(api.parse(path)).encode()
    assert api.convert(stored) == api.convert(path)
    assert api.convert(stored, date=DAY) == api.convert(path, date=DAY)


def test_another_date_parses_the_text_of_a_json_again(file: Path) -> None:
    """`--date` on a JSON means what it means on the original."""
    stored = api.dump(api.parse(file, date=DAY)).encode()
    assert api.parse(stored, date=OTHER_DAY) == api.parse(file, date=OTHER_DAY)
    assert api.parse(stored, date=DAY) == api.parse(file, date=DAY)


def test_corrections_in_a_json_survive_unless_a_new_date_is_given(file: Path) -> None:
    """What a person corrected in the JSON is what gets converted."""
    speech = api.parse(file, date=DAY)
    corrected = replace(speech, tasks=speech.tasks[:1])
    assert api.parse(corrected).tasks == corrected.tasks
    assert api.parse(corrected, date=DAY).tasks == corrected.tasks
    assert api.parse(corrected, date=OTHER_DAY).tasks != corrected.tasks


def test_findings_that_a_correction_settles_are_gone(file: Path) -> None:
    """A corrected JSON is checked as it is now; what checks said before is not carried along."""
    speech = api.parse(file)
    assert "NUM001" in {each.code for each in speech.findings}
    settled = replace(speech, sections=tuple(each for each in speech.sections if each.number != 3))
    assert "NUM001" not in {each.code for each in api.check(settled)}


def test_a_json_whose_parts_contradict_its_text_is_not_converted(file: Path) -> None:
    """Writers trust spans and references; a JSON broken by hand is refused with the first fault."""
    speech = api.parse(file)
    task = replace(speech.tasks[0], text="改过的文字")
    damaged = replace(speech, tasks=(task, *speech.tasks[1:]))
    assert "SPN001" in {each.code for each in api.check(damaged)}
    with pytest.raises(UnreadableSource, match="与原文位置不符"):
        api.convert(damaged)


def test_convert_refuses_unknown_formats_and_presets_before_reading() -> None:
    """A slip in an option is told at once."""
    with pytest.raises(UnknownFormat, match="pptx"):
        api.convert(TEXT, to=["pptx"])
    with pytest.raises(UsageProblem, match="无此样式"):
        api.convert(TEXT, preset="无此样式")


def test_convert_hands_the_preset_to_the_ledger_only() -> None:
    """The brief and the JSON have no presets and are the same with any."""
    default = api.convert(TEXT)
    other = api.convert(TEXT, preset="反馈表")
    assert other["xlsx"] != default["xlsx"]
    assert (other["docx"], other["json"]) == (default["docx"], default["json"])
    assert api.convert(TEXT, preset="督办台账") == default


def test_load_takes_text_bytes_and_a_path(tmp_path: Path) -> None:
    """The inverse of dump, from wherever the JSON comes."""
    speech = api.parse(TEXT)
    text = api.dump(speech)
    path = tmp_path / "讲话.json"
    path.write_text(text, encoding="utf-8")
    assert api.load(text) == api.load(text.encode()) == api.load(path) == speech


@pytest.mark.parametrize("source", ["同志们", "{}", b"\xff\xff", b""])
def test_load_raises_for_anything_else(source: str | bytes) -> None:
    """A text that is no speech JSON is refused, never parsed."""
    with pytest.raises(UnreadableSource):
        api.load(source)


def test_dump_refuses_a_speech_that_breaks_the_schema() -> None:
    """What leaves the program is valid, whoever built it."""
    broken = replace(api.parse(TEXT), schema_version="2.0")  # type: ignore[arg-type]
    with pytest.raises(ToolkitError, match="schema_version"):
        api.dump(broken)


def test_dump_escapes_what_utf8_cannot_hold() -> None:
    """A lone surrogate survives the way through a JSON file."""
    speech = api.parse("同志们\ud800：")
    data = api.convert(speech, to=["json"])["json"].value
    assert b"\\ud800" in data
    assert api.load(data) == speech


def test_explain_schema_and_formats_tell_what_there_is() -> None:
    """The same as the commands of these names."""
    assert [each.code for each in api.explain("number-gap")] == ["NUM001"]
    assert len(api.explain()) > 30
    assert json.loads(api.schema("findings"))["title"] == "问题提示清单"
    assert [each.name for each in api.formats().readers][:2] == ["txt", "json"]


def test_the_package_offers_the_same_functions(file: Path) -> None:
    """`toolkit.parse` can be called although it is also the parser's room."""
    assert toolkit.parse(file) == api.parse(file)
    assert toolkit.read is api.read
    assert toolkit.convert is api.convert
    assert toolkit.check is api.check


def test_a_reading_may_carry_a_speech() -> None:
    """An outcome whose value is a speech is a source like any other."""
    speech = from_json(Speech, load("speech")["examples"][0])
    assert api.parse(Outcome(speech)).sentences == speech.sentences


def test_line_ends_have_one_home() -> None:
    """Files and texts are treated alike."""
    assert plain.line_ends("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert api.parse("a\rb").sentences[-1].span.end <= Span(start=0, end=3).end
