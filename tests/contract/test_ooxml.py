"""Microsoft's Open XML SDK and LibreOffice take every workbook and Word file of the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import ooxml_validator, rendering, samples


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_the_open_xml_sdk_finds_no_error(sample_outputs: Path, suffix: str) -> None:
    """Zero errors in every file."""
    ooxml_validator.require_validator()
    files = sorted(sample_outputs.glob(f"*.{suffix}"))
    assert len(files) == len(samples.sources())
    found = {path.name: ooxml_validator.errors(path) for path in files}
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_the_validator_finds_an_error_where_there_is_one(tmp_path: Path) -> None:
    """A workbook of plain openpyxl has a known fault; a validator that passes it proves nothing."""
    ooxml_validator.require_validator()
    import openpyxl  # noqa: PLC0415 - after the skip

    path = tmp_path / "plain.xlsx"
    openpyxl.Workbook().save(path)
    assert ooxml_validator.errors(path)


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_libreoffice_opens_every_other_file(
    sample_outputs: Path, tmp_path: Path, suffix: str
) -> None:
    """The file becomes a PDF that holds words of the speech; half of the samples stand for all."""
    files = sorted(sample_outputs.glob(f"*.{suffix}"))[::2]
    for path, pdf in zip(files, rendering.to_pdf(*files, folder=tmp_path), strict=True):
        assert rendering.page_count(pdf) >= 1, path.name
        words = "".join(rendering.text_of(pdf).split())
        assert "任务" in words, path.name
