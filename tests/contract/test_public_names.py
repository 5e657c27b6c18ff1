"""What `import toolkit` offers: found, documented, and loaded only on use."""

from __future__ import annotations

import inspect

import pytest

import toolkit


@pytest.mark.parametrize("name", toolkit.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    """Each name of `__all__` resolves and says in its docstring what it is."""
    value = getattr(toolkit, name)
    if inspect.isclass(value) or inspect.isroutine(value) or inspect.ismodule(value):
        assert inspect.getdoc(value), name


def test_public_names_are_sorted_and_complete() -> None:
    """Classes first, then functions, each in order; `dir(toolkit)` shows them all."""
    names = toolkit.__all__
    assert names == sorted(names)
    assert {*names} <= {*dir(toolkit)}


def test_an_unknown_name_is_refused_as_by_any_module() -> None:
    """Loading on use does not swallow slips of the pen."""
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(toolkit, "no_such_name")  # noqa: B009 - mypy knows that it is not there
