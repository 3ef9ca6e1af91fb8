"""Cutting a sentence that is too long for the model at clause boundaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

# From the best place to the worst.  Each matches the white space at which the cut is made.
_PLACES = (
    re.compile(r"(?<=[.!?…;:])[\"”’»)\]]*\s+"),
    re.compile(r"(?<=,)\s+(?=(?:dan|atau|tetapi|namun|sedangkan|sementara|karena|sehingga)\b)"),
    re.compile(r"(?<=,)\s+|(?<!\s)\s++(?=[–—(])|(?<=[–—)])\s+"),
    re.compile(r"(?<!\s)\s++(?=(?:dan|atau|yang|bahwa|untuk|karena|dengan|serta|agar|ketika)\b)"),
    re.compile(r"\s+"),
)

# A word that never is a name, or one that no other capital follows as it does in names and titles.
_CAPITAL = re.compile(
    r"(?:The|An?|This|That|It|He|She|They|We|In|On|At|Of|To|For|From|With|By|As|And|But|Or)\b"
    r"|[A-Z][a-z]+,? (?![A-Z])"
)


def cut(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut ``text`` into parts that fit; joined by a space they give it back.

    A cut is made at the best kind of place there is (sentence end or semicolon, comma before a
    conjunction, comma or dash, before a conjunction, any space), nearest to the middle; a single
    word that does not fit is cut into halves, which no space parts in the original.

    Args:
        text: single-spaced.
        fits: tells whether the model can take a text whole.
    """
    parts: list[str] = []
    waiting = [text]
    while waiting:
        part = waiting.pop()
        if fits(part) or len(part) < 2:
            parts.append(part)
            continue
        left, right = _halves(part)
        waiting += [right, left]
    return parts


def in_one_sentence(parts: Sequence[str], drafts: Sequence[str]) -> list[str]:
    """Return the drafts of a sentence's parts as they stand in one sentence.

    Models end what they are given with a full stop and begin it with a capital; inside a sentence
    neither belongs.

    Args:
        parts: in the source's order.
        drafts: one of each part.
    """
    mended = list(drafts)
    for i, (before, after) in enumerate(pairwise(parts)):
        if before[-1:].isalnum() or before[-1:] in ",-–—":
            mended[i] = mended[i].rstrip(" .,") + ("," if before.endswith(",") else "")
        if after[:1].islower() and _CAPITAL.match(mended[i + 1]):
            mended[i + 1] = mended[i + 1][0].lower() + mended[i + 1][1:]
    return mended


def _halves(text: str) -> tuple[str, str]:
    middle = len(text) / 2
    for place in _PLACES:
        # Only the middle half: a boundary at the edge leaves the long part as long as it was.
        found = [
            match
            for match in place.finditer(text)
            if len(text) / 5 <= match.end() <= len(text) * 4 / 5
        ]
        if found:
            best = min(found, key=lambda match: abs(match.end() - middle))
            return text[: best.end()].rstrip(), text[best.end() :]
    spaces = [match for match in _PLACES[-1].finditer(text) if 0 < match.start() < len(text) - 1]
    if spaces:
        best = min(spaces, key=lambda match: abs(match.start() - middle))
        return text[: best.start()], text[best.end() :]
    return text[: len(text) // 2], text[len(text) // 2 :]
