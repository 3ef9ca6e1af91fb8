"""Batches of rows of one length, by token count."""

from __future__ import annotations

from collections.abc import Sequence

_STEP = 16


def decoding_limit(length: int) -> int:
    """Return the most target pieces that are decoded for a source of ``length`` pieces.

    Sources whose lengths round up to the same multiple of 16 share a limit.
    """
    return 2 * -(-length // _STEP) * _STEP + 20


def batches(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Group positions of equal length so that a batch holds at most ``tokens`` tokens.

    The longest come first: a decoder with several workers then ends on small batches.  Nothing is
    padded: a padded row adds up its numbers in another order, and so a draft would depend, in its
    last digits and now and then in a word, on its neighbours; from some hundred rows on, the
    padding that is saved is worth the smaller batches.

    Args:
        lengths: tokens of each row.
        tokens: the most that a batch may hold; a longer row makes a batch of its own.

    Returns:
        Lists of positions in ``lengths``, each position once.
    """
    order = sorted(range(len(lengths)), key=lambda i: (-lengths[i], i))
    groups: list[list[int]] = []
    for i in order:
        if (
            groups
            and lengths[groups[-1][0]] == lengths[i]
            and lengths[i] * (len(groups[-1]) + 1) <= tokens
        ):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups
