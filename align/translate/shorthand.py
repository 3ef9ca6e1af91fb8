"""Shorthand of messages, letters and newspapers, spelt out for a model that has not met it.

*Tdk* becomes *Tidak*, *Menhan* *Menteri Pertahanan* (corpus/dictionary/shorthand.tsv, where titles
have capitals).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from align.resources import corpus_dir
from align.text.table import read_table
from align.translate.repair.splice import Span


def table() -> Path:
    """Return where the table lies."""
    return corpus_dir() / "dictionary" / "shorthand.tsv"


def spelt_out(text: str, kept: Iterable[Span] = ()) -> str:
    """Return ``text`` with shorthand spelt out, and without the full stop behind it.

    Args:
        text: in Indonesian.
        kept: where it stays as it is.
    """
    spans = list(kept)

    def long(match: re.Match[str]) -> str:
        short = match[1]
        is_kept = any(start < match.end(1) and match.start() < end for start, end in spans)
        if is_kept or short.isupper():  # initials: PD, TP
            return match[0]
        meaning = _meanings()[short.lower()]
        return meaning[0].upper() + meaning[1:] if short[0].isupper() else meaning.lower()

    return _expression().sub(long, text)


@cache
def _meanings() -> dict[str, str]:
    return {row["short"]: row["long"] for _, row in read_table(table())}


@cache
def _expression() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(_meanings(), key=len, reverse=True)))
    # The full stop is the word's own where the sentence goes on.
    return re.compile(rf"(?<![\w./@#-])((?i:{forms}))(?![\w/@-]|\.\w)(?:\.(?=,|\s+[^\WA-Z]))?")
