"""Putting tags and line breaks of a source sentence into its draft.

The marks keep their order, so that markup that was well-formed stays so.  They cut the source into
chunks; the draft is cut into as many, such that words linked by the pairing lexicon stand in the
same chunk: a monotone segmentation by dynamic programming.  Where no word is linked, the relative
position decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from align.pair.word_links import links

_TOKEN = re.compile(r"\{\d+\}|\w+(?:['’-]\w+)*|[^\w\s]")
_LARGEST = 50_000
"""Words times words up to which links are looked for, and words times marks for the search."""
_SKIPPED = 0.9
"""What a chunk of the source without a word in the draft costs; a word in a wrong chunk costs 1."""
_DRIFT = 0.3
"""What a word costs that stands a whole sentence away from its chunk."""
_FAR = 1e9

Span = tuple[int, int]
Kind = Literal["open", "close", "break"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a sentence that is not language.

    Attributes:
        at: offset in the sentence.
        text: what to put into the draft, as it is.
        kind: ``open`` sticks to the word behind it, ``close`` to the word before it, ``break``
            takes the place of the space between two words.
    """

    at: int
    text: str
    kind: Kind


def place(
    source: str, draft: str, marks: Sequence[Mark], finish: Callable[[str], str] = str
) -> str:
    """Return ``draft`` with the marks of ``source`` in their order.

    Args:
        source: a sentence.
        draft: its translation.
        marks: sorted by place.
        finish: applied to every stretch of the draft's own text, such as escaping.
    """
    tokens = [match.span() for match in _TOKEN.finditer(draft)]
    waiting = list(zip(_boundaries(source, draft, tokens, marks), marks, strict=True))
    made = []
    at = 0
    for number in range(len(tokens) + 1):
        before = tokens[number - 1][1] if number else 0
        behind = tokens[number][0] if number < len(tokens) else len(draft)
        here = []
        while waiting and waiting[0][0] == number:
            here.append(waiting.pop(0)[1])
        if not here:
            continue
        made.append(finish(draft[at:before]))
        closing = next((n for n, mark in enumerate(here) if mark.kind != "close"), len(here))
        made += [mark.text for mark in here[:closing]]
        if not any(mark.kind == "break" for mark in here):
            made.append(finish(draft[before:behind]))
        made += [mark.text for mark in here[closing:]]
        at = behind
    made.append(finish(draft[at:]))
    return "".join(made)


def _boundaries(
    source: str, draft: str, tokens: Sequence[Span], marks: Sequence[Mark]
) -> Iterator[int]:
    """Yield how many words of the draft stand before each mark."""
    ours = [match.span() for match in _TOKEN.finditer(source)]
    offsets = [mark.at for mark in marks]
    chunk = [bisect_right(offsets, start) for start, _ in ours]
    firm = [draft[start] == "{" and end - start > 1 for start, end in tokens]
    chosen = _segment(_linked(source, draft, ours, tokens, chunk), chunk, firm)
    at = 0
    for number in range(len(marks)):
        while at < len(tokens) and chosen[at] <= number:
            at += 1
        yield at


def _linked(
    source: str,
    draft: str,
    ours: Sequence[Span],
    tokens: Sequence[Span],
    chunk: Sequence[int],
) -> list[int | None]:
    """Return the chunk of the source word that each word of the draft is linked to."""
    found: list[int | None] = [None] * len(tokens)
    if len(ours) * len(tokens) > _LARGEST:
        return found
    ends = [end for _, end in ours]
    last = [end for _, end in tokens]
    for link in links(source, draft):
        found[bisect_right(last, link.text[0])] = chunk[bisect_right(ends, link.source[0])]
    # Punctuation and stand-ins that came through in full.
    signs: dict[str, tuple[list[int], list[int]]] = {}
    for side, (text, spans) in enumerate(((source, ours), (draft, tokens))):
        for n, (start, end) in enumerate(spans):
            if not text[start].isalnum() and (end - start == 1 or text[start] == "{"):
                signs.setdefault(text[start:end], ([], []))[side].append(n)
    for left, right in signs.values():
        if len(left) == len(right):
            for i, n in zip(left, right, strict=True):
                found[n] = chunk[i]
    return found


def _segment(linked: Sequence[int | None], chunk: Sequence[int], firm: Sequence[bool]) -> list[int]:
    """Return a chunk for each word of the draft, never falling, at the least cost.

    A ``firm`` word, a stand-in, leaves its chunk only for another of its kind.
    """
    if not linked or not chunk:
        return [0] * len(linked)
    names = sorted(set(chunk))
    size = len(chunk)
    spans = [
        (bisect_right(chunk, name - 1) / size, bisect_right(chunk, name) / size) for name in names
    ]
    places = [(n + 0.5) / len(linked) for n in range(len(linked))]
    if len(linked) * len(names) > _LARGEST:
        return [chunk[int(place * size)] for place in places]
    most = 2 * (len(linked) + len(names))  # more than all else together can cost
    best = [_SKIPPED * k for k in range(len(names))]
    steps: list[list[int]] = []
    for n, (wanted, place) in enumerate(zip(linked, places, strict=True)):
        came = list(range(len(names)))
        if n:
            reached = list(best)
            # The cheapest of the chunks before k; skipping those between costs.
            lead, leader = _FAR, 0
            for k in range(len(names)):
                if lead < best[k]:
                    reached[k], came[k] = lead, leader
                lead += _SKIPPED
                if best[k] <= lead:
                    lead, leader = best[k], k
            best = reached
        steps.append(came)
        for k, (name, (start, end)) in enumerate(zip(names, spans, strict=True)):
            wrong = wanted is not None and wanted != name
            best[k] += wrong * (most if firm[n] else 1)
            best[k] += _DRIFT * max(0.0, start - place, place - end)
    k = min(range(len(names)), key=lambda k: best[k] + _SKIPPED * (len(names) - 1 - k))
    chosen = []
    for came in reversed(steps):
        chosen.append(names[k])
        k = came[k]
    return chosen[::-1]
