"""COLLOC-CALQUE: the verb or adjective that English, not Indonesian, puts with the noun."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.lexical import LexiconDetector


class Collocations(LexiconDetector):
    """English collocations rendered word by word."""

    flags = (
        FlagType(
            "COLLOC-CALQUE",
            "an English collocation rendered word by word",
            "Style > Unidiomatic style",
            "minor",
        ),
    )
    files = ("collocations.tsv",)
    message = "“{span}” is not said in Indonesian; it renders “{english}”"
