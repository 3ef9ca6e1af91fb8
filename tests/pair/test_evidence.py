"""What a source line and its draft offer to the reference."""

from __future__ import annotations

import numpy as np

from align.pair.evidence import Matches, matches

SOURCE = ["Am 11. Mai bestieg Gyalzen den Berg.", "Ihm folgten Kato und zwei andere."]
DRAFTS = ["The mountain was climbed in May.", "Two others followed him."]
REFERENCE = ["Gyalzen climbed the mountain on 11 May.", "Kato and two others followed, und so on."]


def offered(matched: Matches, line: int) -> list[str]:
    """Return the tokens of a source line, in the order in which they stand."""
    tokens = matched.source
    return [tokens.vocabulary[w] for w in tokens.word[tokens.start[line] : tokens.start[line + 1]]]


def test_names_and_numbers_that_a_draft_lost_are_taken_from_the_source() -> None:
    matched = matches(SOURCE, REFERENCE, DRAFTS, None)
    assert {"gyalzen", "11"} <= set(offered(matched, 0))
    assert "kato" in offered(matched, 1)


def test_what_the_draft_has_counts_once() -> None:
    assert offered(matches(SOURCE, REFERENCE, DRAFTS, None), 0).count("11") == 1
    drafts = ["The mountain was climbed on 11 May.", DRAFTS[1]]
    assert offered(matches(SOURCE, REFERENCE, drafts, None), 0).count("11") == 1


def test_short_words_that_two_languages_share_by_chance_are_not_taken() -> None:
    assert "und" not in offered(matches(SOURCE, REFERENCE, DRAFTS, None), 1)


def test_versions_of_a_line_stand_side_by_side() -> None:
    """The head of a line is its draft's head and its source's, not its draft alone."""
    table = {"gunung": (("mountain", 1.0),)}
    source = ["Gunung itu didaki pada bulan Mei", "Mei"]
    matched = matches(
        source, ["Mountain", "May"], ["The mountain was climbed in May", "May"], table
    )
    tokens = offered(matched, 0)
    assert tokens.index("gunung") < tokens.index("may")
    assert np.all(np.diff(matched.source.sentence) >= 0)
