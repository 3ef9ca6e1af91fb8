"""From source sentences to drafts: many in the making at once, and a cache of those once made."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from align.translate.cache import Draft, DraftCache
from align.translate.drafting import Drafting
from align.translate.making import Making, made
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, Translator

WINDOW = 2048
"""Sentences that are in the making at once: bounds memory, not quality."""

_LAST = 0.25
"""The share of rows that may still be decoded when the next ones are begun."""

_Running = tuple[list[tuple[Making, int]], Iterator[tuple[int, Hypothesis]]]
"""Rows, each the draft that needs it and its place there, and what becomes of them."""


class Drafter:
    """Drafts sentences with one translator and one set of options.

    Args:
        translator: a loaded model.
        options: of decoding.
        cache: where drafts are looked up and kept; None works without.
    """

    def __init__(
        self,
        translator: Translator,
        options: DecodingOptions | None = None,
        cache: DraftCache | None = None,
    ) -> None:
        self.translator = translator
        self._drafting = Drafting(translator.model, options or DecodingOptions())
        self._cache = cache

    def drafts(self, sources: Iterable[str], window: int = WINDOW) -> Iterator[Draft]:
        """Yield one draft for each source, in order; never holds more than ``window`` of them.

        Args:
            sources: single-spaced sentences; an empty one gives an empty draft.
            window: how many are in the making at once.
        """
        rest = iter(sources)
        while chunk := list(islice(rest, window)):
            known, makings = self.begin(chunk)
            _finish(makings, self.translator)
            self.keep(makings)
            known |= made(makings)
            yield from (known[source] for source in chunk)

    def begin(self, sources: Iterable[str]) -> tuple[dict[str, Draft], list[Making]]:
        """Return what is known of some sources, and the begun drafts of the others, each once."""
        known = {"": Draft("", 0.0)}
        wanted = list(dict.fromkeys(source for source in sources if source))
        if self._cache is not None:
            known |= self._cache.find(wanted)
        return known, [self._drafting.begin(one) for one in wanted if one not in known]

    def keep(self, makings: Iterable[Making]) -> None:
        """Store the drafts that are there in the cache, if there is one."""
        if self._cache is not None and (drafts := made(makings)):
            self._cache.add(drafts)


def _finish(makings: Iterable[Making], translator: Translator) -> None:
    """Decode what drafts in the making need, again and again until all are made.

    What some need next is begun before the last of the others are decoded: no core waits.
    """
    waiting = [making for making in makings if making.draft is None]
    running: deque[_Running] = deque()
    while waiting or running:
        if not running:
            running += _start(waiting, translator)
            waiting = []
        rows, decoded = running.popleft()
        for done, (i, hypothesis) in enumerate(decoded, 1):
            making, at = rows[i]
            if making.give(at, hypothesis) and making.draft is None:
                waiting.append(making)
            if not running and waiting and len(rows) - done <= len(rows) * _LAST:
                running += _start(waiting, translator)
                waiting = []


def _start(makings: Iterable[Making], translator: Translator) -> list[_Running]:
    """Begin to decode what each draft needs next; rows with the same options run together."""
    needed: dict[DecodingOptions, list[tuple[Making, int]]] = {}
    for making in makings:
        rows = needed.setdefault(making.rows.options, [])
        rows += ((making, at) for at in range(len(making.rows.each)))
    return [
        (rows, translator.translate([one.rows.each[at] for one, at in rows], options))
        for options, rows in needed.items()
    ]
