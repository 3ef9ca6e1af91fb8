"""Choices are read whole or refused with their line, and strewn into the pairs' batches."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from align.errors import InputError
from align.resources import DEFAULT_MODEL, models_dir
from align.train.batches import Batch
from align.train.choices import Choices, Mixed, read_choices
from align.train.data import Held, TrainingPair
from align.train.epochs import Epochs
from align.train.recipe import read_recipe
from align.train.vocabulary import EOS, Vocabulary

ROWS = """\
Hujan turun deras.\tIt rained hard.\t1.5
Hujan turun deras.\tHard rain.\t-1.5
Ia pulang.\tShe went home.\t0.25
Ia pulang.\tHe home.\t-0.25
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(models_dir() / DEFAULT_MODEL)


@pytest.fixture
def choices(tmp_path: Path) -> Path:
    path = tmp_path / "choices.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_rows_of_one_source_are_one_choice(choices: Path) -> None:
    rain, home = read_choices([choices], Held([]))
    assert rain.source == "Hujan turun deras."
    assert rain.targets == ("It rained hard.", "Hard rain.")
    assert home.worths == (0.25, -0.25)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Ia makan.\tShe ate.", "choices.tsv:5: expected three columns"),
        ("Ia makan.\tShe ate.\tbest", "choices.tsv:5: a worth must be a number, not 'best'"),
        ("Ia makan.\tShe ate.\t1", "choices.tsv:5: 1 targets of one source; others have 2"),
    ],
)
def test_bad_rows_are_named(choices: Path, row: str, message: str) -> None:
    choices.write_text(ROWS + row + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_choices([choices], Held([]))
    assert message in str(caught.value)


def test_what_an_evaluation_set_holds_stays_out(choices: Path, tmp_path: Path) -> None:
    held = tmp_path / "held.tsv"
    sentence = "Hujan turun deras di seluruh kota."
    held.write_text(f"{sentence}\tIt rained hard all over the city.\n", encoding="utf-8")
    choices.write_text(ROWS.replace("Hujan turun deras.", sentence), encoding="utf-8")
    assert [choice.source for choice in read_choices([choices], Held([held]))] == ["Ia pulang."]


def test_each_source_is_followed_by_its_targets_and_their_worths(
    choices: Path, recipe: Path, vocabulary: Vocabulary
) -> None:
    made = Choices(read_choices([choices], Held([])), vocabulary, read_recipe(recipe).train)
    found = set()
    for batch in islice(made.batches(0, 0), 2):
        assert batch.worth is not None
        worths = iter(batch.worth.tolist())
        sources, targets = (
            decode([row[: row.index(EOS)] for row in ids.tolist()])
            for decode, ids in (
                (vocabulary.pieces.decode, batch.source),
                (vocabulary.decode, batch.target),
            )
        )
        assert len(targets) == 2 * len(sources)
        found |= {
            (sources[i // 2], text, worth)
            for i, (text, worth) in enumerate(zip(targets, worths, strict=True))
        }
    expected = (line.split("\t") for line in ROWS.splitlines())
    assert found == {(source, text, float(worth)) for source, text, worth in expected}


def same(one: Batch, other: Batch) -> bool:
    return all(
        np.array_equal(getattr(one, side), getattr(other, side)) for side in ("source", "target")
    )


def test_batches_go_on_from_any_number(choices: Path, recipe: Path, vocabulary: Vocabulary) -> None:
    plan = read_recipe(recipe)
    train = replace(plan.train, batch_tokens=16, noise=0.0)
    pairs = [TrainingPair(f"Hujan ke-{n}.", f"Rain number {n}.", 1.0) for n in range(40)]
    epochs = Epochs(pairs, vocabulary, replace(plan, train=train))
    made = Choices(read_choices([choices], Held([])), vocabulary, train)
    mixed = Mixed(epochs, made, 0.4, seed=5)
    whole = list(mixed.batches(0))
    strewn = [batch for batch in whole if batch.worth is not None]
    plain = [batch for batch in whole if batch.worth is None]
    assert strewn
    assert all(map(same, plain, epochs.batches(0)))
    assert len(plain) == len(list(epochs.batches(0)))
    for start in (1, 7, len(whole) - 1):
        assert all(map(same, whole[start:], mixed.batches(0, start)))
