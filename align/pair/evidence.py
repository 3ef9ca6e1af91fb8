"""What speaks for a bead: how much of each side the other side explains, line by line.

Every token of the source side *offers* English words: a word of the draft offers itself, an
Indonesian word what the translation table gives and, as names and loan words survive translation,
itself.  A reference token is *explained* by the sentences that offer it, at most once, so that
repeated words do not count twice; rare words weigh more (inverse document frequency).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.pair.band import Band
from align.pair.lexicon import Translations, translate
from align.pair.tokens import NUMERALS, tokenize

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

STEM = 5
STEM_STRENGTH = 0.6
COGNATE_STRENGTH = 0.5
NUMBER_BOOST = 1.3
MIN_STRENGTH = 0.25
COMMONEST = 0.1
"""The least inverse document frequency: function words still tell a little."""
LONGEST = 20_000
"""Characters of a sentence that are compared; a whole page has a tenth of it."""
MOST = 24
"""Times that a word of a sentence counts: each is compared with each of the other side."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one side, in order; a sentence without any has one empty token.

    Attributes:
        vocabulary: the distinct tokens.
        word: each token's number in ``vocabulary``, shape (tokens,).
        start: number of each sentence's first token, shape (sentences + 1,).
        sentence: the sentence of each token, shape (tokens,).
        weight: inverse document frequency of each token, shape (tokens,); sentences average 1.
        mass: the weight of each sentence, shape (sentences,).
    """

    vocabulary: dict[str, int]
    word: Ints
    start: Ints
    sentence: Ints
    weight: Floats
    mass: Floats

    @classmethod
    def of(cls, sentences: Sequence[list[str]]) -> Tokens:
        """Give the tokens of ``sentences`` numbers and weights."""
        n = max(len(sentences), 1)
        filled = [words or [""] for words in sentences]
        vocabulary: dict[str, int] = {}
        number = vocabulary.setdefault
        word = np.array([number(w, len(vocabulary)) for s in filled for w in s], np.int64)
        start = np.concatenate(([0], np.cumsum([len(s) for s in filled]))).astype(np.int64)
        sentence = np.repeat(np.arange(len(filled)), np.diff(start))
        seen = distinct(np.sort(word * n + sentence)) // n
        idf = np.log((n + 1) / (np.bincount(seen, minlength=len(vocabulary)) + 0.5))
        idf = np.maximum(idf, COMMONEST)
        idf *= [NUMBER_BOOST if w.removeprefix("\0")[:1].isdigit() else 1.0 for w in vocabulary]
        weight = idf[word]
        if len(word):
            weight /= weight.sum() / n
        mass = np.bincount(sentence, weight, len(filled))
        return cls(
            vocabulary,
            word,
            start,
            sentence,
            weight.astype(np.float32),
            mass.astype(np.float32),
        )


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


def _offers(word: str, drafted: bool, table: Translations | None) -> dict[str, float]:
    """Return the forms that a source word offers and how strongly."""
    offers = {word: 1.0}
    if len(word) > STEM:
        offers["~" + word[:STEM]] = STEM_STRENGTH if drafted else COGNATE_STRENGTH
    if table is not None and not drafted:
        for target, strength in translate(word, table):
            offers[target] = max(offers.get(target, 0.0), strength)
    if word in NUMERALS:
        offers[NUMERALS[word]] = 1.0
    return offers


def _forms(word: str) -> list[str]:
    """Return the forms by which a reference word is found."""
    forms = [word] if word else []
    if len(word) > STEM:
        forms.append("~" + word[:STEM])
    if word in NUMERALS:
        forms.append(NUMERALS[word])
    return forms


def _ragged(rows: Sequence[Sequence[int]], pick: Ints) -> tuple[Ints, Ints]:
    """Concatenate ``rows[k] for k in pick``; return each item and which pick it belongs to."""
    length = np.array([len(row) for row in rows], np.int64)
    flat = np.array([item for row in rows for item in row], np.int64)
    group, k = expand(length[pick])
    return flat[(np.cumsum(length) - length)[pick[group]] + k], group


def _compared(text: str) -> list[str]:
    """Return the tokens of a sentence, without the endless ones of what is no sentence."""
    seen: Counter[str] = Counter()
    kept = []
    for word in tokenize(text[:LONGEST]):
        seen[word] += 1
        if seen[word] <= MOST:
            kept.append(word)
    return kept


def matches(
    source: Sequence[str],
    reference: Sequence[str],
    drafts: Sequence[str] | None,
    table: Translations | None,
) -> Matches:
    """Tokenise both sides and index what the source side offers."""
    right = Tokens.of([_compared(s) for s in reference])
    views: list[list[list[str]]] = []
    if drafts is not None:
        # A word of a draft and one of the source may look alike and still offer different things.
        views.append([["\0" + w for w in _compared(s)] for s in drafts])
    if table is not None or drafts is None:
        views.append([_compared(s) for s in source])
    left = Tokens.of([[w for words in views for w in words[k]] for k in range(len(source))])

    forms: dict[str, int] = {}
    found_by = [[forms.setdefault(f, len(forms)) for f in _forms(w)] for w in right.vocabulary]
    form, token = _ragged(found_by, right.word)
    columns = len(reference)
    postings = form * (columns + 1) + right.sentence[token]
    order = np.argsort(postings, kind="stable")

    offered: list[list[int]] = []
    flat: list[int] = []
    strengths: list[float] = []
    for word in left.vocabulary:
        drafted = word.startswith("\0")
        kept = {
            forms[f]: strength
            for f, strength in _offers(word.removeprefix("\0"), drafted, table).items()
            if f in forms and strength >= MIN_STRENGTH
        }
        offered.append([len(strengths) + k for k in range(len(kept))])
        strengths.extend(kept.values())
        flat.extend(kept)
    entry, from_token = _ragged(offered, left.word)
    return Matches(
        left,
        right,
        from_token,
        np.array(flat, np.int64)[entry],
        np.array(strengths, np.float32)[entry],
        postings[order],
        token[order],
    )


def distinct(ordered: Ints) -> Ints:
    """Return the distinct values of a sorted array."""
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    kept: Ints = ordered[new]
    return kept


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
        cell = np.flatnonzero((r > band.top) & (c > band.low[0]))
        i, j = r[cell] - 1, c[cell] - 1
        number = np.full(band.size + 1, len(cell))
        number[cell] = np.arange(len(cell))
        begin = matched.source.start[[band.top, band.top + len(band.low) - 1]]
        offers = np.arange(*np.searchsorted(matched.token, begin))
        offer, p = join(matched, band, offers)
        q, strength = matched.token[offer], matched.strength[offer]
        row, column = matched.source.sentence[q], matched.reference.sentence[p]
        at = number[band.find(row + 1, column + 1)]
        up, left = number[band.find(i, j + 1)], number[band.find(i + 1, j)]
        sides = (
            (matched.reference, j, p - matched.reference.start[column], up),
            (matched.source, i, q - matched.source.start[row], left),
        )
        self.reference, self.source = (
            _windows(*side, at, strength, cell, band.size, longest) for side in sides
        )


def join(matched: Matches, band: Band, offers: Ints) -> tuple[Ints, Ints]:
    """Return the offer and the reference token of every match of ``offers`` inside the band."""
    row = matched.source.sentence[matched.token[offers]] + 1 - band.top
    base = matched.form[offers] * len(matched.reference.start)
    low = np.maximum(band.low[row] - 1, band.low[0])
    first = np.searchsorted(matched.postings, base + low)
    count = np.searchsorted(matched.postings, base + band.high[row] - 1) - first
    offer, k = expand(np.maximum(count, 0))
    return offers[offer], matched.posting_token[first[offer] + k]


def _windows(
    tokens: Tokens,
    sentence: Ints,
    local: Ints,
    previous: Ints,
    at: Ints,
    strength: Floats,
    cell: Ints,
    size: int,
    longest: int,
) -> list[Floats]:
    """Sum what is explained of each cell's ``sentence`` by ever longer windows of the other side.

    A match is a token within its sentence (``local``), a cell (``at``) and a ``strength``;
    ``previous`` is the cell one step back along the other side.
    """
    # One number per cell and token of the cell's sentence, cell after cell.
    length = np.diff(tokens.start)[sentence]
    start = np.concatenate(([0], np.cumsum(length)))
    explained = np.zeros(start[-1], np.float32)
    np.maximum.at(explained, start[at] + local, strength)
    group, k = expand(length)
    weight = tokens.weight[tokens.start[sentence][group] + k]
    # Where there is no step back, a cell looks at itself.
    back = np.where(previous < len(cell), previous, np.arange(len(cell)))
    before = (start[:-1][back] - start[:-1])[group] + np.arange(start[-1])
    result = []
    window = explained
    for n in range(longest):
        if n:
            window = np.maximum(explained, window[before])
        covered = np.zeros(size + 1, np.float32)
        if len(cell):
            covered[cell] = np.add.reduceat(weight * window, start[:-1])
        result.append(covered)
    return result
