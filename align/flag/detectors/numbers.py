"""PAIR-NUMBER: numbers, dates or times that differ between the two sides."""

from __future__ import annotations

from collections.abc import Iterator

from align.document import Side
from align.flag.base import Candidate, FlagType, PairDetector, Row
from align.text.numbers import Quantity, find


class Numbers(PairDetector):
    """Quantities of one side that the other lacks, in whatever notation."""

    flags = (
        FlagType(
            "PAIR-NUMBER",
            "a number, date or time that the other side does not have",
            "Accuracy > Mistranslation > Number",
            "major",
            sides=("draft", "reference", "source"),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield the quantities in digits without a partner; two that face each other as one."""
        if not any(letter.isdigit() for letter in row.source + target):
            return
        here, there = find(row.source, "id"), find(target, "en")
        lost = [one for one in here if not any(_agree(one, other) for other in there)]
        added = [one for one in there if not any(_agree(other, one) for other in here)]
        lost = [one for one in lost if not one.spelled]
        added = [one for one in added if not one.spelled]
        for one, other in zip(lost, added, strict=False):
            yield self._candidate(number, side, target, other, row.source[one.start : one.end])
        for other in added[len(lost) :]:
            yield self._candidate(number, side, target, other, "")
        for one in lost[len(added) :]:
            span = row.source[one.start : one.end]
            yield Candidate(
                "PAIR-NUMBER",
                number,
                one.start,
                one.end,
                0.7,
                f"{span} is not in the {side}",
                evidence=f"{one.kind} {one.value}",
                side="source",
            )

    @staticmethod
    def _candidate(
        number: int, side: Side, target: str, quantity: Quantity, source: str
    ) -> Candidate:
        span = target[quantity.start : quantity.end]
        return Candidate(
            "PAIR-NUMBER",
            number,
            quantity.start,
            quantity.end,
            0.85 if source else 0.6,
            f"{span} stands for {source}" if source else f"{span} is not in the source",
            evidence=f"{quantity.kind} {quantity.value}",
            side=side,
        )


def _agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities may be the same; ``2019–20`` is ``2019–2020``."""
    if one.agrees(other):
        return True
    short, long = sorted((one.value, other.value), key=len)
    return len(short) == 2 and len(long) == 4 and long.endswith(short) and long.isdigit()
