"""The texts that are measured: a speech of samples/, and longer ones made of it."""

from __future__ import annotations

from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def sample() -> Path:
    """The first speech of samples/: a pasted web page of a meeting to push the work on (推进会)."""
    return min(SAMPLES.glob("*.txt"))


def of_size(size: int) -> str:
    """A text of about `size` bytes in UTF-8: the sample cut at a line, or repeated.

    A longer text is speech after speech, each with its own numbering, as in a collection.
    """
    text = sample().read_text(encoding="utf-8").rstrip("\n") + "\n"
    whole, rest = divmod(size, len(text.encode()))
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        if rest <= 0:
            break
        lines.append(line)
        rest -= len(line.encode())
    return text * whole + "".join(lines)
