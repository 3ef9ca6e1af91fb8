"""The test pages keep their own promises: spans equal the text, flags and columns are known.

What the flagger makes of them is a matter of `benchmarks/flag.py`, never of a test: half of the
pages are there to measure on text that nobody looked at.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from align.document import SEVERITIES
from align.flag import FLAGS

ROOT = Path(__file__).parents[1] / "corpus"
PAGES = sorted(path.name.removesuffix(".id.txt") for path in (ROOT / "pages").glob("*.id.txt"))


def gold(path: Path) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def test_there_are_six_pages_to_look_at_and_six_to_measure() -> None:
    assert [int(page[:2]) for page in PAGES] == list(range(9, 21))


@pytest.mark.parametrize("page", PAGES)
def test_every_span_is_the_text_at_its_offsets(page: str) -> None:
    lines = (ROOT / "pages" / f"{page}.id.txt").read_text(encoding="utf-8").splitlines()
    rows = gold(ROOT / "pages" / f"{page}.gold.tsv")
    assert rows
    for row in rows:
        span = lines[int(row["line"]) - 1][int(row["start"]) : int(row["end"])]
        assert span == row["span"] != ""


@pytest.mark.parametrize("page", PAGES)
def test_annotations_use_the_columns_and_words_of_the_samples(page: str) -> None:
    rows = gold(ROOT / "pages" / f"{page}.gold.tsv")
    columns = list(gold(ROOT / "samples" / "03-sport.gold.tsv")[0])
    for row in rows:
        assert list(row) == columns
        assert row["file"] == f"{page}.id.txt"
        assert FLAGS[row["flag"]].sides == ("source",)
        assert row["confidence"] in {"high", "medium"}
        assert row["severity"] in SEVERITIES
        assert row["likely_english"]
        assert row["suggested_correction_id"]
    places = [(int(r["line"]), int(r["start"]), -int(r["end"]), r["flag"]) for r in rows]
    assert len(set(places)) == len(places)
    assert [place[:3] for place in places] == sorted(place[:3] for place in places)
