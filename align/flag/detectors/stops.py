"""BROKEN-SENT and REL-WH: a full stop in the middle of a sentence, a relative clause cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.flag.base import Candidate, Context, FlagType, Row, SourceDetector

_INSIDE = re.compile(
    r"(?P<before>(?<![^\W\d_])[^\W\d_]{3,}+|(?<!\d)\d++)[)”\"’]?\.[”\"’]?\s++(?P<after>(?!com\b|co\b|id\b|net\b|org\b|www\b|https?\b|pic\b)[a-zà-ÿ]\w*)"
)
_ABBREVIATED = frozenset(
    """
    dll dkk dsb dst tsb tgl hlm hal jln jl telp ttd yth bpk sdr drs dra prof tbk ltd inc corp cv
    pt rev mrs gen sen gov rep vol art pasal kec kab kel kol jend letjen mayjen brigjen irjen
    kombes akp kompol bripka iptu ipda alm almh www gmbh llc bros etc vs ibid cet cf approx est
    dept univ ust ustadz kav blok gang ruko min max std rpm kapt letda lettu mayor sgt capt jan
    feb mar apr jun jul agt aug agst sep sept okt oct nov des dec sen sel rab kam jum sab ming
    """.split()
)
# Hasty typing has them too: only other signs of a machine make one of these sure.
_SCORE = 0.62
# A lower-case sentence start, or an attribution behind a stop that should be a comma, is bad
# typing rather than a broken sentence.
_SCORES = dict.fromkeys(
    "kata ujar ucap terang tutur jelas tegas ungkap papar imbuh tambah katanya ujarnya".split(), 0.3
) | dict.fromkeys(
    "tapi tetapi namun karena menurutnya menurut dan sehingga oleh bagi kami saya jadi maka "
    "padahal kalau jika".split(),
    0.5,
)
_CUT_OFF = re.compile(
    r"^(?:[“\"‘]?)(?P<span>(?:Siapa yang|Yang mana|Yang manakah|Di mana yang)\b[^?]*)$"
)
_CUT_OFF_INSIDE = re.compile(
    r"(?<=[.”\"] )(?P<span>(?:Siapa yang|Yang mana)\b[^.?!“”\"]{3,160})\.(?=\s|$|[”\"])"
)
# A quoted attribute cut from its noun: “it takes one …” Response.
_STRANDED = re.compile(r"\b(?P<before>\w+)\.?[”\"]\s+(?P<word>[A-Z][a-z]{4,})\.(?=\s|$)")
_ENDS = (".", ".”", '."')
_LONE = re.compile(r"^(?P<word>[A-Z][a-z]{4,})\.$")
_ANSWERS = frozenset(
    """
    Benar Tidak Bukan Betul Titik Tentu Mungkin Sungguh Jangan Belum Sudah Selesai Amin Serius
    Baiklah Silakan Terima Luar Salah Pasti Bagus Sama Entahlah Pernah Mudah Memang
    """.split()
)


class Stops(SourceDetector):
    """Full stops that do not end a sentence."""

    flags = (
        FlagType(
            "BROKEN-SENT",
            "a full stop in the middle of a sentence",
            "Fluency > Punctuation",
            "major",
            evidence=False,
        ),
        FlagType(
            "REL-WH",
            "a relative who or which rendered with the interrogative",
            "Fluency > Grammar",
            "major",
        ),
    )

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield broken places within rows and between neighbouring rows."""
        last: int | None = None
        for number, row in enumerate(context.rows):
            if not row.prose:
                continue
            yield from self._inside(number, row)
            if last is not None and context.rows[last].source.rstrip().endswith(_ENDS):
                yield from self._between(last, context.rows[last], number, row)
            last = number

    def _inside(self, number: int, row: Row) -> Iterator[Candidate]:
        text = row.source
        found: set[int] = set()
        if ". " in text or '." ' in text or ".” " in text or ".\n" in text or ".\xa0" in text:
            for match in _INSIDE.finditer(text):
                before = match["before"].lower()
                if before in _ABBREVIATED or match["before"].isdigit():
                    continue
                if match["before"].isupper() or len(match["after"]) < 2:
                    continue
                found.add(text.index(".", match.end("before")))
                score = _SCORES.get(match["after"], _SCORE)
                yield self._broken(number, match.start("before"), match.end(), text, score)
            for match in _STRANDED.finditer(text):
                if match["word"] not in _ANSWERS and match["word"][-3:] != "lah":
                    yield self._broken(number, match.start(), match.end("word"), text, 0.7)
            for match in _CUT_OFF_INSIDE.finditer(text):
                yield self._before(number, text, match.start("span"))
                yield self._relative(number, *match.span("span"))
        for stop in row.stray_stops:
            if stop not in found:
                start = max(text.rfind(" ", 0, stop), 0)
                end = text.find(" ", min(stop + 2, len(text) - 1))
                yield self._broken(number, start, len(text) if end < 0 else end, text, 0.7)

    def _between(self, before: int, last: Row, number: int, row: Row) -> Iterator[Candidate]:
        text = row.source.strip()
        offset = row.source.index(text) if text else 0
        if (match := _CUT_OFF.match(text)) and text.endswith(_ENDS):
            yield self._before(before, last.source, len(last.source))
            yield self._relative(number, offset + match.start("span"), offset + match.end("span"))
        lone = _LONE.match(text)
        if lone and last.source.rstrip().endswith((".”", '."')) and lone["word"] not in _ANSWERS:
            yield self._broken(number, offset, offset + lone.end("word"), row.source, 0.7)

    def _before(self, number: int, text: str, at: int) -> Candidate:
        """Return the stop before ``at``, where a relative clause was cut off, with its word."""
        end = len(text[:at].rstrip())
        return self._broken(number, text.rfind(" ", 0, end) + 1, end, text, 0.8)

    def _broken(self, number: int, start: int, end: int, text: str, score: float) -> Candidate:
        return Candidate(
            "BROKEN-SENT",
            number,
            start,
            end,
            score,
            "the sentence does not end at this full stop",
            re.sub(r"\.(?=[”\"’]?(?:\s|$))", "", text[start:end]),
            f"“{text[start:end]}”: no sentence begins after the stop",
        )

    def _relative(self, number: int, start: int, end: int) -> Candidate:
        return Candidate(
            "REL-WH",
            number,
            start,
            end,
            0.85,
            "a relative clause (“who”, “which”) was cut off and made a question without its mark",
            "yang …",
            "begins like a question, ends with a full stop",
            "…, who; …, which",
        )
