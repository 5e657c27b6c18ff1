"""Rules by the stance of a sentence: a body told to act, statements, calls, methods, views."""

from __future__ import annotations

from toolkit.parse.roles.rule import RoleRule

STANCE_RULES: tuple[RoleRule, ...] = (
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
        lambda s: (
            s.traits.is_intro
            and not s.is_concrete
            and not s.deploys
            and (not s.is_strong or s.sets_basis)
        ),
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
        lambda s: (
            s.has_attitude and not (s.is_concrete or s.accepts_oversight) and s.verb_clauses <= 2
        ),
    ),
    RoleRule(
        "role.charter",
        "background",
        None,
        "规定机构实行什么制度",
        "委员会实行主任负责制。",
        "各县区要实行月报制度。",
        lambda s: s.is_charter and not s.has_modal,
    ),
    RoleRule(
        "role.petition",
        "background",
        None,
        "转述别人的请求、建议",
        "你县请求增加修路资金。",
        "请你县尽快上报修路方案。",
        lambda s: s.petitions and not s.has_note,
    ),
    RoleRule(
        "role.policy",
        "principle",
        None,
        "只说坚持什么方针、反对什么",
        "坚持公平公正的原则。",
        "坚持这一原则，建立协调机制。",
        lambda s: s.holds_to_policy and not s.is_concrete,
    ),
    RoleRule(
        "role.slogans",
        "principle",
        None,
        "只是成套的原则",
        "要坚持党政同责、一岗双责、齐抓共管。",
        "要坚持党政同责、一岗双责，建立台账。",
        lambda s: s.strings_slogans and not s.is_concrete,
    ),
    RoleRule(
        "role.some",
        "problem",
        None,
        "说一些干部、单位怎样不好",
        "有的干部把请示领导当挡箭牌。",
        "有的部门要加快拨付资金。",
        lambda s: s.blames_some and not (s.has_modal or s.has_note or s.has_due),
    ),
    RoleRule(
        "role.draft",
        "background",
        None,
        "说明提请审议的规划草案",
        "市政府编制了《“十五五”规划纲要（草案）》，到2030年经济总量翻番。",
        "6月底前编制《“十五五”规划纲要（草案）》。",
        lambda s: (
            s.presents_draft and not (s.has_note or s.has_modal or (s.has_figure and s.is_aimed))
        ),
    ),
    RoleRule(
        "role.reassures",
        "background",
        None,
        "说明目标可以达到",
        "实现上述目标，经过努力是完全可以达到的。",
        "实现上述目标，要完善机制。",
        lambda s: s.reassures and not (s.has_modal or s.has_due),
    ),
    RoleRule(
        "role.forecast",
        "background",
        None,
        "说明形势将带来什么机遇",
        "政策的出台，必将为发展提供新的机遇。",
        "要用好政策，为发展提供新的动力。",
        lambda s: s.forecasts and not (s.has_modal or s.has_note or s.has_due),
    ),
    RoleRule(
        "role.calls_upon",
        "exhortation",
        None,
        "号召广大干部群众",
        "广大干部要弯下腰去，多到田间走一走。",
        "广大党员要在7月1日前到社区报到。",
        lambda s: s.calls_upon and not s.is_concrete,
    ),
    RoleRule(
        "role.view_trouble",
        "problem",
        None,
        "会议指出的问题",
        "会议指出，自建房、燃气等领域隐患仍然突出。",
        "会议指出，隐患仍然突出，要逐项整改。",
        lambda s: s.views_trouble and not (s.has_modal or s.has_due or s.has_note),
    ),
    RoleRule(
        "role.method",
        "principle",
        None,
        "怎样做好某方面工作的总说法",
        "做好今年工作，要坚持稳中求进。",
        "做好防汛工作，要坚持24小时值班。",
        lambda s: s.gives_method and not s.is_concrete and s.verb_clauses <= 4,
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
        "role.saying",
        "exhortation",
        None,
        "引用俗话讲道理",
        "老话说，水火无情，不能拿运气当本事。",
        "老人说的问题，要逐条整改。",
        lambda s: s.quotes_saying and not s.is_concrete and s.verb_clauses <= 1,
    ),
    RoleRule(
        "role.question",
        "background",
        None,
        "反问、设问",
        "遇事就躲，要这样的干部干什么？",
        "遇事就躲的，要一律调整。",
        lambda s: s.asks and not s.is_concrete,
    ),
    RoleRule(
        "role.view",
        "background",
        None,
        "会议认为、会议指出的道理",
        "会议认为，供暖要暖到人心里。",
        "会议要求，供暖要逐户入户测温。",
        lambda s: s.gives_view and not s.is_concrete,
    ),
)
