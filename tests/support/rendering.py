"""Files as a reader sees them: LibreOffice to PDF, PDF to text and pictures.

Every function skips where its program is missing, or fails where all are required.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.support.tools import require

_TIMEOUT = 110


def to_pdf(*paths: Path, folder: Path) -> tuple[Path, ...]:
    """The PDFs LibreOffice makes of the files, in one start with a profile of its own."""
    require("soffice")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, paths),
            ],
            check=True,
            capture_output=True,
            timeout=_TIMEOUT,
        )
    pdfs = tuple(folder / f"{path.stem}.pdf" for path in paths)
    for pdf in pdfs:
        assert pdf.is_file(), f"LibreOffice 没有生成 {pdf.name}"
    return pdfs


def text_of(pdf: Path) -> str:
    """The words of a PDF, pages parted by form feeds."""
    require("pdftotext")
    return subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=_TIMEOUT,
    ).stdout


def drawn(pdf: Path) -> str:
    """The words of a PDF in the order they are drawn, cell by cell, pages parted by form feeds."""
    require("pdftotext")
    return subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=_TIMEOUT,
    ).stdout


def page_count(pdf: Path) -> int:
    """How many pages a PDF has."""
    return text_of(pdf).count("\f")


def pictures(pdf: Path, folder: Path, *, dots_per_inch: int = 60) -> tuple[Path, ...]:
    """One PNG for each page, in order."""
    require("pdftoppm")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(dots_per_inch), str(pdf), str(folder / pdf.stem)],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT,
    )
    return tuple(sorted(folder.glob(f"{pdf.stem}*.png")))
