"""An epoch's batches come again as they were, and some pairs with other names in each epoch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from align.resources import DEFAULT_MODEL, models_dir
from align.train.data import TrainingPair
from align.train.epochs import Epochs
from align.train.recipe import read_recipe
from align.train.vocabulary import EOS, Vocabulary

PAIRS = [
    TrainingPair("Menurut Riess, hujan turun.", "According to Riess, it rained.", 1.0),
    TrainingPair("Hujan turun.", "It rained.", 1.0),
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(models_dir() / DEFAULT_MODEL)


def texts(
    recipe: Path, vocabulary: Vocabulary, renamed: float, epoch: int, joined: float = 0.0
) -> set[tuple[str, str]]:
    plan = read_recipe(recipe)
    plan = replace(plan, train=replace(plan.train, renamed=renamed, joined=joined, noise=0.0))
    batches = list(Epochs(PAIRS, vocabulary, plan).batches(epoch))

    def bare(rows: list[list[int]]) -> list[list[int]]:
        return [row[: row.index(EOS)] for row in rows]

    return {
        pair
        for batch in batches
        for pair in zip(
            vocabulary.pieces.decode(bare(batch.source.tolist())),
            vocabulary.decode(bare(batch.target.tolist())),
            strict=True,
        )
    }


def test_names_change_from_epoch_to_epoch_on_both_sides(
    recipe: Path, vocabulary: Vocabulary
) -> None:
    plain = {(pair.source, pair.target) for pair in PAIRS}
    assert texts(recipe, vocabulary, 0.0, 0) == plain
    first, second = (texts(recipe, vocabulary, 1.0, epoch) for epoch in (0, 1))
    assert first == texts(recipe, vocabulary, 1.0, 0)
    assert first & second == {("Hujan turun.", "It rained.")}
    for source, target in first | second:
        name = source.removeprefix("Menurut ").partition(",")[0]
        assert target in ("It rained.", f"According to {name}, it rained.")
    assert all("Riess" not in source for source, _ in first | second)


def test_pairs_stand_together_with_both_sides_in_one_order(
    recipe: Path, vocabulary: Vocabulary
) -> None:
    seen = {
        pair for epoch in range(8) for pair in texts(recipe, vocabulary, 0.0, epoch, joined=1.0)
    }
    one, two = PAIRS
    assert seen == {
        (f"{first.source} {second.source}", f"{first.target} {second.target}")
        for first, second in ((one, two), (two, one))
    }
    plan = read_recipe(recipe)
    short = replace(plan, data=replace(plan.data, max_pieces=11))
    short = replace(short, train=replace(plan.train, joined=1.0, noise=0.0))
    rows = [row for batch in Epochs(PAIRS, vocabulary, short).batches(0) for row in batch.source]
    assert len(rows) == len(PAIRS)


def test_sources_are_cut_into_other_pieces_in_each_epoch(
    recipe: Path, vocabulary: Vocabulary
) -> None:
    plan = read_recipe(recipe)
    plan = replace(plan, train=replace(plan.train, subword_alpha=0.1, noise=0.0))
    epochs = Epochs(PAIRS, vocabulary, plan)

    def sources(epoch: int) -> dict[str, tuple[int, ...]]:
        rows = [row for batch in epochs.batches(epoch) for row in batch.source.tolist()]
        cut = [tuple(row[: row.index(EOS)]) for row in rows]
        return dict(zip(vocabulary.pieces.decode([list(row) for row in cut]), cut, strict=True))

    first, second = sources(0), sources(1)
    assert set(first) == set(second) == {pair.source for pair in PAIRS}
    assert first == sources(0)
    assert all(first[text] != second[text] for text in first)
