"""Drafts beside their reference, each worth what it scores: minimum risk training.

A model that only sees references learns nothing of where its own drafts differ from them.  Here it
also sees several drafts of a source, made beforehand, and learns to prefer those that score above
their mean to those below it (Shen et al., 2016; Edunov et al., 2018).  What the drafts of a source
share cancels out; what is learned is where the better ones differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count, groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np

from align.errors import InputError
from align.train.batches import LENGTHS, Batch, pad, plan
from align.train.data import Held, read_cells
from align.train.epochs import Epochs
from align.train.recipe import TrainRecipe
from align.train.vocabulary import EOS, Vocabulary


class Choice(NamedTuple):
    """A source, the targets that it has, and what each of them is worth."""

    source: str
    targets: tuple[str, ...]
    worths: tuple[float, ...]


def read_choices(paths: Iterable[Path], held: Held) -> list[Choice]:
    """Read files of three columns: source, target, worth; rows of one source follow each other.

    Sources that an evaluation set holds, on either side, are left out.

    Raises:
        InputError: a row has fewer columns, a worth is no number, or a source has another number
            of targets than the first one.
    """
    choices: list[Choice] = []
    for path in paths:
        for source, rows in groupby(_rows(path), key=lambda row: row.source):
            numbers, _, targets, worths = zip(*rows, strict=True)
            wanted = len(choices[0].targets) if choices else len(targets)
            if len(targets) != wanted:
                message = f"{len(targets)} targets of one source; others have {wanted}"
                raise InputError(message, path=str(path), line=numbers[-1])
            if not any(held.find(source, target) for target in targets):
                choices.append(Choice(source, targets, worths))
    return choices


class _Row(NamedTuple):
    number: int
    source: str
    target: str
    worth: float


def _rows(path: Path) -> Iterator[_Row]:
    for number, (source, target, worth, *_) in read_cells(path, 3):
        try:
            yield _Row(number, source, target, float(worth))
        except ValueError as error:
            message = f"a worth must be a number, not '{worth}'"
            raise InputError(message, path=str(path), line=number) from error


class Choices:
    """Batches of choices, in the same order whenever they are asked for.

    Args:
        choices: all with the same number of targets.
        vocabulary: the pieces.
        train: seed, and size of the batches.
    """

    def __init__(self, choices: list[Choice], vocabulary: Vocabulary, train: TrainRecipe) -> None:
        self._train = train
        self._pad = vocabulary.pad
        self._width = len(choices[0].targets) if choices else 1
        self._worths = np.array([choice.worths for choice in choices], dtype=np.float32)
        self._sources = vocabulary.encode([choice.source for choice in choices])
        rows = vocabulary.encode_target([text for choice in choices for text in choice.targets])
        self._targets = [rows[i : i + self._width] for i in range(0, len(rows), self._width)]
        longest = [
            max(map(len, [s, *t])) for s, t in zip(self._sources, self._targets, strict=True)
        ]
        self._lengths = np.array(longest) + 1
        self._fit = np.flatnonzero(self._lengths <= LENGTHS[-1])

    def __len__(self) -> int:
        """Return how many are short enough to train on."""
        return len(self._fit)

    def batches(self, epoch: int, start: int) -> Iterator[Batch]:
        """Yield batches from number ``start`` on, all choices over and over; there must be one."""
        train = self._train
        for turn in count():
            order = np.random.default_rng((train.seed, epoch, 6, turn)).permutation(self._fit)
            size = train.batch_tokens // self._width
            planned = plan(self._lengths, order, size, train.seed, turn)
            for length, members in planned[start:]:
                sources = [self._sources[i] for i in members]
                targets = [row for i in members for row in self._targets[i]]
                batch = pad(sources, targets, length, EOS, self._pad)
                yield replace(batch, worth=self._worths[members].ravel())
            start = max(0, start - len(planned))


class Mixed:
    """The batches of an epoch, with batches of choices strewn in.

    Args:
        epochs: the pairs' batches.
        choices: the others.
        share: of all batches, those of choices.
        seed: of where they stand.
    """

    def __init__(self, epochs: Epochs, choices: Choices, share: float, seed: int) -> None:
        self._epochs = epochs
        self._choices = choices
        self._share = share
        self._seed = seed

    def batches(self, epoch: int, start: int = 0) -> Iterator[Batch]:
        """See :meth:`align.train.epochs.Epochs.batches`."""
        random = np.random.default_rng((self._seed, epoch, 5))
        before = int((random.random(start) < self._share).sum())
        pairs = self._epochs.batches(epoch, start - before)
        choices = self._choices.batches(epoch, before)
        while batch := next(choices if random.random() < self._share else pairs, None):
            yield batch
