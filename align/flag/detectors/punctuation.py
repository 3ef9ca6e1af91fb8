"""PAIR-PUNCTUATION: quotation marks, brackets or question marks that do not match."""

from __future__ import annotations

from collections.abc import Iterator

from align.document import Side
from align.flag.base import Candidate, FlagType, PairDetector, Row

_BRACKETS = (("(", ")"), ("[", "]"))


class Punctuation(PairDetector):
    """Marks that one side has and the other lacks."""

    flags = (
        FlagType(
            "PAIR-PUNCTUATION",
            "quotation marks, brackets or question marks differ",
            "Fluency > Punctuation",
            "minor",
            sides=("draft", "reference", "pair"),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield at most one candidate a kind of mark."""
        for opening, closing in _BRACKETS:
            if target.count(opening) != target.count(closing) and (
                row.source.count(opening) == row.source.count(closing)
            ):
                mark = opening if opening in target else closing
                at = target.rindex(mark)
                yield Candidate(
                    "PAIR-PUNCTUATION",
                    number,
                    at,
                    at + 1,
                    0.8,
                    f"“{mark}” has no partner",
                    side=side,
                )
        here, there = _quotes(row.source), _quotes(target)
        if (here == 0) != (there == 0):
            less = side if there == 0 else "source"
            yield self._whole(number, f"the quotation marks are missing in the {less}", 0.6)
        elif there % 2 and not here % 2:
            yield self._whole(number, f"the quotation marks of the {side} do not pair up", 0.65)
        if row.source.rstrip('”" ').endswith("?") and "?" not in target:
            yield self._whole(number, f"the question became a statement in the {side}", 0.7)

    @staticmethod
    def _whole(number: int, message: str, score: float) -> Candidate:
        return Candidate("PAIR-PUNCTUATION", number, 0, 0, score, message, side="pair")


def _quotes(text: str) -> int:
    return sum(text.count(mark) for mark in '“”"„«»')
