"""Latin letters without their marks, as who has no such keys writes them."""

from __future__ import annotations

import unicodedata

_OWN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ß": "ss",
        "ı": "i",
        "ħ": "h",
        "Ħ": "H",
        "ə": "a",
        "Ə": "A",
    }
)
"""What Unicode does not take apart."""


def unmarked(text: str) -> str:
    """Return ``text`` with Latin letters that have marks as plain ones: *Đoković*, *Dokovic*."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text.translate(_OWN_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
