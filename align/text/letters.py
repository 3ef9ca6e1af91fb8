"""Latin letters, with and without their marks, and those of other scripts."""

from __future__ import annotations

import unicodedata

OTHER_SCRIPT = r"[^\W\d_A-Za-z\u00aa-\u024f\u1e00-\u1eff]"
"""An expression for a letter that is not Latin."""

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
