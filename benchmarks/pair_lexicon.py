#!/usr/bin/env python3
"""Learn the Indonesian-English word-translation table that sentence pairing uses.

usage: pair_lexicon.py [OUT]      (default: models/pairing/lexicon.tsv.gz)

IBM model 1 (Brown et al., 1993), both directions, a few EM steps in numpy over the human
translations in ``$SEJAJAR_SHARED/data/train`` (default ../shared).  Left out: sources under
non-commercial terms, and every pair that also occurs in the pairing benchmark, so that the
benchmark stays unseen.  Takes about three minutes and 3 GB.

The table: ``source<TAB>target<TAB>p(target|source)<TAB>p(source|target)``, in percent.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from places import ROOT, SHARED

from align.text.tokens import tokenize

NON_COMMERCIAL = {"javascript-info", "progit2", "iwslt17-ted-devtst"}
# The Bible and Quran repeat one side across two files; one edition each is plenty.
REPEATED = {"bible-ind-ulb", "quran-json-npm"}
LONGEST = 60
SHINGLE = 5
ITERATIONS = 5
MIN_COUNT = 2
MIN_PROBABILITY = 0.03
PER_WORD = 8

Words = list[str]


def benchmark_shingles() -> set[tuple[str, ...]]:
    """Every run of ``SHINGLE`` source words in the pairing benchmark."""
    shingles: set[tuple[str, ...]] = set()
    for path in sorted((SHARED / "bench" / "align").glob("*/*.json")):
        if path.parent.name.startswith("textberg"):
            continue
        words = [w for line in json.loads(path.read_text())["src"] for w in tokenize(line)]
        shingles.update(zip(*(words[k:] for k in range(SHINGLE)), strict=False))
    return shingles


def pairs() -> Iterator[tuple[Words, Words]]:
    """Tokenised training pairs, without repeats, outside the benchmark."""
    unseen = benchmark_shingles()
    seen: set[tuple[str, str]] = set()
    for path in sorted((SHARED / "data" / "train").glob("*.tsv.gz")):
        name = path.name.removesuffix(".tsv.gz")
        if name in NON_COMMERCIAL | REPEATED:
            continue
        dropped = kept = 0
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                source, _, target = line.rstrip("\n").partition("\t")
                if (source, target) in seen:
                    continue
                seen.add((source, target))
                s, t = tokenize(source), tokenize(target)
                if not (0 < len(s) <= LONGEST and 0 < len(t) <= LONGEST):
                    continue
                grams = list(zip(*(s[k:] for k in range(SHINGLE)), strict=False))
                if grams and sum(g in unseen for g in grams) > len(grams) / 2:
                    dropped += 1
                    continue
                kept += 1
                yield s, t
        print(f"{name:26s} {kept:7d} kept {dropped:6d} in the benchmark", file=sys.stderr)


def number(sentences: list[Words]) -> tuple[list[str], list[np.ndarray]]:
    """Give numbers to the words seen at least ``MIN_COUNT`` times, 0 for the rest."""
    counts = Counter(w for words in sentences for w in words if not w[0].isdigit())
    vocabulary = ["", *sorted(w for w, c in counts.items() if c >= MIN_COUNT)]
    ids = {w: k for k, w in enumerate(vocabulary)}
    return vocabulary, [
        np.unique([ids.get(w, 0) for w in words]).astype(np.int64) for words in sentences
    ]


def model1(
    given: list[np.ndarray], predicted: list[np.ndarray], n_given: int
) -> tuple[np.ndarray, np.ndarray]:
    """Run EM; return sorted keys ``given + n_given * predicted`` and p(predicted|given)."""
    keys = np.concatenate(
        [np.add.outer(n_given * p, g).ravel() for g, p in zip(given, predicted, strict=True)]
    )
    groups = np.concatenate(
        [np.repeat(len(g), len(p)) for g, p in zip(given, predicted, strict=True)]
    )
    starts = np.concatenate(([0], np.cumsum(groups)[:-1]))
    unique, index = np.unique(keys, return_inverse=True)
    del keys
    index = index.astype(np.int32)
    left = (unique % n_given).astype(np.int32)
    t = np.ones(len(unique), np.float32)
    for _ in range(ITERATIONS):
        weight = t[index]
        weight /= np.repeat(np.add.reduceat(weight, starts), groups)
        count = np.bincount(index, weight, minlength=len(unique))
        t = (count / np.bincount(left, count, minlength=n_given)[left]).astype(np.float32)
    return unique, t


def main(out: Path) -> None:
    sources, targets = zip(*pairs(), strict=True)
    source_words, s = number(list(sources))
    target_words, t = number(list(targets))
    keys, forward = model1(s, t, len(source_words))
    a, b = keys % len(source_words), keys // len(source_words)
    reverse_keys, reverse = model1(t, s, len(target_words))
    backward = reverse[np.searchsorted(reverse_keys, b + a * len(target_words))]
    keep = (a > 0) & (b > 0) & (np.maximum(forward, backward) >= MIN_PROBABILITY)
    keep &= np.minimum(forward, backward) >= 0.005
    a, b, forward, backward = a[keep], b[keep], forward[keep], backward[keep]
    best = np.lexsort((-forward * backward, a))
    rank = np.arange(len(a)) - np.searchsorted(a[best], a[best])
    percent = np.rint(np.stack((forward, backward)) * 100).astype(int)
    rows = [
        f"{source_words[a[k]]}\t{target_words[b[k]]}\t{percent[0, k]}\t{percent[1, k]}"
        for k in best[rank < PER_WORD]
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    with open(out, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as zipped:
        zipped.write(("\n".join(rows) + "\n").encode())
    print(f"{len(rows)} pairs, {out.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "models/pairing/lexicon.tsv.gz")
