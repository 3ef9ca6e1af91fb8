"""What the translator is given: one line of words without invisible marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.text.clean import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" dua\r\nbaris\t\xa0 saja\u2028 ", "dua baris saja"),
        ("pe\xadme\u200brin\ufefftah\u2060an\u200e", "pemerintahan"),
        ("pemerin-\ntah pu-\r\n  sat", "pemerintah pusat"),
        ("pemerin\xad\n  tah", "pemerintah"),
        ("ke-\nti-\ndak-\nadilan", "ketidakadilan"),
        ("Rp5.000,-\nper kilo", "Rp5.000,- per kilo"),
        ("Jakarta -\nSurabaya", "Jakarta - Surabaya"),
        ("", ""),
    ],
)
def test_a_segment_becomes_one_line(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "word",
    [
        *("anak-anak", "anak-anaknya", "berlari-lari", "bolak-balik", "sayur-mayur", "warna-warni"),
        *("tarik-menarik", "apa-apa", "mondar-mandir", "Jawa-Bali", "ke-Indonesiaan"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(word: str) -> None:
    assert clean(word.replace("-", "-\n")) == word


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧", "❤️‍🔥", "👩🏽‍🌾", "🇮🇩"])
def test_emoji_stay_whole(emoji: str) -> None:
    assert clean(f"Halo {emoji} dunia") == f"Halo {emoji} dunia"


def test_a_joiner_between_letters_goes() -> None:
    assert clean("\u200dpe\u200dmerintah \u200d ") == "pemerintah"


@given(st.text() | st.text(st.sampled_from(list("ab- \n\r\xad\u200b\u200d\xa0\u2028!😀1"))))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(categories=["L", "N", "Z"])))
def test_words_are_neither_lost_nor_invented(text: str) -> None:
    assert clean(text).split() == text.split()
