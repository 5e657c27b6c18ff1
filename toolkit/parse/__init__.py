"""The parser's room, and the function `toolkit.parse` in one.

Python binds a subpackage to its name in the package, so `toolkit.parse` is this module as soon as
any part of the parser is imported; being callable, it is the library function all the same.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Room(ModuleType):
    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The speech in a source; see `toolkit.api.parse`."""
        return import_module("toolkit.api").parse(*args, **kwargs)


sys.modules[__name__].__class__ = _Room
