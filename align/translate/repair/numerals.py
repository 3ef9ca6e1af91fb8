"""Numbers written in digits that a draft lost or changed, put right where that is beyond doubt."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from align.translate.repair.moments import hide_moments
from align.translate.repair.splice import Span, splice

NUMERAL = r"\d+(?:[.,]\d+)*"
"""An expression for a numeral in digits, in either notation."""

_NUMERAL = re.compile(NUMERAL)
_RUN = re.compile(r"\d+")
_MAGNITUDE = re.compile(r"\s*(?:ribu|juta|miliar|milyar|triliun|persen\s+poin)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def english_numeral(numeral: str) -> str:
    """Return an Indonesian numeral in English notation: ``1.500.000,5`` to ``1,500,000.5``.

    What is no such numeral (``10.30`` o'clock, ``2.0.1``) stays as it is.
    """
    if _GROUPED.fullmatch(numeral) or re.fullmatch(r"\d+,\d+", numeral):
        return numeral.translate(str.maketrans(".,", ",."))
    return numeral


def restore_numerals(source: str, draft: str) -> str:
    """Return ``draft`` with changed numerals put right.

    That is done only where the numerals without a partner are equally many on both sides: then
    each takes the place of the other in order.  A numeral before *ribu*, *juta* and the like may
    rightly change (``2 juta``, ``2,000,000``), so a source that has one is left alone.  Times
    and dates are another matter (:mod:`align.translate.repair.moments`).
    """
    if not _RUN.search(source):
        return draft
    asked, had = hide_moments(source, draft)
    given, made = (list(_NUMERAL.finditer(text)) for text in (asked, had))
    edits = _in_english_notation(given, made)
    if not any(_MAGNITUDE.match(source, match.end()) for match in given):
        common = Counter(digits(m[0]) for m in given) & Counter(digits(m[0]) for m in made)
        missing = _without(given, common)
        wrong = _without(made, common)
        if len(missing) == len(wrong):
            for old, new in zip(wrong, missing, strict=True):
                edits[old.span()] = english_numeral(new.group())
    return splice(draft, edits.items())


def _in_english_notation(given: list[re.Match[str]], made: list[re.Match[str]]) -> dict[Span, str]:
    """Return what the numerals of the source's digits are to be that are of no or another value."""
    forms: dict[str, set[str]] = {}
    for match in given:
        forms.setdefault(digits(match[0]), set()).add(english_numeral(match.group()))
    edits: dict[Span, str] = {}
    for match in made:
        numeral = match.group()
        form, *others = forms.get(digits(numeral), {numeral})
        if others or not _ENGLISH.fullmatch(form):
            continue  # "15" and "1.5", or "2.0.1"
        if not _ENGLISH.fullmatch(numeral) or _value(numeral) != _value(form):
            edits[match.span()] = form
    return edits


def lost_numerals(source: str, draft: str) -> int:
    """Return how many runs of digits the source has more often than the draft.

    Some rightly go (``dua``, ``2``); many at once went with a clause.
    """
    source, draft = hide_moments(source, draft)
    return (Counter(_RUN.findall(source)) - Counter(_RUN.findall(draft))).total()


def _value(numeral: str) -> Decimal:
    """Return what a numeral in English notation stands for."""
    return Decimal(numeral.replace(",", ""))


def digits(numeral: str) -> str:
    """Return a numeral without the marks in it."""
    return re.sub(r"\D", "", numeral)


def _without(matches: list[re.Match[str]], common: Counter[str]) -> list[re.Match[str]]:
    left = Counter(common)
    alone = []
    for match in matches:
        key = digits(match[0])
        if left[key]:
            left[key] -= 1
        else:
            alone.append(match)
    return alone
