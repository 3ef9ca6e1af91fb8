"""JSON Lines: one object a line, one document an object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from align.document import Document
from align.errors import InputError
from align.text.encoding import decoded_lines, detect_encoding
from align.text.formats.base import Format, Input, Options
from align.text.formats.rows import Rows


def read(stream: BinaryIO, source: Input, options: Options) -> Iterator[Document]:
    """Yield one document per line, its text from ``options.column``; empty lines are passed over.

    The id is the file's, ``#``, and the value of ``options.id_column``, else the line's number.
    """
    encoding = detect_encoding(stream, source.name, forced=options.encoding)
    rows = Rows(source, options, encoding)
    for line, row in enumerate(decoded_lines(stream, encoding), start=1):
        if row.strip():
            try:
                value = _parse(row, source.name, line)
                if options.column not in value:
                    raise InputError(
                        f"no {options.column!r} in this object; it has "
                        f"{', '.join(value) or 'nothing'}: name the column with the text",
                        path=source.name,
                        line=line,
                    )
                key = value.get(options.id_column)
                document = rows.document(value[options.column], key, line, line)
            except InputError as error:
                options.refuse(error)
            else:
                yield document


def _parse(row: str, path: str, line: int) -> dict[str, Any]:
    try:
        value = json.loads(row)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", path=path, line=line) from error
    if not isinstance(value, dict):
        raise InputError("not a JSON object; each line must be one", path=path, line=line)
    return value


FORMAT = Format("jsonl", (".jsonl", ".ndjson"), read)
