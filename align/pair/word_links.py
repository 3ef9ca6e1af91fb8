"""Which words of a text render which words of its source.

What the lexicon is sure of comes first; the attention of a model that reads the pair says the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from align.document import Pair
from align.text import lexicon
from align.translate.words import (
    CONFIDENCE,
    LINKS,
    WordReader,
    Words,
    format_confidence,
    format_links,
)

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LEAST, _SURE = 0.05, 0.3
"""How strongly two words must translate each other to be linked, and to need no model."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two words that belong together: code-point offsets in the source and in the text."""

    source: Span
    text: Span


def links(source: str, text: str, least: float = _LEAST) -> list[Link]:
    """Link words one to one by the lexicon, the strongest first, equals near each other.

    Words that are the same on both sides (names, numbers) are linked as well.

    Args:
        source: Indonesian text.
        text: English text.
        least: the weakest translation that makes a link.
    """
    table = lexicon.load()
    ours = [(m[0].lower(), m.span()) for m in _WORD.finditer(source)]
    theirs = [(m[0].lower(), m.span()) for m in _WORD.finditer(text)]
    places: dict[str, list[int]] = {}
    for n, (word, _) in enumerate(theirs):
        places.setdefault(word, []).append(n)
    offers = []
    for i, (word, _) in enumerate(ours):
        strengths = dict(lexicon.translate(word, table)) | {word: 1.0}
        for english, strength in strengths.items():
            if strength >= least:
                for n in places.get(english, ()):
                    distance = abs(i / len(ours) - n / len(theirs))
                    offers.append((strength - distance / 2, i, n))
    taken_i: set[int] = set()
    taken_n: set[int] = set()
    found = []
    for _, i, n in sorted(offers, key=lambda offer: (-offer[0], offer[1], offer[2])):
        if i not in taken_i and n not in taken_n:
            taken_i.add(i)
            taken_n.add(n)
            found.append(Link(ours[i][1], theirs[n][1]))
    return sorted(found, key=lambda link: link.source)


def joined(source: str, text: str, words: Words) -> list[Link]:
    """Return the links that the lexicon is sure of, and what a model says of all other words.

    Args:
        source: Indonesian text.
        text: English text.
        words: what the model saw; where it has no links, the lexicon's weaker ones count as well.
    """
    if not words.links:
        return links(source, text)
    sure = links(source, text, _SURE)
    known = set(_numbers(text, [link.text for link in sure]))
    looked = words._replace(links=tuple(pair for pair in words.links if pair[1] not in known))
    return sorted([*sure, *placed(source, text, looked)])


def placed(source: str, text: str, words: Words) -> list[Link]:
    """Return the links of words that are counted as links of words that stand somewhere."""
    ours, theirs = spans(source), spans(text)
    return [Link(ours[i], theirs[j]) for i, j in words.links if i < len(ours) and j < len(theirs)]


def spans(text: str) -> list[Span]:
    """Return where the words between white space stand, their punctuation left out."""
    found = []
    for match in re.finditer(r"\S+", text):
        word = match[0]
        inside = word.strip("\"'“”‘’()[].,;:!?…–—")
        start = match.start() + (word.index(inside) if inside else 0)
        found.append((start, start + len(inside or word)))
    return found


def with_words(pairs: Sequence[Pair], reader: WordReader) -> list[Pair]:
    """Return pairs with what is known of their drafts' words, in two more columns."""
    read = reader.read([pair.source for pair in pairs], [pair.draft for pair in pairs])
    return [
        replace(
            pair,
            extra={
                **pair.extra,
                LINKS: format_links(_counted(pair, words)),
                CONFIDENCE: format_confidence(words),
            },
        )
        for pair, words in zip(pairs, read, strict=True)
    ]


def _counted(pair: Pair, words: Words) -> Words:
    """Return words whose links are joined, each word by its number between white space."""
    found = joined(pair.source, pair.draft, words)
    ours = _numbers(pair.source, [link.source for link in found])
    theirs = _numbers(pair.draft, [link.text for link in found])
    numbers = {(j, i) for i, j in zip(ours, theirs, strict=True)}
    return words._replace(links=tuple((i, j) for j, i in sorted(numbers)))


def _numbers(text: str, places: Sequence[Span]) -> list[int]:
    """Return of each place the number of its word between white space."""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    return [bisect_right(starts, start) - 1 for start, _ in places]
