"""Rules by the place of a sentence: headings, notes, openings and closings, zones, set phrases."""

from __future__ import annotations

from toolkit.parse.roles.rule import RoleRule

PLACE_RULES: tuple[RoleRule, ...] = (
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
        lambda s: s.is_opening and not (s.has_body and s.verb_clauses >= 2),
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
        lambda s: (
            s.traits.zone == "review"
            and not (
                s.orders_now and (s.verb_clauses >= 1 or s.is_concrete) and not s.speaks_of_past
            )
        ),
    ),
    RoleRule(
        "role.problem_zone",
        "problem",
        None,
        "问题部分",
        "基础仍然薄弱。",
        "补强薄弱基础。",
        lambda s: (
            s.traits.zone == "problem"
            and not (s.has_body or s.traits.is_assigned)
            and not s.turns_to_measures
        ),
    ),
    RoleRule(
        "role.some_and_some",
        "problem",
        None,
        "列举有的怎样、有的怎样",
        "有的等靠要，有的绕着走。",
        "有的要停，有的要改。",
        lambda s: s.tells_of_some and not (s.has_note or s.has_body or s.has_due),
    ),
    RoleRule(
        "role.promise",
        "exhortation",
        None,
        "对前面说的问题只表示要认真解决",
        "对这些问题，我们要高度重视，认真加以解决。",
        "对这些问题，市水利局要逐项整改。",
        lambda s: s.promises and not (s.has_note or s.has_body or s.has_due),
    ),
    RoleRule(
        "role.goal_figures",
        "task",
        "goal",
        "总的要求中有量化指标或期限",
        "主要预期目标是：生产总值增长5%。",
        "目标更加明确。",
        lambda s: (
            (s.has_figure and s.sets_goals and (s.foresees or not s.speaks_of_past))
            or (
                s.traits.zone == "principle"
                and (s.has_due or (s.has_figure and (s.is_aimed or s.counts_results)))
                and (s.looks_to_year or not s.speaks_of_past)
            )
        ),
    ),
    RoleRule(
        "role.principle_zone",
        "principle",
        None,
        "指导思想、原则、目标部分",
        "坚持统筹兼顾。",
        "各单位要统筹兼顾。",
        lambda s: s.traits.zone == "principle" and not (s.has_body or s.founds),
    ),
    RoleRule(
        "role.formula",
        "principle",
        None,
        "指导思想一类的成套提法",
        "总体要求是：以新发展理念为引领。",
        "落实总体要求，建立台账。",
        lambda s: (
            not s.has_note
            and not s.has_figure
            and s.is_formula
            and (s.sets_guidance or not (s.has_body and s.verb_clauses >= 4))
        ),
    ),
    RoleRule(
        "role.many_attitudes",
        "exhortation",
        None,
        "成串的表态",
        "增强“四个意识”、做到“两个维护”。",
        "增强大局意识，建立台账。",
        lambda s: not (s.has_note or s.accepts_oversight) and not s.has_figure and s.many_attitudes,
    ),
    RoleRule(
        "role.constituted",
        "background",
        None,
        "说明机构怎样组成、由谁担任",
        "领导小组办公室设在县应急局，主任由局长兼任。",
        "成立领导小组，组长由县长担任。",
        lambda s: s.is_constituted and not s.has_due and (s.seats or not s.opens_with_verb),
    ),
)
