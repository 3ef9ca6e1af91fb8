"""A flag in one line for a person, as notes and comments of other programs show it."""

from __future__ import annotations

from align.document import Flag, Pair


def describe(flag: Flag, pair: Pair) -> str:
    """Return ``[ID severity] “span”: message`` and what else is known; one line."""
    text = "" if flag.side == "pair" else getattr(pair, flag.side)[flag.start : flag.end]
    parts = [f"[{flag.id} {flag.severity}]"]
    parts += [f"“{text}”:" if flag.message else f"“{text}”"] if text else []
    parts += [flag.message] if flag.message else []
    parts += [f"→ {flag.suggestion}"] if flag.suggestion else []
    parts += [f"(English: {flag.english})"] if flag.english else []
    parts += [f"({flag.evidence})"] if flag.evidence else []
    return " ".join(" ".join(parts).split())
