#!/usr/bin/env python3
"""Learn the weights of sentence pairing on the development documents.

usage: pair_weights.py [--held-out] [MODE ...]

Softmax-margin (Gimpel and Smith, 2010), that is maximum likelihood of the gold beads where all
others are given a start, under the semi-Markov field of ``align.pair.lattice`` (L-BFGS), then one
factor for all weights, and logistic calibration of the beads' probabilities.  Writes
``models/pairing/weights.json``.  A minute of CPU time, and two more where the embedded model has
yet to draft the documents: to be repeated when that model changes.

With ``--held-out`` it writes nothing, but learns without one family of documents at a time and
prints the scores on that family: what to expect elsewhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pair_recut import Beads, Gold, recut
from places import ROOT, SHARED

from align.pair import Bead, Encoder, align
from align.pair.band import Band
from align.pair.evidence import matches
from align.pair.features import NAMES, NULL, SHAPES, SIMILARITY, Features, Lines
from align.pair.lattice import NEVER, Lattice, Scores
from align.pair.model import KINDS, MODES, Model
from align.text import lexicon
from align.text.clean import clean

FAMILIES = ("tico", "panl", "iwslt", "textberg")
HALF_WIDTH = 5
LONGEST = 350
RIDGE = 1e-4
FIRST_STEPS, STEPS = 12, 40
NEGLIGIBLE = 1e-4
"""After the first steps, nodes less probable than that are forgotten: a third remain."""
EVERY = 3
"""One Indonesian document in so many, and one recut: there are only 50 weights to learn."""
TEXTBERG_COPIES = 3
ADAPTATION = {"both": (10.0, 1), "drafts": (0.3, 6), "lexical": (10.0, 1)}
"""Prudence and sureness: documents of any language differ more than Indonesian-English ones."""
TRUST = 0.25
"""Of a sentence encoder, by ``pair_encoder.py``."""
RECUT = {"both": 0.05, "drafts": 0.4, "lexical": 0.05}
"""How much is recut of what is recut at all: without the table, other languages are paired."""
MARGIN = 1.0
"""The start that a wrong bead is given while learning; a one-sided one is given half of it."""
PARTS = 4
"""Of Text+Berg, when it is held out by parts."""
_K, _S, _N = len(SHAPES), len(SIMILARITY), len(NULL)
_ALL = (*SHAPES, (1, 0), (0, 1))

Vector = NDArray[np.float64]


def monotone(beads: Iterable[Any], rows: int, columns: int) -> Beads:
    """Put one-sided beads in their places; what has no shape of ours becomes one-sided."""
    path: Beads = []
    r = c = 0
    for a, b in sorted((g for g in beads if g[0] and g[1]), key=lambda g: g[0]):
        steady = a == list(range(a[0], a[-1] + 1)) and b == list(range(b[0], b[-1] + 1))
        if not steady or (len(a), len(b)) not in SHAPES or a[0] < r or b[0] < c:
            continue
        path += [([k], []) for k in range(r, a[0])] + [([], [k]) for k in range(c, b[0])]
        path.append((a, b))
        r, c = a[-1] + 1, b[-1] + 1
    return path + [([k], []) for k in range(r, rows)] + [([], [k]) for k in range(c, columns)]


@cache
def drafter() -> Any:
    """Load the embedded model; what it drafts is kept in the user's draft cache."""
    from align.resources import DEFAULT_MODEL
    from align.translate.loading import load_drafter
    from align.translate.options import DecodingOptions

    return load_drafter(DEFAULT_MODEL, options=DecodingOptions(threads=1))


def drafts(doc: dict[str, Any], system: str) -> list[str]:
    """Return a document's drafts: those that it holds, or the embedded model's (``model``)."""
    if system != "model":
        return list(doc[system])
    return [draft.text for draft in drafter().drafts([clean(line) for line in doc["src"]])]


def documents(family: str, longest: int | None = LONGEST) -> list[Gold]:
    """Read the documents of a family, those of more than ``longest`` beads in pieces.

    Indonesian ones come with glosses and with the embedded model's drafts in turn.
    """
    found = []
    folders = [
        p for p in sorted((SHARED / "bench/align").glob(f"{family}*")) if "long" not in p.name
    ]
    for number, path in enumerate(p for folder in folders for p in sorted(folder.glob("*.json"))):
        doc = json.loads(path.read_text())
        systems = [key for key in doc if key.startswith("mt_")]
        if systems == ["mt_gloss"] and number % 2 and family != "iwslt":
            systems = ["model"]
        for system in systems:
            beads = monotone(doc["gold"], len(doc["src"]), len(doc["tgt"]))
            whole = Gold(doc["src"], doc["tgt"], drafts(doc, system), beads)
            first = 0
            for last in range(1, len(beads) + 1):
                full = longest and last - first >= longest and all(beads[last - 1])
                if full or last == len(beads):
                    found.append(piece(whole, beads[first:last]))
                    first = last
    return found


def lessons(family: str, mode: str) -> list[Gold]:
    """Return the documents of a family to learn from: some as they are, as many others recut."""
    found = documents(family)
    if family == "textberg":
        return found * TEXTBERG_COPIES
    return found[::EVERY] + [
        recut(gold, RECUT[mode], seed) for seed, gold in enumerate(found[1::EVERY])
    ]


class Example:
    """A gold document with the features of all beads near its path."""

    def __init__(self, gold: Gold, mode: str) -> None:
        rows, columns = len(gold.source), len(gold.reference)
        low = np.full(rows + 1, columns)
        high = np.zeros(rows + 1, np.int64)
        r = c = 0
        for a, b in gold.beads:
            low[r : r + len(a) + 1] = np.minimum(low[r : r + len(a) + 1], c)
            r, c = r + len(a), c + len(b)
            high[r - len(a) : r + 1] = np.maximum(high[r - len(a) : r + 1], c)
        band = Band.between(low - HALF_WIDTH, high + HALF_WIDTH + 1, columns)
        matched = matches(
            gold.source,
            gold.reference,
            None if mode == "lexical" else gold.drafts,
            None if mode == "drafts" else lexicon.load(),
        )
        self.features = Features(matched, Lines.of(gold.source), Lines.of(gold.reference), band)
        self.band = band
        self.paired = [self.features.two_sided(n, m) for n, m in SHAPES]
        self.single = [self.features.one_sided(side) for side in (0, 1)]
        self.beads = len(gold.beads)
        self.observed = np.zeros(len(NAMES))
        self.path: list[int] = [0]
        self.kinds = [_ALL.index((len(a), len(b))) for a, b in gold.beads]
        r = c = 0
        was_null = False
        for a, b in gold.beads:
            r, c = r + len(a), c + len(b)
            self.path.append(int(band.find(np.array([r]), np.array([c]))[0]))
            if a and b:
                k = SHAPES.index((len(a), len(b)))
                last, _, values = self.paired[k]
                at = np.searchsorted(last, self.path[-1])
                self.observed[k] += 1
                self.observed[_K : _K + _S] += values[:, at]
            else:
                side = 0 if a else 1
                first = _K + _S + side * _N
                self.observed[first + was_null] += 1
                self.observed[first + 2 : first + _N] += self.single[side][:, (a or b)[0]]
            was_null = not (a and b)


class Corpus:
    """Examples joined end to end, so that one lattice computes them side by side."""

    def __init__(self, examples: list[Example]) -> None:
        low, high, cuts = [], [], []
        node = row = column = 0
        gold: list[int] = []
        self.kinds = np.array([k for e in examples for k in e.kinds])
        last: list[list[Vector]] = [[] for _ in SHAPES]
        at: tuple[list[Vector], list[Vector]] = ([], [])
        for example in examples:
            band = example.band
            # The last row of a document is the first of the next, and they share a node there.
            skip = 1 if node else 0
            low.append(band.low[skip:] + column)
            high.append(band.high[:-1] + column)
            for k, (nodes, _, _) in enumerate(example.paired):
                last[k].append(nodes + node)
            for side, of in enumerate((example.features.row, example.features.column)):
                at[side].append(of[skip:] - 1 + (row, column)[side])
            gold += [node + k for k in example.path[1:]]
            node += band.size - 1
            row, column = row + len(band.low) - 1, column + int(band.high[-1]) - 1
            cuts.append(node)
        all_low, all_high = np.concatenate(low), np.concatenate([*high, [column + 1]])
        offset = np.concatenate(([0], np.cumsum(all_high - all_low)))
        self.size = int(offset[-1])
        self.lattice = Lattice.of(Band(all_low, all_high, offset), np.array(cuts[:-1], np.int64))
        self.last = [np.concatenate(nodes) for nodes in last]
        self.values = [np.concatenate([e.paired[k][2] for e in examples], 1) for k in range(_K)]
        self.at = [np.concatenate(side) for side in at]
        self.single = [np.concatenate([e.single[side] for e in examples], 1) for side in (0, 1)]
        self.gold = np.array(gold)
        self.beads = sum(e.beads for e in examples)
        self.observed = sum(e.observed for e in examples)

    def scores(self, weights: Vector) -> Scores:
        """Return the score of every bead."""
        paired = np.full((_K, self.size), NEVER)
        for k in range(_K):
            paired[k, self.last[k]] = weights[k] + weights[_K : _K + _S] @ self.values[k]
        skipped, extended = np.full((2, self.size), NEVER), np.full((2, self.size), NEVER)
        for side in (0, 1):
            first = _K + _S + side * _N
            value = (weights[first + 2 : first + _N] @ self.single[side])[self.at[side]]
            skipped[side], extended[side] = value + weights[first], value + weights[first + 1]
        return Scores(paired, skipped, extended)

    def margin(self, scores: Scores, cost: float) -> Scores:
        """Return the scores with ``cost`` added to all beads but the gold ones."""
        paired, skipped, extended = scores.paired + cost, scores.skipped, scores.extended
        paired = paired.copy()
        two = self.kinds < _K
        paired[self.kinds[two], self.gold[two]] -= cost
        side, node = self.kinds[~two] - _K, self.gold[~two]
        single = np.full(skipped.shape, cost / 2)
        single[side, node] = 0.0
        return Scores(paired, skipped + single, extended + single)

    def prune(self, weights: Vector) -> None:
        """Forget the nodes where hardly any path leads by these weights, but for the gold ones."""
        _, *parts = self.lattice.posteriors(self.scores(weights))
        keep = sum(part.sum(0) for part in parts) > NEGLIGIBLE
        keep[self.gold] = True
        self.lattice, nodes = self.lattice.pruned(keep)
        now = np.full(self.size, -1)
        now[nodes] = np.arange(len(nodes))
        for k in range(_K):
            kept = np.flatnonzero(now[self.last[k]] >= 0)
            self.last[k] = now[self.last[k][kept]]
            self.values[k] = np.ascontiguousarray(self.values[k][:, kept])
        self.at = [at[nodes] for at in self.at]
        self.gold = now[self.gold]
        self.size = len(nodes)

    def expect(
        self, weights: Vector, margin: float = 0.0
    ) -> tuple[float, Vector, tuple[Vector, Vector]]:
        """Return log Z, the expected features and the probabilities of all beads."""
        scores = self.margin(self.scores(weights), margin) if margin else self.scores(weights)
        total, paired, skipped, extended = self.lattice.posteriors(scores)
        expected = np.zeros(len(NAMES))
        for k in range(_K):
            p = paired[k, self.last[k]]
            expected[k] = p.sum()
            expected[_K : _K + _S] += self.values[k] @ p
        for side in (0, 1):
            first = _K + _S + side * _N
            expected[first : first + 2] = skipped[side].sum(), extended[side].sum()
            p = (skipped + extended)[side]
            # Row 0 has no sentence that ends there; its beads are impossible.
            here = self.at[side] >= 0
            each = np.bincount(self.at[side][here], p[here], self.single[side].shape[1])
            expected[first + 2 : first + _N] += self.single[side] @ each
        return total, expected, (paired, skipped)


def learn(golds: list[Gold], mode: str) -> Model:
    """Fit weights, bead rates and calibration."""
    from scipy.optimize import minimize

    corpus = Corpus([Example(gold, mode) for gold in golds])

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, expected, _ = corpus.expect(weights, MARGIN)
        value = (total - weights @ corpus.observed) / corpus.beads + RIDGE * weights @ weights
        return value, (expected - corpus.observed) / corpus.beads + 2 * RIDGE * weights

    start = np.zeros(len(NAMES))
    start[:_K] = -2.0
    for steps in (FIRST_STEPS, STEPS):
        fit = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps})
        if steps == FIRST_STEPS:
            start = fit.x
            corpus.prune(start)
    factor = temperature(corpus, fit.x)
    weights = fit.x * factor
    model = Model(weights, np.ones(KINDS), *ADAPTATION[mode], trust=TRUST)
    kinds = model.count(*corpus.expect(weights)[2])
    model = replace(model, rates=kinds / kinds.sum())
    steps = f"{fit.nit} steps, {fit.fun:.4f} a bead, times {factor:.2f}"
    print(f"{mode}: {len(golds)} documents, {steps}", file=sys.stderr)
    return calibrated(model, golds, mode)


def temperature(corpus: Corpus, weights: Vector) -> float:
    """Return the factor of the weights that makes the gold beads likeliest.

    Learned with a margin, the weights are too sure of themselves: what is weighed later against
    each other, likely beads and the document's own rates, would all be decided already.
    """
    from scipy.optimize import minimize_scalar

    def loss(factor: float) -> float:
        total, _, _ = corpus.expect(factor * weights)
        return (total - factor * weights @ corpus.observed) / corpus.beads

    return float(minimize_scalar(loss, bounds=(0.3, 1.2), options={"xatol": 0.02}).x)


def predict(model: Model, gold: Gold, mode: str, encoder: Encoder | None = None) -> list[Bead]:
    return align(
        gold.source,
        gold.reference,
        None if mode == "lexical" else gold.drafts,
        lexical=mode != "drafts",
        encoder=encoder,
        model=model,
    )


def calibrated(model: Model, golds: list[Gold], mode: str) -> Model:
    """Fit the calibration by Newton's method on whether each two-sided bead is a gold bead."""
    odds, right = [], []
    for gold in golds:
        truth = {(tuple(a), tuple(b)) for a, b in gold.beads}
        for bead in predict(model, gold, mode):
            if bead.source and bead.reference:
                p = min(max(bead.similarity, 1e-6), 1 - 1e-6)
                odds.append(np.log(p / (1 - p)))
                right.append((bead.source, bead.reference) in truth)
    x = np.stack((np.array(odds), np.ones(len(odds))), 1)
    w = np.array([1.0, 0.0])
    for _ in range(20):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + 1e-3 * np.eye(2), x.T @ (right - p))
    return replace(model, slope=float(w[0]), intercept=float(w[1]))


def families(mode: str) -> tuple[str, ...]:
    """Name the families that have the evidence: Text+Berg is no Indonesian."""
    return FAMILIES if mode == "drafts" else FAMILIES[:3]


def parts(gold: Gold, count: int) -> list[Gold]:
    """Cut a document in parts of about as many beads, behind two-sided ones."""
    made = []
    first = 0
    for k in range(1, count + 1):
        last = round(k * len(gold.beads) / count)
        while last < len(gold.beads) and not all(gold.beads[last - 1]):
            last += 1
        made.append(piece(gold, gold.beads[first:last]))
        first = last
    return made


def piece(gold: Gold, beads: Beads) -> Gold:
    """Return the part of a document that some neighbouring beads of it hold."""
    s = [k for a, _ in beads for k in a]
    t = [k for _, b in beads for k in b]
    return Gold(
        [gold.source[k] for k in s],
        [gold.reference[k] for k in t],
        [gold.drafts[k] for k in s],
        [([k - s[0] for k in a], [k - t[0] for k in b]) for a, b in beads],
    )


def judge(
    judged: Iterable[tuple[Gold, Model]], mode: str, encoder: Encoder | None = None
) -> tuple[dict[str, Any], float]:
    """Return scores and Brier score on documents, each paired with the weights beside it."""
    from score_align import score_docs

    docs, errors = [], []
    for gold, model in judged:
        found = predict(model, gold, mode, encoder)
        truth = {(tuple(a), tuple(b)) for a, b in gold.beads}
        errors += [
            (b.similarity - ((b.source, b.reference) in truth)) ** 2
            for b in found
            if b.source and b.reference
        ]
        beads = [(b.source, b.reference) for b in found]
        docs.append((gold.beads, beads, len(gold.source), len(gold.reference)))
    return score_docs(docs), float(np.mean(errors))


def report(label: str, judged: Iterable[tuple[Gold, Model]], mode: str) -> None:
    """Print the scores on documents, each paired with the weights that stand beside it."""
    s, brier = judge(judged, mode)
    print(
        f"{mode:8s} {label:9s} {s['nn_strict'][2]:.4f} {s['nn_lax'][2]:.4f}"
        f" {s['null'][2]:.4f} {s['vec_strict'][2]:.4f}/{s['vec_lax'][2]:.4f}"
        f" {brier:.4f}",
        flush=True,
    )


def held_out() -> None:
    """Print the scores on each family of weights learned without it.

    Text+Berg is a single article: its parts, each paired by itself, are held out twice, by weights
    that have seen none of them and by weights that have seen the others.
    """
    sys.path.insert(0, str(SHARED / "bench"))
    print("mode     family    strict   lax  null   vec strict/lax  Brier")
    for mode in [mode for mode in sys.argv[1:] if mode in MODES] or MODES:
        data = {family: lessons(family, mode) for family in families(mode)}
        for family in data:
            others = [g for f in data for g in data[f] if f != family]
            model = learn(others, mode)
            report(family, ((gold, model) for gold in documents(family)), mode)
            if family == "textberg":
                held_out_parts(others, model, mode)


def held_out_parts(others: list[Gold], unseen: Model, mode: str) -> None:
    """Print the scores on parts of Text+Berg of weights learned without any, or without each."""
    # Both systems' drafts of the article are cut alike.
    cut = [parts(gold, PARTS) for gold in documents("textberg", longest=None)]
    report("parts, -4", ((gold, unseen) for system in cut for gold in system), mode)
    judged = []
    for k in range(PARTS):
        rest = [system[j] for system in cut for j in range(PARTS) if j != k]
        model = learn(others + rest * TEXTBERG_COPIES, mode)
        judged += [(system[k], model) for system in cut]
    report("parts, -1", judged, mode)


def main() -> None:
    if "--held-out" in sys.argv:
        held_out()
        return
    path = ROOT / "models/pairing/weights.json"
    stored = json.loads(path.read_text())
    for mode in sys.argv[1:] or MODES:
        model = learn([gold for family in families(mode) for gold in lessons(family, mode)], mode)
        stored[mode] = {
            "weights": {n: round(float(w), 4) for n, w in zip(NAMES, model.weights, strict=True)},
            "rates": [round(float(rate), 6) for rate in model.rates],
            "prudence": model.prudence,
            "sureness": model.sureness,
            "slope": round(model.slope, 4),
            "intercept": round(model.intercept, 4),
            "trust": model.trust,
        }
        path.write_text(json.dumps(stored, indent=1) + "\n")


if __name__ == "__main__":
    main()
