"""The bodies that must do something: notes, labels, subjects, 由 and 会同.

In the texts 【L…】 marks a leading body, 【R…】 a responsible, 【S…】 a supporting one; whatever
is not marked, persons and objects among them, must not be found.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Unit
from toolkit.parse.units import (
    RULES,
    Rule,
    find_convention,
    find_units,
    is_responsibility_note,
)
from toolkit.source import SourceText

_MARK = re.compile(r"【(?P<role>[LRS])(?P<name>[^】]*)】")
_ROLES = {"lead": "L", "responsible": "R", "support": "S"}

NOTES = [
    pytest.param(text, id=name)
    for name, text in {
        "lead-and-support": "疏浚南湖。（【L水利局】牵头，【S财政局】、【S东城街道】配合）",
        "lead-and-responsible": "（【L市数据局】牵头，【R市直各部门】按职责分工负责）",
        "two-leads": "（【L市委办】、【L市政府办】牵头，【R各县区】负责）",
        "etc": "补种行道树。（【R区园林局】、【R区交通局】等【R有关部门】负责）",
        "etc-and-each": "（【R省商务厅】、【R省邮政局】等和【R各有关市级人民政府】负责）",
        "comma-in-list": "（【R市人社局】、【R市财政局】，【R各区人民政府】按职责分工负责）",
        "jointly": "（【R市卫健委】会同【S市医保局】负责，【S各县区】配合落实）",
        "inner-bracket": "（【R各镇人民政府（街道办事处）】负责，【S区民政局】协助）",
        "one-divided": "（【R各县（市、区）人民政府】、【R市水利局】负责）",
        "marked-leader": "（【L市教育局】（牵头）、【R市财政局】、【R市编办】）",
        "ascii-brackets": "拆除违建.(【L区城管局】牵头,【S各镇街】配合)",
        "labels": "（牵头领导：高明；牵头单位：【L林业局】；责任单位：【R各乡镇】；时限：5月底）",
        "label-line": "责任单位：【R县教育局】、【R县公安局】，【R各中小学校】",
        "label-by-blank": "责任领导：赵亮　责任单位：【R县住建局】　配合单位：【S各街道】",
        "lead-in-list": "责任单位：【L县住建局】牵头，【S县城投公司】配合",
        "bare": "改造危房四十户。（【R县住建局】、【R各乡镇】）",
        "compound-names": "（【R市自然资源和规划局】和【R市住房和城乡建设局】负责）",
        "two-notes": "（【L县水利局】牵头）抓好巡堤（【R沿江各乡镇】负责）。",
    }.items()
]

NO_NOTES = [
    pytest.param(text, id=name)
    for name, text in {
        "alias": "市政府办公室（督查室）近日发文。",
        "document-number": "（市政办发〔2024〕6号）",
        "person": "（由一名副镇长牵头负责）",
        "explanation": "（项目负责人须签字，由评审专家负责解释）",
        "leader-label": "责任领导：县委常委 李明亮",
        "contact": "联系人：张伟，联系电话：0000—1234567。",
        "places": "新建停车场三处（东关、西关、北门）。",
    }.items()
]

CLAUSES = [
    pytest.param(text, id=name)
    for name, text in {
        "named": "【R县应急局】要备足沙袋，【R县气象局】要滚动预报。",
        "each": "【R各乡镇】要守好堤坝，【R各村（社区）】、【R驻村工作队】要包保到户。",
        "adjoining": "【R各级】【R各部门】都要动起来。",
        "shared-head": "【R各省、自治区、直辖市人民政府】要加强领导。",
        "shared-modifier": "【R各有关部门和单位】要认领任务。",
        "after-comma": "【R区直各部门】、【R各镇街】，【R开发区管委会】要建立台账。",
        "elliptical": "【R财政】、【R发改】、【R卫健】等部门要保障到位。",
        "ranked-short": "【R县公安】要加强路面巡查。",
        "matters-before-head": "【R水文】、【R气象】、【R应急部门】要会商研判。",
        "whole-body": "【R全镇上下】要拧成一股绳。",
        "after-lead-in": "同时，【R各县区】要严查；年内【R各试点地区】要出台细则。",
        "after-adverbial": "在守住底线的同时【R各单位】要主动作为。",
        "without-ought": "【R各单位】于每月5日前将进度报区督查室。",
        "office-of-office": "【R市政府督查室】要一周一调度。",
        "lead": "【L安环部】要牵头整改，【S设备部】、【S财务部】配合。",
        "lead-by-name": "【L牵头部门】要主动作为，【S相关部门】要密切配合。",
        "all-cooperate": "【R各部门】要密切配合，形成合力。",
        "overall-charge": "【L区城管局】对整治工作负总责。",
        "appointed": "【L县教育局】为牵头单位，【S县体育局】为配合单位。",
        "entrusted": "缺口资金由【R县财政局】统筹解决。",
        "entrusted-lead": "由【L县住建局】牵头，会同【S县消防大队】尽快核查。",
        "with": "【R市科技局】要会同【S市教育局】、【S市人社局】逐校摸底。",
        "in-support": "要积极配合【S市审计局】做好取证。",
        "asked": "请【R县信访局】于周五前提交清单。",
        "duty": "【R生产部】负责检修，【R党群工作部】负责宣传。",
        "topic": "【R各地区】秋粮收购工作要早谋划。",
        "company": "【R各子公司】、【R各项目部】要对照清单自查。",
        "quoted-name": "【R县“百日清零”专班】要每日调度。",
        "village": "【R村“两委”】要带头干。",
        "after-marker": "（三）【R县农业农村局】要抓好机收。",
    }.items()
]

NO_CLAUSES = [
    pytest.param(text, id=name)
    for name, text in {
        "speaker": "我们要坚定信心，大家要齐心协力，同志们要振作精神。",
        "person": "主要负责同志要亲自抓，分管领导要具体抓，乡镇干部要包村联户。",
        "person-of-body": "各单位主要负责人要签字背书。",
        "supported": "支持各县区大胆探索，督促有关部门落实责任，指导各学校开展演练。",
        "used": "要充分发挥各级党组织的作用，调动各部门积极性。",
        "basis": "按照县委要求，在区委领导下，根据市政府部署，落实国务院有关部门规定。",
        "citation": "要学习《县教育局要严格管理通知》。",
        "place": "在全市各学校开展安全教育。",
        "object": "对工作不力的单位要通报批评。",
        "matter": "教育要优先发展，财政政策要加力提效。",
        "procurement": "政府采购要公开透明。",
        "adjective": "加强部门协调，完善企业创新机制。",
        "requirement": "落实部门要求，保障企业要素供给。",
        "relative": "各部门制定的规划要衔接，教育部门组织的考试要规范。",
        "general-entrust": "发展方式由速度型向效益型转变，资金原则上由企业自筹。",
        "members": "指挥部由县水利局、县气象局等6个部门组成。",
        "cooperation": "要加强协同配合，搞好对接联合。",
        "past": "县政府编制了三年规划。",
    }.items()
]


def marked(text: str) -> tuple[SourceText, list[tuple[int, int, str]]]:
    """The text without its marks, and where they stood."""
    plain, places, position = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[position : mark.start()]
        places.append((len(plain), len(plain) + len(mark["name"]), mark["role"]))
        plain += mark["name"]
        position = mark.end()
    return SourceText(plain + text[position:]), places


def found(units: tuple[Unit, ...]) -> list[tuple[int, int, str]]:
    """The places and roles of units."""
    return [(unit.span.start, unit.span.end, _ROLES[unit.role]) for unit in units if unit.span]


@pytest.mark.parametrize("text", [*NOTES, *NO_NOTES, *CLAUSES, *NO_CLAUSES])
def test_bodies_of_sentence(text: str) -> None:
    """Exactly the marked bodies are found, with the marked roles."""
    source, places = marked(text)
    units = find_units(source, 0, len(source.text))
    assert found(units) == places, [(unit.text, unit.role, unit.rule) for unit in units]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rule_finds_its_example_and_not_its_near_miss(rule: Rule) -> None:
    """Each rule finds the bodies marked in its example, in order, and none in its near-miss."""
    expected = re.findall(r"【([^】]*)】", rule.example)
    example = rule.example.replace("【", "").replace("】", "")
    hits = rule.find(example, 0, len(example))
    assert [example[hit.start : hit.end] for hit in hits if hit.rule == rule.name] == expected
    misses = rule.find(rule.near_miss, 0, len(rule.near_miss))
    assert [hit for hit in misses if hit.rule == rule.name] == []


@pytest.mark.parametrize("text", [*NOTES, *CLAUSES])
def test_every_unit_names_a_listed_rule(text: str) -> None:
    """Values name the rule that made them, so that --explain can show it."""
    source, _ = marked(text)
    names = {rule.name for rule in RULES}
    assert {unit.rule for unit in find_units(source, 0, len(source.text))} <= names


@pytest.mark.parametrize("text", [*NOTES, *CLAUSES])
def test_spans_are_those_of_the_whole_source(text: str) -> None:
    """A stretch in the middle of a document gives the same bodies at its own place."""
    source, places = marked(text)
    before, after = "前一段说的是另一件事。\n", "\n后一段也不相干。"
    whole = SourceText(before + source.text + after)
    units = find_units(whole, len(before), len(before) + len(source.text))
    shifted = [(start + len(before), end + len(before), role) for start, end, role in places]
    assert found(units) == shifted
    assert all(
        unit.text == whole.text[unit.span.start : unit.span.end] for unit in units if unit.span
    )


def test_line_feed_inside_a_name_is_read_over() -> None:
    """Hard-wrapped lines: the span keeps the line feed, the name does not."""
    text = "由县自然资源和规\n划局牵头，县水利局配\n合。"
    units = find_units(SourceText(text), 0, len(text))
    assert [(unit.text, unit.name, unit.role) for unit in units] == [
        ("县自然资源和规\n划局", "县自然资源和规划局", "lead"),
        ("县水利局", "县水利局", "support"),
    ]


CONVENTION = "整治三处堵点。（区交通局、区公安分局负责，排在第一位的部门为牵头部门，下同）\n"
LATER = "新增泊位两百个。（区城管局、区住建局负责）"


def test_first_body_is_marked_where_the_document_says_it_leads() -> None:
    """By default the role stays what the note says; the rule name tells of the convention."""
    source = SourceText(CONVENTION + LATER)
    convention = find_convention(source)
    assert convention is not None
    assert convention.text == source.quote(convention.span)
    units = find_units(source, len(CONVENTION), len(source.text), convention)
    assert [(unit.text, unit.role, unit.rule) for unit in units] == [
        ("区城管局", "responsible", "unit.bracket_first_leads"),
        ("区住建局", "responsible", "unit.bracket_responsible"),
    ]


def test_first_body_leads_where_the_caller_wants_it() -> None:
    """The switch `lead_by_position` turns the marked body's role into lead."""
    source = SourceText(CONVENTION + LATER)
    convention = find_convention(source)
    assert convention is not None
    leading = convention._replace(lead_by_position=True)
    units = find_units(source, len(CONVENTION), len(source.text), leading)
    assert [unit.role for unit in units] == ["lead", "responsible"]


def test_convention_yields_to_a_named_leader() -> None:
    """A note that names its leader needs no convention."""
    text = CONVENTION + "（区城管局负责，区住建局牵头）"
    source = SourceText(text)
    units = find_units(source, len(CONVENTION), len(text), find_convention(source))
    assert [(unit.role, unit.rule) for unit in units] == [
        ("responsible", "unit.bracket_responsible"),
        ("lead", "unit.bracket_lead"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("列第一位者为牵头单位，下同", True),
        ("责任单位中第一个单位为牵头单位。", True),
        ("首位单位为牵头单位", True),
        ("坚持把安全放在第一位，由牵头单位负责", False),
        ("第一，明确牵头单位。", False),
    ],
)
def test_statement_of_convention(text: str, *, said: bool) -> None:
    """Only a statement about the order of a list is a convention."""
    assert (find_convention(SourceText(text)) is not None) == said


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("责任单位：县教育局、各乡镇", True),
        ("（县教育局牵头，县财政局配合；6月底前完成）", True),
        ("牵头单位：县住建局；责任人：王强；完成时限：5月底", True),
        ("由县住建局负责，县财政局配合。", True),
        ("责任单位要按月报送进展。", False),
        ("县教育局要抓好落实。", False),
        ("工作目标：县教育局建成三所幼儿园", False),
        ("新建三所幼儿园（县教育局负责）", False),
    ],
)
def test_line_that_only_says_who_is_responsible(text: str, *, only: bool) -> None:
    """Headings hand on only what such lines and brackets state."""
    assert is_responsibility_note(SourceText(text), 0, len(text)) == only


@pytest.mark.parametrize(
    "shape",
    [
        "（",
        "）",
        "、",
        "要",
        "部要",
        "、部要",
        "（市局负责",
        "由部",
        "会同",
        "责任单位：",
        "各",
        "和局",
    ],
)
def test_hostile_text_gives_ordered_spans(shape: str) -> None:
    """Ten thousand characters of one shape are read to the end; no two bodies overlap."""
    text = shape * (10_000 // len(shape))
    units = find_units(SourceText(text), 0, len(text))
    places = [(unit.span.start, unit.span.end) for unit in units if unit.span]
    assert all(one[1] <= two[0] for one, two in pairwise(places))


WORDS = [
    "各乡镇",
    "县财政局",
    "、",
    "，",
    "。",
    "和",
    "等",
    "部门",
    "要",
    "负责",
    "牵头",
    "（",
    "）",
    "由",
]


@given(st.lists(st.sampled_from([*WORDS, "会同", "配合", "责任单位：", "\n", " ", "的", "“", "”"])))
def test_any_text_gives_valid_spans(parts: list[str]) -> None:
    """Whatever the words: spans lie in the text, in order, without overlap, and quote it."""
    text = "".join(parts)
    source = SourceText(text)
    end = 0
    for unit in find_units(source, 0, len(text)):
        assert unit.span is not None
        assert end <= unit.span.start < unit.span.end <= len(text)
        assert unit.text == source.quote(unit.span)
        end = unit.span.end
