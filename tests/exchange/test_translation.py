"""Which English text goes out, and what an edit of it makes of the pair."""

import pytest

from align.document import Pair, Status
from align.exchange.translation import Field, take_back, translation


def pair(draft: str = "", reference: str = "", final: str = "", status: Status = "open") -> Pair:
    return Pair("1", "a", "text", "Satu", draft, reference, status=status, final=final)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (pair(), ""),
        (pair(draft="One"), "draft"),
        (pair(draft="One", reference="1"), "reference"),
        (pair(draft="One", reference="1", status="accepted"), "draft"),
        (pair(draft="One", reference="1", final="First", status="accepted"), "final"),
        (pair(reference="1", status="accepted"), "reference"),
    ],
)
def test_the_best_text_goes_out(given: Pair, field: str) -> None:
    assert translation(given) == (field, getattr(given, field) if field else "")


@pytest.mark.parametrize("field", ["draft", "reference"])
def test_a_text_that_came_back_as_it_was_changes_nothing(field: Field) -> None:
    sent = pair(draft="One", reference="1")
    assert take_back(sent, field, getattr(sent, field)) == sent


def test_an_edited_text_is_the_final_one() -> None:
    assert take_back(pair("One"), "draft", "First") == pair("One", final="First", status="edited")
    assert take_back(pair(), "", "First") == pair(final="First", status="edited")


def test_an_emptied_text_changes_nothing() -> None:
    assert take_back(pair("One"), "draft", "") == pair("One")
