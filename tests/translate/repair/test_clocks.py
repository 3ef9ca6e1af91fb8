import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.repair.moments import restore_moments
from align.translate.repair.numerals import lost_numerals, restore_numerals


@pytest.mark.parametrize(
    ("source", "draft", "restored"),
    [
        ("Rapat dimulai pukul 13.00 WIB.", "It begins at 13 a.m.", "It begins at 1 p.m."),
        ("Acara pukul 19.30.", "It is at 19 a.30 a.", "It is at 7:30 p.m."),
        ("Gempa pukul 23.45 WITA.", "A quake at 23:45 p.m.", "A quake at 11:45 p.m."),
        ("Tiba pukul 15.00 tadi.", "It came at 15.00 AM today.", "It came at 3 PM today."),
        ("Tiba pukul 15.20 tadi.", "It came at 10:20 am today.", "It came at 3:20 pm today."),
        ("Buka 09.00-21.00 WIB.", "Open 9 a.m.-21 a.m.", "Open 9 a.m.-9 p.m."),
        ("Pukul 09.00 sampai 21.00.", "From 9 a.m. to 21 a.m.", "From 9 a.m. to 9 p.m."),
        ("Pukul 20.00 malam.", "At 8 a.m.", "At 8 p.m."),
        ("Jam 8 malam.", "At 8 a.m.", "At 8 p.m."),
        ("Jam 2 siang.", "At 2 a.m.", "At 2 p.m."),
        ("Jam 3 dini hari.", "At 3 p.m.", "At 3 a.m."),
        ("Pukul 12.00 siang.", "At 12 a.m.", "At noon."),
        (
            "Tutup pukul 24.00 tiap hari.",
            "It closes at 24 p.m. daily.",
            "It closes at midnight daily.",
        ),
        ("Pukul 00.30.", "At 0:30 p.m.", "At 12:30 a.m."),
        # what is right keeps its looks
        ("Pukul 14.30.", "At 2.30 PM.", "At 2.30 PM."),
        ("Pukul 16:52 WIB.", "At 16:52 WIB.", "At 16:52 WIB."),
        ("Pukul 02.15.", "At 2:15 a.m.", "At 2:15 a.m."),
        # the order is the draft's
        ("Pukul 08.00, bukan 17.00 WIB.", "At 5 a.m., not 8 a.m.", "At 5 p.m., not 8 a.m."),
        # not beyond doubt
        ("Pukul 8 ia pergi.", "At 8 p.m. he left.", "At 8 p.m. he left."),
        ("Pukul 10.00 (13.00 WIT).", "At 7 a.m.", "At 7 a.m."),
        ("Ia menang 19.30 detik.", "He won by 7.30 a.m.", "He won by 7.30 a.m."),
        ("Lari 1 jam 45 menit.", "Ran at 1:45 a.m.", "Ran at 1:45 a.m."),
        ("Naik 25.75 poin.", "Up 25.75 a.m.", "Up 25.75 a.m."),
    ],
)
def test_times_of_day(source: str, draft: str, restored: str) -> None:
    assert restore_moments(source, draft) == restored


def test_a_time_is_no_numeral_to_restore_or_to_miss() -> None:
    source, draft = "Pukul 13.00 ada 40 orang.", "At 1 p.m. there were 45 people."
    assert restore_numerals(source, draft) == "At 1 p.m. there were 40 people."
    assert lost_numerals(source, draft) == 1


@given(
    st.integers(0, 23), st.integers(0, 59), st.integers(1, 12), st.sampled_from(["a.m.", "p.m."])
)
def test_every_minute_of_the_day(hour: int, minute: int, said: int, part: str) -> None:
    made = restore_moments(f"Pukul {hour:02}.{minute:02} WIB.", f"At {said}:01 {part}")
    at = {"noon": "12:00 p.m.", "midnight": "12:00 a.m."}
    clock, _, half = at.get(made[3:].rstrip("."), made[3:]).partition(" ")
    shown, _, minutes = clock.partition(":")
    assert (int(shown) % 12 + 12 * (half == "p.m."), int(minutes or 0)) == (hour, minute)


@given(st.text("abcdefghilmno.: 0123456789"), st.text("apm.: 0123456789"))
def test_a_source_without_times_changes_nothing(source: str, draft: str) -> None:
    assert restore_moments(source, draft) == draft
