"""Batches by token count from a length-sorted window."""

from __future__ import annotations

from collections.abc import Sequence


def batches(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Group positions so that a batch, padded, holds at most ``tokens`` tokens.

    The longest come first: a decoder with several workers then ends on small batches.

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
        if groups and lengths[groups[-1][0]] * (len(groups[-1]) + 1) <= tokens:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups
