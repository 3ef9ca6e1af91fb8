"""Quantities mean the same in both notations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.text.numbers import find, read


@pytest.mark.parametrize(
    ("indonesian", "english", "kind", "value"),
    [
        ("1.500.000", "1,500,000", "number", "1500000"),
        ("1,5 juta", "1.5 million", "number", "1500000"),
        ("Rp20,3 triliun", "Rp20.3 trillion", "number", "20300000000000"),
        ("US$5 miliar", "$5bn", "number", "5000000000"),
        ("setengah", "half", "number", "0.5"),
        ("seperempat", "a quarter", "number", "0.25"),
        ("dua pertiga", "two-thirds", "number", "2/3"),
        ("satu setengah juta", "one and a half million", "number", "1500000"),
        (
            "dua ratus lima puluh ribu",
            "two hundred and fifty thousand",
            "number",
            "250000",
        ),
        ("tujuh belas", "seventeen", "number", "17"),
        ("seribu sembilan ratus", "one thousand nine hundred", "number", "1900"),
        ("11,6 persen", "11.6 percent", "percent", "11.6"),
        ("50%", "fifty per cent", "percent", "50"),
        ("ke-20", "20th", "ordinal", "20"),
        ("ketiga", "third", "ordinal", "3"),
        ("17 Agustus 1945", "August 17, 1945", "date", "1945-08-17"),
        ("17 Agustus 1945", "17th of August 1945", "date", "1945-08-17"),
        ("5 Mei", "May 5", "date", "--05-05"),
        ("Mei 2010", "May 2010", "date", "2010-05"),
        ("2010-03-25", "2010-03-25", "date", "2010-03-25"),
        ("pukul 20.30", "8:30 p.m.", "time", "20:30"),
        ("20.30 WIB", "20:30", "time", "20:30"),
        ("jam 8 malam", "at 8 in the evening", "time", "20:00"),
        ("pukul 02.15 dini hari", "2:15 a.m.", "time", "02:15"),
        ("pukul 12.00", "noon", "time", "12:00"),
        ("pukul 24.00", "midnight", "time", "00:00"),
        ("tahun 1990-an", "the 1990s", "number", "1990"),
    ],
)
def test_both_languages_read_alike(indonesian: str, english: str, kind: str, value: str) -> None:
    (left,), (right,) = find(indonesian, "id"), find(english, "en")
    assert (left.kind, left.value) == (kind, value)
    assert (right.kind, right.value) == (kind, value)
    assert left.agrees(right)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Naik dari 15-17 persen pada 2009.", "id", ["15", "17", "2009"]),
        ("Butuh 3 jam 20 menit.", "id", ["3", "20"]),
        ("lima, enam atau tujuh", "id", ["5", "6", "7"]),
        ("The wall is 5 m long and 10km away.", "en", ["5", "10"]),
        ("Tidak ada angka di sini.", "id", []),
        ("She may come in March.", "en", []),
        ("Bombs killed 5 in the morning.", "en", ["5"]),
        ("Buka pukul 09.00 sampai 21.00.", "id", ["09:00", "21:00"]),
        ("Buka 08.00-16.30 WIB.", "id", ["08:00", "16:30"]),
        ("Naik dari 12.50 sampai 13.20.", "id", ["12.5", "13.2"]),
        ("Senin (3/4) dan (12/7/2023)", "id", ["--04-03", "2023-07-12"]),
    ],
)
def test_sentences_give_up_their_quantities(text: str, language: str, values: list[str]) -> None:
    assert [q.value for q in find(text, language)] == values  # type: ignore[arg-type]


def test_different_numbers_disagree() -> None:
    (left,), (right,) = find("1,5 juta", "id"), find("15 million", "en")
    assert not left.agrees(right)
    (percent,) = find("5%", "en")
    (number,) = find("5", "id")
    assert not percent.agrees(number)


def test_a_number_may_be_an_hour() -> None:
    (word,), (time,) = find("delapan", "id"), find("at 8 in the evening", "en")
    assert word.agrees(time)
    assert time.agrees(word)
    (later,) = find("8:30 p.m.", "en")
    assert not word.agrees(later)


def test_an_ambiguous_notation_has_both_readings() -> None:
    assert read("1.500", "id") == ("1500", "1.5")
    assert read("1.500", "en") == ("1.5", "1500")
    assert read("11.6", "id") == ("11.6",)
    with pytest.raises(ValueError, match="not a number"):
        read("1.2.3", "id")


def test_words_are_marked_as_spelled() -> None:
    (word,), (digits,) = find("dua", "id"), find("2", "id")
    assert word.spelled
    assert not digits.spelled


def test_offsets_point_at_the_text() -> None:
    text = "Laba Rp1,5 juta (naik 12 persen) sejak 3 Mei."
    assert [text[q.start : q.end] for q in find(text, "id")] == ["1,5 juta", "12 persen", "3 Mei"]


@given(st.integers(0, 10**12))
def test_grouped_digits_read_back(value: int) -> None:
    english = f"{value:,}"
    assert read(english, "en")[0] == str(value)
    assert read(english.replace(",", "."), "id")[0] == str(value)


@given(st.text(alphabet="0123456789.,:/-% abjutribpmMei", max_size=40))
def test_any_text_is_read_without_overlap(text: str) -> None:
    for language in ("id", "en"):
        found = find(text, language)  # type: ignore[arg-type]
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(0 <= q.start < q.end <= len(text) for q in found)
