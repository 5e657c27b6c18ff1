"""The settings of an office that gives everything for its documents."""

from __future__ import annotations

from toolkit.documents.kinds import KINDS
from toolkit.documents.office import Office

WHOLE = Office(
    issuer="某市人民政府督查室",
    series="某政督",
    number=5,
    issue=7,
    security="秘密★1年",
    urgency="特急",
    recipients=("各区人民政府", "市政府各部门"),
    copies_to=("市委办公室", "市人大常委会办公室", "市政协办公室", "市纪委监委机关"),
    printer="某市人民政府办公室",
    contact="王某",
    phone="0000-1234567",
    feedback="每月25日前",
    heads={kind.name: "某市人民政府督查室文件" for kind in KINDS},
)
