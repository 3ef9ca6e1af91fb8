"""Pairs of the development sets, damaged in known ways and read by a model: for flag_meaning.py."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from damage import DIFFERING, LOCAL, TURNED
from numpy.typing import NDArray
from places import SHARED

from align.flag.likeness import likeness
from align.flag.reading import PairReader, Reading

SETS = ("panl-dev", "panl-test", "tico19-dev")
MEASURED = ("gunnxx-news-test", "iwslt17-tst2017plus")
LENGTHS = range(15, 350)
CLEAN = "undamaged"

Vector = NDArray[np.float64]


@dataclass
class Example:
    """A pair, what was done to it, and what the model made of it."""

    family: str
    damage: str
    source: str
    text: str
    was: str
    reading: Reading | None = None
    values: Vector | None = None


def pairs_of(family: str) -> list[tuple[str, str]]:
    lines = (SHARED / "data" / "dev" / f"{family}.tsv").read_text("utf-8").splitlines()
    pairs = [tuple(line.split("\t")[:2]) for line in lines]
    # Headings are not read, and here are told by their want of a full stop.
    return [
        (s, t)
        for s, t in pairs
        if len(s) in LENGTHS and len(t) in LENGTHS and s.rstrip("”\"’' ").endswith((".", "!", "?"))
    ]


def examples(families: Iterable[str], number: int) -> list[Example]:
    """Return ``number`` pairs of each set, each undamaged and damaged in two ways."""
    made = []
    for family in families:
        chance = random.Random(family)  # noqa: S311 - to be repeated, no secret
        pairs = pairs_of(family)
        chance.shuffle(pairs)
        for source, text in pairs[:number]:
            made.append(Example(family, CLEAN, source, text, text))
            for group in (TURNED + LOCAL[:1], DIFFERING + LOCAL[1:]):
                for damage in chance.sample(group, len(group)):
                    damaged = damage(source, text, chance, pairs)
                    if damaged and damaged != (source, text):
                        made.append(Example(family, damage.__name__, *damaged, text))
                        break
    return made


def read(made: Sequence[Example], reader: PairReader) -> None:
    """Let the model read the examples; those that it cannot take stay unread."""
    for one, reading in zip(made, reader.read([(e.source, e.text) for e in made]), strict=True):
        one.reading = reading
        found = likeness(one.source, one.text, reading.chances) if reading else None
        one.values = found.values if found else None


def is_clean(made: Sequence[Example]) -> NDArray[np.bool_]:
    """Tell which examples are undamaged, and of the sets that are learned from."""
    return np.array([one.damage == CLEAN and one.family in SETS for one in made])
