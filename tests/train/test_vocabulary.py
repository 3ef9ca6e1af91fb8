"""Pieces for training: what is drawn at random is drawn alike whenever a run comes back to it."""

from __future__ import annotations

import sentencepiece

from align.resources import DEFAULT_MODEL, models_dir
from align.train.vocabulary import Vocabulary


def test_sampled_pieces_depend_on_the_seed_alone() -> None:
    vocabulary = Vocabulary(models_dir() / DEFAULT_MODEL)
    texts = ["Pemerintah membangun jalan baru di pedesaan tahun ini."] * 500

    def drawn(seed: int) -> list[list[int]]:
        sentencepiece.set_random_generator_seed(seed)
        return vocabulary.encode(texts, alpha=0.3)

    first = drawn(5)
    assert drawn(6) != first
    assert drawn(5) == first
    assert vocabulary.decode(first) == texts
