"""GARBLED: words that hardly ever stand side by side."""

from __future__ import annotations

from typing import ClassVar

from align.flag.detectors.garbled import Garbled
from align.flag.rules import Rule, RuleDetector


class OddNeighbours(RuleDetector):
    """Function words side by side that seldom make sense."""

    flags = Garbled.flags
    doubtful: ClassVar[bool] = True
    rules = (
        Rule(
            r"\b(?:dengan|untuk|dari|oleh|tentang|tanpa) (?:jika|meskipun|tetapi|karena|"
            r"sementara itu|dan)\b(?! "
            r"(?:tidak|itu|ada))|\b(?:akan|telah|sedang) (?:situs|orang|hal|masalah|tempat|"
            r"sistem|perusahaan|"
            r"negara)\b|\bmereka \w+ mereka\b(?= \w+-)",
            0.4,
            "no reading: the words do not go together",
            severity="major",
        ),
    )
