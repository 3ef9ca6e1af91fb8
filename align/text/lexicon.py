"""The learned Indonesian-English word-translation table."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from functools import cache

from align.errors import InputError
from align.resources import models_dir
from align.text.tokens import tokenize
from align.text.words import CLITICS
from align.uncollected import uncollected

Translations = Mapping[str, tuple[tuple[str, float], ...]]


@cache
@uncollected()
def load() -> Translations:
    """Return, for each Indonesian word, English words and how strongly they match it, 0 to 1.

    The strength is the square root of the larger of p(target|source) and p(source|target): a word
    may have many translations or be one of many, yet tell all the same.
    """
    path = models_dir() / "pairing" / "lexicon.tsv.gz"
    table: dict[str, list[tuple[str, float]]] = {}
    try:
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                source, target, forward, backward = row.split("\t")
                strength = (max(int(forward), int(backward)) / 100) ** 0.5
                table.setdefault(source, []).append((target, strength))
    except OSError as error:
        raise InputError(f"cannot read the translation table: {error}", path=str(path)) from error
    return {word: tuple(found) for word, found in table.items()}


def share_known(sentences: Iterable[str], table: Translations) -> float:
    """Return the share of the words that the table has: Indonesian .85 and more, others below .6.

    A text without words is known.
    """
    words = [w for s in sentences for w in tokenize(s) if w.isalpha()]
    return sum(bool(translate(w, table)) for w in words) / len(words) if words else 1.0


def translate(word: str, table: Translations) -> tuple[tuple[str, float], ...]:
    """Look a lower-cased word up; an unknown one without its clitic (``bukunya``: ``buku``)."""
    found = table.get(word)
    if found is None:
        for clitic in CLITICS:
            if word.endswith(clitic) and word[: -len(clitic)] in table:
                return table[word[: -len(clitic)]]
        return ()
    return found
