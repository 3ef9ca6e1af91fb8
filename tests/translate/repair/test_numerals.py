import pytest

from align.translate.repair.numerals import english_numeral, lost_numerals, restore_numerals


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("1.500.000", "1,500,000"),
        ("96,77", "96.77"),
        ("1.234,5", "1,234.5"),
        ("10.30", "10.30"),
        ("2024", "2024"),
        ("2.0.1", "2.0.1"),
    ],
)
def test_notation(indonesian: str, english: str) -> None:
    assert english_numeral(indonesian) == english


@pytest.mark.parametrize(
    ("source", "draft", "restored"),
    [
        ("Harga naik 75 persen.", "Prices rose 57 percent.", "Prices rose 75 percent."),
        ("Sebanyak 1.500 orang.", "As many as 1,50 people.", "As many as 1,500 people."),
        ("Dari 3 ke 45.", "From 3 to 54.", "From 3 to 45."),
        ("Pada 1.409,71 poin.", "At 1,409,71 points.", "At 1,409.71 points."),
        ("Rp3.706,2 miliar", "Rp3.706.2 billion", "Rp3,706.2 billion"),
        ("Naik 1.500 unit.", "Up 1.500 units.", "Up 1,500 units."),
        # nothing is wrong
        ("Naik 1.500 unit.", "Up 1500 units.", "Up 1500 units."),
        ("Naik 1,5 juta.", "Up 1.5 million.", "Up 1.5 million."),
        ("Naik 1,5 jadi 15.", "Up 1.5 to 15.", "Up 1.5 to 15."),
        ("Versi 2.0.1 dan 10.30.", "Version 2.0.1 and 10.30.", "Version 2.0.1 and 10.30."),
        ("Pada 31/12/2021.", "On December 31, 2021.", "On December 31, 2021."),
        # not beyond doubt
        ("Naik 75 persen.", "Rose by 5 to 7 percent.", "Rose by 5 to 7 percent."),
        ("Sekitar 2 juta orang.", "About 2,000,000 people.", "About 2,000,000 people."),
        ("Satu orang.", "1 person.", "1 person."),
    ],
)
def test_numerals_are_restored_where_that_is_beyond_doubt(
    source: str, draft: str, restored: str
) -> None:
    assert restore_numerals(source, draft) == restored


@pytest.mark.parametrize(
    ("source", "draft", "lost"),
    [
        ("Naik 7,5 persen menjadi Rp1.500.", "Rose by 7.5 percent to Rp 1,500.", 0),
        ("Naik 7,5 persen menjadi Rp1.500.", "Rose by 7.5 percent.", 2),
        ("Dari 3 menjadi 3.", "Stayed at 3.", 1),
        ("Naik.", "Rose by 3.", 0),
    ],
)
def test_numerals_that_the_draft_lacks_are_counted(source: str, draft: str, lost: int) -> None:
    assert lost_numerals(source, draft) == lost
