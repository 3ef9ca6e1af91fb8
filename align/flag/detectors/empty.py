"""PAIR-EMPTY: one side of a pair has no words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.flag.base import Candidate, Context, FlagType, SourceDetector

_WORD = re.compile(r"[^\W\d_]")


class Empty(SourceDetector):
    """Drafts without words under sources that have some, and the reverse."""

    flags = (
        FlagType(
            "PAIR-EMPTY",
            "the draft has no words though the source has, or the reverse",
            "Accuracy > Omission",
            "critical",
            sides=("pair",),
            evidence=False,
            weighed=False,
        ),
    )

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield rows with words on one side only; a document without drafts has none."""
        if not any(row.draft for row in context.rows):
            return
        for number, row in enumerate(context.rows):
            source, draft = bool(_WORD.search(row.source)), bool(_WORD.search(row.draft))
            if source != draft and row.source and row.kind != "boilerplate":
                side = "draft" if source else "source"
                yield Candidate(
                    "PAIR-EMPTY", number, 0, 0, 0.95, f"the {side} has no words", side="pair"
                )
