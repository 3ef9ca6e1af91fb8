"""Which words of a draft render which words of its source, and which of them are doubtful.

The file may say so (``translate --links``); else the embedded model is asked; where it was never
used on this machine, the pairing lexicon has to do.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import cached_property

from align.document import Pair
from align.errors import SejajarError
from align.pair import lexicon
from align.translate.convert import converted_path
from align.translate.models import find_model
from align.translate.words import CONFIDENCE, LINKS, WordReader, parse_words

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LEAST, _SURE = 0.05, 0.3
"""How strongly two words must translate each other to be linked, and to need no model."""
_DOUBT = 0.2
"""A word that the model finds less likely than this is shaded."""

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """Two words that belong together: code-point offsets in the source and in the draft."""

    source: _Span
    draft: _Span


class Linker:
    """Tells what is known of the words of a pair.  May be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def find(self, pair: Pair) -> tuple[list[Link], list[_Span]]:
        """Return the links between source and draft, and where the draft's doubtful words stand."""
        if not pair.draft:
            return [], []
        words = parse_words(pair.extra.get(LINKS, ""), pair.extra.get(CONFIDENCE, ""))
        # What the lexicon is sure of, the model need not guess from where it looks.
        sure: list[Link] = []
        if not words.links and self._reader is not None:
            with self._lock:
                (words,) = self._reader.read([pair.source], [pair.draft])
            sure = links(pair.source, pair.draft, _SURE)
        ours, theirs = _spans(pair.source), _spans(pair.draft)
        doubtful = [
            span for span, chance in zip(theirs, words.confidence, strict=False) if chance < _DOUBT
        ]
        if not words.links:
            return links(pair.source, pair.draft), doubtful
        known = {link.draft for link in sure}
        looked = [
            Link(ours[i], theirs[j])
            for i, j in words.links
            if i < len(ours) and j < len(theirs) and theirs[j] not in known
        ]
        return sorted([*sure, *looked], key=lambda link: (link.source, link.draft)), doubtful

    @cached_property
    def _reader(self) -> WordReader | None:
        try:
            model = find_model()
            # Converting it takes torch and seconds; nobody who hovers over a word waits for that.
            ready = (converted_path(model) / "model.bin").is_file()
            return WordReader(model) if ready else None
        except SejajarError:
            return None


def _spans(text: str) -> list[_Span]:
    """Return where the words between white space stand, their punctuation left out."""
    spans = []
    for match in re.finditer(r"\S+", text):
        word = match[0]
        inside = word.strip("\"'“”‘’()[].,;:!?…–—")
        start = match.start() + (word.index(inside) if inside else 0)
        spans.append((start, start + len(inside or word)))
    return spans


def links(source: str, draft: str, least: float = _LEAST) -> list[Link]:
    """Link words one to one by the lexicon, the strongest first, equals near each other.

    Words that are the same on both sides (names, numbers) are linked as well.

    Args:
        source: Indonesian text.
        draft: English text.
        least: the weakest translation that makes a link.
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
