"""Words recognised in the image of a page, set upright and level, with how sure they are.

Needs rapidocr and onnxruntime (extra `ocr`), whose models come with the package: nothing is ever
fetched or sent.
"""

from __future__ import annotations

from toolkit.readers.recognition.engine import LONG_SIDE, Engine, start
from toolkit.readers.recognition.findings import doubts, mean
from toolkit.readers.recognition.page import Sheet, Word, recognise, rendered

__all__ = [
    "LONG_SIDE",
    "Engine",
    "Sheet",
    "Word",
    "doubts",
    "mean",
    "recognise",
    "rendered",
    "start",
]
