"""Telling Indonesian from English by function words."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+")
_ENGLISH = frozenset(
    "the of and to in is was that for it with as be on by at he his from are this have or had not "
    "but what all were when we there can an your which their said if do will each about how up out "
    "them then she many some so these would other into has more her two him could been who "
    "its".split()
)
_INDONESIAN = frozenset(
    "yang dan di ke dari untuk dengan pada ini itu tidak akan dalam adalah oleh juga telah sebagai "
    "mereka karena bahwa ada para sudah atau kata saya dia ia kami kita lebih bisa dapat harus "
    "seperti kepada tersebut hari tahun setelah saat namun antara hanya bukan belum masih".split()
)


def leaning(text: str) -> float:
    """Return from -1 (Indonesian) to 1 (English); 0 where function words do not tell."""
    words = _WORD.findall(text.lower())
    english = sum(word in _ENGLISH for word in words)
    indonesian = sum(word in _INDONESIAN for word in words)
    total = english + indonesian
    return (english - indonesian) / total if total else 0.0
