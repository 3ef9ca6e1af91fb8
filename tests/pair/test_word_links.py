"""Which words belong together: the lexicon where it is sure, the model elsewhere."""

from __future__ import annotations

from align.document import Pair
from align.pair.word_links import Link, joined, links, placed, with_words
from align.translate.models import find_model
from align.translate.words import CONFIDENCE, LINKS, WordReader, Words, parse_words

SOURCE = "Harga beras naik (lagi)."
TEXT = "Rice prices rose (again)."


def named(found: list[Link]) -> set[tuple[str, str]]:
    return {(SOURCE[slice(*link.source)], TEXT[slice(*link.text)]) for link in found}


def test_words_are_linked_by_what_they_mean() -> None:
    assert {("Harga", "prices"), ("beras", "Rice")} <= named(links(SOURCE, TEXT))
    assert links("", TEXT) == links(SOURCE, "") == []


def test_counted_words_are_found_without_their_punctuation() -> None:
    words = Words(((3, 3), (0, 9), (9, 0)), ())
    assert named(placed(SOURCE, TEXT, words)) == {("lagi", "again")}


def test_the_lexicon_corrects_the_model_and_the_model_adds_to_it() -> None:
    source, text = "Harga qwertya naik.", "Quirky prices rose."
    seen = Words(((0, 0), (1, 0), (1, 1)), ())
    pairs = {
        (source[slice(*link.source)], text[slice(*link.text)])
        for link in joined(source, text, seen)
    }
    # Prices are linked by the lexicon, against the model; of the unknown word the model tells all.
    assert ("Harga", "prices") in pairs
    assert ("qwertya", "Quirky") in pairs
    assert ("qwertya", "prices") not in pairs


def test_without_a_model_weaker_translations_count() -> None:
    assert joined(SOURCE, TEXT, Words()) == links(SOURCE, TEXT)


def test_pairs_get_two_columns_that_are_read_back() -> None:
    reader = WordReader(find_model())
    pairs = [Pair("1", "d", "text", SOURCE, TEXT, extra={"own": "x"}), Pair("2", "d", "text", "A")]
    first, second = with_words(pairs, reader)
    assert list(first.extra) == ["own", LINKS, CONFIDENCE]
    words = parse_words(first.extra[LINKS], first.extra[CONFIDENCE])
    assert {(0, 1), (1, 0)} <= set(words.links)
    assert len(words.confidence) == len(TEXT.split())
    assert (second.extra[LINKS], second.extra[CONFIDENCE]) == ("", "")
