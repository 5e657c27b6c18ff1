"""Run all comparisons side by side and say which aims are reached."""

from __future__ import annotations

import argparse
import importlib.util
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import report, texts
from benchmarks.processes import Bench, Failed, Measured

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
JIEBA_SIZE = 100_000
OFFICE_SIZES = (10_000, 100_000, 1_000_000)


def main() -> int:
    """Measure everything; 0 if everything ran, whatever the verdicts."""
    options = _options()
    report.say(
        f"Python {platform.python_version()}，{platform.system()} {platform.machine()}；"
        f"每项 {options.runs} 次取中位数，各命令轮流运行。只比同一次运行里的倍数。"
    )
    if importlib.util.find_spec("numpy"):
        report.say("注意：装有 numpy，导入 openpyxl 会慢近一倍，比 (a) 的倍数因此偏小。")
    with tempfile.TemporaryDirectory(prefix="taizhang-bench-") as folder:
        bench = Bench(Path(folder), options.runs)
        try:
            _convert(bench)
            _parse(bench)
            _jieba(options.runs)
            _growth(quick=options.quick)
            _office(bench, quick=options.quick)
        except Failed as failed:
            report.say(f"中止：{failed}")
            return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="与同类工具比较速度和内存"
    )
    parser.add_argument("--runs", type=int, default=7, help="每项运行次数（默认 7）")
    parser.add_argument("--quick", action="store_true", help="略去 1 MB 以上的文本")
    return parser.parse_args()


def _convert(bench: Bench) -> None:
    report.say("\n一、一份讲话转成台账、简报、JSON 三个文件（整个进程）")
    source = texts.sample()
    ours, floor = "taizhang convert", "(a) 空 Python 只导入 openpyxl、python-docx"
    commands = {
        ours: _taizhang(bench, source),
        floor: [sys.executable, "-c", "import openpyxl, docx"],
    }
    if shutil.which("pandoc"):
        target = str(bench.folder / "pandoc.docx")
        commands["(b) pandoc txt→docx"] = ["pandoc", "-f", "markdown", str(source), "-o", target]
    if shutil.which("soffice"):
        commands["(b) LibreOffice txt→docx"] = _soffice(bench, source)
    for name in ("pandoc", "soffice"):
        if not shutil.which(name):
            report.say(f"  没有 {name}，略去")
    measured = bench.side_by_side(commands)
    _processes(measured, ours)
    report.aim("时间比 (a)", measured[ours].seconds / measured[floor].seconds, 1.6)
    _aim_memory("内存比 (a)", measured[ours], measured[floor], 1.5)


def _parse(bench: Bench) -> None:
    report.say("\n二、taizhang parse（整个进程，JSON 到标准输出）")
    ours = "taizhang parse"
    commands = {ours: [sys.executable, "-m", "toolkit", "parse", str(texts.sample())]}
    floors = []
    for validator in ("jsonschema", "jsonschema_rs"):
        if importlib.util.find_spec(validator):
            floors.append(f"空 Python 只导入 click、{validator}")
            commands[floors[-1]] = [sys.executable, "-c", f"import click, {validator}"]
    measured = bench.side_by_side(commands)
    _processes(measured, ours)
    for floor in floors:
        report.aim(f"时间比“{floor}”", measured[ours].seconds / measured[floor].seconds, 1.6)


def _jieba(runs: int) -> None:
    from benchmarks import throughput  # noqa: PLC0415 - see processes.py on memory

    report.say("\n三、解析速度与 jieba 分词（同一进程、同一文本，词典已载入）")
    text = texts.of_size(JIEBA_SIZE)
    ours, other = throughput.parsing(text, runs), throughput.cutting(text, runs)
    rows = [("解析（全部规则）", f"{ours:,.0f} 字/秒")]
    if other is not None:
        rows.append(("jieba.cut", f"{other:,.0f} 字/秒"))
    report.table(("", "速度"), rows)
    if other is None:
        report.say("  没有 jieba，略去：pip install jieba")
    else:
        report.aim("解析速度比 jieba", ours / other, 1.0, at_least=True)


def _growth(*, quick: bool) -> None:
    from benchmarks import throughput  # noqa: PLC0415 - see processes.py on memory

    report.say("\n四、解析时间随篇幅增长（每字时间应不变）")
    sizes = [size for size in SIZES if not quick or size <= 1_000_000]
    grown = [throughput.growth(texts.of_size(size), 1 if size > 1_000_000 else 3) for size in sizes]
    report.table(
        ("篇幅", "字数", "时间", "每字"),
        [
            (
                report.size(each.size),
                f"{each.characters:,}",
                report.seconds(each.seconds),
                f"{each.nanoseconds_per_character:,.0f} ns",
            )
            for each in grown
        ],
    )
    ratio = grown[-1].nanoseconds_per_character / grown[0].nanoseconds_per_character
    name = f"{report.size(grown[-1].size)} 的每字时间比 {report.size(grown[0].size)}"
    report.aim(name, ratio, 1.5)


def _office(bench: Bench, *, quick: bool) -> None:
    report.say(
        "\n五、任何篇幅都比 LibreOffice 快（taizhang convert 三个文件，LibreOffice 只做 docx）"
    )
    if not shutil.which("soffice"):
        report.say("  没有 soffice，略去：apt-get install libreoffice-writer")
        return
    for size in OFFICE_SIZES:
        if quick and size >= 1_000_000:
            continue
        source = bench.folder / f"{size}.txt"
        source.write_text(texts.of_size(size), encoding="utf-8")
        commands = {
            "taizhang convert": _taizhang(bench, source),
            "LibreOffice txt→docx": _soffice(bench, source),
        }
        ours, office = bench.side_by_side(commands, runs=3 if size < 1_000_000 else 1).values()
        report.aim(
            f"{report.size(size)}：{report.seconds(ours.seconds)} 比"
            f" {report.seconds(office.seconds)}",
            ours.seconds / office.seconds,
            1.0,
        )


def _taizhang(bench: Bench, source: Path) -> list[str]:
    out = str(bench.folder / "out")
    return [sys.executable, "-m", "toolkit", "convert", "--force", "-o", out, str(source)]


def _soffice(bench: Bench, source: Path) -> list[str]:
    return [
        "soffice",
        f"-env:UserInstallation={(bench.folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(bench.folder / "office"),
        str(source),
    ]


def _processes(measured: dict[str, Measured], ours: str) -> None:
    base = measured[ours]
    report.table(
        ("", "时间", "内存峰值", "时间为我们的"),
        [
            (
                name,
                report.seconds(each.seconds),
                report.memory(each.memory),
                f"{each.seconds / base.seconds:.2f} 倍",
            )
            for name, each in measured.items()
        ],
    )


def _aim_memory(name: str, ours: Measured, floor: Measured, limit: float) -> None:
    if ours.memory is None or floor.memory is None:
        report.say("  本系统不报告子进程的内存峰值，略去")
    else:
        report.aim(name, ours.memory / floor.memory, limit)


if __name__ == "__main__":
    sys.exit(main())
