"""Indonesian and English are told apart by their function words."""

import pytest

from align.text.function_words import Votes, votes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Petani itu menjual beras di pasar.", Votes(2, 0)),
        ("ANDA DAN SAYA", Votes(3, 0)),
        ("They sold the rice that you wanted.", Votes(0, 4)),
        ("Film “The Act of Killing” dibuat di Medan.", Votes(1, 2)),
        ("Windows 11", Votes(0, 0)),
        ("", Votes(0, 0)),
    ],
)
def test_function_words_vote(text: str, found: Votes) -> None:
    assert votes(text) == found


@pytest.mark.parametrize(
    ("counted", "leaning"),
    [(Votes(2, 0), -1), (Votes(0, 4), 1), (Votes(1, 3), 0.5), (Votes(0, 0), 0)],
)
def test_a_text_leans_to_the_language_with_more_votes(counted: Votes, leaning: float) -> None:
    assert counted.leaning == leaning
