"""taizhang: from a Chinese official speech to one canonical structure, a task ledger and a brief."""

__version__ = "0.1.0"
