"""PAIR-INCONSISTENT: the same source with different drafts in one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from align.flag.base import Candidate, Context, FlagType, SourceDetector

_SHORTEST = 3  # words


class Consistency(SourceDetector):
    """Segments that stand more than once in a document."""

    flags = (
        FlagType(
            "PAIR-INCONSISTENT",
            "the same source has another draft elsewhere in the document",
            "Terminology > Inconsistent use",
            "minor",
            sides=("pair",),
            evidence=False,
            weighed=False,
        ),
    )

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield every row after the first whose draft differs from the first one's."""
        first: dict[str, int] = {}
        again: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(context.rows):
            key = " ".join(row.source.lower().split())
            if row.draft and len(key.split()) >= _SHORTEST:
                again[first.setdefault(key, number)].append(number)
        for number, repeats in again.items():
            draft = context.rows[number].draft
            for repeat in repeats:
                if context.rows[repeat].draft.split() != draft.split():
                    yield Candidate(
                        "PAIR-INCONSISTENT",
                        repeat,
                        0,
                        0,
                        0.8,
                        "the same source has another draft in this document",
                        draft,
                        f"row {number + 1}: {draft}",
                        side="pair",
                    )
