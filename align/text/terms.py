"""Terms with their translations: where a source has them, and whether a text renders them.

A dictionary or a glossary is a TSV with a header row: ``source`` is an Indonesian word or phrase,
``target`` what may translate it, separated by ``|``, the usual translation first.  ``kind`` tells
how that is inflected: ``n`` a noun, ``v`` a verb; anything else stays as it is.  ``met`` says how
many of the pairs that a model was trained on have the term.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from align.errors import InputError
from align.text.analysis import QUOTES, Tokens, words_and_marks
from align.text.inflection import forms
from align.text.lemma import lemma, other_voice
from align.text.owners import ANYBODYS, owned
from align.text.table import alternatives, read_table
from align.text.tokens import tokenize

_SHORTEST_STEM = 4


class Term(NamedTuple):
    """An entry.

    Attributes:
        source: Indonesian, one or more words.
        targets: its translations, the usual one first; none where only others are forbidden.
        kind: ``n``, ``v``, or another word for what is not inflected.
        forbidden: translations that it must not have.
        met: how many training pairs have it, where that is known.
    """

    source: str
    targets: tuple[str, ...]
    kind: str = ""
    forbidden: tuple[str, ...] = ()
    met: int | None = None


class Found(NamedTuple):
    """A term in a text, at ``text[start:end]``."""

    start: int
    end: int
    term: Term


def read_terms(path: Path) -> Iterator[Term]:
    """Read a table of terms; ``=`` for a translation stands for the term itself.

    Raises:
        InputError: the file cannot be read, or a row has no source, or no number where one is due.
    """
    for line, row in read_table(path):
        source = row.get("source", "").strip()
        if not source:
            raise InputError(
                "no term: the table needs a header with source and target, and every row both",
                path=str(path),
                line=line,
            )
        targets = alternatives(row.get("target", ""))
        if "=" in targets:
            targets = tuple(source if part == "=" else part for part in targets)
        forbidden = alternatives(row.get("forbidden", ""))
        met = row.get("met", "").strip()
        if not (met.isdecimal() or not met):
            raise InputError(f"met is {met!r}, and should be a number", path=str(path), line=line)
        kind = row.get("kind", "").strip()
        yield Term(source, targets, kind, forbidden, int(met) if met else None)


class Terms:
    """Terms, to be found by lemma: a verb in both voices, a noun with clitics and reduplicated.

    Args:
        terms: of several for one lemma, the one that is spelt as the text is wins, then the first.
        names: terms may have capitals within a sentence; else what has one there is a name, and
            no term.
    """

    def __init__(self, terms: Iterable[Term], *, names: bool = False) -> None:
        self._names = names
        self._by_first: dict[str, list[tuple[list[str], Term]]] = defaultdict(list)
        for term in terms:
            keys = [_key(word) for word in words_and_marks(term.source.lower())]
            if keys:
                self._by_first[keys[0]].append((keys, term))
            if len(keys) == 1 and term.kind == "v":
                for key in map(lemma, other_voice(term.source)):
                    self._by_first[key].append(([key], term))
        for rows in self._by_first.values():
            if len(rows) > 1:
                rows.sort(key=lambda row: -len(row[0]))

    def find(self, tokens: Tokens) -> list[Found]:
        """Return the terms of a text in order; of those that overlap, the first and longest."""
        capital = [word[0].isupper() for word in tokens.words]
        opening = next((i for i, word in enumerate(tokens.words) if word not in QUOTES), 0)
        found: list[Found] = []
        i = 0
        while i < len(tokens):
            hit = None
            if self._names or not capital[i] or i == opening:
                hit = self._longest(tokens, i)
            if hit is not None:
                size, term = hit
                if self._names or not any(capital[i + 1 : i + size]):
                    found.append(Found(tokens.starts[i], tokens.ends[i + size - 1], term))
                i += size
            else:
                i += 1
        return found

    def _longest(self, tokens: Tokens, i: int) -> tuple[int, Term] | None:
        for first in dict.fromkeys((tokens.lowers[i], tokens.lemmas[i])):
            for keys, term in self._by_first.get(first, ()):
                here = enumerate(keys, i)
                if len(keys) <= len(tokens) - i and all(
                    key in (tokens.lowers[at], tokens.lemmas[at]) for at, key in here
                ):
                    return len(keys), term
        return None


def _key(word: str) -> str:
    """Return the lemma; what is reduplicated may be another word: *hati-hati* is not *hati*."""
    return word if "-" in word else lemma(word)


def english_words(text: str) -> list[str]:
    """Return the words of an English text as :func:`renders` takes them.

    *-our* is *-or*, and *his*, *her* and their like are *one's*.
    """
    words = tokenize(owned(text))
    return [ANYBODYS.get(word) or word.replace("our", "or") for word in words]


def renders(words: Sequence[str], term: Term, *, loosely: bool = False) -> bool:
    """Tell whether one of a term's translations is among the words, in any of its forms.

    Args:
        words: as :func:`english_words` returns them.
        term: the term.
        loosely: words derived from a translation count as well: *dullness* for *dull*.
    """
    return any(_has(words, _wanted(target), loosely) for target in term.targets)


@lru_cache(maxsize=1 << 14)
def _wanted(target: str) -> list[str]:
    return english_words(target)


def _has(words: Sequence[str], wanted: Sequence[str], loosely: bool) -> bool:
    places = list(range(len(words) - len(wanted) + 1))
    for k, want in enumerate(wanted):
        places = [i for i in places if _is_form(words[i + k], want, loosely)]
    return bool(places)


def _is_form(word: str, of: str, loosely: bool) -> bool:
    if word in forms(of):
        return True
    stem = _stem(of)
    return loosely and len(stem) >= _SHORTEST_STEM and word.startswith(stem)


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    return re.sub(r"[eys]$", "", word)
