"""Titles broken into lines by sense (GB/T 9704—2012, 7.3.1: 回行时词意完整、排列对称、长短适宜).

Lines are chosen together: nearly equal, never an hourglass (the shortest line in the middle), and
broken after a mark or a particle rather than inside a word.
"""

from __future__ import annotations

from itertools import accumulate, combinations, pairwise

from toolkit.zh.width import cells

_CLOSING = frozenset("》〉”’）】、，。：；！？的,.:;!?)")
_OPENING = frozenset("《〈“‘（【(")
_SUFFIXES = frozenset("区市县省州盟旗镇乡村局厅委部处室院办")
_PARTICLES = frozenset("的和与及暨并")
_NEXT = ("关于", "精神", "暨", "实施", "工作", "会议", "讲话", "若干", "主要")
_VERBS = ("提升", "加快", "推动", "深化", "加强", "促进", "推进", "打造", "落实", "做好", "开展")
_UNBROKEN = """
关于 精神 传达 提纲 会议 讲话 工作 报告 通知 通报 意见 方案 决定 实施 推进 促进 加强 进一步
发展 建设 管理 防控 安全 生产 任务 重点 落实 部署 动员 总结 推进会 座谈会 动员会 座谈 专题
政府工作报告 政府 人民 国务院 办公厅 办公室 委员会 公司 集团 自治区 改革 开放 经济 社会
高质量 年度 主要 若干 简报 纪要 责任 分工 重大 事故 隐患 排查 整治 专项 行动 督查 检查 考核
安全生产 卫生 教育 体制 季度 一季度 二季度 三季度 四季度 上半年 下半年 省政府 市政府 县政府 区政府
项目 企业 环境 保障 体系 机制 能力 服务 治理 攻坚 示范 创建 试点 农村 城市 综合
"""
_WORDS = frozenset(_UNBROKEN.split())

_INSIDE_WORD, _ANYWHERE, _PARTICLE, _BY_SENSE = 600, 150, 12, 0
_INSIDE_NAME = 120
_HOURGLASS, _LINE = 200, 150
_MOST_LINES = 3


def balanced(text: str, width: int) -> tuple[str, ...]:
    """The title in as few lines of at most `width` cells as make sense.

    More than three lines are hardly a title any more: such a text is simply cut at the width.
    """
    fewest = -(-cells(text) // width)
    if fewest <= 1:
        return (text,)
    found = [
        best for count in range(fewest, _MOST_LINES + 1) if (best := _best(text, width, count))
    ]
    return min(found)[1] if found else _cut(text, width)


def _best(text: str, width: int, count: int) -> tuple[float, tuple[str, ...]] | None:
    penalties = {place: _penalty(text, place) for place in range(1, len(text))}
    allowed = [place for place, penalty in penalties.items() if penalty is not None]
    reach = list(accumulate(map(cells, text), initial=0))
    found = []
    for breaks in combinations(allowed, count - 1):
        edges = (0, *breaks, len(text))
        sizes = [reach[end] - reach[start] for start, end in pairwise(edges)]
        if max(sizes) <= width:
            total = _LINE * count + _shape(sizes) + sum(penalties[place] or 0 for place in breaks)
            found.append((total, edges))
    if not found:
        return None
    cost, edges = min(found)
    return cost, tuple(text[start:end] for start, end in pairwise(edges))


def _shape(sizes: list[int]) -> float:
    mean = sum(sizes) / len(sizes)
    uneven = sum((size - mean) ** 2 for size in sizes)
    hourglass = len(sizes) == 3 and sizes[1] < min(sizes[0], sizes[2])
    return uneven / 2 + (_HOURGLASS if hourglass else 0)


def _penalty(text: str, place: int) -> int | None:
    """How bad a line break before `place` is, None where there must be none."""
    before, after = text[place - 1], text[place]
    if after in _CLOSING or before in _OPENING or (before + after).isascii():
        return None
    if before.isdigit() and after in "年月日届次期号项个%":
        return None
    named = text.rfind("《", 0, place) > text.rfind("》", 0, place)
    return _seam(text, place) + (_INSIDE_NAME if named else 0)


def _seam(text: str, place: int) -> int:
    before, after = text[place - 1], text[place]
    if before in _CLOSING - _PARTICLES or after in _OPENING or text.startswith(_NEXT, place):
        return _INSIDE_WORD if _inside_word(text, place) else _BY_SENSE
    if after in _SUFFIXES or text[max(place - 2, 0)] == "暨":
        return _INSIDE_WORD
    if before in _PARTICLES or _opens_phrase(text, place):
        return _PARTICLE
    return _INSIDE_WORD if _inside_word(text, place) else _ANYWHERE


def _opens_phrase(text: str, place: int) -> bool:
    return text.startswith(_VERBS, place) and not text.endswith(("关于", "进一步"), 0, place)


def _inside_word(text: str, place: int) -> bool:
    return any(
        text.startswith(word, place - offset)
        for word in _WORDS
        for offset in range(1, len(word))
        if place >= offset
    )


def _cut(text: str, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    line, used = "", 0
    for character in text:
        size = cells(character)
        if used + size > width:
            lines.append(line)
            line, used = "", 0
        line, used = line + character, used + size
    return (*lines, line)
