"""Numbers, percentages, dates and times in Indonesian and English text.

Both languages write the same quantity in different notations (``1.500.000`` and ``1,500,000``,
``1,5 juta`` and ``1.5 million``, ``setengah`` and ``half``, ``17 Agustus`` and ``August 17``).
``find`` reads them all into one form that can be compared across a pair of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

Language = Literal["id", "en"]
Kind = Literal["number", "percent", "ordinal", "date", "time"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, percentage, ordinal, date or time as it stands in a text.

    Attributes:
        kind: what it is; ``Rp1,5 juta`` is a number, ``ke-20`` and ``20th`` are ordinals.
        start, end: code-point offsets in the text.
        readings: canonical values, the likeliest first: ``1500000``, ``0.5``, ``1945-08-17``,
            ``--08-17`` without a year, ``1945-08`` without a day, ``20:30``.  More than one where
            the notation is ambiguous (``1.500`` in English).
        spelled: written in words only (``dua``, ``half``), hence often no quantity in the other
            language (``one of``, ``satu sama lain``).
    """

    kind: Kind
    start: int
    end: int
    readings: tuple[str, ...]
    spelled: bool = False

    @property
    def value(self) -> str:
        """The likeliest reading."""
        return self.readings[0]

    def agrees(self, other: Quantity) -> bool:
        """Tell whether the two can mean the same; a number and a percentage cannot."""
        loose = {"number", "ordinal"}
        same = self.kind == other.kind or {self.kind, other.kind} <= loose
        return same and not set(self.readings).isdisjoint(other.readings)


_UNITS: dict[str, dict[str, int]] = {
    "id": {
        w: k
        for k, w in enumerate(
            "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
        )
    },
    "en": {
        w: k
        for k, w in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen".split()
        )
    },
}
_TENS = {
    w: 10 * k
    for k, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES: dict[str, dict[str, int]] = {
    "id": {
        "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "milliar": 9,
        "triliun": 12, "trilyun": 12,
    },
    "en": {
        "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12,
        "tn": 12,
    },
}  # fmt: skip
# "5 m" is metres unless money stands before it.
_MONEY_SCALES = {"k", "m"}
_FRACTIONS: dict[str, dict[str, str]] = {
    "id": {"setengah": "0.5", "separuh": "0.5", "separo": "0.5", "seperempat": "0.25",
           "sepertiga": "1/3", "seperlima": "0.2", "sepersepuluh": "0.1"},
    "en": {"half": "0.5", "quarter": "0.25"},
}  # fmt: skip
_PARTS: dict[str, dict[str, int]] = {
    "id": {"pertiga": 3, "perempat": 4, "perlima": 5, "persepuluh": 10},
    "en": {"thirds": 3, "third": 3, "quarters": 4, "fourths": 4, "fifths": 5, "fifth": 5,
           "tenths": 10, "tenth": 10},
}  # fmt: skip
_ORDINALS: dict[str, dict[str, int]] = {
    "id": {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6,
           "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10},
    "en": {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
           "eighth": 8, "ninth": 9, "tenth": 10},
}  # fmt: skip
_MONTHS: dict[str, dict[str, int]] = {
    "id": {
        w: k
        for k, names in enumerate(
            "januari,jan februari,pebruari,feb maret,mar april,apr mei juni,jun juli,jul "
            "agustus,agt,agu,ags september,sept,sep oktober,okt november,nopember,nov "
            "desember,des".split(),
            1,
        )
        for w in names.split(",")
    },
    "en": {
        w: k
        for k, names in enumerate(
            "january,jan february,feb march,mar april,apr may june,jun july,jul august,aug "
            "september,sept,sep october,oct november,nov december,dec".split(),
            1,
        )
        for w in names.split(",")
    },
}


def _words(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_DIGITS = r"\d+(?:[.,]\d+)*"


def _month_pattern(language: Language) -> str:
    return rf"(?P<month>{_words(_MONTHS[language])})\b(?:\.(?= \d))?"


_DATES: dict[str, tuple[re.Pattern[str], ...]] = {
    language: tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"(?<![\d.,/-])(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?![\d.,/-]\d)",
            r"(?<![\d.,/-])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4}|\d{2})(?![\d/-])",
            rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {month}"
            r"(?:,? (?P<year>\d{4})\b(?![.,]?\d))?",
            *(
                (
                    rf"\b{month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.,]*\d)"
                    r"(?:,? (?P<year>\d{4})\b)?",
                )
                if language == "en"
                else ()
            ),
            rf"\b{month},? (?P<year>(?:1\d|20)\d\d)\b(?![.,]\d)",
        )
    )
    for language, month in (("id", _month_pattern("id")), ("en", _month_pattern("en")))
}
_TIMES: dict[str, tuple[re.Pattern[str], ...]] = {
    "id": (
        # "3 jam 20 menit" is a duration.
        re.compile(r"(?<!\d )\b(?:pukul|jam|pkl\.?) (?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
                   r"(?![\d.,]*\d)(?! menit\b)", re.IGNORECASE),
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})[.:](?P<minute>\d\d)"
                   r"(?= (?:WIB|WITA|WIT|GMT|UTC)\b)"),
        re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])"),
    ),
    "en": (
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
                   r" ?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE),
        re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])"),
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})\.(?P<minute>\d\d)"
                   r"(?= (?:hours|GMT|UTC|local time)\b)"),
    ),
}  # fmt: skip
_PERCENT: dict[str, str] = {
    "id": r"%|persen\b|prosen\b|per seratus\b",
    "en": r"%|per ?cent\b|pct\b|percentage points?\b",
}
_AMOUNT: dict[str, re.Pattern[str]] = {
    language: re.compile(
        rf"(?P<ordinal>\bke-)?(?P<money>(?:Rp|US\$|[$€£¥])\.? ?)?(?<![\d])(?<!\d[.,])"
        rf"(?P<digits>{_DIGITS})(?:(?P<suffix>st|nd|rd|th)\b)?"
        rf"(?P<halved> (?:setengah|and a half)\b)?"
        rf"(?:[ -]?(?P<scale>{_words(_SCALES[language])})\b)?"
        rf"(?P<half_scale> setengah\b)?"
        rf"(?P<percent> ?(?:{_PERCENT[language]}))?",
        re.IGNORECASE,
    )
    for language in ("id", "en")
}
_WORD = re.compile(r"[^\W\d_]+")


def find(text: str, language: Language) -> list[Quantity]:
    """Return the quantities of ``text`` in order, without overlap.

    Args:
        text: a sentence or a document.
        language: whose words and notation to expect; a number in the other's notation is
            understood where it can be told (``11.6 persen``).
    """
    found: list[Quantity] = []
    taken = bytearray(len(text))
    for source in (_dates, _times, _amounts, _spelled):
        for quantity in source(text, language):
            if not any(taken[quantity.start : quantity.end]):
                found.append(quantity)
                taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
    return sorted(found, key=lambda q: q.start)


def read(digits: str, language: Language) -> tuple[str, ...]:
    """Return the canonical readings of a number in digits, the likeliest first.

    ``1.500`` is 1500 in Indonesian, and in English 1.5 that may be meant as 1500.

    Raises:
        ValueError: ``digits`` is no number in either notation.
    """
    point, comma = (",", ".") if language == "id" else (".", ",")
    readings = []
    for decimal, thousands in ((point, comma), (comma, point)):
        t, d = re.escape(thousands), re.escape(decimal)
        pattern = rf"(?:\d{{1,3}}(?:{t}\d{{3}})+|\d+)(?:{d}\d+)?"
        if re.fullmatch(pattern, digits):
            readings.append(_plain(Decimal(digits.replace(thousands, "").replace(decimal, "."))))
    if not readings:
        raise ValueError(f"not a number: {digits!r}")
    return tuple(dict.fromkeys(readings))


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _dates(text: str, language: Language) -> Iterator[Quantity]:
    for pattern in _DATES[language]:
        for match in pattern.finditer(text):
            part = match.groupdict()
            year = part.get("year")
            if part.get("first"):
                orders = [(part["first"], part["second"]), (part["second"], part["first"])]
                if language == "en":
                    orders.reverse()
                days = [(int(d), int(m)) for d, m in orders]
                if year and len(year) == 2:
                    year = ("20" if int(year) < 50 else "19") + year
            else:
                month = part.get("number") or _MONTHS[language][part["month"].lower()]
                days = [(int(part["day"]) if part.get("day") else 0, int(month))]
            readings = [
                f"{year or '-'}-{month:02d}" + (f"-{day:02d}" if day else "")
                for day, month in days
                if month <= 12 and day <= 31
            ]
            if readings:
                yield Quantity("date", *match.span(), tuple(dict.fromkeys(readings)))


def _times(text: str, language: Language) -> Iterator[Quantity]:
    for pattern in _TIMES[language]:
        for match in pattern.finditer(text):
            part = match.groupdict()
            hour, minute = int(part["hour"]), int(part["minute"] or 0)
            half = (part.get("half") or "").lower()
            if hour > 24 or minute > 59:
                continue
            if half:
                hour = hour % 12 + (12 if half == "p" else 0)
            readings = [f"{hour:02d}:{minute:02d}"]
            if language == "id" and hour < 12:
                # "pukul 8 malam": the part of the day often stands elsewhere.
                readings.append(f"{hour + 12:02d}:{minute:02d}")
            yield Quantity("time", *match.span(), tuple(readings))


def _amounts(text: str, language: Language) -> Iterator[Quantity]:
    for match in _AMOUNT[language].finditer(text):
        part = match.groupdict()
        start, end = match.span()
        try:
            values = [Decimal(reading) for reading in read(part["digits"], language)]
        except ValueError:
            continue
        scale = (part["scale"] or "").lower()
        if scale in _MONEY_SCALES and not part["money"]:
            end, scale = match.end("digits"), ""
            part["percent"] = part["half_scale"] = None
        if part["halved"]:
            values = [value + Decimal("0.5") for value in values]
        if part["half_scale"] and scale:
            values = [value + Decimal("0.5") for value in values]
        if scale:
            values = [value.scaleb(_SCALES[language][scale]) for value in values]
        kind: Kind = "number"
        if part["percent"]:
            kind = "percent"
        elif part["ordinal"] or part["suffix"]:
            kind = "ordinal"
        start = match.start("digits") if not part["ordinal"] else match.start("ordinal")
        yield Quantity(kind, start, end, tuple(dict.fromkeys(_plain(value) for value in values)))


def _spelled(text: str, language: Language) -> Iterator[Quantity]:
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        value, used, kind = _phrase([w for w, _, _ in words[at : at + 12]], language)
        if not used:
            at += 1
            continue
        start, end = words[at][1], words[at + used - 1][2]
        # A phrase does not run across punctuation.
        while used > 1 and re.search(r"[^\s-]", _between(text, words[at : at + used])):
            value, used, kind = _phrase([w for w, _, _ in words[at : at + used - 1]], language)
            end = words[at + used - 1][2]
        if not used:
            at += 1
            continue
        percent = re.compile(rf" ?(?:{_PERCENT[language]})", re.IGNORECASE).match(text, end)
        if percent:
            kind, end = "percent", percent.end()
        yield Quantity(kind, start, end, (value,), spelled=True)
        at += used


def _between(text: str, words: list[tuple[str, int, int]]) -> str:
    return "".join(text[before[2] : after[1]] for before, after in pairwise(words))


def _phrase(words: list[str], language: Language) -> tuple[str, int, Kind]:
    """Read a number in words at the start of ``words``: value, words used (0: none), kind."""
    head = words[0] if words else ""
    if head in _ORDINALS[language]:
        return str(_ORDINALS[language][head]), 1, "ordinal"
    if head in _FRACTIONS[language]:
        return _FRACTIONS[language][head], 1, "number"
    value, used = (_cardinal_id if language == "id" else _cardinal_en)(words)
    if not used:
        return "", 0, "number"
    rest = words[used:]
    parts = _PARTS[language]
    if rest and rest[0] in parts and value < 10:
        whole = Decimal(value) / parts[rest[0]]
        exact = whole == whole.quantize(Decimal("0.001"))
        return (_plain(whole) if exact else f"{value}/{parts[rest[0]]}"), used + 1, "number"
    half = ["setengah"] if language == "id" else ["and", "a", "half"]
    if rest[: len(half)] == half:
        used += len(half)
        scale = words[used] if used < len(words) else ""
        power = _SCALES[language].get(scale, 0) if len(scale) > 2 else 0
        return _plain((Decimal(value) + Decimal("0.5")).scaleb(power)), used + bool(power), "number"
    return str(value), used, "number"


def _cardinal_id(words: list[str]) -> tuple[int, int]:
    """Read an Indonesian cardinal (``dua ratus lima puluh ribu``): value and words used."""
    units, scales = _UNITS["id"], _SCALES["id"]
    total = group = used = 0
    digit: int | None = None
    for k, word in enumerate(words):
        if word in units and digit is None and word not in ("sepuluh", "sebelas"):
            digit = units[word]
        elif word in ("sepuluh", "sebelas") and digit is None:
            group += units[word]
        elif word == "belas" and digit is not None:
            group, digit = group + 10 + digit, None
        elif word == "puluh" and digit is not None:
            group, digit = group + 10 * digit, None
        elif word == "ratus" and digit is not None:
            group, digit = group + 100 * digit, None
        elif word == "seratus" and digit is None and not group:
            group = 100
        elif word == "seribu" and digit is None and not group and not total:
            total = 1000
        elif word in ("sejuta", "semiliar") and not (group or total or digit):
            total = 10 ** scales[word[2:]]
        elif word in scales and len(word) > 2 and (group or digit):
            total, group, digit = total + (group + (digit or 0)) * 10 ** scales[word], 0, None
        else:
            break
        used = k + 1
    return total + group + (digit or 0), used


def _cardinal_en(words: list[str]) -> tuple[int, int]:
    """Read an English cardinal (``two hundred and fifty thousand``): value and words used."""
    units, scales = _UNITS["en"], _SCALES["en"]
    total = group = used = 0
    last = ""
    for k, word in enumerate(words):
        following = words[k + 1] if k + 1 < len(words) else ""
        if word in units and last in ("", "hundred", "scale", "tens"):
            if last == "tens" and not 0 < units[word] < 10:
                break
            group, last = group + units[word], "unit"
        elif word in _TENS and last in ("", "hundred", "scale"):
            group, last = group + _TENS[word], "tens"
        elif word == "hundred" and last in ("unit", "a") and 0 < group < 20:
            group, last = group * 100, "hundred"
        elif word in scales and len(word) > 2 and last in ("unit", "tens", "hundred", "a"):
            total, group, last = total + group * 10 ** scales[word], 0, "scale"
        elif word == "dozen" and last in ("unit", "a"):
            return group * 12, k + 1
        elif (
            word == "a" and not last and (following in scales or following in ("hundred", "dozen"))
        ):
            group, last = 1, "a"
            continue
        elif (
            word == "and"
            and last in ("hundred", "scale")
            and (following in units or following in _TENS)
        ):
            continue
        else:
            break
        used = k + 1
    return (total + group, used) if used else (0, 0)
