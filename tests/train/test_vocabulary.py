"""Pieces for training: what is drawn at random is drawn alike whenever a run comes back to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sentencepiece

from align.resources import DEFAULT_MODEL, models_dir
from align.train.vocabulary import Vocabulary, prune_targets, train_vocabulary
from align.translate.tokenizer import MarianTokenizer


def test_sampled_pieces_depend_on_the_seed_alone() -> None:
    vocabulary = Vocabulary(models_dir() / DEFAULT_MODEL)
    texts = ["Pemerintah membangun jalan baru di pedesaan tahun ini."] * 500

    def drawn(seed: int) -> list[list[int]]:
        sentencepiece.set_random_generator_seed(seed)
        return vocabulary.encode(texts, alpha=0.3)

    first = drawn(5)
    assert drawn(6) != first
    assert drawn(5) == first
    assert vocabulary.pieces.decode(first) == texts


def test_the_target_side_keeps_what_its_texts_need_and_every_character(
    toy: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.train.vocabulary._MULTIPLE", 4)
    rows = [row.split("\t") for row in (toy().parent / "pairs.tsv").read_text().splitlines()]
    sources, targets = (list(side) for side in zip(*rows, strict=True))
    train_vocabulary([*sources, *targets], 120, tmp_path)
    before = MarianTokenizer(tmp_path)
    left = prune_targets(tmp_path, targets)
    after = MarianTokenizer(tmp_path)
    assert after.encode_target(targets) == before.encode_target(targets)
    needed = {piece for row in after.encode_target(targets) for piece in row}
    assert any(piece in after.unwritable for row in after.encode(sources) for piece in row)
    assert not needed & set(after.unwritable)
    assert not any(len(piece) == 1 for piece in after.unwritable)
    assert left == len(after.vocabulary) - len(after.unwritable)
    assert left % 4 == 0
    assert after.decode(after.encode_target(sources)) == sources
    assert after.encode(sources) == before.encode(sources)
