import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.repair.moments import hide_moments, restore_moments
from align.translate.repair.numerals import restore_numerals


@pytest.mark.parametrize(
    ("source", "draft", "restored"),
    [
        ("Pada Rabu (12/7).", "On Wednesday (12/7).", "On Wednesday (7/12)."),
        ("Senin (3/4/2023).", "On Monday (3/2023).", "On Monday (4/3/2023)."),
        ("Jumat (31/12/21).", "On Friday (31/2021).", "On Friday (31/2021)."),
        ("Jumat (31/12/21).", "On Friday (31/12/21).", "On Friday (12/31/21)."),
        ("(14/2), (15/2)", "(15/2), (14/2)", "(2/15), (2/14)"),
        ("(5/5), (5/6)", "(5/6), (5/5)", "(6/5), (5/5)"),
        ("(5/6), (5/5)", "(5/5), (5/6)", "(5/5), (6/5)"),
        # no date, or not that one
        ("Dari (3/4) suara.", "Of the votes.", "Of the votes."),
        ("Suara 3/4 lawan (17/30).", "Votes (3/4) to (17/30).", "Votes (3/4) to (17/30)."),
        ("Rabu (12/7).", "Wednesday (12/8).", "Wednesday (12/8)."),
    ],
)
def test_dates_in_brackets(source: str, draft: str, restored: str) -> None:
    assert restore_moments(source, draft) == restored


def test_a_date_is_no_numeral_to_restore() -> None:
    assert restore_numerals("12 orang, (3/4/2023)", "11 (3/2023)") == "12 (3/2023)"


@given(st.text(), st.text("apm.: 0123456789"))
def test_hiding_keeps_places(source: str, draft: str) -> None:
    hidden = hide_moments(source + "pukul 13.00 (3/4)", draft + " 1 p.m. (4/3)")
    assert [len(text) for text in hidden] == [len(source) + 17, len(draft) + 13]
    assert all(
        new in {old, " "} for new, old in zip(hidden[1], draft + " 1 p.m. (4/3)", strict=True)
    )
