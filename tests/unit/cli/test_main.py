"""The program as a process: streams, exit codes, and what happens when things go wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit
from tests.support.clicases import taizhang
from toolkit import schema
from toolkit.cli import boundary
from toolkit.errors import ExitCode, MissingPackage

TEXT = "同志们：\n一、抓好整改。由综合部在2022年7月1日前拿出方案。\n"
HEAVY = (
    "openpyxl",
    "docx",
    "jsonschema",
    "jsonschema_rs",
    "lxml",
    "toolkit.model",
    "toolkit.parse",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A speech as a text file."""
    path = tmp_path / "讲话.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(
    *arguments: str | Path, cwd: Path, code: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """One run as a process of its own; `code` runs before the program."""
    program = f"import sys; from toolkit.cli import main\n{code}\nsys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        check=False,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp936", "latin-1", "utf-8"])
def test_output_is_utf8_whatever_the_console_says(file: Path, encoding: str) -> None:
    """JSON is UTF-8 with LF, findings are readable, and nothing crashes on any console."""
    parsed = run("parse", file, cwd=file.parent, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert parsed.returncode == 0
    assert json.loads(parsed.stdout.decode("utf-8"))["source"]["text"] == TEXT
    assert b"\r" not in parsed.stdout
    checked = run("check", file, cwd=file.parent, PYTHONIOENCODING=encoding, LC_ALL="C")
    assert "讲话.txt" in checked.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp936"])
def test_a_stream_that_cannot_become_utf8_never_raises(file: Path, encoding: str) -> None:
    """Inside another program, standard output may be anything."""
    assert taizhang("check", file, encoding=encoding).code in {0, 1}
    assert taizhang("convert", encoding=encoding).code == ExitCode.USAGE


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """Whoever asks for help waits for click alone."""
    code = "import atexit; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))"
    for arguments in (["-h"], ["convert", "-h"], ["--version"]):
        result = run(*arguments, cwd=tmp_path, code=code)
        assert result.returncode == 0
        loaded = {*result.stderr.decode().split()}
        assert "click" in loaded
        assert loaded.isdisjoint(HEAVY)


def test_parsing_loads_no_writer_of_office_files(file: Path) -> None:
    """Both openpyxl and python-docx take longer to import than a speech to parse."""
    code = "import atexit; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))"
    for command in ("parse", "check"):
        result = run(command, file, cwd=file.parent, code=code)
        loaded = {*result.stderr.decode().split()}
        assert "toolkit.parse.pipeline" in loaded
        assert loaded.isdisjoint({"openpyxl", "docx", "lxml", "asyncio", "http"})


def test_python_m_toolkit_is_the_same_program(tmp_path: Path) -> None:
    """Where the scripts folder is not on the PATH, as often on Windows."""
    result = subprocess.run(
        [sys.executable, "-m", "toolkit", "--version"],
        check=False,
        capture_output=True,
        cwd=tmp_path,
    )
    assert result.stdout.decode().strip() == f"taizhang {toolkit.__version__}"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_long_output_arrives_whole(file: Path, unbuffered: str) -> None:
    """Also where Python writes unbuffered and a pipe takes only a part at a time."""
    file.write_text(TEXT * 300, encoding="utf-8")
    result = run("parse", file, cwd=file.parent, PYTHONUNBUFFERED=unbuffered)
    assert len(result.stdout) > 2**18
    assert json.loads(result.stdout)["source"]["text"] == TEXT * 300


def test_a_closed_pipe_ends_quietly(file: Path) -> None:
    """`taizhang parse … | head -1` prints no complaint."""
    file.write_text(TEXT * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "toolkit", "parse", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(2) == b"{\n"
        process.stdout.close()
        complaint = process.stderr.read().decode()
    assert "Error" not in complaint
    assert "错误：" not in complaint
    assert process.returncode == boundary.PIPE_CLOSED


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    """Waiting for standard input is the usual moment for it."""
    code = (
        "import os, signal, time\n"
        "from toolkit.cli import streams\n"
        "def read_input(limit):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(10)\n"
        "streams.read_input = read_input\n"
    )
    result = run("parse", "-", cwd=tmp_path, code=code)
    assert result.returncode == boundary.INTERRUPTED
    assert (result.stdout, result.stderr.strip()) == (b"", b"")


def test_a_bug_is_one_chinese_line_and_exit_70(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clerk never sees a traceback; whoever mends the program asks for it with --debug."""

    def fail(*_: object, **__: object) -> None:
        raise KeyError("S0001")

    monkeypatch.setattr("toolkit.api.parse", fail)
    quiet = taizhang("parse", file)
    assert quiet.code == ExitCode.BUG
    assert quiet.out == ""
    assert quiet.err.count("\n") == 1
    assert "程序内部出错（KeyError）" in quiet.err
    for loud in (taizhang("parse", file, "--debug"), taizhang("--debug", "parse", file)):
        assert "Traceback" in loud.err
    monkeypatch.setenv("TAIZHANG_DEBUG", "1")
    assert "Traceback" in taizhang("parse", file).err
    monkeypatch.delenv("TAIZHANG_DEBUG")
    assert "Traceback" not in taizhang("parse", file).err


def test_a_bug_outside_any_source_is_caught_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last line of defence."""

    def fail() -> None:
        raise RecursionError

    monkeypatch.setattr("toolkit.api.formats", fail)
    result = taizhang("formats")
    assert result.code == ExitCode.BUG
    assert "RecursionError" in result.err


def test_a_missing_package_is_exit_5(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the one of the registry; the files that need no package are not written."""

    def fail(*_: object, **__: object) -> None:
        raise MissingPackage("处理任务台账需要 openpyxl，请运行：pip install openpyxl")

    monkeypatch.setattr("toolkit.api.convert", fail)
    result = taizhang("convert", file, "-o", file.parent / "out")
    assert result.code == ExitCode.MISSING_PACKAGE
    assert "pip install openpyxl" in result.err
    assert not (file.parent / "out").exists()


def test_standard_input_in_any_encoding(tmp_path: Path) -> None:
    """What is piped in is bytes like those of a file."""
    for data in (TEXT.encode(), TEXT.encode("gb18030"), b"\xff\xfe" + TEXT.encode("utf-16-le")):
        result = taizhang("parse", "-", stdin=data, cwd=tmp_path)
        assert result.code == 0
        source = json.loads(result.out)["source"]
        assert (source["text"], source["name"]) == (TEXT, "标准输入")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_and_completions(shell: str, tmp_path: Path) -> None:
    """The script asks the program, and the program answers with commands and options."""
    script = taizhang("completion", shell)
    assert script.code == 0
    assert f"_TAIZHANG_COMPLETE={shell}_complete" in script.out
    answers = {}
    for line, place in (("taizhang ", "1"), ("taizhang convert --f", "2")):
        environment = {"_TAIZHANG_COMPLETE": f"{shell}_complete", "COMP_WORDS": line}
        environment["COMP_CWORD"] = line.split()[-1] if shell == "fish" else place
        answers[line] = run(cwd=tmp_path, **environment).stdout.decode()
    assert "explain" in answers["taizhang "] or shell == "fish"
    assert "--force" in answers["taizhang convert --f"]


def test_completion_of_an_unknown_shell_lists_the_known_ones() -> None:
    """PowerShell and cmd have none."""
    result = taizhang("completion", "powershell")
    assert result.code == ExitCode.USAGE
    assert "bash、zsh、fish" in result.err


def test_schemas_are_printed_as_they_are_stored() -> None:
    """By default that of the speech; a wrong name is answered with all names."""
    assert json.loads(taizhang("schema").out) == schema.load("speech")
    for name in schema.names():
        assert taizhang("schema", name).out == schema.text(name)
    wrong = taizhang("schema", "讲话")
    assert wrong.code == ExitCode.USAGE
    assert "、".join(schema.names()) in wrong.err


def test_findings_of_parse_go_to_standard_error_as_one_line(tmp_path: Path) -> None:
    """Standard output is JSON alone."""
    (tmp_path / "讲话.txt").write_bytes(TEXT.encode("gb18030"))
    result = taizhang("parse", "讲话.txt", cwd=tmp_path)
    json.loads(result.out)
    assert result.err.count("\n") == 1
    assert result.err.startswith("讲话.txt：")


def test_strict_turns_warnings_into_exit_1_after_the_work_is_done(tmp_path: Path) -> None:
    """The commands convert and parse still give what was asked for."""
    (tmp_path / "讲话.txt").write_text("同志们：\n一、抓整改。\n三、抓检查。\n", encoding="utf-8")
    assert taizhang("parse", "讲话.txt", cwd=tmp_path).code == 0
    strict = taizhang("parse", "讲话.txt", "--strict", cwd=tmp_path)
    assert strict.code == ExitCode.FINDINGS
    json.loads(strict.out)
    assert taizhang("convert", "讲话.txt", "--strict", "--to", "json", cwd=tmp_path).code == 1
    assert (tmp_path / "讲话.json").is_file()
    assert taizhang("check", "讲话.txt", cwd=tmp_path).code == 0
    assert taizhang("check", "讲话.txt", "--strict", cwd=tmp_path).code == 1
