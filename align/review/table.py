"""The TSV as lines: what a review does not touch stays as it is, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from align.document import Pair, Severity
from align.errors import InputError
from align.exchange.tsv import format_flags, read_tsv
from align.text.cells import escape
from align.text.opening import unpacked_name

REVIEWED = ("flags", "status", "final", "note")
"""The columns that a review writes."""

Signature = tuple[int, int, int]
"""Time of change in ns, size and inode: a cheap sign that a file was written to."""


@dataclass(frozen=True, slots=True)
class Table:
    r"""A TSV that was read.

    Attributes:
        header: the first line without its ``\n``; a spreadsheet's ``\r`` stays.
        lines: the rows, likewise.
        pairs: the rows, understood.
        digest: of the bytes.
        signature: of the file when it was read.
    """

    header: bytes
    lines: list[bytes]
    pairs: list[Pair]
    digest: str
    signature: Signature


def signature(path: Path) -> Signature:
    """Return the signature of a file.

    Raises:
        InputError: it is gone.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror}", path=str(path)) from error
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def digest(data: bytes) -> str:
    """Return what a history calls the content of a TSV."""
    return hashlib.sha256(data).hexdigest()[:32]


def read_table(path: Path, severities: Mapping[str, Severity]) -> Table:
    """Read a TSV twice over: as lines and as pairs.

    Args:
        path: the file.
        severities: of the flags, by id; others are minor.

    Raises:
        InputError: see ``align.exchange.tsv.read_tsv``; or it is gzipped, or written to all the
            while.
    """
    if unpacked_name(path) != str(path):
        raise InputError("a review writes into the file; unpack it first", path=str(path))
    for _ in range(5):
        before = signature(path)
        pairs = list(read_tsv(path, severities=severities))
        data = path.read_bytes()
        if signature(path) == before:
            break
    else:
        raise InputError("another program keeps writing to it; wait and try again", path=str(path))
    header, *lines = data.removesuffix(b"\n").split(b"\n")
    return Table(header, lines, pairs, digest(data), before)


def columns(header: bytes) -> list[str]:
    """Return the column names as they are written."""
    return header.removesuffix(b"\r").decode("utf-8-sig").split("\t")


def add_columns(header: bytes, lines: Sequence[bytes]) -> tuple[bytes, list[bytes]]:
    """Add the columns that a review writes and the file lacks; their cells are empty."""
    missing = [name.encode() for name in REVIEWED if name not in columns(header)]
    empty = [b""] * len(missing)
    return _extend(header, missing), [_extend(line, empty) for line in lines]


def set_cells(line: bytes, names: Sequence[str], cells: Mapping[str, str]) -> bytes:
    r"""Return a line with these cells replaced.

    Args:
        line: without its ``\n``.
        names: the file's columns.
        cells: column -> value, not yet escaped.
    """
    body = line.removesuffix(b"\r")
    parts = body.split(b"\t")
    for name, value in cells.items():
        parts[names.index(name)] = escape(value).encode()
    return b"\t".join(parts) + line[len(body) :]


def _extend(line: bytes, cells: Sequence[bytes]) -> bytes:
    body = line.removesuffix(b"\r")
    return b"\t".join([body, *cells]) + line[len(body) :]


def reviewed_cells(pair: Pair) -> dict[str, str]:
    """Return the cells of a pair that a review may change."""
    return {
        "flags": format_flags(pair.flags),
        "status": pair.status,
        "final": pair.final,
        "note": pair.note,
    }
