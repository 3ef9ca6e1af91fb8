#!/usr/bin/env python3
"""Draft training pairs several times, for `choices` of a recipe (see align/train/choices.py).

usage: choices.py MODEL OUT.tsv FILE[=COUNT]...

Of up to COUNT pairs of each FILE (two-column TSVs; default: all), drawn at random, MODEL makes
eight drafts each.  OUT gets two rows a source: the draft that scores best beside the reference and
by how much it is better than the worst, and the worst with the same below zero; 1 is the mean of
all sources.  The score is three parts a sentence's BLEU and one part its chrF: chrF alone would
reward length.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from n_best import n_best
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from align.train.data import Held, TrainingPair, load_pairs
from align.translate.models import find_model

DRAFTS = 8
WORDS = range(4, 71)
"""Shorter sources have hardly eight drafts, longer ones are drafted in parts."""
LEAST = 0.03
"""Drafts that score so much alike teach nothing."""
NEAR, LETTERS = BLEU(effective_order=True), CHRF()


def pairs(files: list[str]) -> list[TrainingPair]:
    """Return the pairs asked for, in random order."""
    random = np.random.default_rng(7)
    chosen: list[TrainingPair] = []
    for name in files:
        path, _, count = name.partition("=")
        found, _ = load_pairs([(Path(path), 1.0)], Held([]))
        found = [pair for pair in found if len(pair.source.split()) in WORDS]
        chosen += [found[i] for i in random.permutation(len(found))[: int(count or len(found))]]
    return [chosen[i] for i in random.permutation(len(chosen))]


def score(text: str, reference: str) -> float:
    """Return what a draft scores, 0 to 1."""
    bleu, chrf = (metric.sentence_score(text, [reference]).score for metric in (NEAR, LETTERS))
    return (3 * bleu + chrf) / 400


def main(name: str, out: Path, files: list[str]) -> None:
    """Write the choices."""
    chosen, model = pairs(files), find_model(name)
    rows = []
    lists = n_best(model, [pair.source for pair in chosen], DRAFTS)
    for pair, made in zip(chosen, lists, strict=True):
        texts = set(model.decode([hypothesis.pieces for hypothesis in made]))
        scored = sorted((score(text, pair.target), text) for text in texts)
        (low, worst), (high, best) = scored[0], scored[-1]
        if high - low >= LEAST:
            rows.append((pair.source, best, worst, high - low))
    mean = sum(gap for *_, gap in rows) / len(rows)
    with out.open("w", encoding="utf-8") as handle:
        for source, best, worst, gap in rows:
            for text, worth in ((best, gap / mean), (worst, -gap / mean)):
                handle.write(f"{source}\t{text}\t{worth:.3f}\n")
    print(f"{len(rows):,} of {len(chosen):,} sources; best and worst differ by {mean:.3f}")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
