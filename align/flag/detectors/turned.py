"""PAIR-FLIP: one side denies what the other says, or exchanges its roles, by a model's reading."""

from __future__ import annotations

from collections.abc import Iterator

from align.document import Side
from align.flag import verdicts
from align.flag.base import Candidate, FlagType, Row
from align.flag.contrasts import Contrast, Turn
from align.flag.reading import Reading, ReadingDetector

_WHAT: dict[Turn, str] = {
    "negation": "one side denies what the other says",
    "roles": "the two names may have each other's place",
    "opposite": "this may say the opposite of the source",
}


class Turned(ReadingDetector):
    """Places where a model that reads the source would rather say the contrary."""

    flags = (
        FlagType(
            "PAIR-FLIP",
            "one side turns the other round: negation, roles or an opposite (needs a model)",
            "Accuracy > Mistranslation",
            "critical",
            sides=("draft", "reference"),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield the likeliest contrast of each kind."""
        reading = self.reading(row, target)
        if reading is None:
            return
        for contrast, gain, score in _likeliest(reading):
            yield Candidate(
                "PAIR-FLIP",
                number,
                contrast.start,
                contrast.end,
                score,
                _WHAT[contrast.turn],
                contrast.instead.strip(),
                _evidence(contrast, gain),
                side=side,
            )


def _likeliest(reading: Reading) -> Iterator[tuple[Contrast, float, float]]:
    judge = verdicts.load().turned
    best: dict[Turn, tuple[Contrast, float, float]] = {}
    for contrast, gain in reading.turned:
        score = judge(contrast, gain)
        if contrast.turn not in best or score > best[contrast.turn][2]:
            best[contrast.turn] = contrast, gain, score
    yield from best.values()


def _evidence(contrast: Contrast, gain: float) -> str:
    cause = f", and the source says “{contrast.cause}”" if contrast.cause else ""
    instead = contrast.instead.strip() or "nothing"
    return f"the model finds “{instead}” here {gain:.1f} nats likelier{cause}"
