"""Shorthand of messages, letters and newspapers, spelt out for a model that has not met it.

*Tdk* becomes *Tidak*, *Menhan* *Menteri Pertahanan* (corpus/dictionary/shorthand.tsv, where titles
have capitals).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from align.resources import corpus_dir
from align.text.table import read_table


def table() -> Path:
    """Return where the table lies."""
    return corpus_dir() / "dictionary" / "shorthand.tsv"


def spelt_out(text: str) -> str:
    """Return ``text`` with shorthand spelt out, and without the full stop behind it."""
    return _expression().sub(_long, text)


def _long(match: re.Match[str]) -> str:
    short = match[1]
    if short.isupper():
        return match[0]  # the initials of something: PD, BS
    long = _meanings()[short.lower()]
    return long[0].upper() + long[1:] if short[0].isupper() else long.lower()


@cache
def _meanings() -> dict[str, str]:
    return {row["short"]: row["long"] for _, row in read_table(table())}


@cache
def _expression() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(_meanings(), key=len, reverse=True)))
    # The full stop is the word's own where the sentence goes on.
    return re.compile(rf"(?<![\w./@#-])((?i:{forms}))(?![\w/@-]|\.\w)(?:\.(?=,|\s+[^\WA-Z]))?")
