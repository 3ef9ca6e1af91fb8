"""Draft errors that have their cause in the source: a calque translated back word by word.

The source says *bertukar duri* for "trade barbs", and the draft says "exchange thorns": correcting
the draft needs the original, which only the source's flag knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from align.flag.base import Candidate, FlagType, Row

FLAG = FlagType(
    "PAIR-CALQUE",
    "the draft follows a calque of the source instead of the likely English original",
    "Accuracy > Mistranslation",
    "major",
    threshold=0.6,
    sides=("pair",),
    evidence=False,
    weighed=False,
)

_CAUSES = frozenset("IDIOM-CALQUE WRONG-SENSE ENTITY-LITERAL ENTITY-TITLE NAME-GARBLED".split())
_WORD = re.compile(r"[a-z]{3,}")
_EMPTY = frozenset(
    "the and for with from into out off over under about one ones someone somebody oneself that "
    "this have has get make take give put come not all too very its his her their who what".split()
)
_LETTERS = 4  # enough of a word's beginning to know its inflections by


def _stems(text: str) -> set[str]:
    return {word[:_LETTERS] for word in _WORD.findall(text.lower()) if word not in _EMPTY}


def blamed(number: int, row: Row, causes: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the flags of a row's source whose likely English the draft has not a word of."""
    if not row.draft:
        return
    there = _stems(row.draft)
    for cause in causes:
        if cause.side != "source" or cause.flag not in _CAUSES:
            continue
        original = re.sub(r"\(.*?\)", " ", cause.english).strip()
        wanted = _stems(original)
        if not wanted or wanted & there:
            continue
        span = row.source[cause.start : cause.end]
        yield Candidate(
            FLAG.id,
            number,
            0,
            0,
            cause.score,
            f"the draft follows “{span}” of the source; the original was probably “{original}”",
            original,
            f"caused by {cause.flag}@source:{cause.start}-{cause.end}",
            original,
            side="pair",
            severity=cause.severity,
        )
