#!/usr/bin/env python3
"""How much better a model knows the pairs that it learned from than new text.

usage: by_heart.py [MODEL ...]      (default: the embedded model)

Printed is the mean negative log-likelihood of the English side, in nats a token, of 200 pairs drawn
from each file.  A wide gap says that the model repeats what it was shown: give it dropout, or more
text.  Needs the training and development data in ``$SEJAJAR_SHARED/data`` (default ../shared).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

import torch
from places import SHARED

from align.resources import DEFAULT_MODEL
from align.train.data import read_pairs
from align.train.model import load
from align.train.vocabulary import EOS, Vocabulary
from align.translate.models import find_model

KINDS = {
    "newspapers": ("train/panl-bppt.tsv.gz", "dev/panl-dev.tsv"),
    "news": ("train/gunnxx-news-valid.tsv.gz", "dev/gunnxx-news-test.tsv"),
    "talks": ("train_mt/3b1b-captions.tsv.gz", "dev/iwslt17-tst2017plus.tsv"),
}
"""What was learned from, and what was not."""
PAIRS, LONGEST = 200, 100


def loss(model: Any, vocabulary: Vocabulary, path: Path) -> float:
    """Return nats a token of pairs drawn from a file."""
    pairs = list(read_pairs(path))
    random.Random(1).shuffle(pairs)  # noqa: S311 - a sample, no secret
    sources, targets = (
        [[*row, EOS] for row in encode([pair[side] for pair in pairs[:PAIRS]])]
        for side, encode in enumerate((vocabulary.encode, vocabulary.encode_target))
    )
    total = tokens = 0.0
    for source, target in zip(sources, targets, strict=True):
        if max(len(source), len(target)) > LONGEST:
            continue
        with torch.no_grad():
            made = model(input_ids=torch.tensor([source]), labels=torch.tensor([target]))
        total += float(made.loss) * len(target)
        tokens += len(target)
    return total / tokens


def main() -> None:
    if not (SHARED / "data").is_dir():
        sys.exit(f"skipped: no data in {SHARED} (set SEJAJAR_SHARED)")
    for name in sys.argv[1:] or [DEFAULT_MODEL]:
        folder = find_model(name)
        model, vocabulary = load(folder.path, dropout=0.0).eval(), Vocabulary(folder.path)
        print(f"\n| {folder.name}, nats a token | learned from | new |\n|---|---|---|")
        for kind, paths in KINDS.items():
            found = (f"{loss(model, vocabulary, SHARED / 'data' / path):.2f}" for path in paths)
            print(f"| {kind} | {' | '.join(found)} |", flush=True)


if __name__ == "__main__":
    main()
