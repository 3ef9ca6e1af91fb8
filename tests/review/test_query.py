"""Filter and order."""

from dataclasses import replace

import pytest
from reviewed import PAIRS, UNTRANSLATED

from align.document import Pair
from align.errors import InputError
from align.review.query import Facets, Query, neighbours, suspicion


def ids(query: Query, pairs: tuple[Pair, ...] = PAIRS) -> list[str]:
    return [pairs[n].id for n in query.select(pairs)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["a:1", "a:2", "a:3", "b:1", "b:2"]),
        ({"status": "open"}, ["a:1", "a:2", "b:1", "b:2"]),
        ({"status": "done"}, []),
        ({"flag": "any"}, ["a:2", "b:2"]),
        ({"flag": "none"}, ["a:1", "a:3", "b:1"]),
        ({"flag": "NAME-GARBLED", "doc": "b"}, ["b:2"]),
        ({"severity": "major"}, ["a:2", "b:2"]),
        ({"severity": "critical"}, []),
        ({"kind": "heading"}, ["a:1"]),
        ({"text": "STARMER"}, ["a:2", "b:2"]),
        ({"text": "rice prices"}, ["b:1"]),
        ({"confidence": "0.4"}, ["a:2", "b:2"]),
        ({"similarity": "0.9"}, ["a:2"]),
        ({"sort": "confidence"}, ["b:2", "a:2", "b:1", "a:1", "a:3"]),
        ({"sort": "suspicion", "flag": "any"}, ["b:2", "a:2"]),
    ],
)
def test_what_is_asked_for_is_found_in_order(values: dict[str, str], expected: list[str]) -> None:
    assert ids(Query.parse(values)) == expected


def test_verdicts_count_as_done() -> None:
    pairs = (replace(PAIRS[0], status="rejected"), *PAIRS[1:])
    assert ids(Query(status="done"), pairs) == ["a:1"]
    assert ids(Query(status="rejected"), pairs) == ["a:1"]


@pytest.mark.parametrize(
    "values", [{"status": "finished"}, {"sort": "size"}, {"confidence": "2"}, {"similarity": "x"}]
)
def test_what_cannot_be_asked_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(InputError, match=next(iter(values.values()))):
        Query.parse(values)


def test_worse_flags_are_more_suspicious_than_doubt() -> None:
    doubtful = replace(PAIRS[3], confidence=0.0, similarity=0.0)
    assert suspicion(PAIRS[1]) > suspicion(doubtful) > suspicion(PAIRS[0])


def test_neighbours_stay_in_the_document() -> None:
    assert neighbours(PAIRS, 2, 2) == (range(2), range(3, 3))
    assert neighbours(PAIRS, 3, 1) == (range(3, 3), range(4, 5))
    assert neighbours(PAIRS, 0, 1) == (range(0), range(1, 2))


def test_facets_count_pairs() -> None:
    facets = Facets.of(PAIRS)
    assert facets.flags == {"NAME-GARBLED": 2}
    assert facets.docs == {"a": 3, "b": 2}
    assert (facets.drafts, facets.references) == (True, True)


def test_facets_tell_that_nothing_is_translated() -> None:
    facets = Facets.of(UNTRANSLATED)
    assert (facets.drafts, facets.references, facets.confidences) == (False, False, False)
