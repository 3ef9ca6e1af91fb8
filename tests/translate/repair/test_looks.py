import pytest

from align.translate.repair.looks import like_source


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
