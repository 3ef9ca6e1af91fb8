"""What numbers in digits and in words share: scales, and the words for per cent."""

from __future__ import annotations

from collections.abc import Iterable

SCALES: dict[str, dict[str, int]] = {
    "id": {
        "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "milliar": 9,
        "triliun": 12, "trilyun": 12,
    },
    "en": {
        "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12,
        "tn": 12,
    },
}  # fmt: skip
"""Powers of ten, by language and word."""
PERCENT: dict[str, str] = {
    "id": r"%|persen\b|prosen\b|per seratus\b",
    "en": r"%|per ?cent\b|pct\b|percentage points?\b",
}
"""Patterns of what follows a percentage."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
