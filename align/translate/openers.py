"""Opening quotes and brackets, set apart from the word behind them.

SentencePiece marks a word's begin by the space before it: in ``“Kami`` the quote takes that mark,
and *Kami* falls into pieces that mean little.  Models trained here therefore see ``" Kami``.
"""

from __future__ import annotations

import re

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})
_OPENER = re.compile(r"(?<![^\s(\[\"])([\"(\[])(?=[\w\"(\[])")
_APART = re.compile(r"(?<![^\s(\[\"])([\"(\[]) (?=\S)")
_OPENING = re.compile(r'(?<![^\s(\[“])"(?=\S)')
_CAPITAL = re.compile(r"\W*[A-Z]")
_SMALL = re.compile(r"\W*([a-z]+)(?=[\s,;:\"”’'-])")


def set_apart(text: str) -> str:
    """Return ``text`` with straight quotes, and a space behind each opening quote or bracket."""
    return _OPENER.sub(r"\1 ", text.translate(_STRAIGHT))


def join(text: str) -> str:
    """Return ``text`` without the space behind opening quotes and brackets."""
    return _APART.sub(r"\1", text)


def like_source(source: str, draft: str) -> str:
    """Return ``draft`` beginning and quoting as ``source`` does.

    It begins with a capital if ``source`` does, and has curly double quotes if ``source`` has such
    and no straight ones.
    """
    if _CAPITAL.match(source) and (word := _SMALL.match(draft)):
        at = word.start(1)
        draft = draft[:at] + draft[at].upper() + draft[at + 1 :]
    if '"' in source or not ("“" in source or "”" in source):
        return draft
    return _OPENING.sub("“", draft).replace('"', "”")
