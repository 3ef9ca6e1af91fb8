"""A stand-in for a model and its translator, whose pieces are words: it says what it reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis


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

    def decode(self, rows: list[list[str]]) -> list[str]:
        return [" ".join(row) for row in rows]

    def say(self, row: list[str]) -> Hypothesis:
        return Hypothesis(row, 0.5)

    def translate(
        self, rows: list[list[str]], _options: DecodingOptions
    ) -> Iterator[tuple[int, Hypothesis]]:
        yield from enumerate(map(self.say, rows))
