"""Damaged files of every kind give a result or an error in one line that names the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fuzz_mutations import mutated
from fuzz_seeds import seeds
from fuzz_targets import TARGETS, exercise
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

# A search of its own is started with many more: SEJAJAR_FUZZ_EXAMPLES=20000.
EXAMPLES = int(os.environ.get("SEJAJAR_FUZZ_EXAMPLES", "12"))


@pytest.mark.parametrize("name", TARGETS)
def test_a_valid_file_is_taken(name: str, tmp_path: Path) -> None:
    if name == "moses":
        (tmp_path / "given.en").write_bytes(b"a\nb\n")
    if name == "settings":
        (tmp_path / "g.tsv").write_text("source\ttarget\na\tb\n")
        (tmp_path / "n.tsv").write_text("Budi\n")
    for seed in seeds(name):
        assert exercise(TARGETS[name], seed, tmp_path) is None


@pytest.mark.parametrize("name", TARGETS)
def test_a_damaged_file_is_taken_or_refused_in_one_line(name: str, tmp_path: Path) -> None:
    phases = [Phase.explicit, Phase.reuse, Phase.generate]

    @settings(
        max_examples=EXAMPLES,
        database=None,
        phases=phases if EXAMPLES < 100 else [*phases, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def damage(data: st.DataObject) -> None:
        exercise(TARGETS[name], data.draw(mutated(name)), tmp_path)

    damage()
