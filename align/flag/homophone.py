"""When two spellings of a name sound alike, and when they are the same name transliterated.

Names garbled in machine translation through another script are homophones in English (*Gene Saki*
for *Jen Psaki*): the key drops what such a script does not write.  *Sergei* and *Sergey* share a
romanised form: neither is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SILENT = re.compile(r"^(?:ps|pn|pt|kn|gn|wr|mn)")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<!s)ch(?=[rl])", "k"),
        (r"sch|sh|tch|ch|cz|zh", "s"),
        (r"ph", "f"),
        (r"th|dt", "t"),
        (r"gh(?=[^aeiou]|$)", ""),
        (r"gh", "g"),
        (r"dg(?=[eiy])|g(?=[eiy])|dj", "j"),
        (r"ck|q|kh|c(?![eiy])", "k"),
        (r"c", "s"),
        (r"x", "ks"),
        (r"v|w", "f"),
        (r"z", "s"),
        (r"mb$", "m"),
        (r"[aeiouhy'’.-]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_ROMAN = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"^(?:mohamm?[ae]d|muhamm?[ae]d|mohamad|muhamad)$", "muhamad"),
        (r"^(?:abdul|abdel|abd)$", "abd"),
        (r"^(?:al|el)[-']?(?=\w{3})", ""),
        (r"^ye(?=[fgkltv])", "e"),
        (r"kh", "h"),
        (r"ks", "x"),
        (r"ff$", "v"),
        (r"(?:iy|yy|ij|ii|y|ei|ey|ay|ai)$", "i"),
        (r"iy(?=a)", "i"),
        (r"yev$", "ev"),
        (r"ayev|aev", "aev"),
        (r"ou|oe(?!r)", "u"),
        (r"dj", "j"),
        (r"tj", "c"),
        (r"(?:ss)", "s"),
        (r"ae$|ah$", "a"),
        (r"q", "k"),
        (r"ph", "f"),
        (r"ue", "u"),
        (r"['’`-]", ""),
    )
)
# Endings that make another word of a name, not another spelling.
_DERIVED = frozenset(("n", "s", "a", "i", "o", "an", "e", "nya", "ku", "ian", "is", "ans"))


@lru_cache(maxsize=1 << 12)
def plain(word: str) -> str:
    """Return a word in lower case without diacritics."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.lower().replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 12)
def homophone_key(word: str) -> str:
    """Return the consonant sounds of a name part; a vowel at the front is kept as ``a``."""
    sounds = plain(word)
    sounds = _SILENT.sub(
        lambda match: {"ps": "s", "pt": "t"}.get(match[0], "n" if match[0][0] != "w" else "r"),
        sounds,
    )
    vowel = "a" if sounds[:1] in "aeiou" else ""
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    return vowel + sounds


@lru_cache(maxsize=1 << 12)
def romanised(word: str) -> str:
    """Return a form that the accepted transliterations of a name part share."""
    letters = plain(word)
    for pattern, replacement in _ROMAN:
        letters = pattern.sub(replacement, letters)
    return letters


def same_name(one: str, other: str) -> bool:
    """Tell whether two names differ at most in an accepted transliteration, part by part."""
    first, second = one.split(), other.split()
    return len(first) == len(second) and all(
        a == b or romanised(a) == romanised(b) for a, b in zip(first, second, strict=True)
    )


def sounds_like(one: str, other: str) -> bool:
    """Tell whether two parts of names sound alike; a single sound is not enough to go by."""
    key = homophone_key(one)
    return key == homophone_key(other) and (len(key) > 1 or plain(one) == plain(other))


def is_derived(one: str, other: str) -> bool:
    """Tell whether one of two words is the other with an ending (*Rusia*, *Rusian*)."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return long.startswith(short) and long[len(short) :] in _DERIVED
