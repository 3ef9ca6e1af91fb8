"""Opening what is read: files, gzipped ones, standard input; with errors that name them."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from align.errors import InputError

_GZIP = ".gz"
_STDIN = "-"


def name_of(path: str | Path) -> str:
    """Return what a message calls ``path``."""
    return "standard input" if str(path) == _STDIN else str(path)


def unpacked_name(path: str | Path) -> str:
    """Return the name that a gzipped file has when it is unpacked; any other keeps its own."""
    return str(path).removesuffix(_GZIP)


@contextmanager
def open_binary(path: str | Path, *, seekable: bool = False) -> Iterator[BinaryIO]:
    """Yield a binary handle; ``-`` is standard input, read into memory if it must be ``seekable``.

    A file whose name ends in ``.gz`` is unpacked while it is read.

    Raises:
        InputError: the file cannot be opened or, within the block, not be read.
    """
    try:
        if str(path) == _STDIN:
            yield io.BytesIO(sys.stdin.buffer.read()) if seekable else sys.stdin.buffer
        else:
            with Path(path).open("rb") as handle:
                if unpacked_name(path) == str(path):
                    yield handle
                else:
                    with gzip.GzipFile(fileobj=handle) as unpacked:
                        # Of a GzipFile, lines and blocks are asked for as of any file.
                        yield cast("BinaryIO", unpacked)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot read: {reason}", path=name_of(path)) from error
