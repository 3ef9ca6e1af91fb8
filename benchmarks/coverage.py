#!/usr/bin/env python3
"""What coverage is worth in choosing among a beam's hypotheses (align/translate/coverage.py).

usage: coverage.py [MODEL]      (default: the embedded model)

Prints, for several weights, BLEU and chrF on the three development sets on which the weight was
found, without cutting, second tries and repairs; "best" takes what is nearest to the reference.
Needs ``$SEJAJAR_SHARED/data/dev`` (default ../shared).
"""

from __future__ import annotations

import sys

from n_best import n_best
from places import SHARED
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from align.translate.coverage import choose
from align.translate.models import find_model
from align.translate.translator import Hypothesis

SETS = ("panl-dev", "tico19-dev", "iwslt17-tst2017plus")
WEIGHTS = (0.0, 0.35, 0.7, 1.0, 1.4)
BEAM = 4


def main(*names: str) -> None:
    folder = SHARED / "data" / "dev"
    if not folder.is_dir():
        sys.exit(f"no development sets: {folder} is not there; set SEJAJAR_SHARED")
    model = find_model(*names)
    bleu, chrf, near = BLEU(), CHRF(), BLEU(effective_order=True)
    print(f"{model.name} ({model.digest})\n")
    print(f"| set | {' | '.join(f'{weight:g}' for weight in WEIGHTS)} | best |")
    print("|---" * (len(WEIGHTS) + 2) + "|")
    for name in SETS:
        lines = (folder / f"{name}.tsv").read_text("utf-8").splitlines()
        sources, references = zip(*(line.split("\t") for line in lines), strict=True)
        lists = list(n_best(model, sources, BEAM))
        pieces = model.encode(sources)

        def score(chosen: list[Hypothesis], references: tuple[str, ...] = references) -> str:
            texts = model.decode([hypothesis.pieces for hypothesis in chosen])
            found = (metric.corpus_score(texts, [references]).score for metric in (bleu, chrf))
            return " / ".join(f"{value:.2f}" for value in found)

        cells = [
            score([choose(*each, weight) for each in zip(pieces, lists, strict=True)])
            for weight in WEIGHTS
        ]
        best = []
        for made, reference in zip(lists, references, strict=True):
            texts = model.decode([hypothesis.pieces for hypothesis in made])
            scores = [near.sentence_score(text, [reference]).score for text in texts]
            best.append(made[scores.index(max(scores))])
        print(f"| {name} | {' | '.join(cells)} | {score(best)} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
