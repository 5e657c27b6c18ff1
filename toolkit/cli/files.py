"""Output files: where they go, what forbids writing them, and writing them whole or not at all."""

from __future__ import annotations

import contextlib
import os
import signal
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType

import toolkit
from toolkit import faults
from toolkit.cli import sources
from toolkit.errors import NotWritten, UsageProblem

Plan = dict[str, dict[str, Path]]

_LONGEST_NAME = 255
"""Bytes of a file name that common systems take."""


def plan(names: Sequence[str], folder: str, formats: Sequence[str], *, force: bool) -> Plan:
    """For each source the target of each format; nothing is touched yet.

    Raises UsageProblem if two files would have one name, NotWritten if something is in the way.
    """
    specs = [toolkit.registry.writer(name) for name in formats]
    targets = {
        source: {spec.name: Path(folder, spec.file_for(sources.stem(source))) for spec in specs}
        for source in names
    }
    _refuse_collisions(names, targets)
    refuse_obstacles(targets, Path(folder), force=force)
    return targets


def write(outputs: Mapping[Path, bytes]) -> None:
    """Write all files beside their targets, then rename them; on failure nothing half stays.

    Raises NotWritten, naming the file, if the file system refuses.
    """
    with _terminable(), contextlib.ExitStack() as stack:
        written = []
        for number, (target, data) in enumerate(outputs.items()):
            # Short: a name that just fits in a directory leaves no room for an ending.
            temporary = target.with_name(f".taizhang-{os.getpid()}-{number}.tmp")
            stack.callback(_discard, temporary)
            with _refusals(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                with temporary.open("xb") as file:
                    file.write(data)
            written.append((temporary, target))
        for temporary, target in written:
            with _refusals(target):
                temporary.replace(target)


def _refuse_collisions(names: Sequence[str], targets: Plan) -> None:
    owners: dict[str, str] = {}
    for source in names:
        for target in targets[source].values():
            # Windows and macOS take names that differ in case or composition for the same.
            key = unicodedata.normalize("NFC", str(target)).casefold()
            other = owners.setdefault(key, source)
            if other is not source or names.count(source) > 1:
                message = (
                    f"{sources.label(other)} 和 {sources.label(source)} 的输出会是同一个文件 "
                    f"{target}。请分别转换，用 -o 写到不同的目录。"
                )
                raise UsageProblem(message)


def refuse_obstacles(targets: Plan, folder: Path, *, force: bool) -> None:
    """Raise NotWritten if a target is a folder, the source itself, or there already."""
    if folder.exists() and not folder.is_dir():
        message = f"{folder} 是文件，不能作为输出目录。请用 -o 另选目录。"
        raise NotWritten(message)
    wanted = [(source, target) for source, row in targets.items() for target in row.values()]
    for source, target in wanted:
        if len(os.fsencode(target.name)) > _LONGEST_NAME:
            start = target.name[:20]
            message = f"输出文件名过长：{start}……。请把来源改名，80 字以内，然后重试。"
            raise NotWritten(message)
        if target.is_dir():
            message = f"{target} 是文件夹，无法写成文件。请改名或用 -o 另选目录。"
            raise NotWritten(message)
        if _same(source, target):
            message = (
                f"输出文件 {target} 就是来源本身，不能覆盖。"
                "请用 -o 另选目录，或用 --to 去掉这种格式。"
            )
            raise NotWritten(message)
    existing = [str(target) for _, target in wanted if os.path.lexists(target)]
    if existing and not force:
        message = f"文件已存在，没有写入：{'、'.join(existing)}。要替换请加 --force。"
        raise NotWritten(message)


def _same(source: str, target: Path) -> bool:
    with contextlib.suppress(OSError):
        return source != sources.STANDARD_INPUT and target.samefile(source)
    return False


@contextlib.contextmanager
def _refusals(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritten(_refusal(target, error)) from error


def _refusal(target: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"没有权限写入 {target}，或文件正在 Excel、WPS 中打开。请关闭文件或另选目录后重试。"
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return f"无法建立目录 {target.parent}：路径中有同名的文件。请用 -o 另选目录。"
    return f"无法写入 {target}（{faults.refusal(error)}）。请检查磁盘空间和路径后重试。"


def _discard(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _terminable() -> Iterator[None]:
    """While files are being written, a request to end the program still cleans up."""

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, leave)
    except ValueError:  # not in the main thread: the owner of the process decides
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)
