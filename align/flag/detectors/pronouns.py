"""PRON-*: pronouns that English needs and Indonesian does not, or takes otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.flag.base import Candidate, FlagType, Row, SourceDetector

_INANIMATE = tuple(
    (re.compile(pattern), score)
    for pattern, score in (
        (r"\b(?:perbaikan|pencabutan|penyelesaian|pengesahan|pemberlakuan) mereka\b", 0.6),
        (
            r"\bmereka (?:harus|dapat|akan|perlu|bisa|harus segera|akan segera|dapat segera) "
            r"(?:segera )?di(?:selesaikan|atasi|cabut|terapkan|laksanakan|tandatangani|ratifikasi|"
            r"revisi|produksi|terbitkan|ekspor|impor|hapus|pasang|bangun|uji|ganti|cetak|"
            r"simpan|baca|unduh|gunakan|perbaiki)\b",
            0.65,
        ),
        (
            r"\b(?:melihat|menganggap|memandang|menggambarkan|menyebut) (?P<span>mereka sebagai) "
            r"(?:sukses|"
            r"berguna|hal|sesuatu|alat|cara|langkah|upaya|masalah yang|konstruktif|produktif|"
            r"penting|bermanfaat)\b",
            0.75,
        ),
        (
            r"\b(?:kapan pun|di mana pun|sejauh|selama) (?P<span>(?:ia|dia) (?:mendukung|"
            r"melayani|sesuai|sejalan|memenuhi|berlaku|berfungsi))\b",
            0.7,
        ),
        (
            r"\b(?:pembicaraan|perundingan|sanksi|undang-undang|hubungan|kebijakan|vaksin|data|"
            r"rudal|"
            r"pesawat|kapal|harga|produk|aplikasi)(?: (?:itu|ini|tersebut))? (?:dan|karena|tetapi|"
            r"sebelum|"
            r"setelah|jika|agar|sehingga) (?P<span>mereka (?:di|ter)\w+)\b",
            0.4,
        ),
    )
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{10,})[”\"]")
_AND_I = re.compile(r"\bdan (?:saya|aku)\b.{1,120}?\b(?P<span>kita(?: \w+){0,3})")
_HE = re.compile(r"\b(?:[Dd]ia|[Ii]a)\b")


class Pronouns(SourceDetector):
    """Pronouns for things, kita for an exclusive we, and chains of dia."""

    flags = (
        FlagType(
            "PRON-INANIMATE",
            "mereka, dia or ia for things",
            "Fluency > Grammar > Pronoun",
            "major",
        ),
        FlagType(
            "PRON-CLUSIVITY",
            "kita for an exclusive we, or kami for an inclusive one",
            "Fluency > Grammar > Pronoun",
            "minor",
        ),
        FlagType(
            "PRON-CHAIN",
            "many dia in one clause, their referents unclear",
            "Style > Awkward style",
            "minor",
        ),
    )

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield the candidates of a row."""
        text, lower = row.source, row.lower
        if "mereka" in lower or "ia " in lower:
            for regex, score in _INANIMATE:
                for match in regex.finditer(text):
                    group = "span" if "span" in regex.groupindex else 0
                    yield Candidate(
                        "PRON-INANIMATE",
                        number,
                        *match.span(group),
                        score,
                        "this pronoun is for persons; for things repeat the noun or use -nya",
                        evidence=f"pattern: “{match[0]}”",
                        english="it; they",
                    )
        if "kita" in lower:
            yield from self._clusivity(number, text)
        if lower.count("ia") >= 4:
            yield from self._chain(number, text)

    def _clusivity(self, number: int, text: str) -> Iterator[Candidate]:
        for quoted in _QUOTED.finditer(text):
            match = _AND_I.search(quoted[1])
            if match:
                start = quoted.start(1) + match.start("span")
                yield Candidate(
                    "PRON-CLUSIVITY",
                    number,
                    start,
                    start + len(match["span"]),
                    0.6,
                    "“X and I … we” leaves the hearer out: kami",
                    "kami",
                    "“dan saya … kita” in one quotation",
                    "we",
                )

    def _chain(self, number: int, text: str) -> Iterator[Candidate]:
        places = [match.span() for match in _HE.finditer(text)]
        for first, last in zip(places, places[3:], strict=False):
            between = text[first[0] : last[1]]
            if len(between.split()) <= 18 and "“" not in between:
                yield Candidate(
                    "PRON-CHAIN",
                    number,
                    first[0],
                    last[1],
                    0.6,
                    "four times dia in one clause: who is who?",
                    evidence=f"{len(places)} × dia/ia in the sentence",
                    english="he … he … he",
                )
                return
