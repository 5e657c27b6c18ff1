"""The schema is the only definition: the Python types are made from it."""

from __future__ import annotations

from tests.support import golden, typegen
from tests.support.tools import ROOT
from toolkit import schema


def test_the_model_is_what_the_schema_generates(acceptance: golden.Acceptance) -> None:
    """`toolkit/model.py` holds exactly what the generator makes of the schema."""
    golden.compare(
        ROOT / "toolkit" / "model.py", typegen.generate(schema.text("speech")), acceptance
    )
