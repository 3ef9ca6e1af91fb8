"""PARTICIPLE: a comma and a bare active verb where English has an -ing clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.flag.base import Candidate, FlagType, Row, SourceDetector

_VERBS = (
    "menambahkan|mengatakan|menekankan|menggambarkan|menyebut|mengklaim|memperingatkan|menyatakan|"
    "mengakui|mencatat|menegaskan|menuduh|menunjukkan|menjelaskan|mengisyaratkan|menyarankan|"
    "mengklaim|menulis|mengutip|menyimpulkan|mengungkapkan|membantah|menyiratkan|berargumen|"
    "berpendapat|mengeluh|mengingatkan|memprediksi|memperkirakan"
)
_CLAUSE = re.compile(
    rf"(?<=[a-z0-9”\"’)]), (?P<span>(?:juga |dan )?(?:{_VERBS})(?:nya)?"
    r"(?: bahwa\b|:| (?:[\w-]+ ){0,3}?(?:sebagai|bahwa)\b| (?:diskusi|pertemuan|pembicaraan|"
    r"percakapan|langkah) (?:itu|tersebut|ini)\b))"
)
# What stands between two commas before the verb is an apposition, and the verb the main verb.
_APPOSITION = re.compile(
    r"(?:^|[,(–—] )(?:(?:yang|seorang|salah satu|juru|ketua|direktur|presiden|menteri|kepala|"
    r"anggota|"
    r"wakil|mantan|analis|pakar|peneliti|warga|kata|ujar|tutur|menurut|seperti|dalam|pada|ahli|"
    r"ekonom|"
    r"profesor|guru|dosen|pengacara|kuasa|pemimpin|pendiri|pejabat|sekretaris|penasihat|duta|"
    r"perdana|"
    r"gubernur|bupati|wali|komandan|panglima|hari|di|saat|ketika|sekaligus|sebuah|"
    r"[A-Z])[^,]*|[^,]{0,18})$"
)


class Participles(SourceDetector):
    """A reporting verb without subject or conjunction after a comma."""

    flags = (
        FlagType(
            "PARTICIPLE",
            "a comma and a bare verb for an English -ing clause",
            "Style > Unidiomatic style",
            "neutral",
        ),
    )

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield the clauses of a row, appositions left out."""
        if ", " not in row.source:
            return
        for match in _CLAUSE.finditer(row.source):
            before = row.source[: match.start()]
            score = 0.45 if _APPOSITION.search(before) else 0.8
            if score < 0.5 and before.count(",") == 0:
                score = 0.65
            yield Candidate(
                "PARTICIPLE",
                number,
                match.start("span"),
                match.end("span"),
                score,
                "English “…ing” as a bare verb: Indonesian joins with seraya, sambil or dan",
                f"seraya {match['span']}",
                f"pattern: “, {match['span']}”",
                "…ing that",
            )
