"""Times of day and dates that source and draft have in common, put right in the draft."""

from __future__ import annotations

from align.translate.repair.clocks import clocks
from align.translate.repair.dates import dates
from align.translate.repair.moment import Moment
from align.translate.repair.splice import Span, splice

_KINDS = (clocks, dates)


def restore_moments(source: str, draft: str) -> str:
    """Return ``draft`` with the times and dates that ``source`` gives."""
    return splice(draft, ((moment.draft, moment.english) for moment in _moments(source, draft)))


def hide_moments(source: str, draft: str) -> tuple[str, str]:
    """Return both with spaces for the times and dates they have in common, however written."""
    moments = _moments(source, draft)
    return (
        splice(source, (_blank(moment.source) for moment in moments)),
        splice(draft, (_blank(moment.draft) for moment in moments)),
    )


def _moments(source: str, draft: str) -> list[Moment]:
    return [moment for kind in _KINDS for moment in kind(source, draft)]


def _blank(span: Span) -> tuple[Span, str]:
    start, end = span
    return span, " " * (end - start)
