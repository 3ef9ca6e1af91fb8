"""A draft in the making: it says what it needs decoded, is given that, and goes on.

So those who have many in the making decode rows of all of them together, first tries and later ones
alike (``drafter.py``, ``align/serve/batcher.py``).
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable
from typing import NamedTuple, TypeVar

from align.translate.cache import Draft
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, Row


class Rows(NamedTuple):
    """What a draft needs decoded before it can go on.

    Attributes:
        each: row.
        options: how.
    """

    each: list[Row]
    options: DecodingOptions


Result = TypeVar("Result")
Steps = Generator[Rows, list[Hypothesis], Result]
"""Yields what it needs decoded and is sent one hypothesis a row; returns what it made of them."""


class Making:
    """A draft in the making.

    Args:
        source: what is drafted.
        steps: that make the draft; the first is taken at once.

    Attributes:
        rows: to be decoded and given next.
        draft: None until it is there.
    """

    rows: Rows

    def __init__(self, source: str, steps: Steps[Draft]) -> None:
        self.source = source
        self.draft: Draft | None = None
        self._steps = steps
        self._given: dict[int, Hypothesis] = {}
        self._lock = threading.Lock()
        self._go(None)

    def give(self, at: int, hypothesis: Hypothesis) -> bool:
        """Take what became of a row; several threads may give.

        Args:
            at: which of ``rows``; each is given once.
            hypothesis: what became of it.

        Returns:
            Whether it was the last: there are other rows now, or the draft.
        """
        with self._lock:
            self._given[at] = hypothesis
            if len(self._given) < len(self.rows.each):
                return False
        given = [self._given[i] for i in range(len(self._given))]
        self._given = {}
        self._go(given)
        return True

    def _go(self, given: list[Hypothesis] | None) -> None:
        try:
            self.rows = next(self._steps) if given is None else self._steps.send(given)
        except StopIteration as end:
            self.draft = end.value


def made(makings: Iterable[Making]) -> dict[str, Draft]:
    """Return the drafts that are there, by source."""
    return {one.source: one.draft for one in makings if one.draft is not None}
