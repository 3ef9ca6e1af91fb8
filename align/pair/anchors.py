"""Sentence pairs that are almost surely translations, and the narrow band they imply."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from align.pair.band import Band
from align.pair.coverage import join
from align.pair.evidence import Matches
from align.pair.groups import expand, order, starts

Ints = NDArray[np.int64]

MAX_COMBINATIONS = 400
"""Forms that could pair more sentences than this are no evidence for an anchor."""
MIN_EVIDENCE = 1.7
UNRIVALLED = 0.9
MARGIN = 4
STEADY_MARGIN = 2
"""The same between anchors that follow each other on both sides: hardly ever are both wrong."""
COMMON_SHARE = 0.1
COMMON = 700
MIN_SHARE = 0.35
SURE_SHARE = 0.45
CHUNK = 16
MAX_WIDTH = 40
SHORT_SIDE = 12


def find(matched: Matches, rows: int, columns: int) -> Ints:
    """Return an increasing chain of sentence pairs, shape (anchors, 2).

    A form that occurs in few sentences of either side speaks for each of their pairs, the more so
    the fewer they are.  Of the pairs that are each other's best, the longest increasing chain is
    kept (Schensted, 1961), without those that lie far from both neighbours' diagonals.
    """
    posted_form, token = matched.posted()
    posted = matched.reference.sentence[token]
    first = starts(posted_form, posted)
    posted_form, posted = posted_form[first], posted[first]
    in_reference = np.bincount(posted_form, minlength=int(matched.form.max(initial=-1)) + 1)
    offers = np.flatnonzero(in_reference[matched.form] <= MAX_COMBINATIONS)
    offers = offers[order(matched.form[offers])]
    form, row = matched.form[offers], matched.source.sentence[matched.token[offers]]
    first = starts(form, row)
    form, row, strength = form[first], row[first], matched.strength[offers[first]]
    in_source = np.bincount(form, minlength=len(in_reference))
    combinations = in_source[form] * in_reference[form]
    rare = np.flatnonzero(combinations <= MAX_COMBINATIONS)
    entry, k = expand(in_reference[form[rare]])
    entry = rare[entry]
    column = posted[(np.cumsum(in_reference) - in_reference)[form[entry]] + k]
    by_pair = order(row[entry] * columns + column)
    entry, column = entry[by_pair], column[by_pair]
    pair = np.flatnonzero(starts(row[entry], column))
    rarity = 1 - np.log(combinations[entry]) / np.log(max(rows * columns, 2))
    evidence = strength[entry] * rarity
    if len(pair):
        evidence = np.add.reduceat(evidence, pair)
    row, column = row[entry[pair]], column[pair]
    rival = np.maximum(_runner_up(row, evidence, rows), _runner_up(column, evidence, columns))
    keep = np.where(evidence > 2 * rival, evidence >= UNRIVALLED, evidence >= MIN_EVIDENCE)
    keep &= evidence >= rival
    return _consistent(_chain(np.stack((row[keep], column[keep]), 1)))


def narrow(matched: Matches, wide: Band, rows: int, columns: int) -> tuple[Band, Ints]:
    """Look for more anchors inside a band that is wide somewhere.

    Returns:
        A band around them, and its cuts: nodes that every sensible path passes, between two
        neighbouring anchors without rivals.
    """
    in_reference = np.bincount(matched.posted()[0], minlength=int(matched.form.max(initial=0)) + 1)
    common = min(max(COMMON_SHARE * columns, 3), COMMON)
    telling = np.flatnonzero(in_reference[matched.form] <= common)
    offer, p, node = join(matched, wide, telling)
    q, strength = matched.token[offer], matched.strength[offer]
    explained_source = np.bincount(node, strength * matched.source.weight[q], wide.size)
    explained_reference = np.bincount(node, strength * matched.reference.weight[p], wide.size)
    cell = np.flatnonzero(explained_source)
    row, column = (at[cell] - 1 for at in wide.nodes())
    share = np.sqrt(
        explained_source[cell]
        / matched.source.mass[row]
        * explained_reference[cell]
        / matched.reference.mass[column]
    )
    rival = np.maximum(_runner_up(row, share, rows), _runner_up(column, share, columns))
    keep = (share >= MIN_SHARE) & (share > 1.2 * rival)
    sure = keep & (share >= SURE_SHARE) & (share > 2 * rival)
    found = _consistent(_chain(np.stack((row[keep], column[keep]), 1)))
    is_sure = np.isin(wide.find(found[:, 0] + 1, found[:, 1] + 1), cell[sure])
    neighbours = (np.diff(found, axis=0) == 1).all(1) & is_sure[1:] & is_sure[:-1]
    cuts = found[1:][neighbours]
    # Chunks of some length keep the number of cuts small without slowing anything.
    last, spaced = 0, []
    for k, r in enumerate(cuts[:, 0].tolist()):
        if r - last >= CHUNK:
            spaced.append(k)
            last = r
    cuts = cuts[spaced]
    around = band(found, rows, columns, cuts)
    return around, around.find(cuts[:, 0], cuts[:, 1])


def _runner_up(group: Ints, value: NDArray[np.float64], groups: int) -> NDArray[np.float64]:
    """Return, for each value, the largest other value of its group."""
    best = np.zeros(groups)
    np.maximum.at(best, group, value)
    leads = value >= best[group]
    second = np.zeros(groups)
    np.maximum.at(second, group[~leads], value[~leads])
    leaders = np.bincount(group[leads], minlength=groups)
    rival: NDArray[np.float64] = np.where(leads & (leaders[group] == 1), second[group], best[group])
    return rival


def _chain(pairs: Ints) -> Ints:
    """Return the longest strictly increasing chain of ``pairs``, which are sorted by row."""
    # Within a row, descending columns keep a chain from using two of them.
    order = np.lexsort((-pairs[:, 1], pairs[:, 0])) if len(pairs) else np.zeros(0, np.int64)
    pairs = pairs[order]
    tails: list[int] = []
    tail_at: list[int] = []
    previous = []
    for k, column in enumerate(pairs[:, 1].tolist()):
        at = bisect_left(tails, column)
        previous.append(tail_at[at - 1] if at else -1)
        if at == len(tails):
            tails.append(column)
            tail_at.append(k)
        else:
            tails[at] = column
            tail_at[at] = k
    chain = []
    k = tail_at[-1] if tail_at else -1
    while k >= 0:
        chain.append(k)
        k = previous[k]
    return pairs[chain[::-1]]


def _consistent(chain: Ints) -> Ints:
    """Drop the pairs off the diagonal of the two before and the two after, where those agree."""
    if len(chain) < 5:
        return chain
    diagonal = chain[:, 1] - chain[:, 0]
    around = np.stack([np.roll(diagonal, k) for k in (-2, -1, 1, 2)])
    spread = around.max(0) - around.min(0)
    off = np.abs(diagonal - np.median(around, 0)) > spread + MARGIN
    off[:2] = off[-2:] = False
    kept: Ints = chain[~off]
    return kept


def band(anchors: Ints, rows: int, columns: int, cuts: Ints | None = None) -> Band:
    """Return the band around ``anchors``: whole windows where small, else their diagonals.

    At ``cuts`` it is a single node wide.
    """
    points = np.concatenate(([[0, 0]], anchors, [[rows, columns]]))
    (r0, c0), (r1, c1) = points[:-1].T, points[1:].T
    height, width = r1 - r0, c1 - c0
    small = np.minimum(height, width) <= SHORT_SIDE
    small |= np.maximum(height, width) <= MAX_WIDTH
    margin = np.where((height == 1) & (width == 1), STEADY_MARGIN, MARGIN)
    # A window has its first row and its last, which is the first of the next one.
    window, k = expand(height + 1)
    row, first, last = r0[window] + k, (c0 - margin)[window], (c1 + margin)[window]
    large = np.flatnonzero(~small[window])
    window, k = window[large], k[large]
    centre = c0[window] + k * width[window] // height[window]
    first[large], last[large] = centre - MAX_WIDTH, centre + MAX_WIDTH
    low = np.full(rows + 1, columns)
    high = np.zeros(rows + 1, np.int64)
    np.minimum.at(low, row, first)
    np.maximum.at(high, row, last + 1)
    if cuts is not None:
        at = np.searchsorted(cuts[:, 0], np.arange(rows + 1), "right")
        edges = np.concatenate(([0], cuts[:, 1], [columns]))
        low, high = np.maximum(low, edges[at]), high
        at = np.searchsorted(cuts[:, 0], np.arange(rows + 1), "left")
        high = np.minimum(high, edges[at + 1] + 1)
    return Band.between(low, high, columns)
