"""UNTRANSLATED: an English common word left in Indonesian running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.flag.base import Candidate, FlagType, Row, SourceDetector
from align.text.analysis import BRACKETS, QUOTES
from align.text.words import english

_LEFT_US = re.compile(
    r"\bUS (?=Capitol|House|Senate|Navy|Army|Congress|Marshal|Treasury|Embassy)\w+"
)
# So many English words, and this share of all, make the sentence English.
_SENTENCE, _SHARE = 3, 0.15
_OPENING = QUOTES | BRACKETS | {"/", "@", "#", "*", "_", "="}


class Untranslated(SourceDetector):
    """Lower-case English words that Indonesian does not use, between Indonesian words."""

    flags = (
        FlagType("UNTRANSLATED", "an English word left in", "Accuracy > Untranslated", "minor"),
    )

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield single English words; runs of them are quotations or titles."""
        if not row.prose:
            return
        known = english()
        tokens = row.tokens
        words = tokens.words
        last = len(words) - 1
        foreign = [at for at, word in enumerate(words) if word in known]
        if len(foreign) >= _SENTENCE and len(foreign) > _SHARE * len(words):
            return  # an English sentence, quoted or pasted in
        for at in foreign:
            word = words[at]
            neighbours = (words[at - 1] if at else "", words[at + 1] if at < last else "")
            if any(near in known or near in _OPENING or near[:1].isupper() for near in neighbours):
                continue
            yield Candidate(
                "UNTRANSLATED",
                number,
                tokens.starts[at],
                tokens.ends[at],
                0.6,
                "an English word among Indonesian ones",
                evidence=f"“{word}” is common in English and rare in Indonesian",
                english=word,
            )
        if "US " in row.source:
            for match in _LEFT_US.finditer(row.source):
                yield Candidate(
                    "UNTRANSLATED",
                    number,
                    *match.span(),
                    0.65,
                    "US left in English before a name",
                    f"{match[0][3:]} AS",
                    "Indonesian writes AS",
                    match[0],
                )
