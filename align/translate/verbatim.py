"""What must come through a translation unchanged: URLs, e-mail addresses, emoji, handles."""

from __future__ import annotations

import re

_VERBATIM = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’]      # URL, closing punctuation left out
  | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++                # e-mail address
  | (?<![\w.])[@\#][^\W\d_]\w+                                 # handle, hashtag
  | (?:[\U0001F1E6-\U0001F1FF]{2}                              # flag
      | [\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2B55]
        [\uFE0F\U0001F3FB-\U0001F3FF]?
        (?:\u200D[\U0001F300-\U0001FAFF\u2600-\u27BF]\uFE0F?)*
    )+
    """,
    re.VERBOSE,
)


def verbatim(text: str) -> list[str]:
    """Return the items of ``text`` that a translation must hold as they are, in order."""
    return _VERBATIM.findall(text)


def verbatim_spans(text: str) -> list[tuple[int, int]]:
    """Return where these items are."""
    return [match.span() for match in _VERBATIM.finditer(text)]


def split_verbatim(text: str) -> list[tuple[str, bool]]:
    """Cut ``text`` into (part, verbatim or not); the parts joined give it back."""
    parts: list[tuple[str, bool]] = []
    last = 0
    for start, end in verbatim_spans(text):
        if start > last:
            parts.append((text[last:start], False))
        parts.append((text[start:end], True))
        last = end
    if last < len(text):
        parts.append((text[last:], False))
    return parts
