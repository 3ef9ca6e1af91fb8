"""PAIR-COPIED and PAIR-SWAPPED: the draft is the source again, or the languages changed sides."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from align.document import Side
from align.flag.base import Candidate, FlagType, PairDetector, Row
from align.text.function_words import votes

_SHORTEST = 4  # words


class Copied(PairDetector):
    """Drafts in the language of the source."""

    flags = (
        FlagType(
            "PAIR-COPIED",
            "the source was copied, or left in Indonesian",
            "Accuracy > Untranslated",
            "critical",
            sides=("draft", "reference"),
            evidence=False,
            weighed=False,
        ),
        FlagType(
            "PAIR-SWAPPED",
            "the source is English and the other side Indonesian",
            "Accuracy > Wrong language",
            "critical",
            sides=("pair",),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield at most one candidate."""
        if len(row.source.split()) < _SHORTEST or len(target.split()) < _SHORTEST:
            return
        here, there = votes(row.source).leaning, votes(target).leaning
        if here > 0.5 and there < -0.5:
            yield Candidate(
                "PAIR-SWAPPED",
                number,
                0,
                0,
                0.9,
                "the source reads as English and the other side as Indonesian",
                side="pair",
                evidence="function words",
            )
            return
        alike = ratio(row.source.lower(), target.lower()) / 100
        if there < -0.5 or (alike > 0.9 and here < 0):
            yield Candidate(
                "PAIR-COPIED",
                number,
                0,
                len(target),
                max(0.7, alike),
                "still Indonesian",
                evidence=f"{alike:.0%} of the letters are the source's",
                side=side,
            )
