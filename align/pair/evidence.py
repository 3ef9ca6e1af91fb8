"""What speaks for a bead: how much of each side the other side explains, line by line.

Every token of the source side *offers* English words: a word of the draft offers itself, an
Indonesian word what the translation table gives and, as names and loan words survive translation,
itself.  A reference token is *explained* by the sentences that offer it, at most once, so that
repeated words do not count twice; rare words weigh more (inverse document frequency).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.pair.band import Band
from align.pair.lexicon import Translations, translate
from align.pair.tokens import NUMERALS, tokenize_all

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
View = tuple[list[str], Ints, Ints]
"""The tokens of one version of a document, as ``tokens.tokenize_all`` returns them."""

STEMS = ((5, 0.6, 0.5), (7, 0.8, 0.6))
"""Letters of a longer word's stem; how strongly it speaks for a word of a draft, of a source."""
PLURAL = 0.8
"""The same for a word and its form in *-s*, as the languages that drafts come in mark many."""
NUMBER_BOOST = 1.3
MIN_STRENGTH = 0.25
COPIED = 4
"""Letters of a word that the source and the reference share, at least."""
COMMONEST = 0.1
"""The least inverse document frequency: function words still tell a little."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one side, in order; every sentence has one at least.

    Attributes:
        vocabulary: the distinct tokens; those of drafts and of sources are distinct.
        drafted: how many of them, the first ones, are words of drafts.
        word: each token's number in ``vocabulary``, shape (tokens,).
        start: number of each sentence's first token, shape (sentences + 1,).
        sentence: the sentence of each token, shape (tokens,).
        weight: inverse document frequency of each token, shape (tokens,); sentences average 1.
        mass: the weight of each sentence, shape (sentences,).
    """

    vocabulary: list[str]
    drafted: int
    word: Ints
    start: Ints
    sentence: Ints
    weight: Floats
    mass: Floats

    @classmethod
    def of(cls, sentences: int, *views: View, drafted: bool = False) -> Tokens:
        """Join the versions of a document's ``sentences``, side by side within each sentence.

        Args:
            sentences: how many there are.
            views: the tokens of each version.
            drafted: whether the first version holds drafts.
        """
        vocabulary, word, sentence = views[0]
        of_drafts = len(vocabulary) if drafted else 0
        if len(views) > 1:
            vocabulary = [w for words, _, _ in views for w in words]
            first = np.cumsum([0, *(len(words) for words, _, _ in views[:-1])])
            word = np.concatenate([v[1] + f for v, f in zip(views, first, strict=True)])
            sentence = np.concatenate([v[2] for v in views])
            # Where in a sentence evidence stands tells heads from tails, whichever the version.
            place = sentence + np.concatenate([_progress(v[2], sentences) for v in views])
            order = np.argsort(place, kind="stable")
            word, sentence = word[order], sentence[order]
        n = max(sentences, 1)
        start = np.concatenate(([0], np.cumsum(np.bincount(sentence, minlength=sentences))))
        seen = distinct(np.sort(word * n + sentence)) // n
        idf = np.log((n + 1) / (np.bincount(seen, minlength=len(vocabulary)) + 0.5))
        idf = np.maximum(idf, COMMONEST)
        idf *= np.array([NUMBER_BOOST if w[:1].isdigit() else 1.0 for w in vocabulary])
        weight = idf[word]
        weight *= n / max(float(weight.sum()), 1e-9)
        mass = np.bincount(sentence, weight, sentences)
        return cls(
            vocabulary,
            of_drafts,
            word,
            start,
            sentence,
            weight.astype(np.float32),
            mass.astype(np.float32),
        )


def _progress(sentence: Ints, sentences: int) -> NDArray[np.float64]:
    """Return where in its sentence each token stands, 0 to 1; the tokens are in order."""
    count = np.bincount(sentence, minlength=sentences)
    first = np.cumsum(count) - count
    at: NDArray[np.float64] = (np.arange(len(sentence)) - first[sentence]) / count[sentence]
    return at


def _copies(source: View, draft: View, reference: Sequence[str]) -> View:
    """Return the tokens of the source that the reference may have copied and the draft lost.

    Machine translation mangles names and numbers.  ``reference`` holds the distinct tokens there.
    """
    vocabulary, word, sentence = source
    known = set(reference)
    copied = [w[:1].isdigit() or len(w) >= COPIED if w in known else False for w in vocabulary]
    number = {w: k for k, w in enumerate(draft[0])}
    in_draft = np.array([number.get(w, len(number)) for w in vocabulary], np.int64)
    each = len(number) + 1
    kept = np.flatnonzero(np.array(copied, bool)[word])
    lost = ~np.isin(sentence[kept] * each + in_draft[word[kept]], draft[2] * each + draft[1])
    kept = kept[lost]
    return vocabulary, word[kept], sentence[kept]


@dataclass(frozen=True, slots=True)
class Matches:
    """Which source tokens can explain which reference tokens, as an inverted index.

    Attributes:
        token, form, strength: the offers: source token number, form number, 0 to 1.
        postings: ``form * tokens + token`` of each form of each reference token, sorted.
    """

    source: Tokens
    reference: Tokens
    token: Ints
    form: Ints
    strength: Floats
    postings: Ints

    def posted(self) -> tuple[Ints, Ints]:
        """Return the form and the reference token of each posting."""
        form, token = np.divmod(self.postings, len(self.reference.word))
        return form, token


def _plural(word: str) -> bool:
    return word[-1:] == "s" and len(word) > 3


def _offers(
    word: str, drafted: bool, table: Translations | None, forms: Mapping[str, int]
) -> dict[int, float]:
    """Return the reference's forms that a source word offers, by number, and how strongly."""
    offers: dict[int, float] = {}
    if table is not None and not drafted:
        for target, strength in translate(word, table):
            if strength >= MIN_STRENGTH and target in forms:
                offers[forms[target]] = strength
    if word in forms:
        offers[forms[word]] = 1.0
    if word in NUMERALS and NUMERALS[word] in forms:
        offers[forms[NUMERALS[word]]] = 1.0
    if word[-1:] == "s" and _plural(word) and word[:-1] in forms:
        form = forms[word[:-1]]
        offers[form] = max(offers.get(form, 0.0), PLURAL)
    length = len(word)
    for letters, of_draft, of_source in STEMS:
        if length <= letters:
            break
        if (stem := "~" + word[:letters]) in forms:
            offers[forms[stem]] = of_draft if drafted else of_source
    return offers


def _forms(word: str) -> list[str]:
    """Return the forms by which a reference word is found."""
    forms = [word] if word else []
    forms += ["~" + word[:letters] for letters, _, _ in STEMS if len(word) > letters]
    if _plural(word):
        forms.append(word[:-1])
    if word in NUMERALS:
        forms.append(NUMERALS[word])
    return forms


def _ragged(flat: Sequence[int], length: Sequence[int], pick: Ints) -> tuple[Ints, Ints]:
    """Cut ``flat`` into rows of ``length``; return each item of the rows ``pick``, and its pick."""
    items, lengths = np.array(flat, np.int64), np.array(length, np.int64)
    group, k = expand(lengths[pick])
    return items[(np.cumsum(lengths) - lengths)[pick[group]] + k], group


def matches(
    source: Sequence[str],
    reference: Sequence[str],
    drafts: Sequence[str] | None,
    table: Translations | None,
) -> Matches:
    """Tokenise both sides and index what the source side offers."""
    right = Tokens.of(len(reference), tokenize_all(reference))
    views = [tokenize_all(source)]
    if drafts is not None:
        draft = tokenize_all(drafts)
        if table is None:
            views = [_copies(views[0], draft, right.vocabulary)]
        # A word of a draft and one of the source may look alike and still offer different things.
        views.insert(0, draft)
    left = Tokens.of(len(source), *views, drafted=drafts is not None)

    forms: dict[str, int] = {}
    found_by = [[forms.setdefault(f, len(forms)) for f in _forms(w)] for w in right.vocabulary]
    form, token = _ragged(
        [f for fs in found_by for f in fs], [len(f) for f in found_by], right.word
    )
    offered = [
        _offers(word, number < left.drafted, table, forms)
        for number, word in enumerate(left.vocabulary)
    ]
    flat = [form for offers in offered for form in offers]
    strengths = np.array([s for offers in offered for s in offers.values()], np.float32)
    entry, from_token = _ragged(range(len(flat)), [len(offers) for offers in offered], left.word)
    return Matches(
        left,
        right,
        from_token,
        np.array(flat, np.int64)[entry],
        strengths[entry],
        np.sort(form * len(right.word) + token),
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


_NOWHERE = np.iinfo(np.int64).max


class Coverage:
    """How much of each sentence of a pair of the band the other side explains.

    A *cell* is the sentence pair ``(r - 1, c - 1)`` that ends at a node ``(r, c)`` of the band.

    Attributes:
        reference: ``reference[n - 1][node]``: mass of sentence ``c - 1`` that the ``n`` source
            sentences up to ``r - 1`` explain; 0 one past the last node.
        source: ``source[m - 1][node]``: mass of sentence ``r - 1`` that the ``m`` reference
            sentences up to ``c - 1`` explain.
        reference_edges: ``reference_edges[0][node]``: mass at the head of sentence ``c - 1`` that
            source sentence ``r - 2`` explains better than ``r - 1``; ``[1]``: mass at its tail
            that ``r - 1`` explains better than ``r - 2``.
        source_edges: the same of sentence ``r - 1`` and reference sentences ``c - 2``, ``c - 1``.
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
            (matched.reference, j, p, up),
            (matched.source, i, q, left),
        )
        (self.reference, self.reference_edges), (self.source, self.source_edges) = (
            _windows(*side, at, strength, cell, band.size, longest) for side in sides
        )


def join(matched: Matches, band: Band, offers: Ints) -> tuple[Ints, Ints]:
    """Return the offer and the reference token of every match of ``offers`` inside the band."""
    row = matched.source.sentence[matched.token[offers]] + 1 - band.top
    tokens, start = len(matched.reference.word), matched.reference.start
    base = matched.form[offers] * tokens
    low = base + start[np.maximum(band.low[row] - 1, band.low[0])]
    high = base + start[band.high[row] - 1]
    first = np.searchsorted(matched.postings, low)
    # Most offers are found nowhere near.
    near = np.flatnonzero(np.append(matched.postings, _NOWHERE)[first] < high)
    first = first[near]
    offer, k = expand(np.searchsorted(matched.postings, high[near]) - first)
    return offers[near[offer]], matched.postings[first[offer] + k] % tokens


def _windows(
    tokens: Tokens,
    sentence: Ints,
    token: Ints,
    previous: Ints,
    at: Ints,
    strength: Floats,
    cell: Ints,
    size: int,
    longest: int,
) -> tuple[list[Floats], Floats]:
    """Sum what is explained of each cell's ``sentence`` by ever longer windows of the other side.

    A match is a ``token`` of the cell's sentence, a cell (``at``) and a ``strength``; ``previous``
    is the cell one step back along the other side.
    """
    # Only tokens that match anything at all matter, and the first of each sentence.
    matters = np.zeros(len(tokens.word) + 1, bool)
    matters[token] = matters[tokens.start[:-1]] = True
    rank = np.cumsum(matters) - matters
    weights = tokens.weight[matters[:-1]]
    first = rank[tokens.start]
    # One number per cell and token of the cell's sentence, cell after cell.
    length = np.diff(first)[sentence]
    start = np.concatenate(([0], np.cumsum(length)))
    explained = np.zeros(start[-1], np.float32)
    np.maximum.at(explained, (start[:-1] - first[sentence])[at] + rank[token], strength)
    group = np.repeat(np.arange(len(cell)), length)
    every = np.arange(start[-1])
    weight = weights[(first[sentence] - start[:-1])[group] + every]
    # Where there is no step back, a cell looks at itself.
    back = np.where(previous < len(cell), previous, np.arange(len(cell)))
    before = (start[:-1][back] - start[:-1])[group] + every
    result = []
    window, stepped = explained, explained[before]
    for n in range(longest):
        if n:
            window = np.maximum(explained, window[before] if n > 1 else stepped)
        covered = np.zeros(size + 1, np.float32)
        if len(cell):
            covered[cell] = np.add.reduceat(weight * window, start[:-1])
        result.append(covered)
    edges = np.zeros((2, size + 1), np.float32)
    if len(cell):
        # What this window explains better than the one before it, left to right: where the sum so
        # far is lowest, the sentence falls into a head for that one and a tail for this one.
        total = np.zeros(len(weight) + 1)
        np.cumsum(weight * (explained - stepped), dtype=np.float64, out=total[1:])
        lowest = np.minimum(np.minimum.reduceat(total[1:], start[:-1]) - total[start[:-1]], 0.0)
        edges[0, cell] = -lowest
        edges[1, cell] = total[start[1:]] - total[start[:-1]] - lowest
    return result, edges
