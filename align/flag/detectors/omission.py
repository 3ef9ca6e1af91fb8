"""OMISSION: a noun that Indonesian needs was dropped."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector


class Omission(RuleDetector):
    """Patterns in which a noun is missing."""

    flags = (FlagType("OMISSION", "a needed noun was dropped", "Accuracy > Omission", "major"),)
    rules = (
        Rule(
            r"\b(?:berkontribusi|kontribusi|menyumbang) (?:untuk|pada|dalam|terhadap) ini\b",
            0.85,
            "the noun after “this” was dropped",
            "contributed to this report",
            "berkontribusi untuk laporan ini",
            trigger="untuk ini|pada ini|dalam ini|terhadap ini",
            severity="minor",
        ),
        Rule(
            r"\bkepala (?:negara|pemerintahan) seperti (?:Rusia|Amerika|AS|Cina|China|Tiongkok|"
            r"Iran|"
            r"Korea|Inggris|Turki|Ukraina|Israel|Prancis|Jerman)\b",
            0.7,
            "“of a country” dropped: the country is compared with a person",
            "head of state of a country like",
            "kepala negara dari negara seperti",
            trigger="negara seperti|pemerintahan seperti",
        ),
        Rule(
            r"\b(?:laporan|artikel|berita|foto) ini (?:di)?(?:kontribusikan|sumbang) oleh\b",
            0.5,
            "credit line with a word missing",
            "contributed to by",
            trigger="kontribusikan oleh|sumbang oleh",
            severity="minor",
        ),
    )
