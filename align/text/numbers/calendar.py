"""Dates and times of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.text.numbers.notation import any_of
from align.text.numbers.quantity import Language, Quantity

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


def _month_pattern(language: Language) -> str:
    return rf"(?P<month>{any_of(_MONTHS[language])})\b(?:\.(?= \d))?"


_DATES: dict[str, tuple[re.Pattern[str], ...]] = {
    language: tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"(?<![\d.,/-])(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?![\d.,/-]\d)",
            r"(?<![\d.,/-])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4}|\d{2})(?![\d/-])",
            r"(?<=\()(?P<first>\d{1,2})/(?P<second>\d{1,2})(?=\))",
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
_ZONE = r"(?:WIB|WITA|WIT|GMT|UTC)\b"
_PART = rf"(?=(?: {_ZONE})?(?: (?P<part>dini hari|pagi|siang|sore|petang|malam)\b)?)"
_AT = "(?:{})".format(
    "|".join(
        rf"(?<=\b{word} )" for word in "at around about until by from to after before since".split()
    )
)
_TIMES: dict[str, tuple[re.Pattern[str], ...]] = {
    "id": (
        # "3 jam 20 menit" is a duration.
        re.compile(r"(?<!\d )\b(?:pukul|jam|pkl\.?|pk\.) (?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
                   rf"(?![\d.,]*\d)(?! menit\b){_PART}", re.IGNORECASE),
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})[.:](?P<minute>\d\d)"
                   rf"(?= {_ZONE}){_PART}"),
        re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])" + _PART),
    ),
    "en": (
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
                   r" ?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE),
        re.compile(rf"{_AT}(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?(?= (?:(?:o.clock )?"
                   r"(?:in the|at) (?P<part>morning|afternoon|evening|night)|o.clock)\b)"),
        re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])"),
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})\.(?P<minute>\d\d)"
                   r"(?= (?:hours|GMT|UTC|local time)\b)"),
    ),
}  # fmt: skip
_RANGE = re.compile(
    r"(?P<word>\b(?:pukul|jam|pkl\.?|pk\.) )?(?<![\d.,:])(?P<from>\d{1,2}[.:]\d\d)"
    r" ?(?:-|–|sampai(?: dengan)?|hingga|dan|s\.d\.|s/d) ?(?:pukul |jam )?"
    rf"(?P<to>\d{{1,2}}[.:]\d\d)(?![\d.,]*\d)(?P<zone> {_ZONE})?",
    re.IGNORECASE,
)
"""Of two times, one of which is known for one by a word."""
_LATE = {
    "siang": range(1, 6), "sore": range(1, 12), "petang": range(1, 12), "malam": range(5, 12),
    "afternoon": range(1, 12), "evening": range(1, 12), "night": range(5, 12),
}  # fmt: skip
"""The hours from 1 to 11 that are after noon in a part of the day; in others none are."""
_LATER = re.compile(rf"\b(?:{'|'.join(_LATE)})\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:(?P<noon>noon|midday)|midnight)\b", re.IGNORECASE)


def dates(text: str, language: Language) -> Iterator[Quantity]:
    """Yield the dates of ``text``, by pattern."""
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


def times(text: str, language: Language) -> Iterator[Quantity]:
    """Yield the times of ``text``, by pattern."""
    late = bool(_LATER.search(text))
    for pattern in _TIMES[language]:
        for match in pattern.finditer(text):
            if readings := _readings(late=late, **match.groupdict()):
                yield Quantity("time", *match.span(), readings)
    if language == "en":
        for match in _NAMED.finditer(text):
            at = "12:00" if match["noon"] else "00:00"
            yield Quantity("time", *match.span(), (at,), spelled=True)
        return
    for match in _RANGE.finditer(text):
        if match["word"] or match["zone"]:
            for end in ("from", "to"):
                hour, minute = re.split("[.:]", match[end])
                if readings := _readings(late=late, hour=hour, minute=minute):
                    yield Quantity("time", *match.span(end), readings)


def _readings(
    *, hour: str, minute: str | None, late: bool, part: str | None = None, half: str | None = None
) -> tuple[str, ...]:
    """Return a time by the 24-hour clock; both halves of the day where it may be either.

    24:00 is 00:00.

    Args:
        hour: digits.
        minute: digits.
        late: the text names a later part of the day somewhere.
        part: of the day, that stands behind the time.
        half: ``a`` or ``p`` of a.m. and p.m.
    """
    at, past = int(hour), int(minute or 0)
    if at > 24 or past > 59:
        return ()
    if half:
        at = at % 12 + 12 * (half in "pP")
    elif part and at <= 12:
        midnight = at == 12 and part.lower() in {"dini hari", "malam", "night"}
        at = 0 if midnight else at + 12 * (at in _LATE.get(part.lower(), ()))
    hours = [at % 24]
    if not half and not part and 0 < at < 12 and (late or not (minute and len(hour) == 2)):
        hours.append(at + 12)
    return tuple(f"{at:02d}:{past:02d}" for at in hours)
