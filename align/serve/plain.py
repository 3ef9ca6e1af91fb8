"""Plain text as a passage: the codes of software strings and CAT tools come through."""

from __future__ import annotations

import re
from collections.abc import Callable

from align.serve.passage import Passage, Run

_TAG = r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]*)?/?>"
_PLACEHOLDER = r"""
    \[X\d+X\]                                             # Weblate's stand-in for anything
  | \$?\{\{?[\w.,:$\x20-]{0,60}\}?\}                      # {}, {name}, {{name}}, ${name}
  | %\([\w.-]{1,40}\)[-+\#0 ]?\d{0,3}(?:\.\d{1,3})?[A-Za-z]              # %(name)s
  | (?<![\w%])%(?:\d{1,2}\$)?[-+\#0]?\d{0,3}(?:\.\d{1,3})?(?:ll?|hh?|z)?[sdiufFeEgGxXc@](?!\w)
"""
_CODE = re.compile(rf"(?P<tag>{_TAG})|(?P<placeholder>{_PLACEHOLDER})", re.VERBOSE)


def parse(text: str) -> Passage:
    """Return ``text`` as one run: OmegaT's ``<a0>``, Weblate's ``[X5X]``, ``{name}``, ``%s``."""
    run = Run()
    add(run, text, tags=True)
    return [run]


def add(run: Run, text: str, *, tags: bool, finish: Callable[[str], str] = str) -> None:
    """Append ``text`` to ``run``, its codes as marks and placeholders.

    A placeholder that is glued to a word belongs to it and stands for none: it becomes a mark.

    Args:
        run: to append to.
        text: what the user reads, codes aside.
        tags: whether ``<b>`` is a tag here.
        finish: what makes output of a code.
    """
    at = 0
    for match in _CODE.finditer(text):
        start, end = match.span()
        if match["tag"] and not tags:
            continue
        run.add_text(text[at:start])
        code = finish(match[0])
        if match["tag"]:
            run.add_mark(code, "close" if match[0][1] == "/" else "open")
        elif text[end : end + 1].isalpha():
            run.add_mark(code, "open")
        elif start > at and text[start - 1].isalpha():
            run.add_mark(code, "close")
        else:
            run.add_placeholder(code)
        at = end
    run.add_text(text[at:])
