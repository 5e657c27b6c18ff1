"""LibreOffice without a window, kept away from everything but the one file it converts.

It gets a profile of its own that forbids macros, links and active content, a proxy that leads
nowhere so that whatever still asks for the network gets none, a folder for its temporary files
that is deleted, limits of time and memory. Nothing of it is left behind.
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
import time
from pathlib import Path
from typing import Literal, TypeAlias

from toolkit.errors import MissingPackage

SECONDS = 120
SIZE_LIMIT = 200 * 2**20
MEMORY_LIMIT = 4 * 2**30

Failure: TypeAlias = Literal["late", "refused"]

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
# Nothing listens on port 9 (discard); see _environment for programs that ask the environment.
_NOWHERE = ("127.0.0.1", "9")
# Where LibreOffice puts its socket, whatever the folder for temporary files.
_SOCKETS = ("/tmp", "/var/tmp")  # noqa: S108 - fixed in LibreOffice; only deleted by full name

_SETTINGS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "Office.Common/Security/Scripting",
        {
            "MacroSecurityLevel": "3",
            "DisableMacrosExecution": "true",
            "DisableActiveContent": "true",
            "DisableOLEAutomation": "true",
            "BlockUntrustedRefererLinks": "true",
        },
    ),
    ("Office.Writer/Content/Update", {"Link": "0"}),
    ("Office.Calc/Content/Update", {"Link": "1"}),
    ("Office.Calc/Formula/Load", {"OOXMLRecalcMode": "1", "ODFRecalcMode": "1"}),
    ("Office.Java/VirtualMachine", {"Enable": "false"}),
    (
        "Inet/Settings",
        {
            "ooInetProxyType": "2",
            "ooInetHTTPProxyName": _NOWHERE[0],
            "ooInetHTTPProxyPort": _NOWHERE[1],
            "ooInetHTTPSProxyName": _NOWHERE[0],
            "ooInetHTTPSProxyPort": _NOWHERE[1],
            "ooInetFTPProxyName": _NOWHERE[0],
            "ooInetFTPProxyPort": _NOWHERE[1],
            "ooInetNoProxy": "",
        },
    ),
    ("Setup/Product", {"ooSetupLastVersion": "99"}),
)


def program(name: str) -> str:
    """The path of LibreOffice. Raises MissingPackage with what to do for the file `name`."""
    for command in ("soffice", "libreoffice"):
        if found := shutil.which(command):
            return found
    for place in _PLACES:
        if Path(place).is_file():
            return place
    message = (
        f"读取 {name} 需要 LibreOffice（免费，可离线使用），本机没有找到。"
        "请安装 LibreOffice，或用 Word、WPS 打开后另存为 .docx（表格另存为 .xlsx）再试。"
    )
    raise MissingPackage(message)


def convert(
    data: bytes, suffix: str, target: str, command: str, filter_name: str = ""
) -> bytes | Failure:
    """What LibreOffice makes of the file, read by a filter or by one of its choice, or how not."""
    with tempfile.TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (folder / "temporary").mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        source = folder / f"source.{suffix}"
        source.write_bytes(data)
        arguments = [
            command,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            *([f"--infilter={filter_name}"] if filter_name else []),
            "--convert-to",
            target,
            "--outdir",
            str(folder / "out"),
            str(source),
        ]
        in_time = _run(arguments, folder)
        remove_sockets(profile)
        made = folder / "out" / f"source.{target}"
        if not in_time:
            return "late"
        if not made.is_file() or made.stat().st_size > SIZE_LIMIT:
            return "refused"
        return made.read_bytes()


def _profile() -> str:
    items = "\n".join(
        f'<item oor:path="/org.openoffice.{path}">'
        + "".join(
            f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
            for name, value in values.items()
        )
        + "</item>"
        for path, values in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}\n</oor:items>\n'
    )


def _environment(folder: Path) -> dict[str, str]:
    """The own environment, but with temporary files inside the folder and without network."""
    temporary = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder / "temporary"))
    proxies = (f"{scheme}_proxy" for scheme in ("http", "https", "ftp", "all"))
    nowhere = dict.fromkeys(proxies, f"http://{':'.join(_NOWHERE)}")
    return {**os.environ, **temporary, **nowhere, "no_proxy": "", "NO_PROXY": ""}


def _run(arguments: list[str], folder: Path) -> bool:
    """Whether LibreOffice ended in time; if not it is ended with the processes it started."""
    process = subprocess.Popen(  # noqa: S603 - a fixed command on a file of our own naming
        arguments,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
    )
    _limit_memory(process.pid)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return False
    else:
        return True
    finally:
        if sys.platform == "win32":
            process.kill()
        else:
            _end_group(process.pid)
        process.wait()


def _end_group(group: int) -> None:
    """End all processes of a group: the launcher may be gone while what it launched is not."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
        for _ in range(20):  # a moment, lest one still writes while its folder is being deleted
            time.sleep(0.05)
            os.killpg(group, 0)


def _limit_memory(pid: int) -> None:
    """Limit the address space of a process and of those it will start, where the system can."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def remove_sockets(profile: Path) -> None:
    """Delete the socket that LibreOffice leaves where it was ended."""
    for left in sockets(profile):
        with contextlib.suppress(OSError):
            left.unlink()


def sockets(profile: Path) -> list[Path]:
    """The sockets of a profile, named after the MD5 of its address, in digits without zeros."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_*_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    return [left for place in _SOCKETS for left in Path(place).glob(name)]
