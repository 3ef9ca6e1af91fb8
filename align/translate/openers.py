"""Opening quotes and brackets, set apart from the word behind them.

SentencePiece marks a word's begin by the space before it: in ``“Kami`` the quote takes that mark,
and *Kami* falls into pieces that mean little.  Models trained here therefore see ``" Kami``.
"""

from __future__ import annotations

import re

STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})
"""Typographic quotes, as straight ones."""
_OPENER = re.compile(r"(?<![^\s(\[\"])([\"(\[])(?=[\w\"(\[])")
_APART = re.compile(r"(?<![^\s(\[\"])([\"(\[]) (?=\S)")


def set_apart(text: str) -> str:
    """Return ``text`` with straight quotes, and a space behind each opening quote or bracket."""
    return _OPENER.sub(r"\1 ", text.translate(STRAIGHT))


def join(text: str) -> str:
    """Return ``text`` without the space behind opening quotes and brackets."""
    return _APART.sub(r"\1", text)
