"""PAIR-MEANING: much of one side has nothing on the other, by words and by a model's reading."""

from __future__ import annotations

from collections.abc import Iterator

from align.document import Side
from align.flag import verdicts
from align.flag.base import Candidate, FlagType, Row
from align.flag.likeness import FEATURES, Likeness, likeness
from align.flag.reading import ReadingDetector

_WHAT: dict[verdicts.Difference, str] = {
    "other": "the two sides seem to be of different sentences",
    "merged": "the {} says something else here",
    "cut": "the {} has nothing of this",
}
_SOURCE_SHARE = FEATURES.index("worst source share")
_TARGET_SHARE = FEATURES.index("worst target share")


class Differing(ReadingDetector):
    """Pairs that a model does not take for translations of one another."""

    flags = (
        FlagType(
            "PAIR-MEANING",
            "the sides say different things, or one says much less (needs a model)",
            "Accuracy > Mistranslation",
            "major",
            sides=("source", "draft", "reference"),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield the stretch that the other side explains least, if the pair is suspect."""
        reading = self.reading(row, target)
        found = reading and likeness(row.source, target, reading.chances)
        if not found:
            return
        scores = verdicts.load().differing(found.values)
        kind = max(scores, key=lambda one: scores[one])
        where, (start, end), share = _gap(found, side)
        other = side if where == "source" else "source"
        yield Candidate(
            "PAIR-MEANING",
            number,
            start,
            end,
            scores[kind],
            _WHAT[kind].format(other),
            evidence=f"the {other} explains {share:.0%} of these words",
            side=where,
        )


def _gap(found: Likeness, side: Side) -> tuple[Side, tuple[int, int], float]:
    """Return the side and place of the stretch that is explained least, and how much it is."""
    ours, theirs = float(found.values[_SOURCE_SHARE]), float(found.values[_TARGET_SHARE])
    if ours < theirs:
        return "source", found.source_gap, ours
    return side, found.target_gap, theirs
