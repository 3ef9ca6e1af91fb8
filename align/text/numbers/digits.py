"""Amounts in digits, in the notation of either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from align.text.numbers.notation import PERCENT, SCALES, any_of
from align.text.numbers.quantity import Kind, Language, Quantity, plain

# "5 m" is metres unless money stands before it.
_MONEY_SCALES = {"k", "m"}
_DIGITS = r"\d+(?:[.,]\d+)*"
_AMOUNT: dict[str, re.Pattern[str]] = {
    language: re.compile(
        rf"(?P<ordinal>\bke-)?(?P<money>(?:Rp|US\$|[$€£¥])\.? ?)?(?<![\d])(?<!\d[.,])"
        rf"(?P<digits>{_DIGITS})(?:(?P<suffix>st|nd|rd|th)\b)?"
        rf"(?P<halved> (?:setengah|and a half)\b)?"
        rf"(?:[ -]?(?P<scale>{any_of(SCALES[language])})\b)?"
        rf"(?P<half_scale> setengah\b)?"
        rf"(?P<percent> ?(?:{PERCENT[language]}))?",
        re.IGNORECASE,
    )
    for language in ("id", "en")
}


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
            readings.append(plain(Decimal(digits.replace(thousands, "").replace(decimal, "."))))
    if not readings:
        raise ValueError(f"not a number: {digits!r}")
    return tuple(dict.fromkeys(readings))


def amounts(text: str, language: Language) -> Iterator[Quantity]:
    """Yield numbers, percentages and ordinals that are written in digits."""
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
            values = [value.scaleb(SCALES[language][scale]) for value in values]
        kind: Kind = "number"
        if part["percent"]:
            kind = "percent"
        elif part["ordinal"] or part["suffix"]:
            kind = "ordinal"
        start = match.start("digits") if not part["ordinal"] else match.start("ordinal")
        yield Quantity(kind, start, end, tuple(dict.fromkeys(plain(value) for value in values)))
