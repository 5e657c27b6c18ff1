"""The tail of a document: signatures, closing notes, annexes and the cells of their tables."""

from __future__ import annotations

from toolkit.parse.frame.lines import DATE_LINE, NOTE_LINE, is_issuer, is_title
from toolkit.parse.frame.verdict import ANNEX_LINE, ANNEX_TITLE, Verdict
from toolkit.parse.numbering import marker_at
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.sentences import Draft

_ANNEX = LazyPattern(
    r"附 ?[件表录] ?(?:[一二三四五六七八九十]{1,2}|\d{1,2})? ?(?:[：:]|$)", needs="附"
)
_TABLE_TITLE = LazyPattern(
    r"[^。，；]{2,50}(?:表|清单|一览)(?:（[^（）]{0,20}）)?$", needs="表 清单 一览"
)


def mark_signatures(
    shadow: str, drafts: list[Draft], verdicts: list[Verdict | None], body: int
) -> None:
    """Give dates that stand alone, and the bodies above them, their role."""
    for index in range(body + 1, len(drafts)):
        draft = drafts[index]
        if verdicts[index] is not None or not (draft.first and draft.last):
            continue
        if NOTE_LINE.match(shadow, draft.start, draft.end):
            verdicts[index] = Verdict("meta", "frame.note")
        if not DATE_LINE.match(shadow, draft.start, draft.end):
            continue
        verdicts[index] = Verdict("signature", "frame.signature_date")
        for before in range(index - 1, max(body, index - 4), -1):
            if verdicts[before] is not None or not is_issuer(shadow, drafts[before]):
                break
            verdicts[before] = Verdict("signature", "frame.signature_body")


def mark_annexes(
    shadow: str, drafts: list[Draft], verdicts: list[Verdict | None], body: int
) -> None:
    """附件 lines, titles of annexes, and the cells of annex tables."""
    table = annex = False
    after_signature = False
    for index in range(body + 1, len(drafts)):
        draft, verdict = drafts[index], verdicts[index]
        if verdict is not None:
            after_signature = verdict.role == "signature" or after_signature
            table = table and verdict.role == "boilerplate"
            continue
        if not (draft.first and draft.last):
            table = annex = False
            continue
        if _ANNEX.match(shadow, draft.start, draft.end):
            verdicts[index] = Verdict("meta", ANNEX_LINE)
            annex = True
        elif _is_annex_title(shadow, draft, annex=annex, after_signature=after_signature):
            verdicts[index] = Verdict("title", ANNEX_TITLE)
            table = bool(_TABLE_TITLE.match(shadow, draft.start, draft.end))
            after_signature = annex = False
        elif table and _is_cell(shadow, draft):
            verdicts[index] = Verdict("table", "frame.annex_cell")
        else:
            table = annex = False


def _is_annex_title(shadow: str, draft: Draft, *, annex: bool, after_signature: bool) -> bool:
    if not (annex or after_signature) or draft.end - draft.start > 60:
        return False
    if marker_at(shadow, draft.start, draft.end, line_start=True):
        return False
    return is_title(shadow, draft) or bool(_TABLE_TITLE.match(shadow, draft.start, draft.end))


def _is_cell(shadow: str, draft: Draft) -> bool:
    if shadow[draft.end - 1] in "。！":
        return draft.end - draft.start <= 20
    return draft.end - draft.start <= 200
