"""Rules by the words of a sentence: troubles, the past, demands, actions, days and figures."""

from __future__ import annotations

from toolkit.parse.roles.rule import RoleRule

WORD_RULES: tuple[RoleRule, ...] = (
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
                and not (s.has_due or s.has_spoken_due)
                and not s.has_body
                and not s.acts
                and s.verb_clauses == 0
            )
        ),
    ),
    RoleRule(
        "role.situation",
        "background",
        None,
        "分析形势的部分，没有提出要求",
        "高新技术产业占比达到46%。",
        "要新增高新技术企业46家。",
        lambda s: (
            s.traits.zone == "situation" and not (s.has_modal or s.has_body or s.traits.is_assigned)
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
            and s.verb_clauses <= s.text.startswith(("以", "坚持"))
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
        "role.goes_on",
        "task",
        "required",
        "某项工作继续怎样做",
        "社区门诊继续延长服务时间。",
        "高校招生规模持续扩大。",
        lambda s: s.goes_on and s.traits.zone == "plan" and not (s.is_done or s.speaks_of_past),
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
        "role.spoken_due",
        "task",
        "goal",
        "口头说的期限",
        "青山镇那段5月底签完。",
        "截至5月底，签约率累计过半。",
        lambda s: (
            s.has_spoken_due
            and s.traits.zone == "plan"
            and not s.states
            and not s.is_done
            and not s.speaks_of_past
        ),
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
