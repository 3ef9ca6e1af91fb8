import pytest

from align.translate.degenerate import problem

SOURCE = "Menteri pertanian mengatakan panen raya tahun ini lebih baik daripada tahun lalu."


@pytest.mark.parametrize(
    ("draft", "what"),
    [
        ("The minister said that this year's harvest is better than last year's.", None),
        ("", "empty"),
        ("...", "empty"),
        ("The minister said said said said.", "loop"),
        ("in the city of the city of the city of the", "loop"),
        ("the a the b the c the d the e the f the", "loop"),
        ("The minister said the harvestestestestest is better than that of last year.", "loop"),
        ("Minister.", "short"),
    ],
)
def test_what_is_wrong_with_a_draft(draft: str, what: str | None) -> None:
    assert problem(SOURCE, draft) == what


def test_a_source_that_repeats_itself_may_be_repeated() -> None:
    assert problem("ha ha ha ha ha", "ha ha ha ha ha") is None


def test_a_source_without_words_needs_no_words() -> None:
    assert problem("***", "***") is None
