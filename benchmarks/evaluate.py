#!/usr/bin/env python3
"""Time significance tests against sacreBLEU's own, on the same statistics, and compare p-values.

usage: evaluate.py [SEGMENTS [SAMPLES [TRIALS]]]      (default: 2000 1000 10000)

Two systems are made by dropping words from references: the English side of
``$SEJAJAR_SHARED/data/dev`` (default ../shared) or, where that is absent, the sample texts over
and over.  Counting n-grams and edits is sacreBLEU's work in both and timed apart.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from itertools import cycle, islice

import numpy as np
from places import SHARED
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

from align.evaluate import Options, from_lines
from align.evaluate.metrics.base import Array, Metric
from align.evaluate.metrics.registry import make_metrics
from align.evaluate.significance import (
    bootstrap,
    bootstrap_p_value,
    interval,
    randomisation_p_value,
    randomise,
    sum_by,
)
from align.resources import corpus_dir

SEED = 12345
PER_DOCUMENT = 20

Statistics = list[tuple[Metric, Array, Array]]


def references(count: int) -> list[str]:
    files = sorted((SHARED / "data" / "dev").glob("*.tsv")) or sorted(
        (corpus_dir() / "samples").glob("*.en.sentences.txt")
    )
    lines = [
        line.split("\t")[-1] for path in files for line in path.read_text("utf-8").splitlines()
    ]
    return list(islice(cycle(lines), count))


def drop_words(lines: Sequence[str], share: float, seed: int) -> list[str]:
    rng = random.Random(seed)  # noqa: S311
    return [" ".join(w for w in line.split() if rng.random() > share) for line in lines]


def ours(statistics: Statistics, test: str, count: int) -> dict[str, float]:
    """p-values by metric, by segment."""
    result = {}
    if test == "bs":
        joined = np.hstack([block for _, *blocks in statistics for block in blocks])
        sums, start = bootstrap(joined, count, SEED), 0
    for metric, baseline, system in statistics:
        width = baseline.shape[1]
        difference = metric.score(system)[0] - metric.score(baseline)[0]
        if test == "bs":
            first = metric.scores(sums[:, start : start + width])
            second = metric.scores(sums[:, start + width : start + 2 * width])
            start += 2 * width
            interval(first), interval(second)
            result[metric.name] = bootstrap_p_value(first, second, difference, ties=False)
        else:
            pseudo = randomise(baseline, system, count, SEED)
            first, second = map(metric.scores, pseudo)
            result[metric.name] = randomisation_p_value(first, second, difference, ties=False)
    return result


def sacrebleus(statistics: Statistics, test: str, count: int) -> dict[str, float]:
    """p-values by metric; counting is taken out of the time by handing over the counts."""
    metrics = {}
    for (_, *blocks), kind in zip(statistics, (BLEU, CHRF, TER), strict=True):
        metric = kind(references=[["x"]])
        counted = iter([block.astype(int).tolist() for block in blocks])
        metric._extract_corpus_statistics = lambda *_, counted=counted: next(counted)
        metrics[metric.__class__.__name__] = metric
    size = len(statistics[0][1])
    systems = [("baseline", [""] * size), ("system", [""] * size)]
    _, scores = PairedTest(systems, metrics, None, test_type=test, n_samples=count)()
    return {name: results[1].p_value for name, results in scores.items() if name != "System"}


def main() -> None:
    defaults = [2000, 1000, 10_000]
    given = [int(argument) for argument in sys.argv[1:]]
    size, samples, trials = given + defaults[len(given) :]
    reference = references(size)
    systems = {
        "baseline": drop_words(reference, 0.20, 1),
        "system": drop_words(reference, 0.195, 2),
    }
    metrics = make_metrics(("bleu", "chrf", "ter"), from_lines(systems, [reference]), Options())
    statistics: Statistics = []
    print(f"{size} segments, 2 systems")
    for metric in metrics:
        started = time.perf_counter()
        baseline, system = (metric.statistics(texts) for texts in systems.values())
        statistics.append((metric, baseline, system))
        print(f"counting for {metric.name:6} {time.perf_counter() - started:6.2f} s")
    print(f"{'test':34} {'ours':>8} {'sacreBLEU':>10} {'ratio':>7}   p-values")
    for test, count, name in (("bs", samples, "bootstrap"), ("ar", trials, "randomisation")):
        started = time.perf_counter()
        mine = ours(statistics, test, count)
        fast = time.perf_counter() - started
        started = time.perf_counter()
        theirs = sacrebleus(statistics, test, count)
        slow = time.perf_counter() - started
        verdict = "equal" if mine == theirs else f"differ: {mine} {theirs}"
        print(
            f"{f'{name}, {count:,} times, by segment':34} {fast:6.2f} s {slow:8.2f} s "
            f"{slow / fast:6.1f}x   {verdict}"
        )
        documents = [str(k // PER_DOCUMENT) for k in range(size)]
        started = time.perf_counter()
        grouped = [(m, sum_by(a, documents), sum_by(b, documents)) for m, a, b in statistics]
        ours(grouped, test, count)
        fast = time.perf_counter() - started
        print(f"{f'{name}, {count:,} times, by document':34} {fast:6.2f} s {'cannot':>10}")


if __name__ == "__main__":
    main()
