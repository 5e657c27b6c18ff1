"""Damage of the source: what is attested on web pages, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.support.speeches import of_roles
from toolkit.checks import check


def reported(text: str, code: str) -> list[str]:
    """The words reported under a code in a text that is one sentence of the body."""
    return [each.data["text"] for each in check(of_roles(text)) if each.code == code]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("XX市要抓好落实。", ["XX市"]),
        ("xx同志要到岗。", ["xx同志"]),
        ("根据ＸＸ县的安排。", ["ＸＸ县"]),
        ("20XX年工作要点如下。", ["20XX年"]),
        ("201x年以来成效明显。", ["201x年"]),
        ("20*年要抓好落实。", ["20*年"]),
        ("二〇XX年完成。", ["二〇XX年"]),
        ("X月X日前报送。", ["X月X日"]),
        ("于20XX年X月X日召开。", ["20XX年X月X日"]),
        ("主要有X点经验。", ["X点"]),
        ("报告X个病例。", ["X个"]),
        ("党的XX大精神要学习。", ["XX大精神"]),
        ("X届X中全会提出要求。", ["X届X中全会"]),
        ("×××同志讲了话。", ["×××同志"]),
        ("×县要到位。", ["×县"]),
        ("**同志主持会议。", ["**同志"]),
        ("***总书记作出指示。", ["***总书记"]),
        ("*局长要带头。", ["*局长"]),
        ("党的*和十七届全会精神。", ["*"]),
        ("＊＊县要带头。", ["＊＊县"]),
        ("○○县要带头。", ["○○县"]),
        ("做好～年度工作。", ["～年度"]),
        ("迎接党的20D胜利召开。", ["20D"]),
        ("今年是20D召开之年。", ["20D"]),
        ("学习宣传贯彻20D精神。", ["20D"]),
        ("学习党的二十D精神。", ["二十D"]),
        ("学习中国共产D章程。", ["D"]),
        ("坚决维护D中央权威。", ["D"]),
        ("&市召开会议。", ["&市"]),
        ("某某同志作了汇报。", ["某某同志"]),
        ("总量突破xxxx亿元。", ["xxxx亿元"]),
    ],
)
def test_masked_terms_are_reported_with_their_words(text: str, words: list[str]) -> None:
    """The mask with the noun it stands for, each place once."""
    assert reported(text, "SRC010") == words


@pytest.mark.parametrize(
    "text",
    [
        "实行7×24小时值班，每周5×8小时办公。",
        "采用XX-200型、LXX5型和iPhone X设备。",
        "尺码XXL、XL均有货。",
        "拍X光片，做X射线检查，长×宽不超过3×5米。",
        "建设4A级景区，推广5G应用，架设20kV线路。",
        "推广3D打印技术，使用20D面料和2D码。",
        "详见 http://www.xx.gov.cn/xxgk/20XXa 页面。",
        "二〇〇八年和二○○九年完成。",
        "用3～5年时间，做好2019～2020年度工作。",
        "**第一，抓好落实**\n各单位要认真学习。",
        "* 加快建设\n* 抓好落实",
        "****\n--------",
        "面积3*5米，共12*3件。",
        "标注*的为必填。",
        "投入R&D经费，推进A&区块链。",
        "某些地方、某个环节、某市某县存在问题。",
        "每人补贴标准×户数计算。",
        "约1.5万亩×3季。",
    ],
)
def test_what_only_looks_masked(text: str) -> None:
    """Times signs, model numbers, addresses, dimensions, numerals, ranges, Markdown."""
    assert reported(text, "SRC010") == []


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("认真落实（名称替换）重要精神。", "SRC011", ["名称替换"]),
        ("有的以稿换稿应付了事。", "SRC011", ["以稿换稿"]),
        ("根据青政秘〔20208号要求。", "SRC012", ["青政秘〔20208号"]),
        ("根据青政办发20205号要求。", "SRC012", ["青政办发20205号"]),
        ("根据青政发2020〕5号要求。", "SRC012", ["青政发2020〕5号"]),
        ("会议于20211228日召开。", "SRC013", ["20211228日"]),
        ("会议于2021年1228日召开。", "SRC013", ["2021年1228日"]),
        ("会议于2022年8月19召开。", "SRC013", ["2022年8月19"]),
        ("各单位都要切实提高政 治站位，抓好落实。", "SRC014", ["高政 治站"]),
        ("定于9 月29 日召开会议。", "SRC014", ["9 月"]),
        ("要抓好全县防汛- 12 -\n备汛各项工作（第2/5页）。", "SRC015", ["（第2/5页）"]),
        ("系統(tǒng)實(shí)現。", "SRC016", ["(tǒng)", "(shí)"]),
        ("大家加油🏃🏻干。", "SRC016", ["🏃🏻"]),
        ("抓好落实1 H0 v9 E& h+ 工作。", "SRC016", ["1 H0 v9 E& h+"]),
        ("抓好&nbsp;落实<br/>工作。", "SRC016", ["&nbsp;", "<br/>"]),
        ("抓好落实，,务求实效。。", "SRC017", ["，,", "。。"]),
        ("要充分熟悉到抓好平安生产的意义。", "SRC018", ["充分熟悉到", "平安生产"]),
        ("当局事情陈诉已经下发。", "SRC018", ["当局事情陈诉"]),
    ],
)
def test_other_damage_is_reported(text: str, code: str, words: list[str]) -> None:
    """Attested faults of copied texts, each under its code and with its words."""
    assert reported(text, code) == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("根据青政发〔2020〕5号、青政发[2020]6号、青政发（2020）7号要求。", "SRC012"),
        ("登记号为第20205号，快递单20208号。", "SRC012"),
        ("到2022年8月15个项目开工，8月19、20日检查。", "SRC013"),
        ("2022年8月19日至21日，2022年8月19-21日。", "SRC013"),
        ("邮编为202199，共20211228元。", "SRC013"),
        ("贯彻《中共青江县委 青江县人民政府关于备汛的意见》要求。", "SRC014"),
        ("定于 2022 年 9 月 29 日召开会议。", "SRC014"),
        ("出席：张 三　李 四　王 五　赵 六　钱 七等各位同志。", "SRC014"),
        ("详见第3页，见第5页共10页。", "SRC015"),
        ("开发政务（app），每袋（kg）计价，图（a）。", "SRC016"),
        ("★重点任务，☑已完成。", "SRC016"),
        ("增长1 2 3 4 5 6 7个点，to be or not to be。", "SRC016"),
        ("务求实效……抓紧！！真的吗？！——是的。", "SRC017"),
        ("关键在于抓好落实，充分认识到主体职责，建立领导小组。", "SRC018"),
    ],
)
def test_what_only_looks_damaged(text: str, code: str) -> None:
    """Right brackets, ranges, titles with two bodies, columns of names, units, figures."""
    assert reported(text, code) == []


def test_damage_outside_the_document_is_not_reported() -> None:
    """Site chrome is full of it; only the document itself counts."""
    speech = of_roles("boilerplate XX市范文，，第2/5页\nbackground 抓好落实。")
    others = {"NUM009", "TSK010"}
    assert [each.code for each in check(speech) if each.code not in others] == ["SRC020"]


def test_words_of_a_finding_are_the_text_of_its_place() -> None:
    """A finding names the exact place, in the characters of the source."""
    text = "２０ＸＸ年，某某县要抓好落实，，请 XX同志负责。"
    speech = of_roles(text)
    found = [each for each in check(speech) if each.code.startswith("SRC")]
    assert len(found) >= 4
    for each in found:
        assert each.span is not None
        assert text[each.span.start : each.span.end] == each.data["text"]


@pytest.mark.parametrize(
    "shape",
    [
        "X",
        "X ",
        "* ",
        "**",
        " ",
        "（a",
        "1 a2 ",
        "，",
        "20X",
        "\n12",
        "<b ",
        "&",
        "某",
        "20D的",
        "第1页",
    ],
)
def test_hostile_text_is_checked_in_bounded_steps(shape: str) -> None:
    """Repeated openings come to an end with at most fifty findings and one of each kind."""
    found = check(of_roles("抓好" + shape * 30_000))
    for code in {each.code for each in found}:
        assert sum(1 for each in found if each.code == code) <= 51
