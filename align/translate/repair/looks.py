"""The first letter and the quotes of a draft, as those of its source."""

from __future__ import annotations

import re

_OPENING = re.compile(r'(?<![^\s(\[“])"(?=\S)')
_CAPITAL = re.compile(r"\W*[A-Z]")
_SMALL = re.compile(r"\W*([a-z]+)(?=[\s,;:\"”’'-])")


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
