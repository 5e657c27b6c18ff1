"""The rules by name: what each one sees, with an example and a near-miss.

In the examples the body the rule finds stands between 【 and 】; the near-miss holds none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from toolkit.parse.units import convention
from toolkit.parse.units.clauses import find_subjects
from toolkit.parse.units.found import Found
from toolkit.parse.units.instruments import find_instruments
from toolkit.parse.units.mechanisms import find_mechanisms
from toolkit.parse.units.notes import Note, find_notes

Finder = Callable[[str, int, int], list[Found]]


class Rule(NamedTuple):
    """A rule: its name, its Chinese explanation, an example, a near-miss, and what finds it."""

    name: str
    label: str
    example: str
    near_miss: str
    find: Finder


def find_noted(shadow: str, start: int, end: int) -> list[Found]:
    """The bodies of all notes in the stretch."""
    return [body for note in find_notes(shadow, start, end) for body in note.found]


def _by_position(shadow: str, start: int, end: int) -> list[Found]:
    stated = convention.statement(shadow, shadow)
    if stated is None:
        return []
    notes: list[Note] = find_notes(shadow, start, end)
    return [body for note in notes for body in stated.applied(note.found)]


RULES: tuple[Rule, ...] = (
    Rule(
        "unit.bracket_lead",
        "括注中写明“牵头”“主办”的单位",
        "整治沿街占道经营。（【区城管局】牵头，6月底前完成）",
        "整治沿街占道经营（由一名副区长牵头）。",
        find_noted,
    ),
    Rule(
        "unit.bracket_responsible",
        "括注中写明“负责”“落实”的单位",
        "建成两座口袋公园。（【区园林局】、【区住建局】负责）",
        "建成两座口袋公园（占地面积负责人另报）。",
        find_noted,
    ),
    Rule(
        "unit.bracket_support",
        "括注中写明“配合”“参与”“协助”的单位",
        "清理废旧线缆。（区工信局牵头，【区公安分局】、【供电公司】配合）",
        "清理废旧线缆（请群众配合）。",
        find_noted,
    ),
    Rule(
        convention.RULE,
        "文中约定“排在第一位的为牵头单位”，此处列第一位",
        "完善公交线网。（【市交通局】、市公安局负责，排在第一位的单位为牵头单位，下同）",
        "完善公交线网。（市交通局、市公安局负责）",
        _by_position,
    ),
    Rule(
        "unit.bracket_bare",
        "句末括注中只列了单位",
        "改造老旧小区三处。（【市住建局】、【市城投集团】）",
        "改造老旧小区三处（南苑、北苑、东苑）。",
        find_noted,
    ),
    Rule(
        "unit.label_line",
        "“责任单位：”“牵头单位：”等标签之后的单位",
        "责任单位：【县教育局】、【各乡镇】",
        "责任领导：县教育局分管负责同志",
        find_noted,
    ),
    Rule(
        "unit.entrust",
        "“由……”交办的单位",
        "资金缺口由【县财政局】统筹解决。",
        "发展方式要由规模扩张向质量提升转变。",
        find_instruments,
    ),
    Rule(
        "unit.with",
        "“会同”“配合”“联合”之后的单位",
        "县住建局要会同【县消防大队】逐栋排查。",
        "要加强协同配合，形成工作合力。",
        find_instruments,
    ),
    Rule(
        "unit.subject",
        "分句的主语：单位之后接“要”“应”“负责”等",
        "【县应急局】要备足抢险物料。",
        "支持县应急局要更大力度争取物资储备项目。",
        find_subjects,
    ),
    Rule(
        "unit.collective",
        "分句的主语是一类单位：各地区、各部门、全市上下",
        "【各乡镇】【各部门】要在下周五前报送清单。",
        "要充分调动各乡镇各部门的积极性。",
        find_subjects,
    ),
    Rule(
        "unit.elliptical",
        "分句的主语用简称并列：财政、发改等部门",
        "【财政】、【发改】、【卫健】等部门要把资金落到项目上。",
        "财政、金融政策要协同发力。",
        find_subjects,
    ),
    Rule(
        "unit.counted",
        "分句的主语是几个名字，后面的数目与名字一样多：三个乡镇、三家公司",
        "【青山】、【白沙】、【双桥】三个乡镇要报送清单。",
        "规划、建设、管理三个环节要抓好。",
        find_subjects,
    ),
    Rule(
        "unit.mechanism",
        "建立由谁牵头、谁参与的机制",
        "建立【市政府办公室】牵头、【市直有关部门】参与的工作机制。",
        "建立党员干部牵头、群众参与的工作机制。",
        find_mechanisms,
    ),
    Rule(
        "unit.topic",
        "句首的一类单位之后先说事项，再提要求",
        "【各街道】垃圾分类工作要抓出样板。",
        "各街道垃圾分类设施要更新换代。",
        find_subjects,
    ),
)

FINDERS: tuple[Finder, ...] = (find_mechanisms, find_instruments, find_subjects)
"""The finders that run after the notes, in order: where two overlap, the earlier one is right."""
