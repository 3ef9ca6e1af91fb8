"""Names and numbers are exchanged on both sides alike, and nothing else is."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from align.train.renaming import can_be_renamed, renamed

SOURCE = "Menteri Tymoshenko bertemu Riess pada 14 Mei 2007, kata Tymoshenko kepada UEFA."
TARGET = "Minister Tymoshenko met Riess on May 14, 2007, Tymoshenko told UEFA."


def test_both_sides_get_the_same_new_names_and_numbers() -> None:
    source, target = renamed(SOURCE, TARGET, np.random.default_rng(1))
    frame = re.fullmatch(
        r"Menteri (\w+) bertemu (\w+) pada (\d\d) Mei (\d{4}), kata (\w+) kepada ([A-Z]{4})\.",
        source,
    )
    assert frame
    first, second, day, year, again, acronym = frame.groups()
    assert first == again
    assert target == f"Minister {first} met {second} on May {day}, {year}, {first} told {acronym}."
    assert "Tymoshenko" not in source
    assert 10 <= int(day) <= 31
    assert 1900 <= int(year) <= 2035


def test_what_is_translated_or_stands_on_one_side_stays() -> None:
    pairs = [
        ("Bank itu di Jakarta naik 3 persen.", "The bank in Jakarta rose 3 percent."),
        ("Kata Tymoshenko, 1.500 orang datang.", "She said 1,500 people came."),
        ("Harga 14,5 juta.", "A price of 14.5 million."),
    ]
    for source, target in pairs:
        assert renamed(source, target, np.random.default_rng(1)) == (source, target)
        assert not can_be_renamed(source, target)
    assert can_be_renamed(SOURCE, TARGET)


@given(st.text(), st.text(), st.integers(0, 99))
def test_any_pair_keeps_its_words_apart(source: str, target: str, seed: int) -> None:
    new, other = renamed(source, target, np.random.default_rng(seed))
    assert (len(new.split()), len(other.split())) == (len(source.split()), len(target.split()))
    if not can_be_renamed(source, target):
        assert (new, other) == (source, target)
