"""*One's* from the dictionary becomes whose it is."""

from __future__ import annotations

import pytest

from align.text.owners import has_one, owned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He folded one's arms and waited.", "He folded his arms and waited."),
        ("The woman rested one's chin on one's hand.", "The woman rested her chin on her hand."),
        ("I can only shake one's head.", "I can only shake my head."),
        ("We must not live beyond one’s means.", "We must not live beyond our means."),
        ("You should warm oneself.", "You should warm yourself."),
        ("The regent puffed out one's chest.", "The regent puffed out their chest."),
        ("One's hands were washed.", "Their hands were washed."),
        ("One of the workers folded one's arms.", "One of the workers folded their arms."),
        ("She hid it under someone's bed.", "She hid it under someone's bed."),
        ("She told the men to fold one's arms.", "She told the men to fold their arms."),
        ("No one else is meant.", "No one else is meant."),
        ("ı folded one's arms.", "ı folded their arms."),
    ],
)
def test_ones_is_whose_it_is(text: str, expected: str) -> None:
    assert owned(text) == expected


def test_one_alone_is_not_meant() -> None:
    assert has_one("fold one's arms")
    assert has_one("hang oneself")
    assert not has_one("one of the ones")
