r"""The aligned TSV: UTF-8, one header row, one pair a row, nothing quoted.

Tab, newline, carriage return and backslash inside a value are written ``\t``, ``\n``, ``\r`` and
``\\``; so a row is a line and a cell is what stands between two tabs, for ``cut`` as for us.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from align.document import KINDS, SIDES, STATUSES, Flag, Pair, Severity
from align.errors import InputError, OutputError
from align.exchange.atomic import atomic_write
from align.exchange.record import one_of
from align.text.cells import escape
from align.text.encoding import not_utf8
from align.text.opening import name_of, open_binary

COLUMNS = (
    "id",
    "doc",
    "kind",
    "source",
    "draft",
    "reference",
    "bead",
    "similarity",
    "confidence",
    "flags",
    "status",
    "final",
    "note",
)
"""The columns, in the order in which they are written."""

_ENGLISH = {"draft", "reference", "final"}
"""Columns that stand beside ``source`` in a table of pairs."""

_CHARACTERS = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
# Nine digits are enough for any text and keep int() away from its limits.
_FLAG = re.compile(r"([^\s@]+)@([a-z]+):([0-9]{1,9})-([0-9]{1,9})")
_NUMBER = re.compile(r"(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:[eE][-+]?[0-9]{1,3})?")


def write_tsv(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``pairs`` as they come and return how many they were; ``-`` is standard output.

    The extra columns are those of the first pair; a later pair that lacks one gets an empty cell.

    Raises:
        OutputError: the file cannot be written (an existing one is left as it was), or a pair has
            an extra column or a flag id that the file cannot hold.
    """
    count = 0
    with atomic_write(path) as handle:
        columns: tuple[str, ...] = ()
        for pair in pairs:
            if not count:
                columns = tuple(pair.extra)
                handle.write(_row([*COLUMNS, *columns]))
            if alien := (pair.extra.keys() - set(columns)) | (pair.extra.keys() & set(COLUMNS)):
                raise OutputError(
                    f"{path}: pair {pair.id} has an extra column {min(alien)!r} which is not one "
                    "of the first pair's, or is a column of the TSV itself; rename or drop it"
                )
            _check_flags(pair, path)
            handle.write(_row([*cells_of(pair), *(pair.extra.get(c, "") for c in columns)]))
            count += 1
        if not count:
            handle.write(_row(COLUMNS))
    return count


def read_tsv(
    path: str | Path, *, severities: Mapping[str, Severity] | None = None
) -> Iterator[Pair]:
    """Yield the pairs of a TSV, one row in memory at a time.

    ``-`` is standard input; a file whose name ends in ``.gz`` is unpacked.

    Only ``source`` is a must; a column that is absent, and an empty ``kind`` or ``status``, give
    the default of ``Pair`` (the row's number for ``id``).  A byte-order mark and CRLF line ends,
    as spreadsheets write them, are taken.

    Args:
        path: the file.
        severities: of flags by their ids, which the file does not hold; a flag that is not among
            them has the default severity.

    Raises:
        InputError: with file and line: no such file, not UTF-8, no ``source`` column, a column
            twice, a wrong number of cells, a malformed number, escape or flag, or an unknown
            kind, status or side.
    """
    header: list[str] | None = None
    with open_binary(path) as handle:
        # Iterating over bytes ends a row at \n and nowhere else.
        for line, raw in enumerate(handle, start=1):
            try:
                cells = _split(raw, first=line == 1)
                if header is None:
                    header = _check_header(cells)
                else:
                    yield _pair(header, cells, line - 1, severities or {})
            except ValueError as error:
                raise InputError(str(error), path=name_of(path), line=line) from error
    if header is None:
        raise InputError(
            "the file is empty; a TSV starts with a row of column names", path=name_of(path)
        )


def columns_of(path: str | Path) -> list[str]:
    """Return what stands in the first row of a TSV: its columns, if it is a table with a header.

    Raises:
        InputError: the file cannot be read, or the row is not UTF-8.
    """
    with open_binary(path) as handle:
        try:
            header = handle.readline().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError(not_utf8(error), path=name_of(path), line=1) from error
    return header.removesuffix("\n").removesuffix("\r").split("\t")


def holds_pairs(columns: Sequence[str], *, texts: str = "") -> bool:
    """Tell a table of pairs from one of texts, and from rows without a header, by its columns.

    It begins as the tables do that we write, or has a ``source`` and a column for English.

    Args:
        columns: what ``columns_of`` returned.
        texts: the column that holds the texts of a table of texts, whose ``source`` says where they
            come from; a table that has it, and was not written by us, holds no pairs.
    """
    if tuple(columns[:4]) == COLUMNS[:4]:
        return True
    return texts not in columns and "source" in columns and not _ENGLISH.isdisjoint(columns)


def cells_of(pair: Pair) -> list[str]:
    """Return what stands in ``COLUMNS``, unescaped."""
    return [
        pair.id,
        pair.doc,
        pair.kind,
        pair.source,
        pair.draft,
        pair.reference,
        pair.bead,
        _format_number(pair.similarity),
        _format_number(pair.confidence),
        format_flags(pair.flags),
        pair.status,
        pair.final,
        pair.note,
    ]


def format_flags(flags: Iterable[Flag]) -> str:
    """Return ``id@side:start-end`` items separated by a space, by side, start, end and id."""
    return " ".join(f"{f.id}@{f.side}:{f.start}-{f.end}" for f in sorted(flags, key=_flag_order))


def parse_flags(cell: str, severities: Mapping[str, Severity] | None = None) -> tuple[Flag, ...]:
    """Return the flags of a cell, sorted by side, start, end and id.

    Args:
        cell: what ``format_flags`` returned.
        severities: as in ``read_tsv``.

    Raises:
        ValueError: an item is malformed.
    """
    flags = []
    for item in cell.split(" ") if cell else ():
        match = _FLAG.fullmatch(item)
        if match is None:
            raise ValueError(f"malformed flag {item!r}; a flag is written id@side:start-end")
        flag_id, start, end = match[1], int(match[3]), int(match[4])
        if end < start:
            raise ValueError(f"flag {item!r} ends before it starts")
        severity = (severities or {}).get(flag_id, "minor")
        side = one_of(SIDES, match[2], "side")
        flags.append(Flag(flag_id, side, start, end, severity))
    return tuple(sorted(flags, key=_flag_order))


def unescape(cell: str) -> str:
    r"""Return the value that ``escape`` made ``cell`` of.

    Raises:
        ValueError: a backslash stands before anything but ``t``, ``n``, ``r`` and a backslash.
    """

    def character(match: re.Match[str]) -> str:
        try:
            return _CHARACTERS[match[1]]
        except KeyError:
            raise ValueError(
                rf"malformed escape {match[0]!r}; a backslash is written \\ (known: \t \n \r \\)"
            ) from None

    return _ESCAPE.sub(character, cell) if "\\" in cell else cell


def _row(values: Iterable[str]) -> str:
    return "\t".join(map(escape, values)) + "\n"


def _check_flags(pair: Pair, path: str | Path) -> None:
    for flag in pair.flags:
        if not _FLAG.fullmatch(format_flags([flag])):
            raise OutputError(f"{path}: pair {pair.id}: flag {flag!r} cannot be written")


def _split(raw: bytes, *, first: bool) -> list[str]:
    try:
        line = raw.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(not_utf8(error)) from error
    # We escape every carriage return, so one at the end of a line is a spreadsheet's.
    cells = line.removesuffix("\n").removesuffix("\r").split("\t")
    return [unescape(cell) for cell in cells] if "\\" in line else cells


def _check_header(header: list[str]) -> list[str]:
    if "source" not in header:
        raise ValueError(f"no column 'source' in the header; it has {', '.join(header)}")
    if twice := next((name for name, count in Counter(header).items() if count > 1), None):
        raise ValueError(f"the column {twice!r} stands in the header twice")
    return header


def _pair(
    header: list[str], cells: list[str], number: int, severities: Mapping[str, Severity]
) -> Pair:
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells where the header has {len(header)}")
    row: Mapping[str, str] = dict(zip(header, cells, strict=True))
    return Pair(
        id=row.get("id", str(number)),
        doc=row.get("doc", ""),
        kind=one_of(KINDS, row.get("kind") or "text", "kind"),
        source=row["source"],
        draft=row.get("draft", ""),
        reference=row.get("reference", ""),
        bead=row.get("bead", ""),
        similarity=_parse_number(row.get("similarity", ""), "similarity"),
        confidence=_parse_number(row.get("confidence", ""), "confidence"),
        flags=parse_flags(row.get("flags", ""), severities),
        status=one_of(STATUSES, row.get("status") or "open", "status"),
        final=row.get("final", ""),
        note=row.get("note", ""),
        extra={name: value for name, value in row.items() if name not in COLUMNS},
    )


def _format_number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _parse_number(cell: str, column: str) -> float | None:
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell) or float(cell) > 1:
        raise ValueError(
            f"{column} is {cell!r}, not a number from 0 to 1 with a full stop as decimal sign"
        )
    return float(cell)


def _flag_order(flag: Flag) -> tuple[int, int, int, str]:
    return SIDES.index(flag.side), flag.start, flag.end, flag.id
