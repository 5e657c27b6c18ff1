"""What hypothesis makes up: any text, texts that look like speeches, and whole speeches."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from toolkit import codec, schema
from toolkit.model import Speech

MARKERS = (
    *("一、", "二、", "三、", "十、", "（一）", "（二）", "(三)", "1.", "2．", "3、", "（1）", "⑵"),
    *("①", "②", "第一，", "第二、", "第三，", "首先，", "其次，", "最后，", "一是", "二是", "三是"),
    *("一要", "二要", "一方面", "另一方面", "——", "第一章 ", "A.", "㈠", "一"),
)
PHRASES = (
    "提高思想认识",
    "抓好仓库消防检查",
    "要在6月底前完成整改",
    "年底前全部办结",
    "由综合部牵头，生产部、财务部配合",
    "（责任单位：综合部、设备部；完成时限：2023年5月31日）",
    "各车间要立即行动",
    "下面我讲三点意见",
    "重点抓好“四个环节”",
    "合格率达到98%以上",
    "同比增长5.6％",
    "去年以来成绩来之不易",
    "但是也存在巡查不细的问题",
    "会议由XX同志主持",
    "根据《仓库管理办法》（厂发〔2023〕4号）",
    "尽快拿出方案",
    "每月25日前报送进展",
    "让我们振奋精神，再创佳绩",
)
FRAMES = (
    "同志们：",
    "在安全生产推进会上的讲话",
    "（2023年3月8日）",
    "首页 > 范文 > 讲话稿",
    "阅读：1024 次",
    "相关推荐：",
    "谢谢大家！",
    "厂办公室",
    "2023年3月8日",
    "综合部负责人 王某",
)
STOPS = ("。", "；", "！", "？", "：", "，", "、", "", "……", "。”", " ", "　")
BREAKS = ("\n", "\n\n", "\n　　", "\n  ", "\r\n", "\u2028", "")


def any_text() -> st.SearchStrategy[str]:
    """Any string of Unicode scalar values, rich in line feeds, brackets and stops."""
    lively = st.sampled_from(
        [*"一二三、（）()。；：，\n \t　“”《》1２%〔〕①", "\x00", "\ufeff", "𠮷", "\r"]
    )
    return st.one_of(
        st.text(max_size=200),
        st.text(alphabet=st.one_of(lively, st.characters(exclude_categories=["Cs"])), max_size=120),
        st.text(alphabet=lively, max_size=80),
    )


def speech_like() -> st.SearchStrategy[str]:
    """Texts built of markers, phrases and stops, in orders right and wrong."""
    sentence = st.tuples(
        st.one_of(st.just(""), st.sampled_from(MARKERS)),
        st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3).map("，".join),
        st.sampled_from(STOPS),
    ).map("".join)
    paragraph = st.one_of(
        st.lists(sentence, min_size=1, max_size=4).map("".join),
        st.sampled_from(FRAMES),
        st.text(max_size=12),
    )
    return st.lists(
        st.tuples(paragraph, st.sampled_from(BREAKS)).map("".join), min_size=1, max_size=10
    ).map("".join)


def regular_speech() -> st.SearchStrategy[str]:
    """Well-numbered speeches: headings 一、 二、 …, whole sentences under each."""
    sentence = st.sampled_from(PHRASES).map(lambda words: f"{words}。")
    body = st.lists(sentence, min_size=1, max_size=3).map("".join)
    heading = st.sampled_from(PHRASES[:3])
    parts = st.lists(st.tuples(heading, body), min_size=2, max_size=4)
    return parts.map(
        lambda every: (
            "同志们：\n"
            + "".join(
                f"{numeral}、{head}\n{words}\n"
                for numeral, (head, words) in zip("一二三四", every, strict=False)
            )
        )
    )


def from_schema(name: str, definition: str | None = None) -> st.SearchStrategy[Any]:
    """JSON data valid by a schema of the closed dialect, or by one entry of its `$defs`."""
    whole = schema.load(name)
    known: dict[str, st.SearchStrategy[Any]] = {}

    def of(part: dict[str, Any]) -> st.SearchStrategy[Any]:
        if "$ref" in part:
            target = part["$ref"].rpartition("/")[2]
            if target not in known:
                known[target] = st.deferred(lambda: of(whole["$defs"][target]))
            return known[target]
        for key, build in (
            ("anyOf", lambda options: st.one_of(*map(of, options))),
            ("enum", st.sampled_from),
            ("const", st.just),
        ):
            if key in part:
                return build(part[key])
        kind = part["type"]
        kinds = kind if isinstance(kind, list) else [kind]
        return st.one_of(*(_plain(each, part, of) for each in kinds))

    return of(whole["$defs"][definition] if definition else whole)


def speeches() -> st.SearchStrategy[Speech]:
    """Whole speeches, valid by the schema; their spans point anywhere."""
    return from_schema("speech").map(lambda data: codec.from_json(Speech, data))


def _plain(kind: str, part: dict[str, Any], of: Any) -> st.SearchStrategy[Any]:
    if kind == "null":
        return st.none()
    if kind == "boolean":
        return st.booleans()
    if kind == "integer":
        return st.integers(part.get("minimum"), part.get("maximum", 2**53))
    if kind == "number":
        return st.floats(allow_nan=False, allow_infinity=False)
    if kind == "array":
        return st.lists(of(part["items"]), max_size=2, unique=part.get("uniqueItems", False))
    if kind == "object" and "properties" in part:
        return st.fixed_dictionaries({key: of(each) for key, each in part["properties"].items()})
    if kind == "object":
        return st.dictionaries(st.text(max_size=5), of(part["additionalProperties"]), max_size=2)
    return _string(part)


def _string(part: dict[str, Any]) -> st.SearchStrategy[str]:
    if part.get("format") == "date":
        return st.dates().map(str)
    if "pattern" in part:
        return st.from_regex(part["pattern"], alphabet=st.characters(exclude_categories=["Cs"]))
    return st.text(min_size=part.get("minLength", 0), max_size=12)
