"""A time of day or a date that source and draft have in common."""

from __future__ import annotations

from typing import NamedTuple

from align.translate.repair.splice import Span


class Moment(NamedTuple):
    """Where it stands, begin and end in characters, and how an English text gives it.

    Attributes:
        source: its place in the source.
        draft: its place in the draft.
        english: what is to stand in that place of the draft.
    """

    source: Span
    draft: Span
    english: str
