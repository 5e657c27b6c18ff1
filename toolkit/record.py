"""What the classes of the model have in common, written once instead of generated for each.

A dataclass with a `__repr__` and an `__eq__` of its own takes twice as long to import.
"""

from __future__ import annotations


class Record:
    """An immutable value: equal to another of its class with equal fields, and hashable."""

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__slots__))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({fields})"
