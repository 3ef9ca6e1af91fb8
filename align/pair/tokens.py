"""Words, numbers and telling punctuation of a sentence, as sentence pairing compares them."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,:]\d+)*|[?!():;%&$€£\"“”]")
_FOLD = str.maketrans({"“": '"', "”": '"'})
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\d)")


def tokenize(text: str) -> list[str]:
    """Return the lower-cased words, numbers and telling punctuation marks of ``text``, in order.

    An apostrophe parts words: ``Jakarta's`` and French ``l'eau`` are found by their nouns.
    Numbers lose their notation: ``1.500``, ``1,500`` and ``1500`` are one token, and so are ``2,5``
    and ``2.50``, ``20.30`` and ``20:30``.
    """
    return [
        plain_number(token) if token[0].isdigit() and not token.isdigit() else token
        for token in _TOKEN.findall(text.translate(_FOLD).lower())
    ]


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
