"""Pairs as CSV for spreadsheets, with cells that would run as formulas defused on request."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from align.document import Pair
from align.exchange.formula import defuse
from align.exchange.tsv import COLUMNS, cells_of


def csv_rows(pairs: Iterable[Pair], *, defused: bool) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180, with the byte-order mark that Excel looks for)."""
    columns: tuple[str, ...] | None = None
    for pair in pairs:
        if columns is None:
            columns = tuple(pair.extra)
            yield _line([*COLUMNS, *columns], defused, mark="\ufeff")
        yield _line([*cells_of(pair), *(pair.extra.get(name, "") for name in columns)], defused)
    if columns is None:
        yield _line(list(COLUMNS), defused, mark="\ufeff")


def _line(row: list[str], defused: bool, mark: str = "") -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([defuse(cell) for cell in row] if defused else row)
    return mark + buffer.getvalue()
