"""WRONG-SENSE: the right word for another sense of the English word."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.lexical import LexiconDetector


class WrongSense(LexiconDetector):
    """Ambiguous English words rendered in the wrong sense, judged by the words around them."""

    flags = (
        FlagType(
            "WRONG-SENSE",
            "a word that translates another sense of the English word",
            "Accuracy > Mistranslation",
            "major",
        ),
    )
    files = ("wrong_sense.tsv",)
    message = "“{span}” is not this sense of “{english}”"
