"""Documents in the office's own layout: a docx with placeholders, filled through docxtpl.

A placeholder is written {{ 标题 }}; {{p 正文 }} stands for the whole text with its tables. The
template keeps its own fonts and margins; the styles that the text needs and the template lacks are
added to it.
"""

from __future__ import annotations

import io
import re
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import DebugUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from toolkit.codes import finding
from toolkit.documents.blocks import Document, Paragraph, Recipients, Title, run
from toolkit.documents.matter import Letter, Matter
from toolkit.documents.placeholders import (
    BODY,
    PLACEHOLDERS,
    TASK_FIELDS,
    TASKS,
    body,
    task_values,
    values,
)
from toolkit.errors import UnreadableSource
from toolkit.findings import Outcome
from toolkit.writers.ooxml import repack
from toolkit.writers.word import render
from toolkit.writers.word.blocks import body as elements
from toolkit.writers.word.parts import template as layout
from toolkit.writers.word.text import Pen

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE_REFERENCES = frozenset(_W + name for name in ("pStyle", "rStyle", "tblStyle"))


_TASK_LIST = f"{TASKS}（逐项：{'、'.join(TASK_FIELDS)}）"


class _Xml(str):
    """Made WordprocessingML, put in as it is where all other values are escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def fill(template: bytes, letter: Letter, matter: Matter) -> Outcome[bytes]:
    """The document in the template, with OUT003 for each placeholder that means nothing.

    Such a placeholder stays as it is written. Raises UnreadableSource where the template is no
    docx, or its placeholders cannot be read.
    """
    pen = Pen(lists=False)
    page = _opened(template)
    known = {name: pen.clean(words) for name, words in values(letter, matter).items()}
    context: dict[str, Any] = {
        **known,
        BODY: _Xml(_body(page, letter, matter, pen)),
        TASKS: [
            {key: pen.clean(words) for key, words in each.items()}
            for each in task_values(letter, matter)
        ],
    }
    unknown: set[str] = set()
    environment = SandboxedEnvironment(autoescape=True, undefined=_telling(unknown))
    try:
        unknown |= page.get_undeclared_template_variables(environment, context=context)
        page.render(context, environment, autoescape=True)
    except Exception as error:  # a template can make Jinja raise whatever Python has
        message = (
            f"模板里的占位符有误：{error}。请检查 {{{{ }}}} 是否成对，"
            "或用 taizhang template export 重新导出一份。"
        )
        raise UnreadableSource(message) from error
    page.core_properties.title = pen.clean(letter.document.title)[:255]
    packed = io.BytesIO()
    page.save(packed)
    findings = [
        finding("OUT003", name=name, known="、".join((*PLACEHOLDERS, _TASK_LIST)))
        for name in sorted(unknown)
    ]
    if pen.removed:
        findings.append(finding("OUT001", count=pen.removed))
    return Outcome(repack(packed.getvalue()), tuple(findings))


def _telling(unknown: set[str]) -> type[DebugUndefined]:
    """What stands for a placeholder without meaning: it prints as written and leaves its name."""

    class Unknown(DebugUndefined):
        __slots__ = ()

        def __str__(self) -> str:
            unknown.add(str(self._undefined_name))
            return f"{{{{ {self._undefined_name} }}}}"

        __html__ = __str__

    return Unknown


def starter(kind: str) -> bytes:
    """A template to begin with, in the layout of GB/T 9704; `kind` names it in its properties."""
    document = Document(
        f"{kind}模板",
        (
            Title("{{ 标题 }}"),
            Recipients(run("{{ 主送机关 }}")),
            Paragraph(run(f"{{{{p {BODY} }}}}")),
        ),
    )
    return render(document).value


def _opened(template: bytes) -> Any:
    page = DocxTemplate(io.BytesIO(template))
    try:
        page.init_docx()
    except Exception as error:  # python-docx raises whatever it stumbles over
        message = "模板不是 Word 文件（docx）。请在 Word 或 WPS 中另存为 docx 后再试。"
        raise UnreadableSource(message) from error
    return page


def _body(page: Any, letter: Letter, matter: Matter, pen: Pen) -> str:
    """The text as XML, its styles by the ids that the template has for them."""
    made = list(elements(body(letter.document), pen))
    ids = _adopt_styles(page, matter)
    for each in made:
        for place in each.iter(*_STYLE_REFERENCES):
            name = place.get(_W + "val")
            place.set(_W + "val", ids.get(name, name))
    return "".join(etree.tostring(each, encoding="unicode") for each in made)


def _adopt_styles(page: Any, matter: Matter) -> dict[str, str]:
    """Our style ids → those of the template; what it has under the same name is its own."""
    styles = page.docx.styles.element
    theirs = {_name(each): each.get(_W + "styleId") for each in styles.iter(_W + "style")}
    taken = set(theirs.values())
    ids: dict[str, str] = {}
    added = []
    for style in _our_styles(matter):
        mine, name = str(style.get(_W + "styleId")), _name(style)
        if name in theirs:
            ids[mine] = theirs[name]
            continue
        ids[mine] = mine if mine not in taken else f"Taizhang{mine}"
        style.set(_W + "styleId", ids[mine])
        style.attrib.pop(_W + "default", None)
        added.append(style)
    for style in added:
        for reference in style.iter(_W + "basedOn", _W + "next"):
            reference.set(_W + "val", ids[reference.get(_W + "val")])
        styles.append(style)
    return ids


def _our_styles(matter: Matter) -> list[Any]:
    import docx  # noqa: PLC0415 - loaded by docxtpl already; kept beside its use

    page = docx.Document(io.BytesIO(layout(matter.office.fonts)))
    return list(page.styles.element.iter(_W + "style"))


def _name(style: Any) -> str:
    """Word writes `heading 1`, WPS `Heading 1`."""
    words = style.find(_W + "name").get(_W + "val")
    return re.sub(r"\s+", " ", words).casefold()
