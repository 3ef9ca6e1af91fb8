#!/usr/bin/env python3
"""Translation quality of a model on the development sets, as the table of its model card.

usage: quality.py [--no-coverage] [--no-dictionary] [MODEL]      (default: the embedded model)

"names" and "numbers" are those that source and reference have in common: the share of them that the
draft has, too.  Needs the development sets in ``$SEJAJAR_SHARED/data/dev`` (default ../shared).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from places import SHARED

from align.evaluate.corpus import from_lines
from align.evaluate.evaluation import Resampling, evaluate
from align.translate.drafter import Drafter
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import load_translator

SETS = ("panl-test", "panl-dev", "tico19-dev", "iwslt17-tst2017plus", "gunnxx-news-test")
BEAM = 4
NAME = re.compile(r"(?<=\w )[A-Z][^\W\d_]{2,}\b")
"""Capitals after another word: no beginnings of sentences and quotations."""
NUMBER = re.compile(r"\b\d+\b")


def kept(rows: Sequence[Sequence[str]], drafts: Sequence[str], kind: re.Pattern[str]) -> str:
    """Return the share of what source and reference have in common that the draft has."""
    common = found = 0
    for (source, reference), draft in zip(rows, drafts, strict=True):
        words = set(kind.findall(source)) & set(re.findall(r"\w+", reference))
        common += len(words)
        found += len(words & set(re.findall(r"\w+", draft)))
    return f"{found / max(1, common):.3f}"


def main() -> None:
    folder = SHARED / "data" / "dev"
    if not folder.is_dir():
        sys.exit(f"no development sets: {folder} is not there; set SEJAJAR_SHARED")
    names = [word for word in sys.argv[1:] if not word.startswith("--")]
    options = DecodingOptions(
        beam_size=BEAM,
        coverage="--no-coverage" not in sys.argv,
        dictionary="--no-dictionary" not in sys.argv,
    )
    model = find_model(*names[:1])
    drafter = Drafter(load_translator(model), options)
    signatures: dict[str, str] = {}
    print(f"{model.name} ({model.digest}), {model.parameters:,} parameters, {options.key}\n")
    print("| set | sentences | BLEU | chrF | TER | length | names | numbers | confidence |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in SETS:
        rows = [line.split("\t") for line in (folder / f"{name}.tsv").read_text().splitlines()]
        drafts = list(drafter.drafts(source for source, _ in rows))
        texts = [draft.text for draft in drafts]
        references = [reference for _, reference in rows]
        corpus = from_lines({"model": texts}, [references])
        made = evaluate(corpus, ["bleu", "chrf", "ter"], resampling=Resampling(), by=())
        cells = []
        for metric in made.metrics:
            score = made.scores["model"][metric.name]
            spread = score.intervals["segment"]
            cells.append(f"{score.value:.1f} ± {spread.half_width:.1f}")
            signatures[metric.name] = metric.signature
        words, expected = (sum(len(t.split()) for t in side) for side in (texts, references))
        cells += [f"{words / expected:.2f}", *(kept(rows, texts, kind) for kind in (NAME, NUMBER))]
        sure = sum(d.confidence for d in drafts) / len(drafts)
        print(f"| {name} | {len(rows):,} | {' | '.join(cells)} | {sure:.2f} |", flush=True)
    print()
    for name, signature in signatures.items():
        print(f"{name}: `{signature}`")


if __name__ == "__main__":
    main()
