"""English idioms, collocations and compounds, recognised through their words' translations.

The lexicons of literal renderings find what someone wrote down; this finds any rendering of a
known English phrase.  Native text holds such words side by side by chance, so only a document
with other signs of machine translation is searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from align.flag.base import Candidate, FlagType, Row, SourceDetector
from align.flag.detectors.collocations import Collocations
from align.flag.detectors.idioms import Idioms
from align.flag.detectors.wrong_sense import WrongSense
from align.flag.glosses import phrasebook

_SCORE = 0.48


class LiteralPhrases(SourceDetector):
    """Renderings, word by word, of the English phrases in ``glosses.tsv``."""

    flags: tuple[FlagType, ...] = (*Idioms.flags, *Collocations.flags, *WrongSense.flags)
    doubtful: ClassVar[bool] = True

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield the renderings in a row, headings included."""
        tokens = row.tokens
        for first, last, phrase in phrasebook().matches(tokens.lemmas):
            start, end = tokens.starts[first], tokens.ends[last]
            yield Candidate(
                phrase.flag,
                number,
                start,
                end,
                _SCORE,
                f"“{row.source[start:end]}” renders “{phrase.english}” word by word",
                phrase.suggestion,
                f"lexicon: {phrase.english}",
                phrase.english,
            )
