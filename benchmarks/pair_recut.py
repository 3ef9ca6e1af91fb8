"""Translations whose sentences are cut elsewhere: n-m beads for learning the weights of pairing.

A free translation moves a clause into the sentence before or after, or the splitter finds other
stops.  The development documents in Indonesian hold nothing of the kind, so a copy of them is
recut here: of two to four 1-1 beads in a row, lines are joined crosswise, or a clause changes
lines, or two lines change places, and what was 1-1 beads is one bead of 2-2, 2-3, 3-2 or 3-3.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Line = tuple[str, str]
"""A line and its draft; a line of the reference side is its own draft."""
Beads = list[tuple[list[int], list[int]]]

_CLAUSE = re.compile(r"[,;:] ")
_SHORTEST = 12
"""Characters of a clause that may change lines, at least."""


@dataclass
class Gold:
    """A gold document: monotone beads of known shapes that hold every sentence."""

    source: list[str]
    reference: list[str]
    drafts: list[str]
    beads: Beads


def _join(*lines: Line) -> Line:
    return " ".join(text for text, _ in lines), " ".join(draft for _, draft in lines)


def _cut(line: Line, rng: random.Random) -> tuple[Line, Line] | None:
    """Cut a line behind a comma, semicolon or colon, and its draft behind the same one."""
    text, draft = line
    ends, draft_ends = ([found.end() for found in _CLAUSE.finditer(t)] for t in line)
    places = [
        (a, b)
        for a, b in zip(ends, draft_ends, strict=False)
        if min(a, b, len(text) - a, len(draft) - b) >= _SHORTEST
    ]
    if len(ends) != len(draft_ends) or not places:
        return None
    a, b = rng.choice(places)
    return (text[:a].rstrip(), draft[:b].rstrip()), (text[a:], draft[b:])


Sides = tuple[list[Line], list[Line]]


def _cross(a: list[Line], b: list[Line], _: random.Random) -> Sides | None:
    """Join lines of both sides so that no boundary is common: 2-2 of three pairs, 2-3 of four."""
    if len(a) == 3:
        return [_join(*a[:2]), a[2]], [b[0], _join(*b[1:])]
    return [_join(*a[:2]), _join(*a[2:])], [b[0], _join(*b[1:3]), b[3]]


def _shift(a: list[Line], b: list[Line], rng: random.Random) -> Sides | None:
    """Let the end of a line begin the next one, or the reverse: 2-2 of two pairs, 3-3 of three."""
    made = list(b)
    for k in range(1, len(b)):
        down = rng.random() < 0.5
        cut = _cut(made[k - 1] if down else b[k], rng)
        if cut is None:
            return None
        made[k - 1 : k + 1] = (
            [cut[0], _join(cut[1], b[k])] if down else [_join(made[k - 1], cut[0]), cut[1]]
        )
    return a, made


def _spread(a: list[Line], b: list[Line], rng: random.Random) -> Sides | None:
    """Make a line of its own of the end of one and the beginning of the next: 2-3 of two pairs."""
    first, second = _cut(b[0], rng), _cut(b[1], rng)
    return first and second and (a, [first[0], _join(first[1], second[0]), second[1]])


def _swap(a: list[Line], b: list[Line], _: random.Random) -> Sides | None:
    """Let two lines change places: 2-2 of two pairs."""
    return a, b[::-1]


def _split(a: list[Line], b: list[Line], rng: random.Random) -> Sides | None:
    """Make lines of the clauses of one: 1-2, less often 1-3 to 1-5."""
    made = list(b)
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        longest = max(range(len(made)), key=lambda k: len(made[k][0]))
        cut = _cut(made[longest], rng)
        if cut is None:
            break
        made[longest : longest + 1] = cut
    return (a, made) if len(made) > 1 else None


Recut = Callable[[list[Line], list[Line], random.Random], Sides | None]
WAYS: tuple[tuple[int, Recut, float], ...] = (
    (1, _split, 0.35),
    (2, _shift, 0.2),
    (3, _shift, 0.05),
    (2, _spread, 0.1),
    (2, _swap, 0.05),
    (3, _cross, 0.15),
    (4, _cross, 0.1),
)
"""Pairs in a row that it takes, the way, its share."""


def recut(gold: Gold, rate: float, seed: int) -> Gold:
    """Return a document with a share (``rate``) of the 1-1 beads that can be recut, recut.

    It is always the same for a seed.
    """
    rng = random.Random(seed)  # noqa: S311
    made = Gold([], [], [], [])
    at = 0
    while at < len(gold.beads):
        taken, (a, b) = 1, gold.beads[at]
        left: list[Line] = [(gold.source[k], gold.drafts[k]) for k in a]
        right: list[Line] = [(gold.reference[k], gold.reference[k]) for k in b]
        count, way, _ = rng.choices(WAYS, [share for *_, share in WAYS])[0]
        run = gold.beads[at : at + count]
        single = len(run) == count and all(len(a) == len(b) == 1 for a, b in run)
        if single and rng.random() < rate:
            lefts: list[Line] = [(gold.source[a[0]], gold.drafts[a[0]]) for a, _ in run]
            rights: list[Line] = [(gold.reference[b[0]], gold.reference[b[0]]) for _, b in run]
            # Either side may be the one that is cut elsewhere.
            if rng.random() < 0.5:
                found = way(lefts, rights, rng)
            else:
                found = way(rights, lefts, rng)
                found = found and found[::-1]
            if found:
                (left, right), taken = found, count
        first, start = len(made.source), len(made.reference)
        made.source += [text for text, _ in left]
        made.drafts += [draft for _, draft in left]
        made.reference += [text for text, _ in right]
        made.beads.append(
            (list(range(first, len(made.source))), list(range(start, len(made.reference))))
        )
        at += taken
    return made
