import pytest

from align.translate.titles import is_title_case, sentence_case


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


def test_known_words_get_lower_case_and_names_stay() -> None:
    known = {"harga", "beras", "naik", "di", "kata"}
    assert sentence_case("Harga Beras Naik di Bantul, Kata Ani", known) == (
        "Harga beras naik di Bantul, kata Ani"
    )
