"""PARTICIPLE: bare verbs after a comma that may be English “…ing”."""

from __future__ import annotations

from typing import ClassVar

from align.flag.detectors.participles import Participles
from align.flag.rules import Rule, RuleDetector


class BareParticiples(RuleDetector):
    """Bare verbs after a comma, for whatever follows from what was said."""

    flags = Participles.flags
    doubtful: ClassVar[bool] = True
    rules = (
        Rule(
            r"^[^,]*[a-z”\")], (?P<span>(?:memberi(?:kan)?|membuat(?:nya)?|menjadikan(?:nya)?|"
            r"menyebabkan|memaksa|menewaskan|meninggalkan|membawa|mendorong|memungkinkan|"
            r"menimbulkan|"
            r"menandai|menciptakan|memicu|menyisakan|mengakhiri|mengubah|meningkatkan|"
            r"menghancurkan|"
            r"menghasilkan|menyusul|mengalahkan|mengeksplorasi|menempatkan|membantu|menarik|"
            r"menunjukkan|"
            r"mengurangi|menambah) [\w-]+)(?![^.]*, (?:dan|atau|serta) )[^,;:]*$",
            0.42,
            "English “…ing” as a bare verb: Indonesian joins with sehingga, dengan or dan",
            "…ing",
            "sehingga …; dengan …; dan …",
            severity="neutral",
            trigger=", me",
        ),
    )
