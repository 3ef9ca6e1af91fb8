"""A stand-in for a model and its translator, whose pieces are words: it says what it reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import numpy as np

from align.translate.attention import Attention
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, Row


class CopyingModel:
    """Copies its source; tests override ``say``."""

    limit = 100
    parameters = 0
    words: frozenset[str] = frozenset()
    wrap = staticmethod(list)
    reads = staticmethod(bool)

    @property
    def model(self) -> Self:
        return self

    def encode(self, texts: list[str]) -> list[list[str]]:
        return [text.split() for text in texts]

    encode_target = encode

    def decode(self, rows: list[list[str]]) -> list[str]:
        return [" ".join(row) for row in rows]

    def say(self, row: list[str]) -> Hypothesis:
        return Hypothesis(row, 0.5)

    def look(self, pieces: list[str], said: list[str]) -> Attention:
        """Where it looks while it says something: at nothing."""
        return np.zeros((len(said), len(pieces)))

    def translate(
        self, rows: list[Row], _options: DecodingOptions
    ) -> Iterator[tuple[int, Hypothesis]]:
        for i, (pieces, said) in enumerate(rows):
            if said is None:
                yield i, self.say(pieces)
            else:
                yield i, Hypothesis(said, 1.0, self.look(pieces, said))
