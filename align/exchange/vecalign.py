"""Alignments as vecalign prints them: for researchers' scorers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from align.document import Pair
from align.errors import OutputError
from align.exchange.atomic import atomic_write


def write_vecalign(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``[source ids]:[reference ids]:score`` lines and return how many.

    Ids are 0-based in each document; they are counted over the beads, so none may be left out.

    Args:
        path: the file; ``-`` is standard output.
        pairs: all beads of one document or several, in order.

    Raises:
        OutputError: the file cannot be written, or a pair has no bead.
    """
    count = 0
    document, source, reference = None, 0, 0
    with atomic_write(path) as handle:
        for pair in pairs:
            if not pair.bead:
                raise OutputError(f"pair {pair.id} has no bead: it was never aligned")
            if pair.doc != document:
                document, source, reference = pair.doc, 0, 0
            n, m = map(int, pair.bead.split("-"))
            left, right = list(range(source, source + n)), list(range(reference, reference + m))
            source, reference = source + n, reference + m
            handle.write(f"{left}:{right}:{pair.similarity or 0.0:.6f}\n")
            count += 1
    return count
