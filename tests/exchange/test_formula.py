"""Values that a spreadsheet may compute are defused, and flags keep pointing at their words."""

from dataclasses import replace

import pytest
from any_pairs import FLAGGED
from hypothesis import given
from hypothesis import strategies as st

from align.document import Flag, Pair
from align.exchange.formula import defuse, defuse_pair

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("start", STARTS)
def test_what_may_be_computed_gets_an_apostrophe(start: str) -> None:
    text = f"{start}SUM(A1)"
    safe = f"'{text}"
    assert defuse(text) == safe
    pair = Pair(text, text, "text", text, text, text, final=text, note=text, extra={text: text})
    assert defuse_pair(pair) == Pair(
        safe, safe, "text", safe, safe, safe, final=safe, note=safe, extra={safe: safe}
    )


@given(st.text() | st.builds(str.__add__, st.sampled_from(STARTS), st.text()))
def test_no_value_begins_a_formula_and_nothing_else_changes(value: str) -> None:
    assert not defuse(value).startswith(STARTS)
    assert defuse(value) in (value, f"'{value}")


def test_other_pairs_stay_as_they_are() -> None:
    assert defuse_pair(FLAGGED) == FLAGGED


def test_flags_keep_pointing_at_their_words() -> None:
    flags = (Flag("X", "source", 2, 6), Flag("Y", "draft", 0, 3), Flag("Z", "pair", 0, 0))
    pair = defuse_pair(Pair("1", "a", "text", "- Satu", "One", flags=flags))
    assert pair.source[pair.flags[0].start : pair.flags[0].end] == "Satu"
    assert pair.flags[1:] == flags[1:]
    assert pair == replace(pair, source="'- Satu")
