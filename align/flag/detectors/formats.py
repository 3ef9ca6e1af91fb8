"""FORMAT: numbers, dates and units in the English manner."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector

_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"


class Formats(RuleDetector):
    """English locale conventions in Indonesian text."""

    flags = (
        FlagType(
            "FORMAT",
            "a number, date or unit in the English manner",
            "Locale conventions",
            "minor",
        ),
    )
    rules = (
        Rule(
            r"(?<!US)(?<!\w)[$€£] \d[\d.,]*(?: (?:juta|miliar|triliun|ribu))?",
            0.75,
            "no space between the currency sign and the amount",
            trigger="$|€|£",
        ),
        Rule(
            r"\b\d{1,3}\.\d{1,2} (?:juta|miliar|triliun|persen|miliar)\b",
            0.45,
            "Indonesian writes the decimal mark as a comma",
            trigger=" juta| miliar| triliun| persen",
        ),
        Rule(
            rf"\b(?:{_MONTHS}) \d{{1,2}}, (?:19|20)\d\d\b",
            0.8,
            "month before day is the American order",
            trigger="|".join(f"{month.lower()} " for month in _MONTHS.split("|")),
        ),
        Rule(
            r"\b\d{1,2}(?::\d\d)? ?(?:a\.m\.|p\.m\.|AM\b|PM\b)",
            0.6,
            "the 12-hour clock of English; Indonesian says pukul 15.00",
            trigger=" am| pm|.m.|"
            + "|".join(f"{digit}{half}m" for digit in range(10) for half in "ap"),
        ),
        Rule(
            rf"\b(?:{_MONTHS}|[Tt]anggal) \d{{1,2}}(?:st|nd|rd|th)\b|\b\d{{1,2}}(?:st|nd|rd|th) "
            rf"(?:{_MONTHS}|abad)\b",
            0.85,
            "English ordinal",
            trigger="1st|2nd|3rd|th",
        ),
        Rule(
            r"\b\d[\d.,]* (?:mil|pon|galon|yard)\b(?! laut)",
            0.45,
            "an imperial unit: give kilometres, kilograms, litres",
            trigger=" mil| pon| galon| yard",
        ),
        Rule(
            r"\b\d+[\d.,]* derajat Fahrenheit\b",
            0.6,
            "give degrees Celsius",
            trigger="fahrenheit",
        ),
        Rule(
            r"\b(?:satu|dua|tiga|empat|lima|\d+) (?:miliar|juta) dari dolar\b|\b\d+ persennya "
            r"dari\b",
            0.6,
            "English order of amount and unit",
            trigger="juta dari dolar|miliar dari dolar|persennya dari",
        ),
    )
