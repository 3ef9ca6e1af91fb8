"""Forms of English words."""

from __future__ import annotations

import pytest

from align.text.inflection import (
    forms,
    participle,
    past,
    plural,
    present,
    progressive,
    third_person,
)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("diaper", "diapers"),
        ("baby", "babies"),
        ("box", "boxes"),
        ("photo", "photos"),
        ("volcano", "volcanoes"),
        ("middleman", "middlemen"),
        ("human", "humans"),
        ("child", "children"),
        ("running mate", "running mates"),
    ],
)
def test_plurals(noun: str, expected: str) -> None:
    assert plural(noun) == expected


@pytest.mark.parametrize(
    ("verb", "third", "was", "doing"),
    [
        ("raid", "raids", "raided", "raiding"),
        ("carry", "carries", "carried", "carrying"),
        ("teach", "teaches", "taught", "teaching"),
        ("stop", "stops", "stopped", "stopping"),
        ("go", "goes", "went", "going"),
        ("hoe", "hoes", "hoed", "hoeing"),
        ("tie", "ties", "tied", "tying"),
        ("split", "splits", "split", "splitting"),
        ("quip", "quips", "quipped", "quipping"),
        ("grin", "grins", "grinned", "grinning"),
        ("need", "needs", "needed", "needing"),
    ],
)
def test_verbs(verb: str, third: str, was: str, doing: str) -> None:
    assert (third_person(verb), past(verb), progressive(verb)) == (third, was, doing)
    assert {verb, third, was, doing} <= forms(verb)


def test_a_phrase_is_inflected_in_its_verb() -> None:
    assert past("take care of") == "took care of"
    assert past("be scattered") == "was scattered"
    assert participle("take care of") == "taken care of"
    assert progressive("be scattered") == "being scattered"


def test_what_is_in_the_past_stays_there() -> None:
    assert past("infected") == "infected"


def test_participles() -> None:
    assert [participle(verb) for verb in ("raid", "break", "breed")] == ["raided", "broken", "bred"]
    assert "broken" in forms("break")


def test_the_present_of_a_past() -> None:
    assert [present(word) for word in ("taught", "carried", "raised", "red")] == [
        "teach",
        "carry",
        "raise",
        "",
    ]
