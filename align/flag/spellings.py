"""Words of a document by spelling and by sound, so that each is compared with its likes only.

Two words one edit apart (one letter more, less or other, or two neighbours exchanged) have a
spelling in common once a letter is taken out of each (symmetric deletion; Garbe, 2012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from align.flag.homophone import homophone_key, plain

_CROWD = 200
"""Words of one sound or spelling that are compared; more of them are no names."""


class Spellings:
    """An index of words.

    Args:
        words: distinct, in the order in which ``near`` gives those of one length.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._place: dict[str, int] = {}
        self._alike: dict[str, list[str]] = defaultdict(list)
        for place, word in enumerate(words):
            self._place[word] = place
            for key in _keys(word):
                if len(self._alike[key]) < _CROWD:
                    self._alike[key].append(word)

    def near(self, word: str) -> list[str]:
        """Return the other words that are one edit away from ``word`` or sound alike, by length."""
        found = {other for key in _keys(word) for other in self._alike.get(key, ())} - {word}
        return sorted(found, key=lambda other: (len(other), self._place[other]))


def _keys(word: str) -> Iterator[str]:
    letters = plain(word)
    yield "=" + homophone_key(word)
    yield letters
    for at in range(len(letters)):
        yield letters[:at] + letters[at + 1 :]
