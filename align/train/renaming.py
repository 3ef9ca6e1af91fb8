"""Names and numbers exchanged for others on both sides of a pair, which teaches to copy them.

Training texts hold few names, and each of them often; a model of few sentences then translates a
new name by the nearest that it knows.  What a pair has alike on both sides is put in another way on
both sides (after Li et al., 2018, who put names back; here the model learns to copy them).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import numpy as np

from align.text.words import english, indonesian, people

_NAME = re.compile(r"\b[A-Z][^\W\d_]+\b")
_NUMBER = re.compile(r"(?<![\w.,])\d{2,4}(?![\w%]|[.,]\d)")
_COMMON = 50
"""Words that native text has more often are translated, or known well enough."""
_BLENDED = 0.3
"""Share of the new names that nobody has: the beginning of one and the end of another."""


def renamed(source: str, target: str, random: np.random.Generator) -> tuple[str, str]:
    """Return both sides with the names and numbers that they share exchanged for others.

    Args:
        source: Indonesian text.
        target: its translation.
        random: where the new names come from.

    Returns:
        Both sides; as they were if they share none.
    """
    return _exchanged(
        *_exchanged(source, target, _NAME, _is_name, _name, random),
        _NUMBER,
        lambda _: True,
        _number,
        random,
    )


def can_be_renamed(source: str, target: str) -> bool:
    """Tell whether both sides share a name or a number."""
    return bool(_shared(source, target, _NUMBER)) or any(
        map(_is_name, _shared(source, target, _NAME))
    )


def _exchanged(
    source: str,
    target: str,
    kind: re.Pattern[str],
    wanted: Callable[[str], bool],
    make: Callable[[str, np.random.Generator], str],
    random: np.random.Generator,
) -> tuple[str, str]:
    new = {old: make(old, random) for old in _shared(source, target, kind) if wanted(old)}
    if not new:
        return source, target

    def put(match: re.Match[str]) -> str:
        return new.get(match[0], match[0])

    return kind.sub(put, source), kind.sub(put, target)


def _shared(source: str, target: str, kind: re.Pattern[str]) -> list[str]:
    there = set(kind.findall(target))
    return [item for item in dict.fromkeys(kind.findall(source)) if item in there]


def _is_name(word: str) -> bool:
    low = word.lower()
    return low not in english() and indonesian().get(low, 0) <= _COMMON


def _name(old: str, random: np.random.Generator) -> str:
    if old.isupper():
        return "".join(chr(ord("A") + letter) for letter in random.integers(0, 26, len(old)))
    pool = _pool()
    first, second = pool[random.integers(len(pool))], pool[random.integers(len(pool))]
    if random.random() >= _BLENDED:
        return first
    return first[: len(first) // 2 + 1] + second[len(second) // 2 :]


def _number(old: str, random: np.random.Generator) -> str:
    # A year stays a year, a day of the month a day of the month.
    for lowest, highest in ((10, 31), (32, 99), (100, 999), (1900, 2035), (1000, 9999)):
        if lowest <= int(old) <= highest and len(str(int(old))) == len(old):
            return str(random.integers(lowest, highest, endpoint=True))
    return old


@cache
def _pool() -> tuple[str, ...]:
    parts = (part for name in people() for part in _NAME.findall(name))
    return tuple(sorted({part for part in parts if len(part) > 3 and not part.isupper()}))
