"""Batches by token count from a length-sorted window."""

from __future__ import annotations

from collections.abc import Sequence

_STEP = 16


def decoding_limit(length: int) -> int:
    """Return the most target pieces that are decoded for a source of ``length`` pieces.

    Sources whose lengths round up to the same multiple of 16 share a limit.
    """
    return 2 * _rounded(length) + 20


def _rounded(length: int) -> int:
    return -(-length // _STEP) * _STEP


def batches(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Group positions so that a batch, padded, holds at most ``tokens`` tokens.

    The longest come first: a decoder with several workers then ends on small batches.  All rows of
    a batch have the same ``decoding_limit``; so a draft does not depend on its neighbours.

    Args:
        lengths: tokens of each row.
        tokens: the most that a padded batch may hold; a longer row makes a batch of its own.

    Returns:
        Lists of positions in ``lengths``, each position once; rows of a batch differ little.
    """
    order = sorted(range(len(lengths)), key=lambda i: (-lengths[i], i))
    groups: list[list[int]] = []
    for i in order:
        # The first row of a group is its longest.
        if (
            groups
            and lengths[groups[-1][0]] * (len(groups[-1]) + 1) <= tokens
            and _rounded(lengths[groups[-1][0]]) == _rounded(lengths[i])
        ):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups
