"""GENERATED from schemas/speech.schema.json by tests/support/typegen.py. Do not edit.

The canonical speech as frozen dataclasses, one for each object of the schema, and one literal
type for each of its enumerations. Spans are half-open ranges of Unicode code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from toolkit.record import Record

Certainty: TypeAlias = Literal["explicit", "inherited", "inferred", "suggested", "entered"]
DocType: TypeAlias = Literal[
    "speech",
    "minutes",
    "report",
    "notice",
    "opinion",
    "plan",
    "decision",
    "reply",
    "letter",
    "other",
]
OriginKind: TypeAlias = Literal[
    "paragraph",
    "table",
    "footnote",
    "textbox",
    "header",
    "footer",
    "page",
    "sheet",
]
Style: TypeAlias = Literal[
    "document",
    "chapter",
    "han",
    "han_paren",
    "arabic",
    "arabic_paren",
    "circled",
    "ordinal",
    "sequence",
    "is",
    "must",
    "aspect",
    "bullet",
    "letter",
    "unnumbered",
]
Role: TypeAlias = Literal[
    "title",
    "meta",
    "greeting",
    "opening",
    "heading",
    "background",
    "achievement",
    "problem",
    "principle",
    "task",
    "exhortation",
    "closing",
    "signature",
    "table",
    "boilerplate",
]
UnitRole: TypeAlias = Literal["lead", "support", "responsible"]
DeadlineType: TypeAlias = Literal[
    "date",
    "recurring",
    "event",
    "relative",
    "immediate",
    "standing",
    "vague",
]
Operator: TypeAlias = Literal[
    "ge",
    "le",
    "gt",
    "lt",
    "eq",
    "approx",
    "increase",
    "decrease",
    "multiply",
]
Grade: TypeAlias = Literal["required", "goal", "borderline"]
TermKind: TypeAlias = Literal["policy", "slogan", "document", "abbreviation"]
Severity: TypeAlias = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Span(Record):
    """原文位置"""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Value(Record):
    """要素值"""

    text: str | None
    value: str
    span: Span | None
    certainty: Certainty
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Tool(Record):
    """生成工具"""

    name: str
    version: str
    rules_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Origin(Record):
    """来源位置"""

    span: Span
    kind: OriginKind
    number: int
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Source(Record):
    """原文"""

    name: str
    media_type: str
    encoding: str | None
    sha256: str
    length: int
    text: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Meta(Record):
    """文件要素"""

    doc_type: Value | None
    title: Value | None
    occasion: Value | None
    speaker: Value | None
    speaker_post: Value | None
    date: Value | None
    place: Value | None
    issuer: Value | None
    document_number: Value | None
    recipients: tuple[Value, ...]
    attendance: tuple[Value, ...]
    security: Value | None
    urgency: Value | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Section(Record):
    """层次"""

    id: str
    parent: str | None
    level: int
    marker: str
    number: int | None
    style: Style
    heading: str
    heading_span: Span
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sentence(Record):
    """句子"""

    id: str
    section: str | None
    role: Role
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Unit(Record):
    """单位"""

    text: str
    name: str
    role: UnitRole
    certainty: Certainty
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Deadline(Record):
    """完成时限"""

    text: str
    type: DeadlineType
    date: str | None
    recurrence: str | None
    anchor: str | None
    span: Span | None
    certainty: Certainty
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Target(Record):
    """量化指标"""

    text: str
    indicator: str | None
    operator: Operator
    value: float | None
    upper: float | None
    unit: str | None
    modality: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Task(Record):
    """工作任务"""

    id: str
    fingerprint: str
    section: str | None
    sentence: str
    text: str
    span: Span
    grade: Grade
    units: tuple[Unit, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Member(Record):
    """成员"""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Term(Record):
    """术语"""

    text: str
    kind: TermKind
    count: int | None
    members: tuple[Member, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Announcement(Record):
    """数目预告"""

    text: str
    count: int
    found: int
    section: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Finding(Record):
    """问题提示"""

    code: str
    severity: Severity
    message: str
    span: Span | None
    hint: str
    subject: str | None
    data: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Speech(Record):
    """讲话（规范化结构）"""

    schema_version: Literal["1.0"]
    tool: Tool
    source: Source
    meta: Meta
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    tasks: tuple[Task, ...]
    terms: tuple[Term, ...]
    announcements: tuple[Announcement, ...]
    findings: tuple[Finding, ...]
