"""What the translator is given of a segment: its words in one line, without invisible marks."""

from __future__ import annotations

import re

# Soft hyphen, zero-width space and non-joiner, word joiner, byte-order mark, direction marks.
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A zero-width joiner has its place between the parts of an emoji only.
_JOINER = re.compile(r"(?<![^\w\s])\u200d+|(?<!\u200d)\u200d++(?![^\w\s])")
_SOFT_BREAK = re.compile(r"\u00ad[^\S\r\n]*+[\r\n]\s*+(?=\w)")
_HYPHENATED = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[-‐][^\S\r\n]*+[\r\n]\s*+(?=([^\W\d_]++))")
_VOWELS = re.compile("[aeiou]+")


def clean(text: str) -> str:
    """Return ``text`` in one line, single-spaced, without soft hyphens and zero-width characters.

    A word that was divided at the end of a line is joined (``pemerin-/tah`` to ``pemerintah``); a
    hyphen that belongs to the word stays: reduplication in all its forms (``anak-/anak``,
    ``bolak-/balik``, ``tarik-/menarik``) and compounds with a capital (``Jawa-/Bali``).
    """
    text = _SOFT_BREAK.sub("", text)
    text = _JOINER.sub("", _INVISIBLE.sub("", text))
    return " ".join(_HYPHENATED.sub(_joined, text).split())


def _joined(match: re.Match[str]) -> str:
    first, second = match[1], match[2]
    hyphen = "-" if not second.islower() or _reduplicates(first, second) else ""
    return first + hyphen


def _reduplicates(first: str, second: str) -> bool:
    """Tell whether two halves repeat each other: in full, with an affix, or with other vowels."""
    first, second = first.lower(), second.lower()
    consonants = _VOWELS.sub("", first)
    return (
        first[:3] == second[:3]
        or first[-3:] == second[-3:]
        or (len(consonants) >= 2 and consonants == _VOWELS.sub("", second))
    )
