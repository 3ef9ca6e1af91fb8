"""Tab-separated values with a header row: one document a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from align.document import Document
from align.errors import InputError
from align.text.encoding import decoded_lines, detect_encoding
from align.text.formats.base import Format, Input, Options
from align.text.formats.rows import Rows


def read(stream: BinaryIO, source: Input, options: Options) -> Iterator[Document]:
    r"""Yield one document per row, its text from ``options.column``.

    Cells are taken as they stand: tables in the wild agree neither on quotes nor on escapes.  A
    row ends at ``\n`` or CRLF.  The id is the file's, ``#``, and the value of
    ``options.id_column``, else the row's number, the header not counted.
    """
    encoding = detect_encoding(stream, source.name, forced=options.encoding)
    rows = Rows(source, options, encoding)
    header: list[str] | None = None
    for line, row in enumerate(decoded_lines(stream, encoding), start=1):
        cells = row.removesuffix("\n").removesuffix("\r").split("\t")
        if header is None:
            header = cells
            if options.column not in header:
                raise InputError(
                    f"no column {options.column!r} in the header; it has {', '.join(header)}: name "
                    "the column with the text",
                    path=source.name,
                    line=line,
                )
            continue
        try:
            if len(cells) != len(header):
                raise InputError(
                    f"{len(cells)} cells where the header has {len(header)}",
                    path=source.name,
                    line=line,
                )
            value = dict(zip(header, cells, strict=True))
            key = value.get(options.id_column)
            document = rows.document(value[options.column], key, line - 1, line)
        except InputError as error:
            options.refuse(error)
        else:
            yield document


FORMAT = Format("tsv", (".tsv",), read)
