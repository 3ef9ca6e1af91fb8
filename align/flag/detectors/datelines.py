"""BOIL-SITE, datelines: town and agency before the first sentence.

Every other article in a newspaper begins so, and a reader of native text expects it; in a text
that a machine translated the dateline is left over from another page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from align.flag.base import Candidate, FlagType, Row, SourceDetector
from align.flag.detectors.boilerplate import Boilerplate

_DATELINE = re.compile(
    r"^\s*(?:[A-Z][A-Z. ]{2,30}(?:, [A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2})?|"
    r"[A-Z]\w+\.(?:com|id|net|co\.id|co)(?:, [A-Z][\w ]{2,20})?|"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z][a-z]+)? \([A-Z][\w/. ]{1,20}\)|"
    r"(?:[A-Z][a-z]+ ){1,3}(?=[–—-] )) ?"
    r"[–—-]{1,2} ?(?=[“\"A-Z])"
)


class Datelines(SourceDetector):
    """The dateline at the start of a row."""

    flags: tuple[FlagType, ...] = tuple(one for one in Boilerplate.flags if one.id == "BOIL-SITE")
    doubtful: ClassVar[bool] = True

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield the dateline of a row."""
        match = _DATELINE.match(row.source)
        if match:
            yield Candidate(
                "BOIL-SITE",
                number,
                *match.span(),
                0.7,
                "no part of the text: drop it",
                evidence="a dateline",
            )
