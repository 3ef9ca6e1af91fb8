"""Words, numbers and telling punctuation of a sentence, as sentence pairing compares them."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[?!():;%&$€£\"“”]")
_FOLD = str.maketrans({"’": "'", "“": '"', "”": '"'})


def tokenize(text: str) -> list[str]:
    """Return the lower-cased words, numbers and telling punctuation marks of ``text``, in order."""
    return _TOKEN.findall(text.translate(_FOLD).lower())
