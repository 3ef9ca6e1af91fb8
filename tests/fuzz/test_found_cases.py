"""Every input that was once a finding is a result or a clean error today.

``corpus/TARGET/`` holds them, as small as they could be made; a new finding is a new file there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz_targets import TARGETS, exercise

CORPUS = Path(__file__).parent / "corpus"
FOUND = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("found", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_found_case_stays_mended(found: Path, tmp_path: Path) -> None:
    (tmp_path / "given.en").write_bytes(b"a\n")
    exercise(TARGETS[found.parent.name], found.read_bytes(), tmp_path)


def test_the_corpus_names_targets_only() -> None:
    assert {path.parent.name for path in FOUND} <= TARGETS.keys()
