"""Figures that a task must reach: what is measured, how the figure binds, what is no target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Operator, Target
from toolkit.parse.targets import RULES, Rule, find_targets
from toolkit.source import SourceText

Read = tuple[str | None, Operator, float | None, str | None]

TARGETS: list[tuple[str, str, list[Read]]] = [
    ("reach", "入园率达到90%", [("入园率", "eq", 90, "%")]),
    ("reach-least", "入园率达到90%以上", [("入园率", "ge", 90, "%")]),
    ("about", "失业率控制在5.5%左右", [("失业率", "le", 5.5, "%")]),
    ("stable-about", "供水保证率稳定在97%左右", [("供水保证率", "approx", 97, "%")]),
    ("bare-rate", "确保按期办结率100%", [("按期办结率", "eq", 100, "%")]),
    ("least", "每季度演练不少于2次", [("每季度演练", "ge", 2, "次")]),
    ("least-han", "每季度演练不少于两次", [("每季度演练", "ge", 2, "次")]),
    ("least-before-verb", "每月至少召开一次例会", [("例会", "ge", 1, "次")]),
    ("most", "酒席不超过15桌", []),
    ("most-counted", "候诊时间不超过30分钟", [("候诊时间", "le", 30, "分钟")]),
    ("shorten", "审批时限压缩至3个工作日以内", [("审批时限", "le", 3, "个工作日")]),
    ("from-to", "将合格率由85%提高到95%以上", [("合格率", "ge", 95, "%")]),
    ("more-than", "粮食产量超过12万吨", [("粮食产量", "gt", 12, "万吨")]),
    ("break-through", "规上企业突破500家", [("规上企业", "ge", 500, "家")]),
    ("grow", "技改投资增长12%左右", [("技改投资", "increase", 12, "%")]),
    ("fall", "一般性支出压减10%", [("一般性支出", "decrease", 10, "%")]),
    (
        "grow-two",
        "城乡居民收入分别增长7%和8%",
        [("城乡居民收入", "increase", 7, "%"), ("城乡居民收入", "increase", 8, "%")],
    ),
    ("points", "集中收集率提升12个百分点", [("集中收集率", "increase", 12, "个百分点")]),
    ("double", "科技经费翻一番", [("科技经费", "multiply", 2, "倍")]),
    ("double-twice", "产值翻两番", [("产值", "multiply", 4, "倍")]),
    ("bound", "城镇新增就业3.2万人以上", [("城镇新增就业", "ge", 3.2, "万人")]),
    ("tenths", "复产面达到九成以上", [("复产面", "ge", 9, "成")]),
    ("output-after", "新建停车场8处", [("新建停车场", "eq", 8, "处")]),
    ("output-before", "新建8处停车场。", [("停车场", "eq", 8, "处")]),
    (
        "output-list",
        "新建停车场8处、口袋公园12个",
        [("新建停车场", "eq", 8, "处"), ("口袋公园", "eq", 12, "个")],
    ),
    ("thousands", "培训网格员1,200人次", [("培训网格员", "eq", 1200, "人次")]),
    ("more-or-less", "带动3000余人就业。", [("就业", "approx", 3000, "人")]),
    ("after-subject", "县住建局要抓紧改造危房40户", [("改造危房", "eq", 40, "户")]),
    ("after-date", "6月底前持证上岗率达到98%", [("持证上岗率", "eq", 98, "%")]),
    ("masked-share", "总量增长x.x%以上", [("总量", "increase", None, "%")]),
    ("masked-count", "新增XX个项目。", [("项目", "eq", None, "个")]),
    ("quoted-thing", "培育“小巨人”企业30家以上", [("培育“小巨人”企业", "ge", 30, "家")]),
]

NO_TARGETS: list[tuple[str, str]] = [
    ("past-year", "去年入园率达到90%"),
    ("past-done", "入园率已达到90%"),
    ("past-particle", "投放了公交车30辆"),
    ("against-last-year", "出口同比增长15%"),
    ("date", "2024年6月30日前报送"),
    ("deadline", "会后7日内报送，30个工作日内办结"),
    ("document-number", "贯彻市政办发〔2024〕16号文件"),
    ("ordinal", "开展第3轮第2次督查"),
    ("list-number", "1.抓好排查。2.抓好整改。"),
    ("members-after-etc", "治理清河、白河等13条河流"),
    ("threshold", "对500万元以上项目逐一走访"),
    ("threshold-of-noun", "亩均税收低于3万元的项目不再供地"),
    ("standard", "每亩30元"),
    ("comparison", "增速高于全省1个百分点"),
    ("object", "对剩余6个项目逐个过堂"),
    ("hotline", "用好12345热线"),
    ("grade", "创建5A级景区"),
    ("base-of-change", "由每人5元起步"),
]


def read(target: Target) -> Read:
    """What a target says."""
    return target.indicator, target.operator, target.value, target.unit


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, want, id=name) for name, text, want in TARGETS]
)
def test_target_of_sentence(text: str, expected: list[Read]) -> None:
    """Indicator, operator, figure and unit are read as a clerk would put them into columns."""
    assert [read(target) for target in find_targets(SourceText(text), 0, len(text))] == expected


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NO_TARGETS])
def test_no_target(text: str) -> None:
    """Facts of the past, dates, deadlines, numbers of documents and thresholds are no targets."""
    assert find_targets(SourceText(text), 0, len(text)) == ()


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rule_finds_its_example_and_not_its_near_miss(rule: Rule) -> None:
    """Each rule gives one target in its example and none in its near-miss."""
    hits = find_targets(SourceText(rule.example), 0, len(rule.example))
    assert [hit.rule for hit in hits] == [rule.name]
    misses = find_targets(SourceText(rule.near_miss), 0, len(rule.near_miss))
    assert [miss for miss in misses if miss.rule == rule.name] == []


def test_range_has_both_ends() -> None:
    """The lower end is the value, the upper end stands in `upper`."""
    text = "地区生产总值增长5%—5.5%"
    (target,) = find_targets(SourceText(text), 0, len(text))
    assert (target.value, target.upper, target.unit) == (5, 5.5, "%")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("确保入园率达到90%", "确保"),
        ("力争全年新增规上企业20家", "力争"),
        ("每户招牌原则上不超过2块", "原则上"),
        ("合格率不低于98%", "不低于"),
        ("重要河段水质达标率达到95%", None),
    ],
)
def test_modality_is_the_word_of_demand(text: str, modality: str | None) -> None:
    """The word that sets the demand, or the hard limit itself; 重要 holds no 要."""
    (target,) = find_targets(SourceText(text), 0, len(text))
    assert target.modality == modality


def test_full_width_figures_are_read_and_quoted_as_written() -> None:
    """The value is a number, the text keeps the full-width characters."""
    text = "新建公厕１４座，入厕率达到９５％"
    first, second = find_targets(SourceText(text), 0, len(text))
    assert (first.value, second.value, second.unit) == (14, 95, "%")
    assert second.text == "入厕率达到９５％"


def test_span_is_that_of_the_whole_source() -> None:
    """A stretch in the middle of a document gives absolute places."""
    text = "上一句。力争税收增长6%。下一句达到9%。"
    source = SourceText(text)
    (target,) = find_targets(source, 4, 13)
    assert source.quote(target.span) == target.text == "税收增长6%"


@pytest.mark.parametrize(
    "shape", ["1", "1.", "1，", "1，111", "5%、", "增长5%", "X.", "1到", "翻番"]
)
def test_hostile_text_gives_ordered_spans(shape: str) -> None:
    """Ten thousand characters of one shape are read to the end; no two targets overlap."""
    text = shape * (10_000 // len(shape))
    places = [
        (each.span.start, each.span.end) for each in find_targets(SourceText(text), 0, len(text))
    ]
    assert places == sorted(places)


WORDS = [
    "增长",
    "达到",
    "不少于",
    "新建",
    "5",
    "3.2",
    "%",
    "万",
    "人",
    "个",
    "以上",
    "左右",
    "、",
    "，",
]


@given(
    st.lists(
        st.sampled_from([*WORDS, "和", "由", "至", "—", "年", "天", "翻一番", "X", "。", "的"])
    )
)
def test_any_text_gives_valid_spans(parts: list[str]) -> None:
    """Whatever the words: spans lie in the text, in order, without overlap, and quote it."""
    text = "".join(parts)
    source = SourceText(text)
    end = 0
    for target in find_targets(source, 0, len(text)):
        assert end <= target.span.start < target.span.end <= len(text)
        assert target.text == source.quote(target.span)
        end = target.span.end
