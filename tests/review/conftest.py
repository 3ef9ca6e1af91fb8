"""A small reviewed file that many tests begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewed import PAIRS

from align.exchange.tsv import write_tsv


@pytest.fixture
def tsv(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    write_tsv(path, PAIRS)
    return path
