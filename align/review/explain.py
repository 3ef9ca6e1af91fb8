"""What the TSV does not hold of its flags: message, evidence, suggestion.

Detectors are deterministic, so a document that is flagged again tells them; this is done for the
part of a document that is looked at.  What another tool or another version has flagged falls back
on the taxonomy's definition.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from align.document import Flag, Pair, Severity, Side
from align.flag import FLAGS, Context, Flagger, Options
from align.flag.likelihood import Likelihood

_WINDOW = 200
"""Rows that are flagged at once, about 0.1 s."""

_Place = tuple[str, Side, int, int]


class Explainer:
    """Finds the details of flags, and keeps them.

    Args:
        options: the settings they were raised with: names and glossary tell what is wrong.
    """

    def __init__(self, options: Options | None = None) -> None:
        # A threshold may have been lowered when the file was made: take every candidate.
        everything = Options(threshold=dict.fromkeys(FLAGS, 0.0))
        if options is not None:
            everything = replace(
                everything,
                severity=options.severity,
                names=options.names,
                glossary=options.glossary,
            )
        self._options = everything
        self._known: dict[tuple[str, str, str, str], dict[_Place, Flag]] = {}
        self._lock = threading.Lock()

    def explain(self, rows: Sequence[Pair], wanted: Iterable[int]) -> dict[int, tuple[Flag, ...]]:
        """Return the flags of some rows with everything a reviewer needs to judge them.

        Args:
            rows: the pairs of a file; those of a document follow one another.
            wanted: indexes of rows.

        Returns:
            index -> the row's flags, in the row's order.
        """
        found = {}
        for index in wanted:
            pair = rows[index]
            if pair.flags:
                with self._lock:
                    if _texts(pair) not in self._known:
                        self._look(rows, index)
                    known = self._known[_texts(pair)]
                found[index] = tuple(_described(flag, known) for flag in pair.flags)
            else:
                found[index] = ()
        return found

    def judge(self, document: Sequence[Pair]) -> Likelihood:
        """Flag a whole document, keep the details, and tell how likely it is machine-translated."""
        with self._lock:
            return self._learn(document)

    @cached_property
    def _flagger(self) -> Flagger:
        return Flagger(self._options)

    def _look(self, rows: Sequence[Pair], index: int) -> None:
        start = max(0, index - _WINDOW // 4)
        window = [pair for pair in rows[start : start + _WINDOW] if pair.doc == rows[index].doc]
        self._learn(window)

    def _learn(self, document: Sequence[Pair]) -> Likelihood:
        found, likelihood = self._flagger.judge(Context.of_pairs(document))
        for pair, flags in zip(document, found, strict=True):
            if pair.flags:
                details = {flag.place: flag for flag in flags}
                self._known.setdefault(_texts(pair), {}).update(details)
        return likelihood


def _texts(pair: Pair) -> tuple[str, str, str, str]:
    return pair.doc, pair.source, pair.draft, pair.reference


def _described(flag: Flag, known: dict[_Place, Flag]) -> Flag:
    details = known.get(flag.place)
    if details is not None:
        return details
    kind = FLAGS.get(flag.id)
    return replace(flag, message=kind.definition) if kind else flag


def warm() -> None:
    """Load the lexicons, which takes some tenths of a second, before the first pair is shown."""
    Flagger().flag(Context.of_pairs([Pair("", "", "text", "Kata pertama.")]))


def severities(options: Options | None = None) -> dict[str, Severity]:
    """Return the severity of each flag: the taxonomy's, or what the settings say."""
    usual = {flag.id: flag.severity for flag in FLAGS.values()}
    return {**usual, **options.severity} if options else usual
