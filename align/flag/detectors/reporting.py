"""SAID-CHAIN: the reporting verb repeated, where English has "said he told"."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector

_SAY = "mengatakan|berkata|menyatakan|menambahkan|memberi tahu|memberitahu|menyebutkan|menuturkan"


class Reporting(RuleDetector):
    """Two reporting verbs in a row with a pronoun between."""

    flags = (FlagType("SAID-CHAIN", "a reporting verb repeated", "Style > Awkward style", "minor"),)
    rules = (
        Rule(
            rf"\b(?:{_SAY})(?: bahwa)? (?:dia|ia|mereka)(?: telah| juga| akan)? (?:{_SAY})"
            r"(?: kepada)?\b",
            0.75,
            "“said he told” with the same verb twice",
            "said he told",
            "mengatakan bahwa ia telah menyampaikan kepada",
            trigger=" dia | ia | mereka ",
        ),
    )
