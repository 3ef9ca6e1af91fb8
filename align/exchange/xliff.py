"""Reading XLIFF of either version: the root element says which it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from align.document import Pair
from align.errors import InputError
from align.exchange import xliff12, xliff21
from align.exchange.markup import parse
from align.text.opening import name_of


def read_xliff(path: str | Path) -> Iterator[Pair]:
    """Yield the pairs of an XLIFF file, one in memory at a time; ``-`` is standard input.

    A target that was edited outside becomes the final text, with the status ``edited``; a state
    that was changed becomes the status.  In a file of another program, a target that is signed off
    or final is the final text of an accepted pair, any other the draft of an open one.

    Raises:
        InputError: with file and line: not XML, not XLIFF, entities, or data of ours that was
            damaged.
    """
    readers = {xliff12.UNIT: xliff12.to_pair, xliff21.UNIT: xliff21.to_pair}
    units = parse(path, {xliff12.ROOT, xliff21.ROOT}, readers.keys())
    for number, unit in enumerate(units, start=1):
        try:
            yield readers[unit.tag](unit, number)
        except ValueError as error:
            raise InputError(str(error), path=name_of(path), line=unit.sourceline) from error
