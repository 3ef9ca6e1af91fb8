"""IDIOM-CALQUE, the long tail: idioms rendered word by word through a learned dictionary.

No list foresees every literal rendering.  ``benchmarks/build_flag_tables.py`` renders some 3,200
English idioms with a translation table learned from parallel text and leaves out what people
write in Indonesian anyway; this detector looks for the rest.
"""

from __future__ import annotations

from align.flag.base import Candidate, Row
from align.flag.detectors.idioms import Idioms
from align.flag.phrases import Match

_SCORE = 0.5


class Calques(Idioms):
    """Idioms from the generated table; less sure than those a person wrote."""

    files = ("calques.tsv",)
    message = "“{span}” looks like “{english}” word by word"

    def _candidate(self, number: int, row: Row, match: Match, score: float) -> Candidate:
        return super()._candidate(number, row, match, min(score, _SCORE))
