import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.openers import join, set_apart


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
