"""Sentence alignment of one document: the entry point of this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from align.errors import InputError
from align.pair import anchors
from align.pair import model as models
from align.pair.band import Band
from align.pair.bead import Bead
from align.pair.embeddings import Encoder, centred, join
from align.pair.evidence import matches
from align.pair.features import SHAPES, Features, Lines
from align.pair.lattice import Lattice
from align.text import lexicon

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

_ALL_SHAPES = (*SHAPES, (1, 0), (0, 1))
_ADAPTATIONS = 3
_PART = 5000
_NEGLIGIBLE = 1e-5
_SAMPLE = 100
_INDONESIAN = 0.7
"""The share of words that the table has of a text in Indonesian, at least."""
_PRICE = 0.35
"""What a bead costs, a right one being worth 1: two doubtful beads are worse than a whole one."""
_IMPLAUSIBLE = 0.01
"""Beads less probable cost a whole one more: that one bead is cheap is no reason to join lines."""
_ONE_SIDED = 0.6
"""What a right one-sided bead is worth: a pair that is missed makes two wrong ones."""


def align(
    source: Sequence[str],
    reference: Sequence[str],
    drafts: Sequence[str] | None = None,
    *,
    lexical: bool = True,
    encoder: Encoder | None = None,
    model: models.Model | None = None,
) -> list[Bead]:
    """Pair the sentences of a document with those of its translation.

    Args:
        source: the sentences of the source, Indonesian if ``lexical``.
        reference: the sentences of the other text.
        drafts: a translation of each source sentence by any system, in the reference's language.
        lexical: also use the Indonesian-English word table; with drafts, a source that is not
            Indonesian goes without it in any case.
        encoder: a multilingual sentence encoder whose judgement to join; none is needed.
        model: weights other than those that come with the package.

    Returns:
        Beads in order; every sentence of either side occurs in exactly one of them.

    Raises:
        InputError: there are not as many drafts as source sentences.
    """
    if drafts is not None and len(drafts) != len(source):
        raise InputError(f"{len(drafts)} drafts for {len(source)} source sentences: give one each")
    rows, columns = len(source), len(reference)
    if not rows or not columns:
        return [Bead((k,), (), 1.0) for k in range(rows)] + [
            Bead((), (k,), 1.0) for k in range(columns)
        ]
    table = lexicon.load() if lexical else None
    sample = source[:: rows // _SAMPLE + 1]
    if table and drafts is not None and lexicon.share_known(sample, table) < _INDONESIAN:
        table = None
    if model is None:
        model = models.load()["lexical" if drafts is None else "both" if table else "drafts"]
    matched = matches(source, reference, drafts, table)
    wide = anchors.band(anchors.find(matched, rows, columns), rows, columns)
    band, cuts = anchors.narrow(matched, wide, rows, columns)
    lines = Lines.of(source), Lines.of(reference)
    vectors = None
    if encoder is not None:
        vectors = centred(encoder.encode(source)), centred(encoder.encode(reference))
    beads = []
    for part, inner in _parts(band, cuts):
        beads += _search(Features(matched, *lines, part), Lattice.of(part, inner), model, vectors)
    return beads


def _parts(band: Band, cuts: Ints) -> Iterator[tuple[Band, Ints]]:
    """Divide a long document at cuts, so that memory does not grow with its features."""
    rows, _ = band.nodes()
    at = rows[cuts]
    first, last = 0, len(band.low) - 1
    while last - first > 2 * _PART and (later := at[(at >= first + _PART) & (at < last)]).size:
        inside = cuts[(at > first) & (at < later[0])]
        yield band.part(first, int(later[0])), inside - band.offset[first]
        first = int(later[0])
    yield band.part(first, last), cuts[at > first] - band.offset[first]


def _search(
    features: Features,
    lattice: Lattice,
    model: models.Model,
    vectors: tuple[Floats, Floats] | None,
) -> list[Bead]:
    """Fit the bead rates of this document, then take the beads most likely to be right."""
    scores = model.score(features)
    _, paired, skipped, extended = lattice.posteriors(scores)
    if vectors is not None:
        scores = join(scores, features, *vectors, paired, model.trust)
        _, paired, skipped, extended = lattice.posteriors(scores)
    # What follows only shifts the balance: nodes where hardly any path leads stay so.
    passed = paired.sum(0) + skipped.sum(0) + extended.sum(0)
    lattice, nodes = lattice.pruned(passed > _NEGLIGIBLE)
    first = scores.at(nodes)
    counts = model.count(paired, skipped)
    for _ in range(_ADAPTATIONS):
        _, paired, skipped, extended = lattice.posteriors(model.adapt(first, counts))
        before, counts = counts, model.count(paired, skipped)
        if np.allclose(counts, before, rtol=0.02, atol=0.5):
            break
    skipped += extended
    # Where among its neighbours a sentence without a partner stands is of no account.
    at = features.row[nodes], features.column[nodes]
    alone: NDArray[np.float64] = np.stack(
        [np.bincount(a, p)[a] for a, p in zip(at, skipped, strict=True)]
    )
    worth_paired = paired - _PRICE - (paired < _IMPLAUSIBLE)
    worth_alone = _ONE_SIDED * (alone - _PRICE) - (alone < _IMPLAUSIBLE)
    node, shape = lattice.best(worth_paired, worth_alone)
    right = model.calibrate(np.concatenate((paired, alone))[shape, node])
    beads = []
    for (r, c), k, probability in zip(
        np.stack(at, 1)[node].tolist(), shape.tolist(), right.tolist(), strict=True
    ):
        n, m = _ALL_SHAPES[k]
        beads.append(Bead(tuple(range(r - n, r)), tuple(range(c - m, c)), probability))
    return beads
