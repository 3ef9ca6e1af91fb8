"""Names copied from the source are put into English, garbled ones put right."""

from __future__ import annotations

import pytest

from align.resources import corpus_dir
from align.translate.repair.names import english_names, restore_names


@pytest.mark.parametrize(
    ("source", "draft", "better"),
    [
        ("Ia tiba di Moskow.", "He arrived in Moskow.", "He arrived in Moscow."),
        ("KTT itu gagal.", "The KTT failed.", "The summit failed."),
        ("Ia suka Moskow.", "She likes Moscow.", "She likes Moscow."),
    ],
)
def test_names_left_in_indonesian_become_english(source: str, draft: str, better: str) -> None:
    assert english_names(source, draft) == better


def test_what_the_source_does_not_hold_stays() -> None:
    assert english_names("Ia pulang.", "The Moskow Hotel is closed.") == (
        "The Moskow Hotel is closed."
    )


@pytest.mark.parametrize(
    ("source", "draft", "better"),
    [
        ("Racun Navalny diteliti.", "Navalan poison is examined.", "Navalny poison is examined."),
        ("Kata Srengsengsawah.", "It says Srengsawah.", "It says Srengsengsawah."),
        ("Lodestern bebas.", "Lodester is free.", "Lodestern is free."),
        # Without a clitic, and a half of a compound: these are the names themselves.
        ("Lodesternnya bebas.", "His Lodestern is free.", "His Lodestern is free."),
        ("Zorvanlah yang menang.", "It was Zorvan who won.", "It was Zorvan who won."),
        ("Poros Zorvan-Lodestern.", "The axis of Zorvan.", "The axis of Zorvan."),
        # An English word, a known person, an Indonesian word, something quite different: all stay.
        ("Kroasia menang.", "Croatia won.", "Croatia won."),
        ("Blinkin berbicara.", "Blinken spoke.", "Blinken spoke."),
        ("Banjir melanda.", "Banjar struck.", "Banjar struck."),
        ("Zoroasterian berdoa.", "Quxelub prayed.", "Quxelub prayed."),
    ],
)
def test_a_garbled_name_is_spelt_as_in_the_source(source: str, draft: str, better: str) -> None:
    assert restore_names(source, draft) == better


def test_every_exonym_differs_and_stands_once() -> None:
    lines = (corpus_dir() / "names" / "exonyms.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert all(len(row) == 2 and row[0] != row[1] for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
