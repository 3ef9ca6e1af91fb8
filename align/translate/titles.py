"""Headlines In Title Case, which a model that has seen few takes for a string of names."""

from __future__ import annotations

import re
from collections.abc import Container

_WORD = re.compile(r"[^\W\d_]+")


def is_title_case(text: str) -> bool:
    """Tell whether most longer words of ``text`` (at least three) begin with a capital."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capitals > 0.7 * len(words)


def sentence_case(text: str, known: Container[str]) -> str:
    """Return ``text`` with every word but the first in lower case if ``known`` holds it so."""

    def lower(match: re.Match[str]) -> str:
        word = match.group()
        plain = word.lower()
        return plain if match.start() > 0 and plain in known else word

    return _WORD.sub(lower, text)
