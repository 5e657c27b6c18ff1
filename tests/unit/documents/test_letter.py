"""The frame: only what the office has given, and blanks only where it wants them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from tests.support import reported, typegen, waterworks
from tests.support.composed import text
from toolkit import schema
from toolkit.documents.blocks import (
    Block,
    Imprint,
    Masthead,
    Paragraph,
    Signature,
    Subtitle,
    plain,
)
from toolkit.documents.kinds import KINDS, compose
from toolkit.documents.matter import Matter
from toolkit.documents.office import Fonts, Office

OFFICE = Office(
    issuer="某市人民政府督查室",
    series="某政督",
    number=5,
    issue=7,
    signer="林某",
    security="秘密★1年",
    urgency="特急",
    copies_to=("市委办公室", "市纪委"),
    printer="某市人民政府办公室",
    contact="王某",
    phone="0000-1234567",
    heads={kind.name: "某市人民政府文件" for kind in KINDS},
)
FRAME = (Masthead, Signature, Imprint)


def blocks(kind: str, cls: Any, **changes: Any) -> list[Any]:
    """The blocks of a class in every document of a kind."""
    letters = compose(kind, reported.matter(**{"office": OFFICE, **changes}))
    return [block for each in letters for block in each.document.blocks if isinstance(block, cls)]


@pytest.mark.parametrize(("cls", "name"), [(Office, ""), (Fonts, "Fonts")])
def test_the_types_are_those_of_the_schema(cls: Any, name: str) -> None:
    """Same fields in the same order, each with the annotation the schema makes."""
    whole = schema.load("office")
    properties = (whole["$defs"][name] if name else whole)["properties"]
    assert [field.name for field in fields(cls)] == list(properties)
    for field in fields(cls):
        assert field.type == typegen.python_type(properties[field.name]), field.name


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_without_an_office_nothing_is_invented(kind: str) -> None:
    """No red head, no imprint; the day alone may stand where the office would sign."""
    letters = compose(kind, reported.matter())
    frame = [b for each in letters for b in each.document.blocks if isinstance(b, FRAME)]
    assert all(isinstance(b, Signature) and not b.issuer for b in frame)
    assert "【" not in "".join(text(each.document) for each in letters)


@pytest.mark.parametrize("kind", ["督办通知", "任务分解通知", "催办通知", "督查通报"])
def test_blanks_are_marked_where_the_office_wants_them(kind: str) -> None:
    """Each missing line says what belongs there."""
    office = Office(missing="blank", heads={kind: "某市人民政府文件"})
    words = text(compose(kind, reported.matter(office=office))[0].document)
    for label in ("发文机关" if kind != "督查通报" else "编印单位", "联系人", "联系电话"):
        assert f"【{label}】" in words
    assert ("【发文字号】" in words) == (kind != "督查通报")


def test_the_head_has_what_the_office_gave() -> None:
    """密级 and 紧急程度 in the corner, the number, who signs off."""
    (head,) = blocks("任务分解通知", Masthead)
    assert head.mark == "某市人民政府文件"
    assert list(map(plain, head.corner)) == ["秘密★1年", "特急"]
    assert plain(head.left) == "某政督〔2023〕5号"
    assert plain(head.right) == "签发人：林某"


def test_a_serial_has_issue_editor_and_day() -> None:
    """简报 and 通报 carry 第7期 in place of a document number."""
    for kind in ("简报", "会议纪要", "督查通报"):
        (head,) = blocks(kind, Masthead)
        assert head.issue == "第7期"
        assert (plain(head.left), plain(head.right)) == ("某市人民政府督查室", "2023年6月10日")


def test_notices_made_at_once_have_numbers_that_follow_each_other() -> None:
    """One number for each unit, beginning with the given one."""
    numbers = [plain(head.left) for head in blocks("督办通知", Masthead)]
    assert numbers == [f"某政督〔2023〕{number}号" for number in range(5, 13)]


@pytest.mark.parametrize("gone", ["series", "number"])
def test_half_a_document_number_is_none(gone: str) -> None:
    """Without letters or number or year there is no 发文字号."""
    given: dict[str, Any] = {"series": "某政督", "number": 5, gone: None}
    assert Office(**given).document_number(reported.AS_OF) is None
    assert OFFICE.document_number(None) is None


def test_the_signature_is_followed_by_whom_to_ask() -> None:
    """落款, then 附注 in brackets; a contact without a number is enough."""
    (signed,) = blocks("任务分解通知", Signature)
    assert (plain(signed.issuer), plain(signed.date)) == ("某市人民政府督查室", "2023年6月10日")
    assert "（联系人：王某，联系电话：0000-1234567）" in _notes(OFFICE)
    assert "（联系人：王某）" in _notes(Office(contact="王某"))
    assert "（联系电话：0000-1234567）" in _notes(Office(phone="0000-1234567"))


def test_the_imprint_has_copies_and_printer() -> None:
    """版记 of GB/T 9704—2012, 7.4; not on a paper for the house."""
    (imprint,) = blocks("任务分解通知", Imprint)
    assert plain(imprint.copies_to) == "抄送：市委办公室，市纪委。"
    assert (plain(imprint.printer), plain(imprint.date)) == (
        "某市人民政府办公室",
        "2023年6月10日印发",
    )
    assert blocks("领导一页纸", Imprint) == []


def test_a_title_that_is_not_written_there_says_so() -> None:
    """Only explicit values stand without a mark."""
    draft = waterworks.draft()
    draft.meta["title"] = None
    for kind in KINDS:
        found: list[Block] = list(
            compose(kind.name, Matter(speech=draft.speech(), as_of=reported.AS_OF))[
                0
            ].document.blocks
        )
        remarks = [plain(b.runs) for b in found if isinstance(b, Subtitle)]
        assert "（会议名称为推断，请核对）" in remarks, kind.name


def _notes(office: Office) -> list[str]:
    found = blocks("任务分解通知", Paragraph, office=office)
    return [plain(block.runs) for block in found]
