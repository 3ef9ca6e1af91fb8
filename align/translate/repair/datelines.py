"""Places in capitals at the head of a report (``PEKALONGAN - ``), which small models garble."""

from __future__ import annotations

import re

from align.translate.repair.names import is_english

LIKE = 0.4
"""Least share of a place's letters that a garbled one has (normalised Levenshtein); what is less
like it is a translation."""

_PLACE = re.compile(
    r"\W*([A-Z]{3,}(?: [A-Z]{2,}){0,3})"
    r"(?=(?:, [\w. ]{1,30}| \([^)]{1,30}\)|/[\w.]{1,30})? ?[-\u2013\u2014]{1,2} )"
)
"""A place, and perhaps its province, the agency or the site, before a dash."""


def restore_dateline(source: str, draft: str) -> str:
    """Return ``draft`` with the place at its head spelt as in ``source``, if it is none in English.

    *MEDA - * becomes MEDAN again; *MOSCOW - * stays where the source has *MOSKOW*.
    """
    from rapidfuzz.distance import Levenshtein

    given, made = _PLACE.match(source), _PLACE.match(draft)
    if given is None or made is None or given[1] == made[1]:
        return draft
    if all(map(is_english, made[1].split())):
        return draft
    if Levenshtein.normalized_similarity(given[1], made[1]) < LIKE:
        return draft
    return draft[: made.start(1)] + given[1] + draft[made.end(1) :]
