"""Keeping spreadsheets from taking a text of strangers for a formula."""

from __future__ import annotations

from dataclasses import replace

from align.document import Pair

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_TEXTS = ("id", "doc", "source", "draft", "reference", "final", "note")


def defuse(pair: Pair) -> Pair:
    """Return ``pair`` with an apostrophe before every value that a spreadsheet may compute.

    These are values that begin with ``=``, ``+``, ``-``, ``@``, tab or carriage return (OWASP, CSV
    injection).  Flags keep pointing at their words.  Nothing takes the apostrophe away again.
    """
    texts = {name: _defuse(getattr(pair, name)) for name in _TEXTS}
    moved = {name for name in _TEXTS if texts[name] != getattr(pair, name)}
    flags = tuple(
        replace(flag, start=flag.start + 1, end=flag.end + 1) if flag.side in moved else flag
        for flag in pair.flags
    )
    extra = {_defuse(name): _defuse(value) for name, value in pair.extra.items()}
    return replace(pair, **texts, flags=flags, extra=extra)  # type: ignore[arg-type]


def _defuse(text: str) -> str:
    return f"'{text}" if text.startswith(_STARTS) else text
