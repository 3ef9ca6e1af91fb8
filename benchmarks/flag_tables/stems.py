"""Rough lemmas of English words."""

from __future__ import annotations


def stem(word: str) -> str:
    """Return a rough lemma of an English word."""
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith(("ss", "us")):
            base = word[: -len(ending)] + ("y" if ending == "ies" else "")
            return base.rstrip("e") if len(base) > 3 else base
    return word.rstrip("e") if len(word) > 3 else word


def phrase_stem(word: str) -> str:
    """Return ``stem`` with a doubled last consonant undone: *cutting*, *cut*."""
    stemmed = stem(word)
    doubled = len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "ls"
    return stemmed[:-1] if doubled else stemmed
