"""PRON-INANIMATE: pronouns for persons that seem to stand for things."""

from __future__ import annotations

from typing import ClassVar

from align.flag.detectors.pronouns import Pronouns
from align.flag.rules import Rule, RuleDetector
from align.flag.wordclasses import START


class ThingsAsPersons(RuleDetector):
    """Pronouns that seem to stand for the things before them."""

    flags = Pronouns.flags
    doubtful: ClassVar[bool] = True
    rules = (
        Rule(
            r"\b(?:[Pp]erangkat|[Aa]plikasi|[Pp]onsel|[Mm]obil|[Pp]roduk|[Vv]aksin|[Oo]bat|"
            r"[Kk]apal|[Rr]udal|"
            r"[Pp]esawat|[Ff]ilm|[Bb]uku|[Pp]erusahaan|[Bb]angunan|[Pp]anel|[Bb]aterai|"
            r"[Bb]esaran|[Tt]anaman|"
            r"[Ss]itus|[Pp]rogram|[Uu]ndang-undang|[Kk]ebijakan|[Kk]abel|[Tt]urbin|[Kk]asino|"
            r"[Ff]ungsi)"
            r"(?:-\w+)?(?: \w+){0,6}?[,;]? (?P<span>(?:karena |bahwa |ketika |jika |dan |"
            r"tetapi |sehingga )?"
            r"mereka (?:lebih|terlalu|sangat|tidak lagi|dibuat|dirancang|dijual|"
            r"bekerja dengan|mahal|murah|"
            r"kecil|besar|aman|berbahaya))\b",
            0.45,
            "this pronoun is for persons",
            "they",
            trigger="mereka ",
        ),
        Rule(
            rf"{START}(?P<span>Di antara (?:mereka|nya) adalah)\b",
            0.5,
            "“among them is” kept",
            "among them is",
            "di antaranya",
            trigger="di antara ",
        ),
    )
