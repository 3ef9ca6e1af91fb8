"""Words, numbers and telling punctuation of a sentence, as pairing and drafting compare them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from unicodedata import combining, normalize

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

# Plain words and ends of lines first: most are, and ranges are found faster than classes.
_TOKEN = re.compile(r"[a-z]++(?![^\W\d_])|\n|[^\W\d_]+|\d+(?:[.,:]\d+)*|[?!():;%&$€£\"“”]")
_QUOTES = {"“": '"', "”": '"'}
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\d)")


def tokenize(text: str) -> list[str]:
    """Return the lower-cased words, numbers and telling punctuation marks of ``text``, in order.

    An apostrophe parts words: ``Jakarta's`` and French ``l'eau`` are found by their nouns.
    Numbers lose their notation: ``1.500``, ``1,500`` and ``1500`` are one token, and so are ``2,5``
    and ``2.50``, ``20.30`` and ``20:30``.  Letters lose their accents.
    """
    return [plain(token) for token in _TOKEN.findall(text.replace("\n", " ").lower())]


def tokenize_all(sentences: Sequence[str]) -> tuple[list[str], Ints, Ints]:
    """Tokenise a whole document at once; the last token of each sentence is empty.

    Returns:
        The distinct tokens, the empty one first; the number of each token of the document among
        them; the sentence of each token.
    """
    text = "".join([s.replace("\n", " ") + "\n" for s in sentences])
    found = _TOKEN.findall(text.lower())
    # Spellings are numbered as they come, then the plain tokens that they stand for.
    spellings: defaultdict[str, int] = defaultdict(count().__next__)
    spelling = np.fromiter(map(spellings.__getitem__, found), np.int64, len(found))
    # The end of a sentence is the empty token.
    numbers = {"": 0}
    plain_of = [numbers.setdefault(plain(token), len(numbers)) for token in spellings]
    word = np.array(plain_of, np.int64)[spelling]
    is_end = word == 0
    return list(numbers), word, np.cumsum(is_end) - is_end


def plain(token: str) -> str:
    """Return a lower-cased token in the one form that all its spellings share; none for space."""
    if token.isascii() and token.isalpha():
        return token
    if token.isspace():
        return ""
    if token[0].isdigit():
        return token if token.isdigit() else plain_number(token)
    if token.isascii():
        return token
    bare = "".join(c for c in normalize("NFD", token) if not combining(c))
    return _QUOTES.get(token, bare or token)


def plain_number(token: str) -> str:
    """Return a number in digits with at most one point, whichever notation it came in.

    Three digits behind a separator are thousands, anything else decimals: right for nearly all
    numbers of running text in both notations, without knowing which one it is.
    """
    grouped = _THOUSANDS.match(token)
    if grouped:
        head, tail = token[: grouped.end()], token[grouped.end() + 1 :]
        head = head.replace(grouped[1], "")
    else:
        head, _, tail = token.replace(",", ".").replace(":", ".").partition(".")
    tail = tail.rstrip("0")
    return f"{head}.{tail}" if tail else head


_INDONESIAN = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve"
NUMERALS: dict[str, str] = {
    word: str(value)
    for words in (_INDONESIAN, _ENGLISH)
    for value, word in enumerate(words.split())
}
"""Number words that stand alone, and the digits they may be written in on the other side."""
