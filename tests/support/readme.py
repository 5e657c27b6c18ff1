"""The generated blocks of README.md, from the schema, the catalogue, the formats and the samples.

A block stands between `<!-- 生成：名称 -->` and `<!-- 生成完 -->`; `pytest --accept` refreshes all.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import toolkit
from tests.support import samples, score
from tests.support.tools import ROOT
from toolkit import schema
from toolkit.codes import CATALOGUE
from toolkit.errors import ExitCode

PATH = ROOT / "README.md"

_BLOCK = re.compile(r"(<!-- 生成：(?P<name>\S+) -->\n).*?(<!-- 生成完 -->)", re.DOTALL)
_SHOWN_FINDINGS = 3

_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "是非",
    "null": "空",
    "object": "文字对照",
}
_EXIT_CODES = {
    ExitCode.OK: "完成（convert、parse 有提示也算完成）",
    ExitCode.FINDINGS: "check 发现错误；加 --strict 时警告也算",
    ExitCode.USAGE: "命令或参数写错",
    ExitCode.UNREADABLE: "来源读不了：不存在、为空、编码损坏等",
    ExitCode.UNKNOWN_FORMAT: "不认识的格式",
    ExitCode.MISSING_PACKAGE: "缺少可选的 Python 包，提示里有安装命令",
    ExitCode.NOT_WRITTEN: "写不了：目录不可写、磁盘已满等",
    ExitCode.BUG: "程序缺陷，请报告",
}


def refreshed(text: str) -> str:
    """The README with every generated block made anew. Raises KeyError for an unknown block."""
    return _BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found['name']]()}\n{found[3]}", text)


def names(text: str) -> list[str]:
    """The names of the generated blocks in a README."""
    return [found["name"] for found in _BLOCK.finditer(text)]


def example() -> str:
    """A sample converted and checked, as a terminal shows it."""
    source = samples.sources()[0].relative_to(ROOT).as_posix()
    with tempfile.TemporaryDirectory() as folder:
        made = samples.taizhang("convert", source, "-o", folder, check=False)
        printed = (made.stdout + made.stderr).replace(folder, "out").rstrip("\n")
    found = samples.taizhang("check", source, check=False)
    findings = found.stdout.split("\n\n")[:_SHOWN_FINDINGS]
    lines = [f"$ taizhang convert {source} -o out", printed, "", f"$ taizhang check {source}"]
    return _fenced("\n".join([*lines, *"\n\n".join(findings).split("\n"), "……"]))


def formats() -> str:
    """The formats that can be read and written."""
    known = toolkit.formats()
    reading = [(each.name, each.label, "、".join(each.suffixes), "读") for each in known.readers]
    writing = [
        (each.name, each.label, each.file_name.replace("{stem}", "讲话"), "写")
        for each in known.writers
    ]
    return table(("名称", "格式", "文件", "读写"), [*reading, *writing])


def codes() -> str:
    """Every code of the catalogue with its severity and message."""
    labels = schema.labels("Severity")
    return table(
        ("代码", "程度", "提示", "怎么办"),
        [
            (f"`{each.code}`", labels[each.severity], _open(each.message), _open(each.hint))
            for each in CATALOGUE
        ],
    )


def fields() -> str:
    """Every field of the canonical speech with its Chinese term."""
    whole = schema.load("speech")
    parts = [("", whole), *whole["$defs"].items()]
    return "\n\n".join(
        f"**{part['title']}**{f' `{name}`' if name else ''}\n\n{_fields(part)}"
        for name, part in parts
        if "properties" in part
    )


def labels() -> str:
    """Every enumeration of the canonical speech with its slugs and labels."""
    rows = [
        (part["title"], "、".join(f"`{slug}` {label}" for slug, label in part["x-labels"].items()))
        for part in schema.load("speech")["$defs"].values()
        if "enum" in part
    ]
    return table(("枚举", "取值"), rows)


def exit_codes() -> str:
    """What the exit codes mean."""
    return table(("退出码", "含义"), [(str(int(code)), _EXIT_CODES[code]) for code in ExitCode])


_MEASURES = {
    "outline": "层次标题（起点）",
    "outline+level": "层次标题（起点和层级）",
    "outline exact": "层次标题（起止和层级全对）",
    "task": "任务句",
    "boilerplate": "网页残留",
    "unit": "责任单位",
    "unit+role": "责任单位（连同牵头、配合）",
    "deadline": "时限",
    "deadline type": "时限（连同类型）",
    "deadline date": "时限（连同日期）",
    "announced": "数目预告",
}


def accuracy() -> str:
    """What the parser finds on the project's own labelled samples, as recorded by the ratchet."""
    recorded = json.loads((score.LABELLED / "baseline.json").read_text(encoding="utf-8"))
    rows = [
        (
            _MEASURES[measure],
            f"{found['f1']:.3f}" if found["f1"] is not None else "－",
            str(found["wanted"]),
            str(found["found"]),
            str(found["hits"]),
        )
        for measure, found in recorded.items()
    ]
    texts = len(list(score.LABELLED.glob("*.gold.json")))
    head = f"{texts} 篇自拟样稿（`samples/`，逐句人工标注）的合计，写规则时看过这些样稿："
    return head + "\n\n" + table(("项目", "F1", "应有", "找出", "其中对的"), rows)


BLOCKS: dict[str, Callable[[], str]] = {
    "示例": example,
    "格式": formats,
    "代码": codes,
    "字段": fields,
    "枚举": labels,
    "退出码": exit_codes,
    "准确度": accuracy,
}


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    every = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in every)


def command_lines(text: str) -> list[list[str]]:
    """The words after `taizhang` of every command in the README's code, fenced or inline."""
    code = re.findall(r"^```(?:bash|console|text)?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line for block in code for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", text)
    calls = (re.match(r"(?:\$ )?(?:python3? -m toolkit|taizhang)\b(.*)", line) for line in lines)
    return [call[1].split() for call in calls if call]


def _fields(part: dict[str, Any]) -> str:
    rows = [(f"`{key}`", each["title"], _type(each)) for key, each in part["properties"].items()]
    return table(("字段", "中文", "类型"), rows)


def _type(part: dict[str, Any]) -> str:
    if "$ref" in part:
        return str(part["$ref"]).rpartition("/")[2]
    if "anyOf" in part:
        return " 或 ".join(map(_type, part["anyOf"]))
    if "items" in part:
        return f"{_type(part['items'])} 的列表"
    kinds = part["type"] if isinstance(part["type"], list) else [part["type"]]
    return " 或 ".join(_TYPES[kind] for kind in kinds)


def _open(template: str) -> str:
    return re.sub(r"\{\w+\}", "…", template)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"
