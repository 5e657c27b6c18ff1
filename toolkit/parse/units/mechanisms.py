"""Bodies that a mechanism is made of: 建立A牵头、B参与的工作机制, 由A、B牵头的专班."""

from __future__ import annotations

from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units.found import Found
from toolkit.parse.units.notes import read_note

_MECHANISM = LazyPattern(
    r"(?:建立|健全|完善|形成|构建|成立|组建|设立)(?:健全)?(?:了)?(?:由)?"
    r"(?P<who>[^，。；：“”\n]{2,60}?(?:牵头|主抓|配合|参与|参加|协同))的"
    r"(?=[^，。；\n]{0,24}(?:机制|格局|专班|小组|会议|工作组|委员会|指挥部|联盟))",
    needs="牵头 主抓 配合 参与 参加 协同",
)


def find_mechanisms(shadow: str, start: int, end: int) -> list[Found]:
    """The bodies in the words between the verb and 的, with the roles that these give."""
    found: list[Found] = []
    for match in _MECHANISM.finditer(shadow, start, end):
        note = read_note(shadow, match.start("who"), match.end("who"))
        if note is not None and note.whole:
            found += [body._replace(rule="unit.mechanism") for body in note.found]
    return found
