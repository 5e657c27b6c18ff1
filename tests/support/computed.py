"""Workbooks as LibreOffice computes them."""

from __future__ import annotations

import csv
import subprocess
import tempfile
from pathlib import Path

from tests.support.tools import require

_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"


def sheet(path: Path, number: int = 1) -> list[list[str]]:
    """One sheet of the workbook, counted from 1, cell by cell as it is shown."""
    require("soffice")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                _FILTER.format(sheet=number),
                "--outdir",
                folder,
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=110,
        )
        text = next(Path(folder).glob("*.csv")).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))
