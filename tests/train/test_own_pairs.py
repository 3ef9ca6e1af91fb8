"""The pairs that ship are fit to train on, and no evaluation set is in them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from align.resources import corpus_dir
from align.train.data import Held, load_pairs, read_pairs

FILES = sorted((corpus_dir() / "pairs").glob("*.tsv"))
SHARED = Path(os.environ.get("SEJAJAR_SHARED", Path(__file__).parents[3] / "shared"))
TOGETHER = 10


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + TOGETHER]) for n in range(len(words) - TOGETHER + 1)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_is_a_pair(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        source, target = line.split("\t")
        assert source == source.strip()
        assert target == target.strip()
        assert source
        assert target


def test_none_is_left_out_of_training() -> None:
    sources = [(path, 1.0) for path in FILES]
    pairs, counts = load_pairs(sources, Held([]))
    assert set(counts) == {"kept"}
    assert len(pairs) == counts["kept"]
    assert len({pair.source for pair in pairs}) == len(pairs)


def test_no_evaluation_set_is_in_them() -> None:
    sets = sorted((SHARED / "data" / "dev").glob("*.tsv"))
    if not sets:
        pytest.skip(f"no development sets: {SHARED} is not there")
    held = Held(sets)
    known = {
        run for path in sets for pair in read_pairs(path) for side in pair for run in runs(side)
    }
    for path in FILES:
        for source, target in read_pairs(path):
            assert held.find(source, target) is None
            assert not (runs(source) | runs(target)) & known, (source, target)
