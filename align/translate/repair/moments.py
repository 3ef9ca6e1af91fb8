"""Times of day and dates that source and draft have in common, put right in the draft."""

from __future__ import annotations

from collections.abc import Iterable

from align.translate.repair.clocks import clocks
from align.translate.repair.dates import dates
from align.translate.repair.moment import Moment, Span

_KINDS = (clocks, dates)


def restore_moments(source: str, draft: str) -> str:
    """Return ``draft`` with the times and dates that ``source`` gives."""
    parts, last = [], 0
    for moment in sorted(_moments(source, draft), key=lambda one: one.draft):
        start, end = moment.draft
        parts += [draft[last:start], moment.english]
        last = end
    return "".join([*parts, draft[last:]])


def hide_moments(source: str, draft: str) -> tuple[str, str]:
    """Return both with spaces for the times and dates they have in common, however written."""
    moments = _moments(source, draft)
    if not moments:
        return source, draft
    return (
        _blank(source, (moment.source for moment in moments)),
        _blank(draft, (moment.draft for moment in moments)),
    )


def _moments(source: str, draft: str) -> list[Moment]:
    return [moment for kind in _KINDS for moment in kind(source, draft)]


def _blank(text: str, spans: Iterable[Span]) -> str:
    parts, last = [], 0
    for start, end in sorted(spans):
        parts += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*parts, text[last:]])
