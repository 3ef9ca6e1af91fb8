"""Telling Indonesian from English by function words, which no text of some length lacks.

These are the commonest words that only one of the two languages has: enough to tell the two apart,
and so few that a name or a loan word is hardly among them.  ``align.serve.language``, which tells
the two from all other languages as well, weighs much more than these.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
_INDONESIAN = frozenset(
    "yang dan di ke dari untuk dengan pada ini itu tidak akan dalam adalah oleh juga telah sebagai "
    "mereka karena bahwa ada para sudah atau kata saya anda dia ia kami kita lebih bisa dapat "
    "harus seperti kepada tersebut hari tahun setelah saat namun antara hanya bukan belum "
    "masih".split()
)
_ENGLISH = frozenset(
    "the of and to in is was that for it with as be on by at he his from are this have or had not "
    "but what all were when we there can an your which their said if do will each about how up out "
    "them then she many some so these would other into has more her two him could been who its "
    "they you".split()
)


class Votes(NamedTuple):
    """How many function words of each language a text has."""

    indonesian: int
    english: int

    @property
    def leaning(self) -> float:
        """From -1 (Indonesian) to 1 (English); 0 where function words do not tell."""
        total = self.english + self.indonesian
        return (self.english - self.indonesian) / total if total else 0.0


def votes(text: str) -> Votes:
    """Count the function words of a text."""
    words = _WORD.findall(text.lower())
    return Votes(sum(w in _INDONESIAN for w in words), sum(w in _ENGLISH for w in words))
