"""Sentences that say something else than a given one, and that its source might mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.flag.contrasts import MOST, TURNS, contrasts, opposites


def turned(source: str, text: str, turn: str) -> list[str]:
    return [one.text for one in contrasts(source, text) if one.turn == turn]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Ia datang.", "He did not come.", "He came."),
        ("Ia menuduh.", "He didn't accuse her.", "He accused her."),
        ("Ia ingin.", "She does not want it.", "She wants it."),
        ("Ia mencoba.", "She does not try.", "She tries."),
        ("Mereka ingin.", "They do not want it.", "They want it."),
        ("Ia berhenti.", "He did not stop.", "He stopped."),
        ("Ia tidak datang.", "He came.", "He did not come."),
        ("Ia tidak menuduh.", "He accused her.", "He did not accuse her."),
        ("Ia tidak mencoba.", "He tried it.", "He did not try it."),
        ("Ia tidak berhenti.", "He stopped.", "He did not stop."),
        ("Ia datang.", "He never came.", "He came."),
        ("Ia bisa datang.", "He can't come.", "He can come."),
        ("Ia bisa datang.", "He cannot come.", "He can come."),
        ("Ia akan datang.", "He won't come.", "He will come."),
        ("Ia tidak akan datang.", "He will come.", "He will not come."),
    ],
)
def test_a_negation_is_taken_out_or_put_in(source: str, text: str, expected: str) -> None:
    assert expected in turned(source, text, "negation")


def test_nothing_is_denied_that_the_source_does_not_deny() -> None:
    assert turned("Ia akan datang.", "He will come.", "negation") == []


def test_the_side_with_more_negations_is_known() -> None:
    (missing,) = contrasts("Ia tidak akan datang.", "He will come.")
    (surplus,) = contrasts("Ia akan datang.", "He will not come.")
    (same,) = (
        one
        for one in contrasts("Ia tidak akan datang.", "He will not come.")
        if one.instead == "will"
    )
    assert missing.support == surplus.support == 1 > same.support
    assert missing.cause == "tidak"


def test_names_of_the_source_change_places() -> None:
    source = "Presiden Putin bertemu dengan Biden di Jenewa."
    found = turned(source, "President Putin met Biden in Geneva.", "roles")
    assert "Biden met President Putin in Geneva." in found


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held by Putin and Biden.",
        "They were Putin, Biden.",
        "He called Putin. Biden did not.",
        "The adviser met Smith and Jones.",
    ],
)
def test_names_in_a_list_apart_or_unknown_to_the_source_stay(text: str) -> None:
    assert turned("Pembicaraan itu diadakan oleh Putin dan Biden.", text, "roles") == []


def test_an_opposite_needs_a_word_of_the_source_for_it() -> None:
    text = "Prices rose in May."
    assert turned("Harga turun pada bulan Mei.", text, "opposite") == ["Prices fell in May."]
    assert turned("Harga naik pada bulan Mei.", text, "opposite") == []


def test_names_have_no_opposites() -> None:
    assert turned("Korea Utara menolak.", "It is South Korea that refuses.", "opposite") == []


def test_every_word_of_the_lexicon_has_another_opposite() -> None:
    assert all(word != other and word == word.lower() for word, other in opposites().items())


@given(st.text(alphabet="abTidak tisnor'’.,NPutin\n", max_size=80), st.text(max_size=80))
def test_each_contrast_is_the_text_with_its_span_replaced(source: str, text: str) -> None:
    found = contrasts(source, text)
    for one in found:
        assert one.text == text[: one.start] + one.instead + text[one.end :]
        assert one.text != text
    assert all(sum(one.turn == turn for one in found) <= MOST for turn in TURNS)
