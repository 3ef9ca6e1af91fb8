"""A small test set: references from the sample texts, and systems made by spoiling them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """A test set of our own, in memory and in files."""

    reference: list[str]
    documents: list[str]
    better: list[str]
    worse: list[str]
    folder: Path

    def path(self, name: str) -> str:
        return str(self.folder / f"{name}.txt")


def spoil(lines: Sequence[str], share: float, seed: int) -> list[str]:
    """Drop, double or swap a share of the words."""
    rng = random.Random(seed)
    spoiled = []
    for line in lines:
        words = line.split()
        for _ in range(round(share * len(words))):
            k = rng.randrange(len(words) - 1)
            match rng.choice(("drop", "double", "swap")):
                case "drop":
                    del words[k]
                case "double":
                    words.insert(k, words[k])
                case "swap":
                    words[k : k + 2] = reversed(words[k : k + 2])
            if len(words) < 3:
                break
        spoiled.append(" ".join(words))
    return spoiled
