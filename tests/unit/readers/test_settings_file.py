"""office.toml: what it gives, what it leaves out, and what it gets wrong."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.tools import ROOT
from toolkit import schema
from toolkit.documents.office import NO_OFFICE, Fonts, Office
from toolkit.errors import UsageProblem
from toolkit.ledger import settings
from toolkit.readers.settings_file import office

KEYS = tuple(schema.load("office")["properties"])
WHOLE = """
[ledger]
warning_days = 5

[document]
issuer = "某市人民政府督查室"
seal = true
series = "某政督"
number = 5
recipients = ["各区", "各局"]
missing = "blank"
heads = { "督办通知" = "某市人民政府督查室文件" }

[document.fonts]
body = "仿宋"
"""


def test_what_is_given_is_read() -> None:
    """Tables of others are left alone."""
    assert office(WHOLE, "office.toml") == Office(
        issuer="某市人民政府督查室",
        seal=True,
        series="某政督",
        number=5,
        recipients=("各区", "各局"),
        missing="blank",
        heads={"督办通知": "某市人民政府督查室文件"},
        fonts=Fonts(body="仿宋"),
    )


@pytest.mark.parametrize("text", ["", "[ledger]\n", "[document]\n"])
def test_what_is_left_out_is_nothing(text: str) -> None:
    """TOML has no null; absence is enough."""
    assert office(text, "office.toml") == NO_OFFICE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[document\n", "不是正确的 TOML"),
        ("document = 1\n", r"写作 \[document\]"),
        ('[document]\nissue_r = "x"\n', "document 没有“issue_r”这一项，可用：issuer、seal"),
        ("[document]\nissuer = 5\n", "issuer"),
        ("[document]\nnumber = 0\n", "number"),
        ('[document]\nmissing = "hide"\n', "missing"),
        ('[document]\nheads = { "督办" = "x" }\n', "document.heads 没有“督办”这一项，可用：简报"),
        ('[document.fonts]\ntittle = "x"\n', "document.fonts 没有“tittle”这一项，可用：title"),
        ("[document]\nfonts = 3\n", "fonts"),
    ],
)
def test_a_wrong_entry_is_named(text: str, told: str) -> None:
    """File, place, and what would be right."""
    with pytest.raises(UsageProblem, match=told) as caught:
        office(text, "office.toml")
    assert "office.toml" in str(caught.value)


def test_the_sample_is_right_and_names_every_entry() -> None:
    """Whoever copies it finds all there is, commented out where it is seldom wanted."""
    text = (ROOT / "samples" / "office.toml").read_text(encoding="utf-8")
    assert office(text, "office.toml").issuer
    assert all(
        re.search(rf"^(?:# )?{key} = |^\[document\.{key}\]", text, re.MULTILINE) for key in KEYS
    )


def test_the_ledger_of_the_sample_has_the_standard_settings() -> None:
    """Whoever copies it changes nothing but what they mean to change."""
    text = (ROOT / "samples" / "office.toml").read_text(encoding="utf-8")
    assert settings.read(text, "office.toml") == settings.standard()
    assert set(tomllib.loads(text)["ledger"]) == {"warning_days", "lights", "statuses"}
