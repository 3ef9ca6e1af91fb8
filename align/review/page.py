"""What the templates are given: pairs with their flags placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align.document import SEVERITIES, Flag, Pair, Side
from align.review.changes import Stretch, changes
from align.review.highlight import Piece, pieces, unplaced
from align.review.verdict import needs_review, place, replacements, span_of


@dataclass(frozen=True, slots=True)
class FlagView:
    """A flag as the page shows it.

    Attributes:
        flag: with all its details.
        words: the span's text.
        offers: replacements for the English text that it does not have yet.
        settled: those that the final text (the draft if there is none) has.
        placed: whether the span's words stand in the final text, where an offer may go.
    """

    flag: Flag
    words: str
    offers: tuple[str, ...]
    settled: tuple[str, ...]
    placed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text with the numbers of its flags and the worst severity among them."""

    text: str
    flags: tuple[int, ...]
    opens: tuple[int, ...]
    severity: str


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair as the page and the report show it.

    Attributes:
        pair: the pair.
        source, draft, reference: pieces in order.
        final: what was changed of the draft.
        flags: all flags.
        loose: numbers of the flags without a place in a text.
        wanted: what an empty final text says.
        reviewable: whether it needs a verdict.
    """

    pair: Pair
    source: list[Mark]
    draft: list[Mark]
    reference: list[Mark]
    final: list[Stretch]
    flags: list[FlagView]
    loose: list[int]
    wanted: str
    reviewable: bool


def view(pair: Pair, flags: Sequence[Flag]) -> PairView:
    """Lay a pair out.

    Args:
        pair: the pair.
        flags: its flags with their details.
    """
    shown = [_about(pair, flag) for flag in flags]
    loose = [n for n, flag in enumerate(flags) if flag.side == "pair"]
    texts: dict[Side, list[Mark]] = {}
    sides: tuple[Side, ...] = ("source", "draft", "reference")
    for side in sides:
        numbers = [n for n, flag in enumerate(flags) if flag.side == side]
        own = [flags[n] for n in numbers]
        text = pair.text_of(side)
        texts[side] = [_mark(piece, numbers, flags) for piece in pieces(text, own)]
        loose += [numbers[n] for n in unplaced(text, own)]
    return PairView(
        pair,
        texts["source"],
        texts["draft"],
        texts["reference"],
        changes(pair.draft, pair.final) if pair.final else [],
        shown,
        sorted(loose),
        _wanted(pair),
        needs_review(pair),
    )


def _wanted(pair: Pair) -> str:
    """Tell what may go into an empty final text, or what stands for it once there is a verdict."""
    english = "draft" if pair.draft else "reference" if pair.reference else ""
    match pair.status:
        case "open":
            return f"write, or take the {english}" if english else "write the English"
        case "accepted":
            return f"accepted with the {english}" if english else "accepted without English"
        case _:
            return ""


def _about(pair: Pair, flag: Flag) -> FlagView:
    current = (pair.final or pair.draft).casefold()
    offers = replacements(flag)
    settled = tuple(offer for offer in offers if offer.casefold() in current)
    return FlagView(
        flag,
        span_of(pair, flag),
        tuple(offer for offer in offers if offer not in settled),
        settled,
        place(pair, flag) is not None,
    )


def worst(flags: Iterable[Flag]) -> str:
    """Return the worst severity, or an empty string when there is no flag."""
    ranks = [SEVERITIES.index(flag.severity) for flag in flags]
    return SEVERITIES[max(ranks)] if ranks else ""


def _mark(piece: Piece, numbers: Sequence[int], flags: Sequence[Flag]) -> Mark:
    own = tuple(numbers[n] for n in piece.flags)
    return Mark(
        piece.text, own, tuple(numbers[n] for n in piece.opens), worst(flags[n] for n in own)
    )
