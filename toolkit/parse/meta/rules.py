"""The rules that read the facts of a document (文件要素), in the order they are tried.

For a single fact the first rule that finds it wins; for a list the first rule that finds any. An
example is a short document, one line each with its role; `gives` is the value found first there;
the near miss looks alike and gives the rule nothing.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from toolkit.parse.meta import dates, people
from toolkit.parse.meta import finders as facts
from toolkit.parse.meta.finders import Find


class Rule(NamedTuple):
    """One rule for one fact of the document; `name` is what a value of the speech cites."""

    name: str
    field: str
    label: str
    find: Find
    example: str
    gives: str
    near_miss: str


def _person(key: str, label: str, source: people.People, *examples: str) -> tuple[Rule, Rule]:
    """Two rules for one kind of line: who speaks, and the person's post."""
    name, post, example, near_miss = examples
    return (
        Rule(f"meta.speaker_{key}", "speaker", label, partial(people.name_of, source),
             example, name, near_miss),
        Rule(f"meta.post_{key}", "speaker_post", label, partial(people.post_of, source),
             example, post, near_miss),
    )  # fmt: skip


_SPEECH = "title 在全县防汛工作会议上的讲话\n"

RULES: tuple[Rule, ...] = (
    Rule(
        "meta.title", "title", "题目各行连成一个标题，去掉排版空格和网站后缀",
        facts.whole_title,
        "title 县政府关于做好\ntitle 防汛工作的通知", "县政府关于做好防汛工作的通知",
        "boilerplate 首页 > 讲话范文",
    ),
    Rule(
        "meta.type_title", "doc_type", "标题结尾的文种词，取最长的",
        facts.type_of_title,
        _SPEECH, "speech", "title 防汛工作要闻",
    ),
    Rule(
        "meta.type_cue", "doc_type", "正文开头的过渡语或称呼",
        facts.type_of_cue,
        "title 防汛工作\nopening 现就有关事项通知如下：", "notice", "opening 汛期已经来临。",
    ),
    Rule(
        "meta.occasion_label", "occasion", "会议名称：……",
        partial(facts.by_label, frozenset({"会议名称", "会议", "场合"})),
        "meta 会议名称：防汛专题会议", "防汛专题会议", "meta 会议时间：2024年3月5日",
    ),
    Rule(
        "meta.occasion_subtitle", "occasion", "副题“——某日在某会上”",
        facts.occasion_of_subtitle,
        "title 政府工作报告\nmeta ——2024年3月5日在县第十届人民代表大会第二次会议上",
        "县第十届人民代表大会第二次会议",
        "title 政府工作报告\nmeta ——2024年3月5日在海上",
    ),
    Rule(
        "meta.occasion_title", "occasion", "标题“在某会上的讲话”“某会讲话”“某会纪要”",
        facts.occasion_of_title,
        _SPEECH, "全县防汛工作会议", "title 在防汛一线的讲话",
    ),
    Rule(
        "meta.occasion_opening", "occasion", "开场白“今天召开某会”“这次某会”",
        facts.occasion_of_opening,
        "opening 今天，县政府召开全县防汛工作会议，主要任务是安排备汛。", "全县防汛工作会议",
        "opening 去年召开的全县防汛工作会议已经作了部署。",
    ),
    *_person(
        "label", "讲话人：……", people.labelled_people,
        "李明", "县长", "meta 讲话人：县长 李明", "meta 记录人：李明",
    ),
    *_person(
        "subtitle", "副题末尾的职务和姓名", people.subtitle_people,
        "李明", "县长", "title 工作报告\nmeta ——2024年3月5日在全县大会上 县长 李明",
        "title 工作报告\nmeta ——2024年3月5日在全县大会上",
    ),
    *_person(
        "title", "标题“某同志在某会上的讲话”", people.title_people,
        "李明", "县委书记", "title 县委书记李明在全县防汛工作会议上的讲话",
        "title 在县长办公会议上的讲话",
    ),
    *_person(
        "line", "标题下只有职务和姓名的一行", people.noted_people,
        "俞悦", "县人民政府县长", "title 政府工作报告\nmeta 县人民政府县长　　俞　悦",
        "title 政府工作报告\nmeta 本报记者 俞悦 摄",
    ),
    *_person(
        "caption", "图片说明“某职务某人作政府工作报告”", people.captioned_people,
        "李明", "县长", "title 政府工作报告\nmeta 县长李明作政府工作报告。本报记者 王红 摄",
        "title 政府工作报告\nmeta 代表们认真听取政府工作报告。",
    ),
    Rule(
        "meta.date_subtitle", "date", "副题“——某日在某会上”",
        dates.date_of_subtitle,
        "title 政府工作报告\ntitle ——2024年3月5日在县人民代表大会第二次会议上", "2024-03-05",
        "title 政府工作报告\ntitle ——20XX年3月5日在县人民代表大会第二次会议上",
    ),
    Rule(
        "meta.date_label", "date", "会议时间：……　成文日期：……",
        dates.date_of_label,
        "meta 成文日期：2024年3月5日", "2024-03-05", "meta 发布日期：2024年3月5日",
    ),
    Rule(
        "meta.date_minutes", "date", "纪要表头的“时间：……”",
        dates.date_of_minutes,
        "meta 时间：2024年3月5日上午\nmeta 地点：县政府三楼会议室", "2024-03-05",
        "meta 时间：2024-03-05 17:30:32",
    ),
    Rule(
        "meta.date_speech", "date", "讲话稿表头的“时间：某年某月某日”",
        dates.date_of_speech,
        _SPEECH + "meta 时间：2024年3月5日上午", "2024-03-05",
        _SPEECH + "meta 来源：县报\nmeta 时间：2024年3月5日",
    ),
    Rule(
        "meta.date_signature", "date", "落款的成文日期",
        dates.date_of_signature,
        "signature 县人民政府\nsignature 二〇二四年三月五日", "2024-03-05",
        "signature 县人民政府\nsignature 2024年X月X日",
    ),
    Rule(
        "meta.date_line", "date", "文首只有日期的一行，可以带姓名、地点或整理说明",
        dates.date_of_line,
        "title 政府工作报告\nmeta （2024年3月5日）", "2024-03-05",
        "title 工作规则\nmeta （2024年3月5日县政府第2次常务会议通过）",
    ),
    Rule(
        "meta.date_opening", "date", "纪要第一句开头的日期",
        dates.date_of_opening,
        "title 县政府常务会议纪要\nopening 2024年3月5日，县长李明主持召开常务会议。", "2024-03-05",
        "title 在大会上的讲话\nopening 2024年3月5日，省里召开了会议。",
    ),
    Rule(
        "meta.date_meeting", "date", "纪要第一句开头的月日，年份取自刊头",
        dates.date_of_meeting,
        "title 县政府专题会议纪要\nmeta 县人民政府办公室　　2024年3月8日"
        "\nopening 3月5日下午，副县长李明主持召开专题会议。", "2024-03-05",
        "title 县政府专题会议纪要\nmeta 县人民政府办公室　　2024年3月8日"
        "\nopening 专题会议研究了3月5日的报告。",
    ),
    Rule(
        "meta.date_masthead", "date", "纪要、简报刊头“某机关　某年某月某日”",
        dates.date_of_masthead,
        "title 县政府专题会议纪要\nmeta 县人民政府办公室　　2024年3月5日", "2024-03-05",
        "title 工作规则\nmeta 县人民政府常务会议通过　2024年3月5日",
    ),
    Rule(
        "meta.date_page", "date", "没有别的日期时，官方网页的发布日期",
        dates.date_of_page,
        "title 政府工作报告\nmeta 来源：县人民政府办公室\nmeta 发布日期：2024-03-05", "2024-03-05",
        "boilerplate 公文范文\ntitle 在会上的讲话\nmeta 来源：县人民政府\nmeta 时间：2024-03-05",
    ),
    Rule(
        "meta.place_label", "place", "地点：……",
        partial(facts.by_label, frozenset({"地点", "会议地点", "召开地点", "开会地点"})),
        "meta 地点：县政府三楼会议室", "县政府三楼会议室", "meta 来源：县政府",
    ),
    Rule(
        "meta.place_opening", "place", "开场白“在某会议室召开”",
        facts.place_of_opening,
        "opening 3月5日，县长李明在县政府三楼会议室主持召开会议。", "县政府三楼会议室",
        "opening 在全县上下深入学习的时刻召开这次会议。",
    ),
    Rule(
        "meta.issuer_label", "issuer", "发文机关：……",
        partial(
            facts.by_label,
            frozenset({"发文机关", "发文机构", "发布机构", "制发机关", "发文单位"}),
        ),
        "meta 发文机关：县人民政府", "县人民政府", "meta 来源：县人民政府",
    ),
    Rule(
        "meta.issuer_red_head", "issuer", "红头“某机关文件”",
        people.issuer_of_red_head,
        "meta 县人民政府办公室文件", "县人民政府办公室", "meta 县人民政府办公室",
    ),
    Rule(
        "meta.issuer_signature", "issuer", "落款的机关",
        people.issuer_of_signature,
        "signature 县人民政府\nsignature 2024年3月5日", "县人民政府",
        "signature 李明\nsignature 2024年3月5日",
    ),
    Rule(
        "meta.issuer_title", "issuer", "标题“某机关关于……”",
        people.issuer_of_title,
        "title 县人民政府关于做好备汛工作的通知", "县人民政府", "title 李明同志关于备汛工作的讲话",
    ),
    Rule(
        "meta.number_label", "document_number", "发文字号：……",
        partial(facts.by_label, frozenset({"发文字号", "文号"})),
        "meta 发文字号：青政发〔2024〕3号", "青政发〔2024〕3号", "meta 文号清单",
    ),
    Rule(
        "meta.number_line", "document_number", "独立成行的发文字号",
        facts.number_of_line,
        "title 关于备汛工作的通知\nmeta 青政发〔2024〕3号", "青政发〔2024〕3号",
        "opening 根据《县人民政府关于备汛的通知》（青政发〔2024〕3号），通知如下：",
    ),
    Rule(
        "meta.recipients", "recipients", "以冒号结尾、只有机关名称的一行",
        people.recipients,
        "meta 各乡镇人民政府，县政府各部门、各直属单位：", "各乡镇人民政府", "greeting 各位代表：",
    ),
    Rule(
        "meta.attendance_label", "attendance", "出席、列席、请假、主持、记录各栏",
        people.attendance,
        "meta 列席：李明、王红", "列席：李明、王红", "meta 来源：县报",
    ),
    Rule(
        "meta.attendance_opening", "attendance", "开场白“参加今天会议的有……”",
        people.attendance_of_opening,
        "opening 参加今天会议的有县直各部门负责同志。", "参加今天会议的有县直各部门负责同志。",
        "opening 今天的会议很重要。",
    ),
    Rule(
        "meta.security", "security", "独立成行的密级", partial(facts.by_line, facts.SECURITY),
        "meta 秘密★3年", "秘密★3年", "meta 秘密战线的故事",
    ),
    Rule(
        "meta.urgency", "urgency", "独立成行的紧急程度", partial(facts.by_line, facts.URGENCY),
        "meta 特 急", "特急", "meta 急需解决的问题",
    ),
)  # fmt: skip
