"""Telling a failed draft: empty, caught in a loop, or far too long or short."""

from __future__ import annotations

import re
from collections import Counter
from operator import eq
from typing import Literal

Problem = Literal["empty", "loop", "short"]

_WORD = re.compile(r"\w+")
_STUTTER = re.compile(r"([^\W\d]{1,6})\1{3,}")


def problem(source: str, draft: str) -> Problem | None:
    """Return what is wrong with ``draft`` as a piece of text, or None.

    ``empty``: no letter or digit although the source has some.  ``loop``: an n-gram of up to six
    words comes three times in a row, a few letters four times (*Widodododododo*), or one word makes
    up most of a long draft, and the source does nothing of the kind.  ``short``: a long source gave
    less than a fifth of its words.
    """
    given, made = _WORD.findall(source.lower()), _WORD.findall(draft.lower())
    if given and not made:
        return "empty"
    stutters = _STUTTER.search(draft.lower()) and not _STUTTER.search(source.lower())
    if stutters or (_loops(made) and not _loops(given)):
        return "loop"
    if len(given) >= 10 and len(made) * 5 < len(given):
        return "short"
    return None


def _loops(words: list[str]) -> bool:
    for n in range(1, 7):
        repeats = bytes(map(eq, words[n:], words))
        if b"\1" * max(3, 2 * n) in repeats:
            return True
    if len(words) >= 12:
        return Counter(words).most_common(1)[0][1] > len(words) / 2
    return False
