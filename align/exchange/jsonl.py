"""JSON Lines: one pair a line, with every field of it and of its flags."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from align.document import Pair
from align.errors import InputError
from align.exchange.atomic import atomic_write
from align.exchange.record import from_record, to_record
from align.text.encoding import not_utf8
from align.text.opening import name_of, open_binary


def write_jsonl(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``pairs`` as they come and return how many they were; ``-`` is standard output.

    Holds everything but lone surrogates.

    Raises:
        OutputError: the file cannot be written.
    """
    count = 0
    with atomic_write(path) as handle:
        for count, pair in enumerate(pairs, start=1):  # noqa: B007
            handle.write(json.dumps(to_record(pair), ensure_ascii=False) + "\n")
    return count


def read_jsonl(path: str | Path) -> Iterator[Pair]:
    """Yield the pairs of a file, one line in memory at a time; ``-`` is standard input.

    Only ``source`` is a must; empty lines are passed over.

    Raises:
        InputError: with file and line: not UTF-8, not JSON, or not a pair.
    """
    with open_binary(path) as handle:
        for line, raw in enumerate(handle, start=1):
            if not raw.strip():
                continue
            try:
                text = raw.decode("utf-8-sig" if line == 1 else "utf-8")
                yield from_record(json.loads(text, parse_constant=_refuse), line)
            except UnicodeDecodeError as error:
                raise InputError(not_utf8(error), path=name_of(path), line=line) from error
            except json.JSONDecodeError as error:
                raise InputError(
                    f"not JSON: {error.msg} (column {error.colno})", path=name_of(path), line=line
                ) from error
            except (ValueError, RecursionError) as error:
                raise InputError(str(error), path=name_of(path), line=line) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number from 0 to 1")
