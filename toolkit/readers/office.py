"""Old and foreign office files (doc, wps, rtf, odt, xls) by way of LibreOffice, where installed.

LibreOffice runs without a window, in a profile of its own that forbids macros, links and active
content, within a time limit, on a copy in a temporary folder. What it makes is read like any docx
or xlsx.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from toolkit.codes import finding
from toolkit.errors import MissingPackage
from toolkit.findings import Outcome
from toolkit.model import Speech
from toolkit.readers import signatures
from toolkit.source import SourceText

SECONDS = 120

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="DisableActiveContent"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product">
<prop oor:name="ooSetupLastVersion"><value>99</value></prop></item>
</oor:items>
"""


class _Kind(NamedTuple):
    """A kind of file: its suffix for LibreOffice, its media type, what it is converted to."""

    suffix: str
    media_type: str
    target: str


_DOC = _Kind("doc", "application/msword", "docx")
_RTF = _Kind("rtf", "application/rtf", "docx")
_ODT = _Kind("odt", "application/vnd.oasis.opendocument.text", "docx")
_WORDML = _Kind("xml", "application/xml", "docx")
_XLS = _Kind("xls", "application/vnd.ms-excel", "xlsx")
_ODS = _Kind("ods", "application/vnd.oasis.opendocument.spreadsheet", "xlsx")

_KINDS = {"rtf": _RTF, "odt": _ODT, "ods": _ODS, "wordml": _WORDML}

# Streams of an OLE file by which its program is known.
_STREAMS: tuple[tuple[str, _Kind | None], ...] = (
    ("EncryptedPackage", None),
    ("WordDocument", _DOC),
    ("Workbook", _XLS),
    ("Book", _XLS),
)


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text of the file; None, with an SRC error, where it is damaged, locked or none of these.

    Raises MissingPackage where LibreOffice is not installed.
    """
    kind = _kind(data, name)
    if isinstance(kind, Outcome):
        return kind
    converted = _convert(data, kind, _program(name))
    if converted is None:
        reason = f"LibreOffice 无法打开，或超过 {SECONDS} 秒"
        return Outcome(None, (finding("SRC031", name=name, reason=reason),))
    if kind.target == "xlsx":
        from toolkit.readers import ledger as target  # noqa: PLC0415 - only what is needed
    else:
        from toolkit.readers import word as target  # type: ignore[no-redef]  # noqa: PLC0415

    outcome: Outcome[SourceText | Speech | None] = target.read(converted, name)
    if not isinstance(outcome.value, SourceText):
        return outcome
    source = SourceText(
        outcome.value.text,
        name=name,
        media_type=kind.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        origins=outcome.value.origins,
    )
    return Outcome(source, outcome.findings)


def _kind(data: bytes, name: str) -> _Kind | Outcome[SourceText | Speech | None]:
    found = signatures.kind(data, name)
    if found in _KINDS:
        return _KINDS[found]
    if found == "ole":
        for stream, kind in _STREAMS:
            if stream.encode("utf-16-le") in data:
                return kind or Outcome(None, (finding("SRC033", name=name),))
    return Outcome(None, (finding("SRC003", name=name, kind=signatures.LABELS[found]),))


def _program(name: str) -> str:
    """The path of LibreOffice."""
    for command in ("soffice", "libreoffice"):
        if found := shutil.which(command):
            return found
    for place in _PLACES:
        if Path(place).is_file():
            return place
    message = (
        f"读取 {name} 需要 LibreOffice（免费，可离线使用），本机没有找到。"
        "请安装 LibreOffice，或用 Word、WPS 打开后另存为 .docx 再试。"
    )
    raise MissingPackage(message)


def _convert(data: bytes, kind: _Kind, program: str) -> bytes | None:
    """What LibreOffice makes of the file; None where it makes nothing in time."""
    with tempfile.TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        source = folder / f"source.{kind.suffix}"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--convert-to",
            kind.target,
            "--outdir",
            str(folder / "out"),
            str(source),
        ]
        _run(command, folder)
        made = folder / "out" / f"source.{kind.target}"
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], folder: Path) -> None:
    """Run LibreOffice; after the time limit end it with the processes it started."""
    own_group = sys.platform != "win32"
    process = subprocess.Popen(  # noqa: S603 - a fixed command on a file of our own naming
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=own_group,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        pass
    finally:
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if own_group:
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            process.wait()
