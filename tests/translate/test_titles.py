import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.titles import is_in_capitals, is_title_case, sentence_case


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harga Beras Naik Lagi di Pasar Induk", True),
        ("HARGA BERAS NAIK LAGI", True),
        ("Harga beras naik lagi di pasar Cipinang", False),
        ("Joko Widodo", False),
        ("", False),
    ],
)
def test_title_case_is_told_from_a_sentence_with_names(text: str, title: bool) -> None:
    assert is_title_case(text) is title


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("HARGA BERAS", True), ("KPK", False), ("Harga BBM", False), ("2. A B", False), ("", False)],
)
def test_capitals_are_two_words_and_nothing_else(text: str, capitals: bool) -> None:
    assert is_in_capitals(text) is capitals


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Harga Beras Naik di Bantul, Kata Ani", "Harga beras naik di Bantul, kata Ani"),
        ("KPK TANGKAP PENCURI DI JAKARTA", "KPK tangkap pencuri di Jakarta"),
        ("“WARGA WADUNGSARI” RESAH", "“Warga Wadungsari” resah"),
        ("JALAN-JALAN KE BEKASI", "Jalan-jalan ke Bekasi"),
        ("", ""),
        ("2023", "2023"),
    ],
)
def test_words_get_the_case_they_have_in_a_sentence(text: str, plain: str) -> None:
    assert sentence_case(text) == plain


@given(st.text())
def test_only_case_changes(text: str) -> None:
    assert sentence_case(text).casefold() == text.casefold()
