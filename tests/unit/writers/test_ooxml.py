"""Repacking: one archive for one content, valid by the standard."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator

import docx
import openpyxl
import pytest

from tests.support.ooxml import parts
from toolkit.writers.ooxml import CREATOR, repack


def workbook() -> bytes:
    """A workbook as openpyxl saves it, now."""
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.properties.title = "台账"
    book.save(stream)
    return stream.getvalue()


def document() -> bytes:
    """A document as python-docx saves it."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


both = pytest.mark.parametrize("make", [workbook, document], ids=["xlsx", "docx"])


def shuffled(data: bytes) -> bytes:
    """The same parts in the reverse order, uncompressed, with another date and system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in reversed(parts(data).items()):
            entry = zipfile.ZipInfo(name, date_time=(2031, 5, 6, 7, 8, 10))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.extra = b"\x99\x99\x02\x00ab"
            archive.writestr(entry, part)
    return stream.getvalue()


@both
def test_the_packing_leaves_no_trace(make: Callable[[], bytes]) -> None:
    """Order, dates, compression, system and extra fields of the archive do not matter."""
    data = make()
    assert repack(shuffled(data)) == repack(data)


@both
def test_repacking_twice_changes_nothing(make: Callable[[], bytes]) -> None:
    """What is in order stays as it is."""
    day = dt.date(2023, 5, 6)
    once = repack(make(), date=day)
    assert repack(once, date=day) == once


@both
def test_the_clock_leaves_no_trace(make: Callable[[], bytes]) -> None:
    """The times of saving, and who saved, are gone."""
    core = parts(repack(make()))["docProps/core.xml"].decode()
    assert "created" not in core
    assert "modified" not in core
    assert "lastModifiedBy" not in core
    assert core.count("creator") == 2
    assert f">{CREATOR}<" in core


@both
def test_the_date_of_the_document_becomes_its_time(make: Callable[[], bytes]) -> None:
    """Created and modified are midnight of the given day."""
    core = parts(repack(make(), date=dt.date(2023, 5, 6)))["docProps/core.xml"].decode()
    assert core.count("2023-05-06T00:00:00Z") == 2


def test_other_properties_stay() -> None:
    """The title is content."""
    book = openpyxl.load_workbook(io.BytesIO(repack(workbook(), date=dt.date(2023, 5, 6))))
    assert book.properties.title == "台账"
    assert book.properties.creator == CREATOR
    assert book.properties.created == dt.datetime(2023, 5, 6)  # noqa: DTZ001 - as openpyxl reads it


@both
def test_the_archive_begins_with_the_content_types(make: Callable[[], bytes]) -> None:
    """Then come the package relations, then the rest by name; every entry has the same header."""
    with zipfile.ZipFile(io.BytesIO(repack(make()))) as archive:
        names = archive.namelist()
        entries = archive.infolist()
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    assert {entry.extra for entry in entries} == {b""}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}


@both
def test_no_part_is_lost(make: Callable[[], bytes]) -> None:
    """All parts are there, and both programs' libraries open the file again."""
    data = make()
    packed = repack(data)
    assert set(parts(packed)) == set(parts(data))
    opener = openpyxl.load_workbook if make is workbook else docx.Document
    assert opener(io.BytesIO(packed))


def test_font_elements_are_put_in_order() -> None:
    """ISO/IEC 29500-1, 18.8.22: bold and underline before size and colour, name after them."""
    styles = parts(repack(workbook()))["xl/styles.xml"].decode()
    font = styles[styles.index("<font>") : styles.index("</font>")]
    places = [font.index(f"<{name} ") for name in ("sz", "color", "name", "family", "scheme")]
    assert places == sorted(places)


def test_the_guides_of_a_picture_are_in_the_namespace_of_drawings() -> None:
    """Openpyxl leaves them in that of the sheet's drawing."""
    stream = io.BytesIO(workbook())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(
            "xl/drawings/drawing1.xml", '<a:prstGeom prst="rect"><avLst/></a:prstGeom>'
        )
    found = parts(repack(stream.getvalue()))["xl/drawings/drawing1.xml"]
    assert found == b'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def test_a_filler_makes_its_part_piece_by_piece() -> None:
    """It gets the part of the archive and yields the part that is written."""
    sheet = "xl/worksheets/sheet1.xml"

    def filler(part: bytes) -> Iterator[bytes]:
        yield part[:10]
        yield part[10:].replace(b"<sheetData />", b"<sheetData/>")

    plain = parts(workbook())
    filled = parts(repack(workbook(), fillers={sheet: filler}))
    assert filled[sheet] == plain[sheet].replace(b"<sheetData />", b"<sheetData/>")
    assert filled["xl/workbook.xml"] == plain["xl/workbook.xml"]


def test_what_is_no_archive_is_refused() -> None:
    """A text is not silently packed."""
    with pytest.raises(zipfile.BadZipFile):
        repack("台账".encode())
