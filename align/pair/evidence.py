"""What speaks for a bead: how much of each side the other side explains, line by line.

Every token of the source side *offers* English words: a word of the draft offers itself, an
Indonesian word what the translation table gives and, as names and loan words survive translation,
itself.  A reference token is *explained* by the sentences that offer it, at most once, so that
repeated words do not count twice; rare words weigh more (inverse document frequency).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.pair.band import Band
from align.pair.lexicon import Translations, translate
from align.pair.tokens import tokenize

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

STEM = 5
STEM_STRENGTH = 0.6
COGNATE_STRENGTH = 0.5


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one side, in order.

    Attributes:
        start: number of each sentence's first token, shape (sentences + 1,).
        weight: inverse document frequency of each token, shape (tokens,); a sentence's average is 1.
    """

    words: list[str]
    start: Ints
    weight: Floats

    @classmethod
    def of(cls, sentences: Sequence[list[str]]) -> Tokens:
        """Weigh the tokens of ``sentences``."""
        n = max(len(sentences), 1)
        frequency = Counter(w for words in sentences for w in set(words))
        idf = {w: max(math.log((n + 1) / (f + 0.5)), 0.1) for w, f in frequency.items()}
        words = [w for s in sentences for w in s]
        weight = np.fromiter((idf[w] for w in words), np.float32, len(words))
        if len(words):
            weight /= weight.sum() / n
        start = np.concatenate(([0], np.cumsum([len(s) for s in sentences]))).astype(np.int64)
        return cls(words, start, weight)

    @property
    def mass(self) -> Floats:
        """Return the weight of each sentence, shape (sentences,)."""
        total = np.concatenate(([0.0], np.cumsum(self.weight, dtype=np.float64)))
        return np.diff(total[self.start]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Matches:
    """Which source tokens can explain which reference tokens, as an inverted index.

    Attributes:
        token, form, strength: the offers: source token number, form number, 0 to 1.
        postings: ``form * (columns + 1) + sentence`` of each form of each reference token, sorted.
        posting_token: the reference token of each posting.
    """

    source: Tokens
    reference: Tokens
    token: Ints
    form: Ints
    strength: Floats
    postings: Ints
    posting_token: Ints


def _offers(
    words: Iterable[str], drafted: bool, table: Translations | None
) -> dict[str, tuple[tuple[str, float], ...]]:
    """For each distinct word, the forms it offers and how strongly."""
    offers = {}
    for word in words:
        found = {word: 1.0}
        if len(word) > STEM:
            found["~" + word[:STEM]] = STEM_STRENGTH if drafted else COGNATE_STRENGTH
        if table is not None and not drafted:
            for target, strength in translate(word, table):
                found[target] = max(found.get(target, 0.0), min(1.0, 1.2 * strength))
        offers[word] = tuple(found.items())
    return offers


def matches(
    source: Sequence[str],
    reference: Sequence[str],
    drafts: Sequence[str] | None,
    table: Translations | None,
) -> Matches:
    """Tokenise both sides and index what the source side offers."""
    right = [tokenize(s) for s in reference]
    views: list[tuple[list[list[str]], bool]] = []
    if drafts is not None:
        views.append(([tokenize(s) for s in drafts], True))
    if table is not None or drafts is None:
        views.append(([tokenize(s) for s in source], False))
    reference_tokens = Tokens.of(right)
    left = [[w for words, _ in views for w in words[k]] for k in range(len(source))]
    source_tokens = Tokens.of(left)

    forms: dict[str, int] = {}
    known: dict[str, tuple[int, ...]] = {}
    for word in set(reference_tokens.words):
        ids = [forms.setdefault(word, len(forms))]
        if len(word) > STEM:
            ids.append(forms.setdefault("~" + word[:STEM], len(forms)))
        known[word] = tuple(ids)
    columns = len(reference)
    posted = [
        (f * (columns + 1) + j, p)
        for j, words in enumerate(right)
        for p, w in enumerate(words, int(reference_tokens.start[j]))
        for f in known[w]
    ]
    postings = np.array(posted, np.int64).reshape(-1, 2)
    postings = postings[np.argsort(postings[:, 0], kind="stable")]

    tables = [
        _offers({w for words in view for w in words}, drafted, table) for view, drafted in views
    ]
    numbered = [
        {w: tuple((forms[f], e) for f, e in found if f in forms) for w, found in offers.items()}
        for offers in tables
    ]
    rows: list[tuple[int, int]] = []
    strengths: list[float] = []
    q = 0
    for k in range(len(source)):
        for (view, _), offers in zip(views, numbered, strict=True):
            for w in view[k]:
                for f, e in offers[w]:
                    rows.append((q, f))
                    strengths.append(e)
                q += 1
    offered = np.array(rows, np.int64).reshape(-1, 2)
    return Matches(
        source_tokens,
        reference_tokens,
        offered[:, 0],
        offered[:, 1],
        np.array(strengths, np.float32),
        postings[:, 0],
        postings[:, 1],
    )


def expand(count: Ints) -> tuple[Ints, Ints]:
    """Return, for groups of ``count`` items, each item's group and its position in it."""
    group = np.repeat(np.arange(len(count)), count)
    first = np.cumsum(count) - count
    return group, np.arange(len(group)) - first[group]


class Coverage:
    """How much of each sentence of a pair of the band the other side explains.

    A *cell* is the sentence pair ``(r - 1, c - 1)`` that ends at a node ``(r, c)`` of the band.

    Attributes:
        reference: ``reference[n - 1][node]``: mass of sentence ``c - 1`` that the ``n`` source
            sentences up to ``r - 1`` explain; 0 one past the last node.
        source: ``source[m - 1][node]``: mass of sentence ``r - 1`` that the ``m`` reference
            sentences up to ``c - 1`` explain.
    """

    def __init__(self, matched: Matches, band: Band, longest: int) -> None:
        r, c = band.nodes()
        cell = np.flatnonzero((r > 0) & (c > 0))
        i, j = r[cell] - 1, c[cell] - 1
        number = np.full(band.size + 1, len(cell))
        number[cell] = np.arange(len(cell))

        entry, q, p = self._join(matched, band)
        strength = matched.strength[entry]
        row = np.searchsorted(matched.source.start, q, "right") - 1
        column = np.searchsorted(matched.reference.start, p, "right") - 1
        at = number[band.find(row + 1, column + 1)]

        up = number[band.find(i, j + 1)]
        left = number[band.find(i + 1, j)]
        size = band.size
        self.reference = self._windows(
            matched.reference, j, at, p, column, strength, up, cell, size, longest
        )
        self.source = self._windows(
            matched.source, i, at, q, row, strength, left, cell, size, longest
        )

    @staticmethod
    def _join(matched: Matches, band: Band) -> tuple[Ints, Ints, Ints]:
        """Return offer, source token and reference token of every match inside the band."""
        sentence = np.searchsorted(matched.source.start, matched.token, "right") - 1
        base = matched.form * len(matched.reference.start)
        low = np.maximum(band.low[sentence + 1] - 1, 0)
        high = band.high[sentence + 1] - 1
        first = np.searchsorted(matched.postings, base + low)
        count = np.maximum(np.searchsorted(matched.postings, base + high) - first, 0)
        entry, k = expand(count)
        return entry, matched.token[entry], matched.posting_token[first[entry] + k]

    @staticmethod
    def _windows(
        tokens: Tokens,
        sentence: Ints,
        at: Ints,
        token: Ints,
        token_sentence: Ints,
        strength: Floats,
        previous: Ints,
        cell: Ints,
        size: int,
        longest: int,
    ) -> list[Floats]:
        # One number per cell and token of the cell's sentence, cell after cell.
        length = np.diff(tokens.start)[sentence]
        start = np.concatenate(([0], np.cumsum(length)))
        explained = np.zeros(start[-1] + 1, np.float32)
        np.maximum.at(explained, start[at] + token - tokens.start[token_sentence], strength)
        group, local = expand(length)
        weight = tokens.weight[tokens.start[sentence][group] + local]
        before = np.where(previous < len(cell), start[previous.clip(0, len(cell) - 1)], -1)[group]
        before = np.where(before >= 0, before + local, start[-1])
        result = []
        window = explained
        for n in range(longest):
            if n:
                window = np.maximum(explained, np.append(window[before], np.float32(0)))
            total = np.concatenate(([0.0], np.cumsum(weight * window[:-1], dtype=np.float64)))
            covered = np.zeros(size + 1, np.float32)
            covered[cell] = np.diff(total[start])
            result.append(covered)
        return result
