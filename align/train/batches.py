"""Batches of a few fixed shapes.

On CPU, oneDNN compiles a kernel for every new shape: a handful of padded lengths keeps its cache
warm.  The order is a function of (seed, epoch) alone, so training resumes at a batch number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

LENGTHS = (8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112)

Ids = npt.NDArray[np.int64]
Worths = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded ids.

    Attributes:
        source: [batch, length], ends with ``</s>``.
        seen: [batch, length], what the encoder sees: ``source``, or that with noise.
        target: [batch, length], ends with ``</s>``.
        previous: [batch, length], what the decoder sees: ``<pad>``, then ``target`` moved by one.
        tokens: target ids that are not padding.
        worth: [batch], what each row of ``target`` is worth; none where all are worth 1.  With it,
            ``target`` may have a multiple of the rows of ``source``: first those of the first
            source, then those of the second, and so on.
    """

    source: Ids
    seen: Ids
    target: Ids
    previous: Ids
    tokens: int
    worth: Worths | None = None


def epoch_order(weights: npt.NDArray[np.float64], seed: int, epoch: int) -> Ids:
    """Return the pair numbers of an epoch, in random order; a weight is an expected count."""
    random = np.random.default_rng((seed, epoch))
    counts = np.floor(weights).astype(np.int64)
    counts += random.random(len(weights)) < weights - counts
    order = np.repeat(np.arange(len(weights), dtype=np.int64), counts)
    random.shuffle(order)
    return order


def plan(
    lengths: Ids, order: Ids, batch_tokens: int, seed: int, epoch: int, *, short_first: bool = False
) -> list[tuple[int, Ids]]:
    """Cut an epoch into batches of one padded length each.

    Args:
        lengths: [pairs], the longer side's ids, ``</s>`` counted.
        order: pair numbers of the epoch.
        batch_tokens: padded positions of one side in a batch.
        seed: of the batches' order.
        epoch: 0-based.
        short_first: order the batches by length instead of at random.

    Returns:
        (padded length, pair numbers) of each batch; pairs longer than the last length are left out.
    """
    batches: list[tuple[int, Ids]] = []
    lower = 0
    for length in LENGTHS:
        members = order[(lengths[order] > lower) & (lengths[order] <= length)]
        size = max(1, batch_tokens // length)
        batches += [(length, members[i : i + size]) for i in range(0, len(members), size)]
        lower = length
    if short_first:
        return batches
    random = np.random.default_rng((seed, epoch, 1))
    return [batches[i] for i in random.permutation(len(batches))]


def pad(
    sources: list[list[int]], targets: list[list[int]], length: int, eos: int, pad_id: int
) -> Batch:
    """Return one batch of rows of ``length``; ``</s>`` is added to every row."""
    source, _ = _padded(sources, length, eos, pad_id)
    target, tokens = _padded(targets, length, eos, pad_id)
    previous = np.full_like(target, pad_id)
    previous[:, 1:] = target[:, :-1]
    return Batch(source, source, target, previous, tokens)


def _padded(rows: list[list[int]], length: int, eos: int, pad_id: int) -> tuple[Ids, int]:
    """Return the rows, each with ``</s>``, in one array, and how many of its ids are no padding."""
    ids = np.full((len(rows), length), pad_id, dtype=np.int64)
    for row, pieces in zip(ids, rows, strict=True):
        row[: len(pieces)], row[len(pieces)] = pieces, eos
    return ids, sum(map(len, rows)) + len(rows)


def disturb(batch: Batch, rate: float, random: np.random.Generator, eos: int, pad_id: int) -> Batch:
    """Return ``batch`` with a share ``rate`` of what the model sees replaced by random pieces.

    ``seen`` and ``previous`` change, ``source`` and ``target`` do not (after SwitchOut, Wang et al.
    2018, who change the target as well).  It stands in for dropout, whose masks are slow on a CPU.
    """

    def replaced(ids: Ids) -> Ids:
        chosen = (random.random(ids.shape) < rate) & (ids != pad_id) & (ids != eos)
        return np.where(chosen, random.integers(eos + 1, pad_id, ids.shape), ids)

    return replace(batch, seen=replaced(batch.source), previous=replaced(batch.previous))
