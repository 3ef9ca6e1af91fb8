"""CSV for spreadsheets, with formulas defused on request."""

import csv
import io
from dataclasses import replace

import pytest
from reviewed import PAIRS

from align.exchange.tsv import COLUMNS
from align.review.spreadsheet import csv_rows


@pytest.mark.parametrize("defused", [True, False])
def test_every_cell_comes_back(defused: bool) -> None:
    evil = replace(PAIRS[1], final='=HYPERLINK("x")', note='a "b", c\nd', extra={"=my": "@x"})
    text = "".join(csv_rows([evil], defused=defused))
    header, row = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    mark = "'" if defused else ""
    assert header == [*COLUMNS, f"{mark}=my"]
    assert row[11:] == [f'{mark}=HYPERLINK("x")', 'a "b", c\nd', f"{mark}@x"]


def test_no_pairs_make_a_header() -> None:
    assert "".join(csv_rows([], defused=True)) == "\ufeff" + ",".join(COLUMNS) + "\r\n"
