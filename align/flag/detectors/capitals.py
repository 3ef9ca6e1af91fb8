"""CASE-MID: a capital inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.flag.base import Candidate, FlagType, Row, SourceDetector

_FUNCTION = re.compile(
    r"(?<=[a-z] )(?P<word>Di|Ke|Dari|Yang|Dan|Untuk|Dengan|Pada|Oleh|Adalah|Dalam|Ini|Itu|Akan|"
    r"Telah|"
    r"Tidak|Juga|Atau|Sebagai|Karena|Bahwa|Sebuah|Para|Seperti|Antara|Setelah|Sebelum|Mereka|Dia)"
    r"(?= [a-z])"
)
_AFTER_IS = re.compile(
    r"\b(?:adalah|merupakan) (?P<word>Diskusi|Pembicaraan|Pertemuan|Sebuah|Seorang|Salah|Satu|Cara|"
    r"Bagian|Hasil|Orang|Hal|Tempat|Waktu|Contoh|Alasan|Masalah|Upaya|Langkah)(?= [a-z])"
)
# In a headline most words have a capital.
_HEADLINE_SHARE = 0.45


class Capitals(SourceDetector):
    """Capitalised function words in running text: a sign of stitched segments."""

    flags = (
        FlagType(
            "CASE-MID",
            "a capital inside a sentence",
            "Fluency > Spelling > Capitalisation",
            "minor",
        ),
    )

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield the capitals of a row that is no headline."""
        if not row.prose:
            return
        matches = [*_AFTER_IS.finditer(row.source), *_FUNCTION.finditer(row.source)]
        if not matches:
            return
        words = row.source.split()
        if sum(word[0].isupper() for word in words) > _HEADLINE_SHARE * len(words):
            return
        for match in matches:
            yield Candidate(
                "CASE-MID",
                number,
                *match.span("word"),
                0.65,
                "a capital inside the sentence",
                match["word"].lower(),
                "between lower-case words",
            )
