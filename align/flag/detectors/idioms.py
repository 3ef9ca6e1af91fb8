"""IDIOM-CALQUE: English idioms and fixed expressions rendered word by word."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.lexical import LexiconDetector


class Idioms(LexiconDetector):
    """Idioms from a lexicon written by hand."""

    flags = (
        FlagType(
            "IDIOM-CALQUE",
            "an English idiom or fixed expression rendered literally",
            "Accuracy > Mistranslation > Idiom",
            "major",
        ),
    )
    files = ("idioms.tsv",)
