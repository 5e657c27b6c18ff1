"""The frame of every document the office sends: head, recipients, signature, annexes, imprint.

All of it comes from the settings of the office; what they lack is left out or a marked blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.documents.blocks import (
    Block,
    Document,
    Imprint,
    Masthead,
    Paragraph,
    Recipients,
    Run,
    Runs,
    Signature,
    Subtitle,
    Title,
    run,
)
from toolkit.documents.facts import uncertain_title
from toolkit.documents.matter import Matter

EVERYBODY = "各有关单位"
"""主送 where the office names nobody: the standard asks for a recipient, and this names none."""

_MOST_NAMED = 6


def document(
    matter: Matter,
    kind: str,
    title: str,
    body: Iterable[Block],
    *,
    serial: bool = False,
    place: int = 0,
    remark: bool = True,
    framed: bool = True,
) -> Document:
    """The whole document: head, title, body, imprint.

    `place` counts the documents made at once, whose numbers follow each other; a `serial` has its
    issue and editor in the head in place of a document number. With `remark` a title that is not
    written in the source says so in a line below it. Papers for the house are not
    framed: they have neither head nor imprint.
    """
    blocks = (
        *(_head(matter, kind, serial=serial, place=place) if framed else ()),
        Title(title),
        *(_remark(matter) if remark else ()),
        *body,
        *(_imprint(matter) if framed else ()),
    )
    return Document(title, blocks)


def recipients(matter: Matter, units: Iterable[str] = ()) -> Recipients:
    """主送: these units if they are few, or else those of the office, or 各有关单位."""
    named = tuple(units)
    if not named or len(named) > _MOST_NAMED:
        named = matter.office.recipients or (EVERYBODY,)
    return Recipients(run(f"{'、'.join(named)}："))


def signature(matter: Matter) -> Iterator[Block]:
    """落款, and the contact in brackets on the next line (7.3.5.2, 7.3.6)."""
    office = matter.office
    issuer = office.words(office.issuer, "发文机关")
    date = office.words(matter.day, "成文日期")
    if issuer or date:
        yield Signature(issuer, date, office.seal)
    contact = office.words(office.contact, "联系人")
    phone = office.words(office.phone, "联系电话")
    if contact or phone:
        yield Paragraph(_note(contact, phone))


def _note(contact: Runs, phone: Runs) -> Runs:
    label = Run("联系电话：" if not contact else "，联系电话：")
    person = (Run("联系人："), *contact) if contact else ()
    number = (label, *phone) if phone else ()
    return (Run("（"), *person, *number, Run("）"))


def _remark(matter: Matter) -> Iterator[Block]:
    if remark := uncertain_title(matter.speech):
        yield Subtitle(remark)


def _head(matter: Matter, kind: str, *, serial: bool, place: int) -> Iterator[Block]:
    office = matter.office
    mark = office.heads.get(kind)
    if not mark:
        return
    corner = tuple(run(words) for words in (office.security, office.urgency) if words)
    if serial:
        issue = f"第{office.issue}期" if office.issue else ""
        issuer = office.words(office.issuer, "编印单位")
        yield Masthead(mark, corner, issue, issuer, office.words(matter.day, "印发日期"))
        return
    number = office.words(office.document_number(matter.as_of, place), "发文字号")
    signer = (Run("签发人："), Run(office.signer, "mark")) if office.signer else ()
    yield Masthead(mark, corner, "", number, signer)


def _imprint(matter: Matter) -> Iterator[Block]:
    """版记, where the office says who prints it or who gets a copy."""
    office = matter.office
    copies = run(f"抄送：{'，'.join(office.copies_to)}。") if office.copies_to else ()
    if not office.printer and not copies:
        return
    printer = office.words(office.printer, "印发机关")
    date = run(f"{matter.day}印发") if matter.day else office.words(None, "印发日期")
    yield Imprint(copies, printer, date)
