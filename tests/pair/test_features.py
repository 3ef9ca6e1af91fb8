"""What the features tell of a boundary between beads."""

from __future__ import annotations

import numpy as np

from align.pair.band import Band
from align.pair.coverage import Coverage
from align.pair.evidence import matches
from align.pair.features import NAMES, Features, Lines

DRAFTS = [
    "Rice became dearer in January and children go to school.",
    "Infrastructure is the key to growth.",
    "Nobody was hurt.",
]


def shifted(reference: list[str], r: int, c: int) -> float:
    """Mass that a boundary after ``r`` drafts and ``c`` reference lines leaves on a wrong side."""
    rows, columns = len(DRAFTS), len(reference)
    ones = np.ones(rows + 1, np.int64)
    band = Band.between(0 * ones, (columns + 1) * ones, columns)
    matched = matches(DRAFTS, reference, DRAFTS, None)
    features = Features(matched, Lines.of(DRAFTS), Lines.of(reference), band)
    return float(features.shifted[band.find(np.array([r]), np.array([c]))[0]])


def test_a_clause_that_ends_one_line_and_begins_the_next_is_shifted_down() -> None:
    reference = [
        "Rice became dearer in January.",
        "Children go to school, and infrastructure is the key to growth.",
        "Nobody was hurt.",
    ]
    assert shifted(reference, 1, 1) > 0.2
    assert shifted(reference, 2, 2) == 0


def test_a_clause_that_begins_one_line_and_ends_the_one_before_is_shifted_up() -> None:
    reference = [
        "Rice became dearer in January, children go to school, infrastructure is the key.",
        "And to growth.",
        "Nobody was hurt.",
    ]
    assert shifted(reference, 1, 1) > 0.2


def test_nothing_is_shifted_where_every_clause_stands_in_its_own_line() -> None:
    assert shifted(DRAFTS, 1, 1) == 0
    assert shifted(DRAFTS, 2, 2) == 0


def test_nothing_is_shifted_at_the_ends_of_the_documents() -> None:
    assert shifted(DRAFTS, 0, 0) == 0
    assert shifted(DRAFTS, 3, 3) == 0


def explained(drafts: list[str], reference: list[str]) -> tuple[float, float]:
    """What the best draft explains of a reference line, a median share: raw, in proportion."""
    rows, columns = len(drafts), len(reference)
    ones = np.ones(rows + 1, np.int64)
    band = Band.between(0 * ones, (columns + 1) * ones, columns)
    matched = matches(drafts, reference, drafts, None)
    features = Features(matched, Lines.of(drafts), Lines.of(reference), band)
    raw = np.zeros(columns + 1)
    np.maximum.at(raw, band.nodes()[1], Coverage(matched, band, 1).reference[0][:-1])
    mass = matched.reference.mass
    return float(np.median(raw[1:] / mass)), float(np.median(features.best[1] / mass))


def test_what_poor_drafts_explain_counts_in_proportion_to_the_document() -> None:
    places = "harbour market school bridge station museum temple garden library theatre".split()
    reference = [f"The {place} of the old town opens at {k}." for k, place in enumerate(places, 6)]
    poor = [f"Xyz {place} qua zab uvw at {k + 90}." for k, place in enumerate(places)]
    raw_exact, exact = explained(reference, reference)
    raw_poor, of_poor = explained(poor, reference)
    assert exact < raw_exact
    assert of_poor > raw_poor
    assert exact - of_poor < raw_exact - raw_poor


def test_every_weight_has_a_name_of_its_own() -> None:
    """Weights are stored by name: two of one name would lose one."""
    assert len(set(NAMES)) == len(NAMES)
