"""PAIR-LENGTH: one side is much longer than the other."""

from __future__ import annotations

import math
from collections.abc import Iterator

from align.document import Side
from align.flag.base import Candidate, FlagType, PairDetector, Row

# Mean and deviation of ln(target / source) over human pairs, in letters; Gale and Church (1993)
# let the deviation shrink with the square root of the length.
_MEAN = 0.02
_DEVIATION = 2.2


class Proportions(PairDetector):
    """Lengths that human translators keep within bounds."""

    flags = (
        FlagType(
            "PAIR-LENGTH",
            "length out of proportion",
            "Accuracy > Omission or addition",
            "major",
            sides=("pair",),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield the pair if its lengths lie more than three deviations apart."""
        source, other = len(row.source) + 5, len(target) + 5
        ratio = math.log(other / source)
        deviations = abs(ratio - _MEAN) / (_DEVIATION / math.sqrt(min(source, other)))
        if deviations > 3.0 and abs(ratio) > 0.5:
            what = "shorter" if ratio < 0 else "longer"
            yield Candidate(
                "PAIR-LENGTH",
                number,
                0,
                0,
                min(0.95, 0.5 + (deviations - 3) / 6),
                f"the {side} is much {what} than the source",
                evidence=f"{len(row.source)} letters against {len(target)}",
                side="pair",
            )
