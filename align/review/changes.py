"""What a reviewer changed in a draft, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
# The comparison is quadratic in the worst case; nobody reads word marks in longer texts.
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the final text, or of the draft where it was deleted."""

    text: str
    change: Literal["same", "insert", "delete"]


def changes(draft: str, final: str) -> list[Stretch]:
    """Compare two texts.

    Returns:
        Stretches in reading order: those that are not deleted make the final text, those that are
        not inserted the draft.
    """
    if not draft or max(len(draft), len(final)) > _LONGEST:
        return [Stretch(final, "same")] if final else []
    before, after = _WORD.findall(draft), _WORD.findall(final)
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found.append(Stretch("".join(after[k:m]), "same"))
            continue
        if i < j:
            found.append(Stretch("".join(before[i:j]), "delete"))
        if k < m:
            found.append(Stretch("".join(after[k:m]), "insert"))
    return found
