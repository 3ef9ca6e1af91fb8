"""The groups that a breakdown puts segments into."""

from __future__ import annotations

from collections.abc import Sequence

from align.document import Pair

UNFLAGGED, FLAGGED = "(none)", "(any)"
_LENGTHS = (10, 20, 30, 40, 60)
_STEPS = 5


def labels_of(
    pairs: Sequence[Pair], references: Sequence[str]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the groups of each pair, by dimension.

    The dimensions: ``doc``, ``kind``, ``status``, ``length`` (words of the reference), ``flag`` (a
    pair is in the group of every flag it has and in ``(any)``, or in ``(none)``),
    ``confidence``, ``similarity``, and every extra column.  A dimension is absent when no pair has
    a value for it.
    """
    dimensions: dict[str, list[tuple[str, ...]]] = {
        "doc": [(p.doc,) for p in pairs],
        "kind": [(p.kind,) for p in pairs],
        "status": [(p.status,) for p in pairs],
        "length": [(length_label(text),) for text in references],
        "flag": [_flags(p) for p in pairs],
        "confidence": [(share_label(p.confidence),) for p in pairs],
        "similarity": [(share_label(p.similarity),) for p in pairs],
    }
    for name in pairs[0].extra if pairs else ():
        dimensions.setdefault(name, [(p.extra.get(name, ""),) for p in pairs])
    return {
        name: tuple(groups)
        for name, groups in dimensions.items()
        if any(label not in ("", UNFLAGGED) for labels in groups for label in labels)
    }


def _flags(pair: Pair) -> tuple[str, ...]:
    return (FLAGGED, *sorted({flag.id for flag in pair.flags})) if pair.flags else (UNFLAGGED,)


def length_label(text: str) -> str:
    """Return the range that the number of words falls into, such as ``10-19``."""
    words = len(text.split())
    low = 0
    for high in _LENGTHS:
        if words < high:
            return f"{low}-{high - 1}"
        low = high
    return f"{low}+"


def share_label(value: float | None) -> str:
    """Return the fifth of 0 to 1 that ``value`` falls into, such as ``0.6-0.8``; empty for None."""
    if value is None:
        return ""
    step = min(int(value * _STEPS), _STEPS - 1)
    return f"{step / _STEPS:.1f}-{(step + 1) / _STEPS:.1f}"
