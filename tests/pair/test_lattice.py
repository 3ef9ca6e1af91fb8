"""The dynamic programming against brute force over every path."""

from __future__ import annotations

import math

import numpy as np
import pytest

from align.pair.band import Band
from align.pair.features import SHAPES
from align.pair.lattice import NEVER, Lattice, Scores

STEPS = (*SHAPES, (1, 0), (0, 1))


def full(rows: int, columns: int) -> Band:
    ones = np.ones(rows + 1, np.int64)
    return Band.between(0 * ones, (columns + 1) * ones, columns)


def random_scores(size: int, seed: int) -> Scores:
    rng = np.random.default_rng(seed)
    return Scores(rng.normal(size=(len(SHAPES), size)), *rng.normal(size=(2, 2, size)))


def paths(rows: int, columns: int, r: int = 0, c: int = 0) -> list[list[tuple[int, int, int]]]:
    """Every path as (row, column, step) of the beads' last nodes."""
    if (r, c) == (rows, columns):
        return [[]]
    return [
        [(r + n, c + m, k), *rest]
        for k, (n, m) in enumerate(STEPS)
        if r + n <= rows and c + m <= columns
        for rest in paths(rows, columns, r + n, c + m)
    ]


def weight(path: list[tuple[int, int, int]], band: Band, scores: Scores) -> float:
    total, alone = 0.0, False
    for r, c, k in path:
        node = band.find(np.array([r]), np.array([c]))[0]
        if k < len(SHAPES):
            total += scores.paired[k, node]
        else:
            side = k - len(SHAPES)
            total += (scores.extended if alone else scores.skipped)[side, node]
        alone = k >= len(SHAPES)
    return total


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 4), (4, 3), (2, 5)])
def test_posteriors_are_those_of_all_paths(rows: int, columns: int) -> None:
    band = full(rows, columns)
    scores = random_scores(band.size, rows)
    every = paths(rows, columns)
    weights = np.array([math.exp(weight(path, band, scores)) for path in every])
    expected = np.zeros((len(STEPS), band.size))
    for path, w in zip(every, weights, strict=True):
        for r, c, k in path:
            expected[k, band.find(np.array([r]), np.array([c]))[0]] += w / weights.sum()

    total, paired, skipped, extended = Lattice.of(band, np.zeros(0, np.int64)).posteriors(scores)

    assert total == pytest.approx(math.log(weights.sum()))
    np.testing.assert_allclose(np.concatenate((paired, skipped + extended)), expected, atol=1e-9)


def test_the_best_path_has_the_largest_sum() -> None:
    band = full(4, 4)
    scores = random_scores(band.size, 7)
    values = np.concatenate((scores.paired, scores.skipped))

    def gain(path: list[tuple[int, int, int]]) -> float:
        return sum(values[k, band.find(np.array([r]), np.array([c]))[0]] for r, c, k in path)

    best = max(paths(4, 4), key=gain)
    found = Lattice.of(band, np.zeros(0, np.int64)).best(scores.paired, scores.skipped)
    row, column = band.nodes()
    assert [(row[node], column[node], k) for node, k in zip(*found, strict=True)] == best


def test_a_cut_makes_two_documents_of_one() -> None:
    # Three by three, then two by two, joined at node (3, 3).
    low, high = np.array([0, 0, 0, 0, 3, 3]), np.array([4, 4, 4, 6, 6, 6])
    band = Band.between(low, high, 5)
    scores = random_scores(band.size, 3)
    cut = band.find(np.array([3]), np.array([3]))

    total, paired, skipped, _ = Lattice.of(band, cut).posteriors(scores)

    def part(low_row: int, rows: int) -> float:
        small = full(rows, rows)
        row, column = small.nodes()
        node = band.find(row + low_row, column + low_row)
        picked = Scores(*(s[:, node] for s in (scores.paired, scores.skipped, scores.extended)))
        return Lattice.of(small, np.zeros(0, np.int64)).posteriors(picked)[0]

    assert total == pytest.approx(part(0, 3) + part(3, 2))
    path = Lattice.of(band, cut).best(paired, skipped)
    assert int(cut[0]) in path[0]


def test_pruning_leaves_the_paths_through_what_is_kept() -> None:
    band = full(4, 4)
    scores = random_scores(band.size, 5)
    lattice = Lattice.of(band, np.zeros(0, np.int64))
    keep = np.random.default_rng(0).random(band.size) > 0.3
    pruned, nodes = lattice.pruned(keep)
    keep[[0, -1]] = True
    assert nodes.tolist() == np.flatnonzero(keep).tolist()

    total, paired, *_ = pruned.posteriors(scores.at(nodes))

    for values in (scores.paired, scores.skipped, scores.extended):
        values[:, ~keep] = NEVER
    expected, all_paired, *_ = lattice.posteriors(scores)
    assert total == pytest.approx(expected)
    np.testing.assert_allclose(paired, all_paired[:, keep], atol=1e-9)


def test_a_band_keeps_both_corners_and_touching_rows() -> None:
    band = Band.between(np.array([5, 1, 9, 2]), np.array([6, 2, 10, 3]), 8)
    assert band.low[0] == 0
    assert band.high[-1] == 9
    assert (np.diff(band.low) >= 0).all()
    assert (band.low[1:] < band.high[:-1]).all()


def test_outside_the_band_nothing_is_possible() -> None:
    band = full(2, 2)
    scores = Scores(
        np.full((len(SHAPES), band.size), NEVER),
        np.zeros((2, band.size)),
        np.zeros((2, band.size)),
    )
    _, paired, skipped, extended = Lattice.of(band, np.zeros(0, np.int64)).posteriors(scores)
    assert paired.sum() == 0
    assert (skipped + extended).sum() == pytest.approx(4)
