"""PAIR-NEGATION: one side denies what the other says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Side
from align.flag.base import Candidate, FlagType, PairDetector, Row

_INDONESIAN = re.compile(
    r"\b(?:tidak(?!nya)|tak|bukan(?!kah|nya)|belum|jangan|tanpa|mustahil|enggan|gagal|menolak|"
    r"membantah|tiada|nggak|ndak|kurang|kecuali|menyangkal|melarang|dilarang|larangan|mencegah|"
    r"batal|hanya|nir\w+|non\w*|anti\w*|ketidak\w+|sulit|jarang|hampir|terlepas|meski\w*)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|un\w{3,}|in\w{3,}|"
    r"im\w{3,}|ir\w{3,}|il\w{3,}|dis\w{3,}|non\w*|mis\w+|fail\w*|refus\w*|den(?:y|ied|ies|ying)|lack\w*|"
    r"hardly|barely|few|little|only|yet|except|reject\w*|ban\w*|prevent\w*|avoid\w*|\w+less|rather|"
    r"stop\w*|unless|until|any\w*|de\w{4,}|ex\w{4,}|free|hard|difficult|despite|although|though|but)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_STRICT_ID = re.compile(r"\b(?:tidak|tak|bukan|belum|jangan)\b", re.IGNORECASE)
_STRICT_EN = re.compile(r"\b(?:not|never|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(?:bukan (?:hanya|cuma|saja|sekadar)|tidak (?:hanya|saja|cuma)|mau tidak|"
    r"tidak lain|tak lain|atau tidak|bukankah|tidak kurang)\b",
    re.IGNORECASE,
)


class Negation(PairDetector):
    """A plain negation on one side and nothing like one on the other."""

    flags = (
        FlagType(
            "PAIR-NEGATION",
            "a negation of one side is missing on the other",
            "Accuracy > Mistranslation",
            "critical",
            sides=("draft", "reference", "source"),
            evidence=False,
            weighed=False,
        ),
    )

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield the negation that has no partner."""
        lost = _STRICT_ID.search(row.source)
        if lost and not _CONTRAST.search(row.source) and not _ENGLISH.search(target):
            yield Candidate(
                "PAIR-NEGATION",
                number,
                *lost.span(),
                0.7,
                f"“{lost[0]}” has no counterpart in the {side}",
                evidence="no English negation or privative word",
                side="source",
            )
        added = _STRICT_EN.search(target)
        if added and not _INDONESIAN.search(row.source):
            yield Candidate(
                "PAIR-NEGATION",
                number,
                *added.span(),
                0.65,
                f"“{added[0]}” has no counterpart in the source",
                evidence="no Indonesian negation or privative word",
                side=side,
            )
