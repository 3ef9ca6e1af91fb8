"""Word links and word confidences: what the model looks at when it says what others wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translate.models import find_model
from align.translate.words import (
    WordReader,
    Words,
    format_confidence,
    format_links,
    parse_words,
)

SOURCE = "Perdana Menteri Inggris mengatakan bahwa kesepakatan itu adalah awal yang baik."
TEXT = "The British prime minister said that the agreement was a good start."


@pytest.fixture(scope="module")
def reader() -> WordReader:
    return WordReader(find_model())


def linked(words: Words, source: str, text: str) -> set[tuple[str, str]]:
    ours, theirs = source.split(), text.split()
    return {(ours[i], theirs[j]) for i, j in words.links}


def test_words_are_linked_to_those_they_render(reader: WordReader) -> None:
    (words,) = reader.read([SOURCE], [TEXT])
    assert {
        ("Inggris", "British"),
        ("Menteri", "minister"),
        ("mengatakan", "said"),
        ("kesepakatan", "agreement"),
        ("baik.", "good"),
        ("awal", "start."),
    } <= linked(words, SOURCE, TEXT)


def test_a_word_that_does_not_belong_is_doubted(reader: WordReader) -> None:
    (right,) = reader.read([SOURCE], [TEXT])
    (wrong,) = reader.read([SOURCE], [TEXT.replace("agreement", "elephant")])
    assert len(right.confidence) == len(TEXT.split())
    place = TEXT.split().index("agreement")
    assert wrong.confidence[place] < 0.1 < right.confidence[place]


def test_each_text_is_read_alike_in_any_company(reader: WordReader) -> None:
    texts = [TEXT, "Good.", "", f"“{TEXT}” (he said)"]
    sources = [SOURCE, "Baik.", "Kosong.", f"“{SOURCE}” (katanya)"]
    together = reader.read(sources, texts)
    for source, text, words in zip(sources, texts, together, strict=True):
        assert reader.read([source], [text]) == [words]
        assert len(words.confidence) == len(text.split())


def test_what_is_empty_or_too_long_has_no_words(reader: WordReader) -> None:
    assert reader.read([], []) == []
    assert reader.read(["", "Baik.", "kata " * 2000], ["Good.", "", "word"]) == [Words()] * 3


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500))),
    st.lists(st.integers(0, 100).map(lambda n: n / 100)),
)
def test_cells_hold_links_and_confidences(
    links: list[tuple[int, int]], confidence: list[float]
) -> None:
    words = Words(tuple(links), tuple(confidence))
    assert parse_words(format_links(words), format_confidence(words)) == words


@pytest.mark.parametrize("cell", ["x", "1", "1-", "1-2-3", "1-a"])
def test_a_malformed_cell_says_nothing(cell: str) -> None:
    assert parse_words(cell, "0.5") == Words()
