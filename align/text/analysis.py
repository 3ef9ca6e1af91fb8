"""What an Indonesian text is made of: tokens with lemma and offsets, in parallel tuples."""

from __future__ import annotations

import re
from dataclasses import dataclass

from align.text.lemma import lemma

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-’']\w+)*|\.{2,}|[^\w\s]")

QUOTES = frozenset("“”\"„‟«»‘’'")
BRACKETS = frozenset("()[]{}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, punctuation included.

    Attributes:
        text: the text they were cut from.
        words: surfaces.
        lowers: surfaces in lower case.
        lemmas: their lemmas; punctuation stands for itself.
        starts, ends: code-point offsets in ``text``.
    """

    text: str
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    lemmas: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


def words_and_marks(text: str) -> list[str]:
    """Cut ``text`` as :func:`analyse` does, and say no more of it."""
    return _TOKEN.findall(text)


def analyse(text: str) -> Tokens:
    """Cut ``text`` into words, numbers and single punctuation marks, and look up their lemmas."""
    matches = list(_TOKEN.finditer(text))
    words = tuple([match[0] for match in matches])
    lowers = tuple(map(str.lower, words))
    spans = [match.span() for match in matches]
    return Tokens(
        text,
        words,
        lowers,
        tuple(map(lemma, lowers)),
        tuple([start for start, _ in spans]),
        tuple([end for _, end in spans]),
    )
