"""Tab-separated tables with a header row: lexicons, glossaries, gazetteers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from align.errors import InputError, reason


def read_table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line number and the cells by column of a TSV with a header row.

    Empty lines and lines that start with ``#`` are skipped.

    Raises:
        InputError: the file cannot be read, or a row has more cells than the header.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the table: {reason(error)}", path=str(path)) from error
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            raise InputError(
                f"{len(cells)} cells, but the header names {len(header)}",
                path=str(path),
                line=number,
            )
        yield number, dict(zip(header, cells, strict=False))


def alternatives(cell: str) -> tuple[str, ...]:
    """Return what a cell holds between ``|``, without the white space around it."""
    return tuple(filter(None, map(str.strip, cell.split("|")))) if cell else ()
