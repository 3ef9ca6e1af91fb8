"""Apache Parquet, through pyarrow: a column for each field of a pair.

``flags`` is a list of structs with every field of a flag; ``extra`` is a list of name and value,
which, unlike a map, every Parquet reader knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from align.document import Pair
from align.errors import InputError, reason
from align.exchange.atomic import atomic_write_binary
from align.exchange.record import from_record, to_record
from align.text.opening import name_of, open_binary

_ROWS = 10_000
"""Pairs in memory at a time, and in a row group."""

_STRING = pa.string()
_FLAG = pa.struct(
    [
        ("id", _STRING),
        ("side", _STRING),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("severity", _STRING),
        ("message", _STRING),
        ("suggestion", _STRING),
        ("evidence", _STRING),
        ("english", _STRING),
        ("confidence", pa.float64()),
    ]
)
SCHEMA = pa.schema(
    [
        ("id", _STRING),
        ("doc", _STRING),
        ("kind", _STRING),
        ("source", _STRING),
        ("draft", _STRING),
        ("reference", _STRING),
        ("bead", _STRING),
        ("similarity", pa.float64()),
        ("confidence", pa.float64()),
        ("flags", pa.list_(_FLAG)),
        ("status", _STRING),
        ("final", _STRING),
        ("note", _STRING),
        ("extra", pa.list_(pa.struct([("name", _STRING), ("value", _STRING)]))),
    ]
)
"""The columns of a written file."""


def write_parquet(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``pairs``, ten thousand in memory at a time, and return how many they were.

    Holds everything but lone surrogates.

    Raises:
        OutputError: the file cannot be written.
    """
    count = 0
    rest = iter(pairs)
    with (
        atomic_write_binary(path) as handle,
        pq.ParquetWriter(handle, SCHEMA, compression="zstd") as writer,
    ):
        while records := [_to_row(pair) for pair in islice(rest, _ROWS)]:
            writer.write_batch(pa.RecordBatch.from_pylist(records, SCHEMA))
            count += len(records)
    return count


def read_parquet(path: str | Path) -> Iterator[Pair]:
    """Yield the pairs of a file, ten thousand in memory at a time.

    Only a column ``source`` is a must; an unknown column of plain values becomes an extra column.

    Raises:
        InputError: not a Parquet file, or, with its row in the place of a line, a row that is no
            pair.
    """
    with open_binary(path, seekable=True) as handle:
        try:
            table = pq.ParquetFile(handle)
            row = 0
            for batch in table.iter_batches(_ROWS):
                for row, record in enumerate(batch.to_pylist(), start=row + 1):  # noqa: B020
                    try:
                        yield from_record(_from_row(record), row)
                    except ValueError as error:
                        raise InputError(str(error), path=name_of(path), line=row) from error
        # ValueError: a name or a text that is no UTF-8.
        except (pa.ArrowException, ValueError, OverflowError) as error:
            raise InputError(
                f"not a Parquet file, or a corrupt one: {reason(error)}", path=name_of(path)
            ) from error


def _to_row(pair: Pair) -> dict[str, Any]:
    row = to_record(pair)
    row["extra"] = [{"name": name, "value": value} for name, value in pair.extra.items()]
    return row


def _from_row(row: dict[str, Any]) -> dict[str, Any]:
    # A column of another program may hold nulls where a pair has an empty string or its default.
    record = {name: value for name, value in row.items() if value is not None}
    if isinstance(extra := record.get("extra"), list):
        try:
            record["extra"] = {item["name"]: item["value"] for item in extra}
        except (KeyError, TypeError) as error:
            raise ValueError("extra is not a list of name and value") from error
    return record
