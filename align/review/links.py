"""Which words of a draft render which words of its source, by the pairing lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from align.pair import lexicon

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Link:
    """Two words that belong together: code-point offsets in the source and in the draft."""

    source: tuple[int, int]
    draft: tuple[int, int]


def links(source: str, draft: str) -> list[Link]:
    """Link words one to one, the strongest translations first, equals near each other.

    Words that are the same on both sides (names, numbers) are linked as well.
    """
    table = lexicon.load()
    ours = [(m[0].lower(), m.span()) for m in _WORD.finditer(source)]
    theirs = [(m[0].lower(), m.span()) for m in _WORD.finditer(draft)]
    places: dict[str, list[int]] = {}
    for n, (word, _) in enumerate(theirs):
        places.setdefault(word, []).append(n)
    offers = []
    for i, (word, _) in enumerate(ours):
        strengths = dict(lexicon.translate(word, table)) | {word: 1.0}
        for english, strength in strengths.items():
            if strength >= _LEAST:
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
