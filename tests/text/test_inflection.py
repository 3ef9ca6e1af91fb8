"""Forms of English words."""

from __future__ import annotations

import pytest

from align.text.inflection import forms, past, plural, present, progressive, third_person


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
    ],
)
def test_verbs(verb: str, third: str, was: str, doing: str) -> None:
    assert (third_person(verb), past(verb), progressive(verb)) == (third, was, doing)
    assert {verb, third, was, doing} <= forms(verb)


def test_a_phrase_is_inflected_in_its_verb() -> None:
    assert past("take care of") == "took care of"


def test_the_present_of_a_past() -> None:
    assert [present(word) for word in ("taught", "carried", "raised", "red")] == [
        "teach",
        "carry",
        "raise",
        "",
    ]
