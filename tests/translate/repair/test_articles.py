import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.repair.articles import mend_articles


@pytest.mark.parametrize(
    ("draft", "mended"),
    [
        ("He faces a obstacle.", "He faces an obstacle."),
        ("A accident happened.", "An accident happened."),
        ("“A expert said.", "“An expert said."),
        ("It took an whole day.", "It took a whole day."),
        ("An man left.", "A man left."),
        ("It is an unique city.", "It is a unique city."),
        ("a hour, an house, a Italian", "an hour, a house, an Italian"),
        ("an once-popular, a unidentified man", "a once-popular, an unidentified man"),
        ("a European, a useful unit, a one-day trip", "a European, a useful unit, a one-day trip"),
        # whose sound nobody knows, or no article at all
        ("a UN envoy, an FBI agent, an 11", "a UN envoy, an FBI agent, an 11"),
        ("an historic day", "an historic day"),
        ("Vitamin A is in it, and a in b.", "Vitamin A is in it, and a in b."),
        ("The Qur'an that, the coba-an study", "The Qur'an that, the coba-an study"),
        ("The Hepatitis A outbreak", "The Hepatitis A outbreak"),
    ],
)
def test_articles(draft: str, mended: str) -> None:
    assert mend_articles("", draft) == mended


@given(st.text("an A e.bo"))
def test_what_is_mended_stays(draft: str) -> None:
    assert mend_articles("", mend_articles("", draft)) == mend_articles("", draft)
