"""HONORIFIC: Mr and Ms of English newspapers kept as Tuan and Nona."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector


class Honorifics(RuleDetector):
    """A courtesy title before a name, which Indonesian news leaves out."""

    flags = (
        FlagType(
            "HONORIFIC", "Mr or Ms kept as Tuan or Nona", "Style > Third-party style", "minor"
        ),
    )
    rules = (
        Rule(
            r"\b(?:Tuan|Nona|Nyonya|Tn\.|Mr\.?|Mrs\.?|Ms\.?) (?!Guru|Rumah|Tanah|Besar|Muda|Yesus|"
            r"Allah|Tuhan|Meneer|Hakim|Raja|Putri|Puan|Kita|Kami|Anda|Ketua|Presiden)"
            r"(?P<name>[A-Z][a-z]\w+(?: [A-Z]\w+)?)",
            0.55,
            "English newspaper honorific; Indonesian news uses the bare name",
            r"Mr. \g<name>",
            r"\g<name>",
            trigger="tuan |nona |nyonya |tn. |mr|ms",
        ),
    )
