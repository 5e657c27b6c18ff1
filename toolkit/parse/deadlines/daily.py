"""Rules for what comes round by the hour or the working day: 每2小时, 每日7时、17时前, 每个工作日.

The recurrence is an RFC 5545 RRULE value that names days; where several times of one day are
meant there is none.
"""

from __future__ import annotations

import re

from toolkit.parse.deadlines.fragments import BEFORE, COUNT, HAN, HOUR
from toolkit.parse.deadlines.rule import Place, Reading, Rule

_WATCH = (
    r"(?:[一1]次|[一1]遍|上?报(?!警|废)|巡查|巡检|调度|通报|更新|监测|检测|消毒|会商|研判|通风|换班|轮换|测量|统计"
    r"|发布|检查|查看|记录|观测)"
)


def _of_workday(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("recurring", recurrence="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")


def _of_day(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("recurring", recurrence="FREQ=DAILY")


def _of_hours(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("recurring")


RULES = (
    Rule(
        name="every_day_hour",
        label="每天几时前、每日下班前",
        example="各乡镇【每日7时、17时前】报告雨情。",
        near_miss="每天前来办事的群众上百人。",
        triggers=("every",),
        begins=("每天", "每日"),
        needs=("前|止",),
        pattern=rf"每[天日](?:的|于|在)?{HOUR}(?:[、和及]{HOUR}){{0,11}}(?<![天日]){BEFORE}(?![来往])",
        resolve=_of_day,
    ),
    Rule(
        name="every_day_part",
        label="每天早上、每天傍晚：后面是要做的事",
        example="包村干部【每天傍晚】到地头转一圈。",
        near_miss="广场上每天晚上有几百人跳舞。",
        triggers=("every",),
        begins=("每天", "每日", "每晚", "每早"),
        pattern=(
            r"(?:每[早晚](?![饭餐])|每[天日](?:清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|晚间|收工后|(?:上学|放学|上下班)(?:时段|后)?))"
            r"(?!都?有|[的，。；、]|\d|[一二三四五六七八九十两几上]{1,3}[百千万十]|平均|高达|约)"
        ),
        resolve=_of_day,
    ),
    Rule(
        name="every_workday",
        label="每个工作日（几时前）",
        example="各柜组【每个工作日17时前】报送数据。",
        near_miss="每个工作日志本要编号。",
        triggers=("every",),
        begins=("每工作日", "每个工作日"),
        pattern=rf"每个?工作日(?!志|历|程)(?:的|于|在)?{HOUR}(?:{BEFORE}(?![来往]))?",
        resolve=_of_workday,
    ),
    Rule(
        name="every_hours",
        label="每几小时：后面是巡查、报送一类动作",
        example="地质灾害点【每2小时】巡查一次。",
        near_miss="泵站每小时抽排3000方，每2小时降雨80毫米。",
        triggers=("every",),
        needs=("时|分",),
        reach=12,
        pattern=(
            rf"每隔?(?:{COUNT})?个?(?:小时|(?<=[\d{HAN}])分钟)"
            rf"(?![可能达约最均产处流降]|[^，。；]{{0,5}}[量超])(?=[^，。；]{{0,24}}{_WATCH})"
        ),
        resolve=_of_hours,
    ),
)
