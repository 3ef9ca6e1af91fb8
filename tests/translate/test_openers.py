import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.openers import join, like_source, set_apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("“Kami tahu,” kata Ani (42).", '" Kami tahu," kata Ani ( 42).'),
        ('Dia bilang "ya" dan pergi.', 'Dia bilang " ya" dan pergi.'),
        ('("Beras")', '( " Beras")'),
        ("Tidak ada apa-apa.", "Tidak ada apa-apa."),
        ('f(x) = 5"', 'f(x) = 5"'),
    ],
)
def test_openers_are_set_apart_and_joined_again(text: str, apart: str) -> None:
    assert set_apart(text) == apart
    assert join(apart) == text.replace("“", '"').replace("”", '"')


@given(st.text(alphabet='ab ("[).,'))
def test_joining_undoes_setting_apart(text: str) -> None:
    if join(text) == text:  # nothing stood apart before
        assert join(set_apart(text)) == text


@pytest.mark.parametrize(
    ("source", "draft", "result"),
    [
        ("“Ya,” katanya.", '"Yes," he said.', "“Yes,” he said."),
        ('"Ya," katanya.', '"Yes," he said.', '"Yes," he said.'),
        ("“Ya,” katanya.", 'He said, ("yes")."', "He said, (“yes”).”"),
        ("Tinggi 6 kaki.", '6" tall.', '6" tall.'),
    ],
)
def test_quotes_are_curled_like_those_of_the_source(source: str, draft: str, result: str) -> None:
    assert like_source(source, draft) == result


@pytest.mark.parametrize(
    ("source", "draft", "result"),
    [
        ("Kecerdasan tumbuh.", "intelligence grows.", "Intelligence grows."),
        ("“Kecerdasan”, katanya.", "“intelligence”, he said.", "“Intelligence”, he said."),
        ("kecerdasan buatan", "artificial intelligence", "artificial intelligence"),
        ("Tiga orang tewas.", "3 people were killed.", "3 people were killed."),
        ("Ponsel itu dijual.", "iPhones are sold.", "iPhones are sold."),
        ("Situs itu tutup.", "example.org is closed.", "example.org is closed."),
    ],
)
def test_a_draft_begins_with_a_capital_as_its_source(source: str, draft: str, result: str) -> None:
    assert like_source(source, draft) == result
