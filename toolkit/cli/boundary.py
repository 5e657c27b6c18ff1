"""Where errors end: the message a clerk sees and the exit code, for one source or for the run."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

import toolkit
from toolkit.cli import frame, sources, streams
from toolkit.errors import ExitCode, ToolkitError

# What shells report for a program ended by Ctrl-C and by a closed pipe (128 + signal number).
INTERRUPTED = 130
PIPE_CLOSED = 141


def run(program: Callable[[], int | None]) -> int:
    """The exit code of the program; whatever it raises is reported on standard error."""
    debug = frame.DEBUG.set(bool(os.environ.get("TAIZHANG_DEBUG")))
    try:
        code = program() or ExitCode.OK
    except streams.OutputClosed:
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        say(frame.explain(error), frame.hint(error))
        return ExitCode.USAGE
    except Exception as error:  # noqa: BLE001 - the last place before the user
        return report(error)
    else:
        return int(code)
    finally:
        frame.DEBUG.reset(debug)


def each(names: Sequence[str], action: Callable[[str], int]) -> int:
    """The worst exit code of the action over all sources; one that fails does not stop the rest."""
    gravest: int = ExitCode.OK
    for name in names:
        try:
            code = action(name)
        except streams.OutputClosed:
            raise
        except Exception as error:  # noqa: BLE001 - reported, then on to the next source
            code = report(error, sources.label(name))
        gravest = max(gravest, code)
        if not gc.isenabled() and len(names) > 1:
            gc.collect()
    return gravest


def verdict(findings: tuple[toolkit.Finding, ...], *, strict: bool, errors: bool = False) -> int:
    """The exit code for findings: FINDINGS for errors if they count, for warnings when strict."""
    grave = {"error", "warning"} if strict else {"error"} if errors else set()
    bad = any(finding.severity in grave for finding in findings)
    return ExitCode.FINDINGS if bad else ExitCode.OK


def report(error: Exception, source: str = "") -> int:
    """Say on standard error what happened; the exit code for it."""
    code: int
    if isinstance(error, UnicodeEncodeError) and error.encoding == "ascii":
        say("当前系统环境只认英文字符，放不下中文文件名。请先设置环境变量 PYTHONUTF8=1 再运行。")
        code = ExitCode.USAGE
    elif isinstance(error, ToolkitError):
        named = not source or Path(source).name in str(error)
        say(str(error) if named else f"{source}：{error}")
        code = error.exit_code
    else:
        where = f"处理 {source} 时" if source else ""
        say(
            f"{where}程序内部出错（{type(error).__name__}），不是您的操作问题。"
            "请加 --debug 重新运行，把显示的内容连同原文一起报告给维护者。"
        )
        code = ExitCode.BUG
    if frame.DEBUG.get():
        import traceback  # noqa: PLC0415 - only for those who ask

        streams.tell("".join(traceback.format_exception(error)).rstrip())
    return code


def say(message: str, *more: str) -> None:
    """One message on standard error, and further lines below it."""
    streams.tell("\n".join([f"错误：{message}", *more]))
