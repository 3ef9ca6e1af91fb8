"""Headlines In Title Case or IN CAPITALS, which a model that has seen few takes for names."""

from __future__ import annotations

import re

from align.text.words import capitalised, indonesian

_WORD = re.compile(r"[^\W\d_]+")


def is_title_case(text: str) -> bool:
    """Tell whether most longer words of ``text`` (at least three) begin with a capital."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capitals > 0.7 * len(words)


def is_in_capitals(text: str) -> bool:
    """Tell whether ``text`` is written in capitals alone, two words of them at least."""
    return text.isupper() and sum(len(word) > 1 for word in _WORD.findall(text)) >= 2


def sentence_case(text: str) -> str:
    """Return ``text`` with capitals as within a sentence, as far as its words are known.

    Of a text in capitals, longer unknown words are names.
    """
    shouted = text.isupper()
    written, known = capitalised(), indonesian()

    def recase(match: re.Match[str]) -> str:
        word = match.group()
        plain = word.lower()
        if plain in written and len(word) > 1:
            cased = written[plain]
        elif plain in known and len(word) > 1:
            cased = plain
        else:
            cased = word.capitalize() if shouted and len(word) > 3 else word
        return cased if match.start() > first else cased[0].upper() + cased[1:]

    start = _WORD.search(text)
    first = start.start() if start else 0
    return _WORD.sub(recase, text)
