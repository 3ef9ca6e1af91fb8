"""Names that a draft left in Indonesian or garbled, put right where that is beyond doubt."""

from __future__ import annotations

import re
from functools import cache

from align.resources import corpus_dir
from align.text.words import CLITICS, english, indonesian, people

SIMILAR = 0.6
"""Least share of a garbled name's letters that must be right (normalised Levenshtein)."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLITIC = re.compile(rf"(?<=...)(?:{'|'.join(CLITICS)})$")


def english_names(source: str, draft: str) -> str:
    """Return ``draft`` with names and acronyms copied from ``source`` in their English form.

    *Moskow* becomes Moscow, *KTT* summit (corpus/names/exonyms.tsv).
    """
    forms = _exonyms()
    given = {word for word in _WORD.findall(source) if word in forms}
    if not given:
        return draft
    return _WORD.sub(lambda m: forms[m.group()] if m.group() in given else m.group(), draft)


def restore_names(source: str, draft: str) -> str:
    """Return ``draft`` with names that are spelt almost as in ``source`` spelt as there.

    For models of few pieces, which garble rare names (*Navalan* for Navalny).  A name is restored
    if it is no Indonesian word and missing in the draft, and the draft has a capitalised word in
    its place that is in no list of English words and names.
    """
    from rapidfuzz.distance import Levenshtein

    said = dict.fromkeys(_WORD.findall(draft))
    given = dict.fromkeys(_WORD.findall(source))
    missing = [
        word
        for word in given
        if word not in said
        and word[0].isupper()
        and len(word) > 3
        and "-" not in word
        and word not in _exonyms()
        and word.lower() not in indonesian()
    ]
    if not missing:
        return draft
    invented = [
        word for word in said if word[0].isupper() and len(word) > 2 and not is_english(word)
    ]
    copied = {_CLITIC.sub("", part) for word in given for part in word.split("-")}
    invented = [word for word in invented if word not in copied and word not in given]
    found = sorted(
        (-Levenshtein.normalized_similarity(name.lower(), word.lower()), name, word)
        for name in missing
        for word in invented
    )
    right: dict[str, str] = {}
    for similarity, name, word in found:
        if -similarity >= SIMILAR and word not in right and name not in right.values():
            right[word] = name
    return _WORD.sub(lambda m: right.get(m.group(), m.group()), draft)


def is_english(word: str) -> bool:
    """Tell whether a word is in a list of English words and names."""
    return word.lower() in _english()


@cache
def _exonyms() -> dict[str, str]:
    rows = (corpus_dir() / "names" / "exonyms.tsv").read_text("utf-8").splitlines()[1:]
    return dict(row.split("\t", 1) for row in rows)


@cache
def _english() -> frozenset[str]:
    names = [*people(), *_exonyms().values()]
    return english().union(part.lower() for name in names for part in _WORD.findall(name))
