"""ENTITY-LITERAL and ENTITY-TITLE: names, offices and institutions translated word by word."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.lexical import LexiconDetector


class Entities(LexiconDetector):
    """Names that stay as they are or have an established Indonesian form."""

    flags = (
        FlagType(
            "ENTITY-LITERAL",
            "a proper name translated word by word",
            "Accuracy > Do not translate",
            "critical",
        ),
        FlagType(
            "ENTITY-TITLE",
            "an office or institution not under its established Indonesian name",
            "Terminology > Wrong term",
            "minor",
        ),
    )
    files = ("entities.tsv",)
    message = "“{span}” renders the name “{english}” word by word"
