"""What a reviewer decides about a pair: pure functions from a pair to the pair after it."""

from __future__ import annotations

import re
from dataclasses import replace

from align.document import Flag, Pair
from align.errors import SejajarError

_BRACKETS = re.compile(r"(?<!\s)\s*+\([^()]*+\)")


class NotApplicableError(SejajarError):
    """A decision that makes no sense for the pair as it stands."""


def needs_review(pair: Pair) -> bool:
    """Tell whether a person has to look at a pair: boilerplate without a draft is left out."""
    return pair.kind != "boilerplate" or bool(pair.draft or pair.final)


def accept(pair: Pair) -> Pair:
    """Take the final text, or the draft where there is none yet.

    A pair that has neither is accepted as it stands: its source was read, and its reference, if it
    has one, goes with it.
    """
    return replace(pair, status="accepted", final=pair.final or pair.draft)


def reject(pair: Pair) -> Pair:
    """Throw the pair out; what was typed stays."""
    return replace(pair, status="rejected")


def reopen(pair: Pair) -> Pair:
    """Take a verdict back; what was typed stays."""
    return replace(pair, status="open")


def edit(pair: Pair, final: str) -> Pair:
    """Set the final text; an empty one opens the pair again."""
    if final == pair.final:
        return pair
    if not final.strip():
        return replace(pair, final="", status="open")
    return replace(pair, final=final, status="accepted" if final == pair.draft else "edited")


def use_reference(pair: Pair) -> Pair:
    """Make the reference the final text.

    Raises:
        NotApplicableError: there is none.
    """
    if not pair.reference:
        raise NotApplicableError("this pair has no reference to take")
    return edit(pair, pair.reference)


def annotate(pair: Pair, note: str) -> Pair:
    """Set the note."""
    return replace(pair, note=note)


def span_of(pair: Pair, flag: Flag) -> str:
    """Return the words under a flag, white space normalised; empty for a flag without a span."""
    return " ".join(pair.text_of(flag.side)[flag.start : flag.end].split())


def replacements(flag: Flag) -> tuple[str, ...]:
    """Return what a flag offers for the English text, best first.

    A flag on the source says how the Indonesian should read and what the English original was:
    only the latter belongs in an English text.  What it has in brackets tells senses apart ("set up
    (found)").  Patterns with an ellipsis are for reading only.
    """
    offer = flag.suggestion if flag.side == "draft" else _BRACKETS.sub("", flag.english)
    parts = (part.strip() for part in offer.split(";"))
    return tuple(part for part in parts if part and "…" not in part)


def place(pair: Pair, flag: Flag) -> tuple[int, int] | None:
    """Return where the words under a flag stand in the final text (the draft if there is none).

    In a text that differs from the flagged one, it is the occurrence nearest to the flag's
    relative position; None if the words do not occur.
    """
    text, current = pair.text_of(flag.side), pair.final or pair.draft
    span = text[flag.start : flag.end]
    if not span.strip() or flag.side == "reference":
        return None
    if text == current:
        return flag.start, min(flag.end, len(text))
    aim = flag.start / len(text) * len(current)
    found = [
        at
        for at in range(len(current) - len(span) + 1)
        if current.startswith(span, at) and _whole(current, at, at + len(span))
    ]
    start = min(found, key=lambda at: abs(at - aim), default=None)
    return None if start is None else (start, start + len(span))


def apply(pair: Pair, flag: Flag, replacement: str) -> Pair:
    """Put ``replacement`` in the final text where the flagged words stand.

    Raises:
        NotApplicableError: the flagged words do not occur there.
    """
    where = place(pair, flag)
    if where is None:
        raise NotApplicableError(
            f"“{span_of(pair, flag)}” does not stand in the final text; put “{replacement}” in by "
            "hand"
        )
    current = pair.final or pair.draft
    return edit(pair, current[: where[0]] + replacement + current[where[1] :])


def dismiss(pair: Pair, flag_id: str, span: str) -> Pair:
    """Drop every flag with this id on these words."""
    return replace(
        pair,
        flags=tuple(f for f in pair.flags if f.id != flag_id or span_of(pair, f) != span),
    )


def dismiss_one(pair: Pair, flag: Flag) -> Pair:
    """Drop one flag."""
    return replace(pair, flags=tuple(f for f in pair.flags if f.place != flag.place))


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[:start][-1:], text[end:][:1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )
