"""Keeping spreadsheets from taking a text of strangers for a formula."""

from __future__ import annotations

from dataclasses import replace

from align.document import Pair

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TEXTS = ("id", "doc", "source", "draft", "reference", "final", "note")


def defuse(value: str) -> str:
    """Return ``value`` with an apostrophe before it if a spreadsheet may compute it.

    It may if it begins with ``=``, ``+``, ``-`` or ``@``, full-width ones as well, which some
    spreadsheets fold, with a tab or a line end (OWASP, CSV injection).  Nothing takes the
    apostrophe away again.
    """
    return f"'{value}" if value.startswith(_STARTS) else value


def defuse_pair(pair: Pair) -> Pair:
    """Return ``pair`` with all its values defused; flags keep pointing at their words."""
    texts = {name: defuse(getattr(pair, name)) for name in _TEXTS}
    moved = {name for name in _TEXTS if texts[name] != getattr(pair, name)}
    flags = tuple(
        replace(flag, start=flag.start + 1, end=flag.end + 1) if flag.side in moved else flag
        for flag in pair.flags
    )
    extra = {defuse(name): defuse(value) for name, value in pair.extra.items()}
    return replace(pair, **texts, flags=flags, extra=extra)  # type: ignore[arg-type]
