from pathlib import Path

import pytest

from align.document import Pair
from align.errors import OutputError
from align.exchange.vecalign import write_vecalign


def test_ids_are_counted_over_the_beads_of_each_document(tmp_path: Path) -> None:
    beads = [("a", "1-1"), ("a", "2-1"), ("a", "0-1"), ("a", "1-0"), ("b", "1-2")]
    pairs = [
        Pair(str(n), doc, "text", "", bead=bead, similarity=0.5)
        for n, (doc, bead) in enumerate(beads)
    ]
    assert write_vecalign(tmp_path / "out", pairs) == 5
    assert (tmp_path / "out").read_text().splitlines() == [
        "[0]:[0]:0.500000",
        "[1, 2]:[1]:0.500000",
        "[]:[2]:0.500000",
        "[3]:[]:0.500000",
        "[0]:[0, 1]:0.500000",
    ]


def test_a_pair_that_was_never_aligned_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="pair 7 has no bead"):
        write_vecalign(tmp_path / "out", [Pair("7", "a", "text", "Ya.")])
    assert not (tmp_path / "out").exists()
