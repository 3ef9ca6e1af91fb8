"""How much the rates of the commonest words speak for machine translation."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from align.flag.style import FEATURES, rates
from align.text.analysis import analyse
from flag_tables.texts import DATA, LEXICON, annotated

# How much a text of each source counts, so that neither many captions nor many manuals drown the
# pages of news that the flagger is for.
_MACHINE = {"3b1b-captions": 0.15, "page": 6.0}
_HUMAN = {
    "panl-bppt": 1.0,
    "gunnxx-news-valid": 1.0,
    "desmond-bbc": 1.0,
    "gunnxx-general-valid": 0.5,
    "desmond-ausaid": 0.5,
    "desmond-smeru": 0.3,
    "desmond-odb": 0.2,
    "mozilla-www": 0.5,
    "privacyguides": 0.5,
    "moodle-academy": 0.5,
}
_WEB, _NEWS = 0.7, 1.5
_BLOCK = 25
_MOST_BLOCKS = 150
_RIDGE = 6.0


def _blocks(path: Path) -> list[list[Sequence[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        sentences = [analyse(line.split("\t")[0]).lowers for line in file]
    every = [sentences[at : at + _BLOCK] for at in range(0, len(sentences) - _BLOCK, _BLOCK)]
    return random.Random(1).sample(every, min(_MOST_BLOCKS, len(every)))  # noqa: S311


def _style_texts() -> Iterator[tuple[list[Sequence[str]], bool, float]]:
    """Yield sentences, whether a machine translated them, and how much they count."""
    from flag import seed_pages, web_pages

    for page in _blocks(DATA / "train_mt" / "3b1b-captions.tsv.gz"):
        yield page, True, _MACHINE["3b1b-captions"]
    for _, text, _ in (*seed_pages(), *web_pages("dev")):
        yield [analyse(text).lowers], True, _MACHINE["page"]
    for name, weight in _HUMAN.items():
        for page in _blocks(DATA / "train" / f"{name}.tsv.gz"):
            yield page, False, weight
    machine = annotated()
    with gzip.open(DATA / "mono_id" / "idcore.tsv.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            code, text = line.rstrip("\n").split("\t", 1)
            if "MT" not in code.split() and number not in machine and len(text) > 800:
                yield [analyse(text[:12000]).lowers], False, _NEWS if code == "NA ne" else _WEB


def build() -> None:
    import numpy as np

    texts = list(_style_texts())
    table = np.array([rates(sentences) for sentences, _, _ in texts])
    machine = np.array([made for _, made, _ in texts], float)
    weight = np.array([counts for _, _, counts in texts])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 0.05
    inputs = np.c_[np.ones(len(table)), (table - mean) / spread]
    ridge = _RIDGE * np.eye(inputs.shape[1])
    ridge[0, 0] = 0.0
    solution = np.zeros(inputs.shape[1])
    for _ in range(25):  # Newton's method
        chance = 1 / (1 + np.exp(-inputs @ solution))
        slope = inputs.T @ (weight * (chance - machine)) + ridge @ solution
        curve = (inputs * (weight * chance * (1 - chance))[:, None]).T @ inputs + ridge
        solution -= np.linalg.solve(curve, slope)
    lines = [f"feature\tmean\tweight\nconstant\t0\t{solution[0]:.4f}\n"]
    for name, one, slope in zip(FEATURES, mean, solution[1:] / spread, strict=True):
        lines.append(f"{name}\t{one:.4f}\t{slope:.4f}\n")
    (LEXICON / "style.tsv").write_text("".join(lines), encoding="utf-8")
    chance = 1 / (1 + np.exp(-inputs @ solution))
    print(
        f"{len(texts)} texts; {(chance[machine > 0] > 0.5).mean():.2f} of the machine-translated "
        f"and {(chance[machine == 0] > 0.5).mean():.3f} of the others above .5"
    )
