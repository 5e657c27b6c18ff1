"""The ordered table of roles: the first rule that holds decides what a sentence does.

Headings come first, then the zone of the document (review, problems, guidance, plan), then the
words of the sentence itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from toolkit.model import Grade, Role
from toolkit.parse.roles.sentence import Sentence, Traits


class RoleRule(NamedTuple):
    """A rule of the table: when it holds, the sentence has the role."""

    name: str
    role: Role
    grade: Grade | None
    label: str
    example: str
    near_miss: str
    holds: Callable[[Sentence], bool]


RULES: tuple[RoleRule, ...] = (
    RoleRule(
        "role.heading",
        "heading",
        None,
        "整句是层次标题",
        "一要抓好检测。",
        "一要抓好检测，各县要配足人员。",
        lambda s: s.traits.is_heading,
    ),
    RoleRule(
        "role.noted",
        "task",
        "required",
        "句末括注了负责单位",
        "完善制度。（市财政局负责）",
        "完善制度（见附件）。",
        lambda s: s.has_note,
    ),
    RoleRule(
        "role.closing",
        "closing",
        None,
        "结束语",
        "让我们携手并进！",
        "让群众满意。",
        lambda s: s.is_closing,
    ),
    RoleRule(
        "role.opening",
        "opening",
        None,
        "开场或引出下文",
        "下面，我讲三点意见。",
        "各单位要提出意见。",
        lambda s: s.is_opening,
    ),
    RoleRule(
        "role.ending",
        "closing",
        None,
        "末段的号召",
        "同志们，责任重于泰山。",
        "同志们要按时到岗。",
        lambda s: (
            s.traits.zone == "closing" and not s.has_figure and (not s.has_body or s.has_attitude)
        ),
    ),
    RoleRule(
        "role.review_problem",
        "problem",
        None,
        "回顾部分指出的问题",
        "但短板仍然存在，差距明显。",
        "短板加快补齐。",
        lambda s: (
            s.traits.zone == "review" and s.is_trouble and not s.has_figure and s.verb_clauses == 0
        ),
    ),
    RoleRule(
        "role.review",
        "achievement",
        None,
        "回顾部分",
        "全年完成投资三亿元。",
        "要完成投资三亿元。",
        lambda s: s.traits.zone == "review",
    ),
    RoleRule(
        "role.problem_zone",
        "problem",
        None,
        "问题部分",
        "基础仍然薄弱。",
        "补强薄弱基础。",
        lambda s: s.traits.zone == "problem" and not s.has_body,
    ),
    RoleRule(
        "role.goal_figures",
        "task",
        "goal",
        "总的要求中有量化指标或期限",
        "主要预期目标是：生产总值增长5%。",
        "目标更加明确。",
        lambda s: (
            not s.speaks_of_past
            and ((s.has_figure and s.sets_goals) or (s.traits.zone == "principle" and s.has_due))
        ),
    ),
    RoleRule(
        "role.principle_zone",
        "principle",
        None,
        "指导思想、原则、目标部分",
        "坚持统筹兼顾。",
        "各单位要统筹兼顾。",
        lambda s: s.traits.zone == "principle" and not s.has_body,
    ),
    RoleRule(
        "role.formula",
        "principle",
        None,
        "指导思想一类的成套提法",
        "总体要求是：以新发展理念为引领。",
        "落实总体要求，建立台账。",
        lambda s: not s.has_note and not s.has_figure and s.is_formula,
    ),
    RoleRule(
        "role.many_attitudes",
        "exhortation",
        None,
        "成串的表态",
        "增强“四个意识”、做到“两个维护”。",
        "增强大局意识，建立台账。",
        lambda s: not s.has_note and not s.has_figure and s.many_attitudes,
    ),
    RoleRule(
        "role.constituted",
        "background",
        None,
        "说明机构怎样组成、由谁担任",
        "领导小组办公室设在县应急局，主任由局长兼任。",
        "成立领导小组，组长由县长担任。",
        lambda s: s.is_constituted and not s.opens_with_verb and not s.has_due,
    ),
    RoleRule(
        "role.body_demand",
        "task",
        "required",
        "点名要求某单位去做",
        "各县区要开展排查。",
        "各县区情况不同。",
        lambda s: (
            s.has_body
            and s.has_modal
            and (not s.has_attitude or s.verb_clauses >= 2 or s.has_figure)
        ),
    ),
    RoleRule(
        "role.intro",
        "principle",
        None,
        "下设小标题之前的总括",
        "坚持农业优先，推动农民增收。",
        "完成投资5亿元。",
        lambda s: s.traits.is_intro and not s.is_concrete and not s.is_strong,
    ),
    RoleRule(
        "role.statement",
        "background",
        None,
        "说明某事是什么、有多重要",
        "招商是头等大事，必须抓牢。",
        "要把招商当作头等大事，组建专班。",
        lambda s: not s.is_concrete and s.is_statement,
    ),
    RoleRule(
        "role.we_exhort",
        "exhortation",
        None,
        "以“我们”号召",
        "我们要走在前列、勇挑重担。",
        "我们要落实好会议部署，安排好后续工作。",
        lambda s: not s.has_figure and s.speaks_as_we and s.is_call,
    ),
    RoleRule(
        "role.attitude",
        "exhortation",
        None,
        "只有态度，没有可检查的事",
        "要进一步提高政治站位。",
        "要提高站位，建立台账，开展排查。",
        lambda s: s.has_attitude and not s.is_concrete and s.verb_clauses <= 2,
    ),
    RoleRule(
        "role.contrast",
        "principle",
        None,
        "既要又要的方法要求",
        "既要看当前，又要看长远。",
        "既要排查隐患，又要逐项整改，建立台账，明确专人。",
        lambda s: s.contrasts and not s.is_concrete and s.verb_clauses <= 2,
    ),
    RoleRule(
        "role.trouble",
        "problem",
        None,
        "指出问题、没有要求",
        "责任缺失，隐患诸多。",
        "隐患诸多，要逐项整改。",
        lambda s: (
            s.admits
            or (
                s.is_trouble
                and not s.has_modal
                and not s.has_due
                and not s.has_body
                and not s.acts
                and s.verb_clauses == 0
            )
        ),
    ),
    RoleRule(
        "role.assigned",
        "task",
        "required",
        "下面列有责任单位或时限",
        "并网发电\n牵头单位：龙山县政府",
        "并网发电",
        lambda s: s.traits.is_assigned,
    ),
    RoleRule(
        "role.past",
        "background",
        None,
        "叙述已经发生的事",
        "全县上下付出了艰辛努力。",
        "要总结已有经验。",
        lambda s: (
            not s.has_modal
            and not s.has_due
            and (s.is_done or (s.speaks_of_past and not s.opens_with_verb))
        ),
    ),
    RoleRule(
        "role.modal",
        "task",
        "required",
        "有要、须、务必、确保等要求",
        "要建立台账。",
        "形势总体可控。",
        lambda s: s.has_modal and (s.verb_clauses >= 1 or s.is_concrete),
    ),
    RoleRule(
        "role.guidance",
        "principle",
        None,
        "以……为导向等总的要求",
        "以项目为抓手，走特色发展之路。",
        "以项目为抓手，开工10个项目。",
        lambda s: (
            s.is_guidance
            and s.verb_clauses <= 1
            and s.text.startswith(("以", "坚持", "围绕", "按照", "本着", "秉持"))
            and not s.has_figure
            and not s.has_modal
        ),
    ),
    RoleRule(
        "role.verb",
        "task",
        "required",
        "以动作开头的部署",
        "建立健全长效机制。",
        "机制日趋健全。",
        lambda s: s.opens_with_verb,
    ),
    RoleRule(
        "role.later_verb",
        "task",
        "required",
        "句中有部署的动作",
        "问题不过夜，建立机制。",
        "目标明确，形势向好。",
        lambda s: s.verb_clauses >= 1 and not s.states,
    ),
    RoleRule(
        "role.acts",
        "task",
        "required",
        "单位之后直接写动作",
        "县自然资源局对隐患点逐一巡查。",
        "县自然资源局的工作走在前列。",
        lambda s: s.acts and s.traits.zone == "plan" and not s.is_done and not s.states,
    ),
    RoleRule(
        "role.due",
        "task",
        "required",
        "写明了期限的安排",
        "名单于10月8日前报镇党政办。",
        "名单已于10月8日报镇党政办。",
        lambda s: s.has_due and s.traits.zone != "opening" and not s.states and not s.is_done,
    ),
    RoleRule(
        "role.figure",
        "task",
        "goal",
        "有要达到的数",
        "城镇失业率3%以内。",
        "登记失业率是3%。",
        lambda s: (
            s.traits.zone == "plan"
            and s.has_figure
            and s.is_aimed
            and not s.speaks_of_past
            and not s.states
        ),
    ),
    RoleRule(
        "role.by_rule",
        "task",
        "goal",
        "写明按什么办法去做",
        "按照分级管理，什么风险上什么措施。",
        "按照惯例，会议由我主持了。",
        lambda s: s.goes_by_rule and s.traits.zone == "plan" and not s.is_done,
    ),
    RoleRule(
        "role.modal_alone",
        "task",
        "borderline",
        "有要求，但事项不具体",
        "车站、机场都要闭环。",
        "车站、机场都已闭环。",
        lambda s: s.has_modal,
    ),
    RoleRule(
        "role.background", "background", None, "其余叙述", "形势依然复杂。", "", lambda _s: True
    ),
)


def find_role(traits: Traits) -> tuple[RoleRule, Sentence]:
    """The first rule of the table that holds for a body sentence, and the sentence it tested."""
    sentence = Sentence(traits)
    return next(rule for rule in RULES if rule.holds(sentence)), sentence
