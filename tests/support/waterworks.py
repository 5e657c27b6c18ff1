"""A speech of our own making with one of everything a brief has to show."""

from __future__ import annotations

from tests.support.draft import Draft, deadline, unit, value
from toolkit.codes import finding
from toolkit.model import Speech

CHROME = "您所在的位置：首页 > 讲话文稿 > 供水"
TEXT = f"""{CHROME}
在全市供水保障工作推进会上的讲话
同志们：下面讲“三项任务”。
一、统一思想，认清供水形势
（一）看清缺口
（二）看清短板
二、突出重点，保障夏季供水
（一）抓好管网改造
市水务局牵头、市财政局配合，6月底前完成老旧管网改造。
市住房城乡建设局要尽快排查二次供水设施。
（二）抓好应急调度
雨季结束后要复核调度方案。
各区要把供水放在心上。
第三，严格督查，压实XX责任
各区每月25日前报送进度。
会后要立即传达。
"""

HEADINGS = (
    "一、统一思想，认清供水形势",
    "（一）看清缺口",
    "（二）看清短板",
    "二、突出重点，保障夏季供水",
    "（一）抓好管网改造",
    "（二）抓好应急调度",
    "第三，严格督查，压实XX责任",
)


def draft() -> Draft:
    """The speech, still open for additions."""
    speech = Draft(TEXT, name="供水讲话.txt")
    speech.sentence(CHROME, "boilerplate")
    speech.meta = {
        "title": value("在全市供水保障工作推进会上的讲话"),
        "occasion": value("全市供水保障工作推进会", "inferred"),
        "date": value("2023-05-06", "entered"),
        "doc_type": value("speech"),
        "speaker": value("李某"),
        "speaker_post": value("副市长"),
    }
    for name, heading in zip(("1", "1-1", "1-2", "2", "2-1", "2-2", "3"), HEADINGS, strict=True):
        speech.section(name, heading)
    _add_tasks(speech)
    speech.announcement("三项任务", 3, 2, None)
    speech.findings = [
        finding("SRC010", span=speech.span("XX"), text="XX"),
        finding("SRC010", span=speech.span(CHROME), text=CHROME),
        finding("SRC020", count=1),
        finding("TSK005", span=speech.span("尽快"), text="尽快"),
    ]
    return speech


def speech() -> Speech:
    """The speech."""
    return draft().speech()


def _add_tasks(speech: Draft) -> None:
    speech.task(
        "2-1-01",
        "市水务局牵头、市财政局配合，6月底前完成老旧管网改造。",
        units=(unit("市财政局", "support"), unit("市水务局", "lead")),
        deadlines=(deadline("6月底前", date="2023-06-30", certainty="inferred"),),
    )
    speech.task(
        "2-1-02",
        "市住房城乡建设局要尽快排查二次供水设施。",
        units=(unit("市住房城乡建设局"),),
        deadlines=(deadline("尽快", "vague"),),
    )
    speech.task(
        "2-2-01",
        "雨季结束后要复核调度方案。",
        deadlines=(deadline("雨季结束后", "event", anchor="雨季结束"),),
    )
    speech.task("2-2-02", "各区要把供水放在心上。", grade="borderline")
    speech.task(
        "3-01",
        "各区每月25日前报送进度。",
        units=(unit("各区", certainty="inherited"),),
        deadlines=(deadline("每月25日前", "recurring"),),
    )
    speech.task("3-02", "会后要立即传达。")
