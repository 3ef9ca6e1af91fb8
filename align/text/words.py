"""Words of Indonesian and English as people write them, and the names of people."""

from __future__ import annotations

from functools import lru_cache

from align.resources import corpus_dir

CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
"""What Indonesian writes together with the word before it."""


@lru_cache(maxsize=1)
def indonesian() -> dict[str, int]:
    """Return lower-case Indonesian word forms with their counts in native text, read once."""
    path = corpus_dir() / "lexicon" / "words.id.tsv"
    counts: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, count = line.partition("\t")
        counts[word] = int(count)
    return counts


@lru_cache(maxsize=1)
def capitalised() -> dict[str, str]:
    """Return Indonesian words with capitals within a sentence (``KPK``, ``Jakarta``), read once.

    By their lower case.
    """
    path = corpus_dir() / "lexicon" / "capitals.id.txt"
    return {word.lower(): word for word in path.read_text(encoding="utf-8").split()}


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """Return lower-case English words that Indonesian does not use, read once."""
    path = corpus_dir() / "lexicon" / "words.en.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def people() -> tuple[str, ...]:
    """Return the names of people in public life, read once."""
    path = corpus_dir() / "names" / "people.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()
    return tuple(row.partition("\t")[0] for row in rows[1:])
