"""Batches of rows that are padded to one length, by token count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_STEP = 64
"""Narrower steps pad less, which saves next to nothing, and leave a service, which has few rows at
a time, fewer of each width: small batches cost much."""


class Batch(NamedTuple):
    """Rows that are decoded together.

    Attributes:
        rows: their positions, the longest first.
        width: pieces to which each of them is padded.
    """

    rows: list[int]
    width: int


def width(length: int, limit: int, step: int = _STEP) -> int:
    """Return to how many pieces a row of ``length`` is padded: the next multiple of ``step``.

    The width of a row depends on nothing but the row.  A row that is padded adds up its numbers in
    another order, and so its draft differs in its last digits, now and then in a word: padded to
    the longest row of its batch, it would depend on its neighbours.

    Args:
        length: pieces of the row, ``</s>`` counted.
        limit: the most pieces that the model can take.
        step: what widths are multiples of.
    """
    return max(length, min(_whole(length, step), limit))


def decoding_limit(length: int) -> int:
    """Return the most target pieces that are decoded for a source of ``length`` pieces.

    Sources of one width share a limit.
    """
    return 2 * _whole(length, _STEP) + 20


def batches(lengths: Sequence[int], tokens: int, limit: int) -> list[Batch]:
    """Group rows of equal width so that a batch holds at most ``tokens`` tokens.

    The longest come first: a decoder with several workers then ends on small batches.

    Args:
        lengths: tokens of each row.
        tokens: the most that a batch may hold, padding counted; a longer row makes a batch of its
            own.
        limit: the most tokens of a row that the model can take.

    Returns:
        Batches in which each position in ``lengths`` occurs once.
    """
    groups: list[Batch] = []
    for i in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        wide = width(lengths[i], limit)
        if groups and groups[-1].width == wide and wide * (len(groups[-1].rows) + 1) <= tokens:
            groups[-1].rows.append(i)
        else:
            groups.append(Batch([i], wide))
    return groups


def _whole(length: int, step: int) -> int:
    return -(-length // step) * step
