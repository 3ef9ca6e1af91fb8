"""Which target piece translates which source piece: IBM model 1 with a diagonal prior.

The table serves twice: it places the embeddings of both languages in one space before training
starts, and it tells the decoder's cross attention where to look (guided alignment).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from align.train.batches import Batch

if TYPE_CHECKING:
    from torch import Tensor

DIAGONAL = 4.0
"""Strength of the preference for source positions near the target's relative position."""


def diagonal_prior(source_lengths: Tensor, target_lengths: Tensor, size: int) -> Tensor:
    """Return exp(-DIAGONAL * |i/n - j/m|) as [batch, size (source), size (target)].

    After the reparameterised model 2 of Dyer, Chahuneau and Smith (2013).
    """
    import torch

    steps = torch.arange(size, dtype=torch.float32)
    i = steps[None, :, None] / source_lengths[:, None, None]
    j = steps[None, None, :] / target_lengths[:, None, None]
    return torch.exp(-DIAGONAL * (i - j).abs())


def _table(batches: list[Batch], size: int, iterations: int, *, reverse: bool) -> Tensor:
    """Return p(target piece | source piece), [size, size]; sides swapped if ``reverse``."""
    import torch

    pad = size - 1
    table = torch.full((size * size,), 1.0)
    for _ in range(iterations):
        counts = torch.zeros(size * size)
        for batch in batches:
            sides = torch.from_numpy(batch.source), torch.from_numpy(batch.target)
            source, target = sides[::-1] if reverse else sides
            given, made = source != pad, target != pad
            cells = source[:, :, None] * size + target[:, None, :]
            share = table[cells] * diagonal_prior(given.sum(1), made.sum(1), source.shape[1])
            share *= given[:, :, None] * made[:, None, :]
            share /= share.sum(1, keepdim=True).clamp_min(1e-30)
            counts.index_add_(0, cells.flatten(), share.flatten())
        # Absolute discounting keeps rare source pieces from collecting whatever stands near them.
        rows = (counts - 0.2).clamp_min_(0).view(size, size)
        table = (rows / rows.sum(1, keepdim=True).clamp_min(1e-9)).flatten()
    return table.view(size, size)


def learn(batches: Iterable[Batch], size: int, iterations: int = 5) -> tuple[Tensor, Tensor]:
    """Learn translation tables by expectation maximisation (Brown et al., 1993).

    Args:
        batches: padded pairs; ``</s>`` of the source serves as the empty word.
        size: ids of the vocabulary; the last one is padding.
        iterations: rounds of EM.

    Returns:
        p(target | source) as [source, target] and p(source | target) as [target, source].
    """
    batches = list(batches)
    return (
        _table(batches, size, iterations, reverse=False),
        _table(batches, size, iterations, reverse=True),
    )


def symmetric(forward: Tensor, backward: Tensor) -> Tensor:
    """Return the geometric mean of both directions, [source, target], in half precision."""
    return (forward * backward.T).sqrt_().half()


def alignment(links: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Align a batch.

    Args:
        links: [size, size] of :func:`symmetric`.
        source: [batch, length] ids.
        target: [batch, length] ids.

    Returns:
        The probability of each source position for each target position, [batch, target,
        source], and how sure it is, [batch, target], 0 on padding.
    """
    pad = links.shape[0] - 1
    given, made = source != pad, target != pad
    scores = links[source[:, :, None], target[:, None, :]].float()
    scores *= given[:, :, None] * made[:, None, :]
    sure = scores.amax(1)
    scores *= diagonal_prior(given.sum(1), made.sum(1), source.shape[1])
    return (scores / scores.sum(1, keepdim=True).clamp_min(1e-9)).transpose(1, 2), sure


def bilingual_embeddings(
    forward: Tensor, batches: Iterable[Batch], dimension: int, seed: int
) -> Tensor:
    """Return unit vectors in which pieces that translate each other lie close, [size, dimension].

    A target piece's vector is half what its neighbours say (positive PMI of adjacent pieces,
    truncated SVD) and half random, so that neighbours in meaning stay distinct.  A source piece's
    vector is the mean of its translations' vectors.  A piece of both languages gets the mean by
    frequency.
    """
    import torch

    size = forward.shape[0]
    pad = size - 1
    generator = torch.Generator().manual_seed(seed)
    contexts = torch.zeros(size * size)
    frequency = torch.zeros(2, size)
    for batch in batches:
        source, target = torch.from_numpy(batch.source), torch.from_numpy(batch.target)
        frequency[0] += torch.bincount(source[source != pad], minlength=size)
        frequency[1] += torch.bincount(target[target != pad], minlength=size)
        for distance in (1, 2):
            left, right = target[:, :-distance], target[:, distance:]
            real = right != pad
            left, right = left[real], right[real]
            ones = torch.ones(len(left))
            contexts.index_add_(0, left * size + right, ones)
            contexts.index_add_(0, right * size + left, ones)
    counts = contexts.view(size, size)
    total, row = counts.sum().clamp_min(1), counts.sum(1).clamp_min(1)
    pmi = torch.log(counts * total / (row[:, None] * row[None, :].pow(0.75) * total.pow(0.25)))
    pmi = pmi.clamp_min_(0).nan_to_num_(0)
    torch.manual_seed(seed)
    left_vectors, values, _ = torch.svd_lowrank(pmi, q=dimension // 2, niter=2)
    meaning = torch.zeros(size, dimension)
    meaning[:, : dimension // 2] = left_vectors * values.sqrt()
    rotation = torch.linalg.qr(torch.randn(dimension, dimension, generator=generator))[0]
    unit = torch.nn.functional.normalize
    noise = unit(torch.randn(size, dimension, generator=generator))
    target_vectors = unit(unit(meaning @ rotation) + noise)
    source_vectors = unit(forward @ target_vectors)
    share = frequency / frequency.sum(0).clamp_min(1)
    vectors = share[0, :, None] * source_vectors + share[1, :, None] * target_vectors
    unseen = frequency.sum(0) == 0
    vectors[unseen] = noise[unseen]
    return unit(vectors)
