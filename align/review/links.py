"""Which words of a draft render which words of its source, and which of them are doubtful.

The file may say so (``translate --links``); else the embedded model is asked; where it was never
used on this machine, the pairing lexicon has to do.
"""

from __future__ import annotations

import threading
from functools import cached_property

from align.document import Pair
from align.errors import SejajarError
from align.pair.word_links import Link, Span, joined, placed, spans
from align.translate.convert import converted_path
from align.translate.models import find_model
from align.translate.words import CONFIDENCE, LINKS, WordReader, parse_words

_DOUBT = 0.2
"""A word that the model finds less likely than this is shaded."""


class Linker:
    """Tells what is known of the words of a pair.  May be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def find(self, pair: Pair) -> tuple[list[Link], list[Span]]:
        """Return the links between source and draft, and where the draft's doubtful words stand."""
        if not pair.draft:
            return [], []
        words = parse_words(pair.extra.get(LINKS, ""), pair.extra.get(CONFIDENCE, ""))
        given = bool(words.links)
        if not given and self._reader is not None:
            with self._lock:
                (words,) = self._reader.read([pair.source], [pair.draft])
        doubtful = [
            span
            for span, chance in zip(spans(pair.draft), words.confidence, strict=False)
            if chance < _DOUBT
        ]
        return (placed if given else joined)(pair.source, pair.draft, words), doubtful

    @cached_property
    def _reader(self) -> WordReader | None:
        try:
            model = find_model()
            # Converting it takes torch and seconds; nobody who hovers over a word waits for that.
            ready = (converted_path(model) / "model.bin").is_file()
            return WordReader(model) if ready else None
        except SejajarError:
            return None
