"""Values that a spreadsheet may compute are defused, and flags keep pointing at their words."""

from dataclasses import replace

import pytest
from any_pairs import FLAGGED

from align.document import Flag, Pair
from align.exchange.formula import defuse


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_may_be_computed_gets_an_apostrophe(text: str) -> None:
    pair = Pair(text, text, "text", text, text, text, final=text, note=text, extra={text: text})
    safe = f"'{text}"
    assert defuse(pair) == Pair(
        safe, safe, "text", safe, safe, safe, final=safe, note=safe, extra={safe: safe}
    )


def test_other_pairs_stay_as_they_are() -> None:
    assert defuse(FLAGGED) == FLAGGED


def test_flags_keep_pointing_at_their_words() -> None:
    flags = (Flag("X", "source", 2, 6), Flag("Y", "draft", 0, 3), Flag("Z", "pair", 0, 0))
    pair = defuse(Pair("1", "a", "text", "- Satu", "One", flags=flags))
    assert pair.source[pair.flags[0].start : pair.flags[0].end] == "Satu"
    assert pair.flags[1:] == flags[1:]
    assert pair == replace(pair, source="'- Satu")
