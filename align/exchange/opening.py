"""Opening what is read: files and standard input, with errors that name them."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from align.errors import InputError

_STDIN = "-"


def name_of(path: str | Path) -> str:
    """Return what a message calls ``path``."""
    return "standard input" if str(path) == _STDIN else str(path)


@contextmanager
def open_binary(path: str | Path, *, seekable: bool = False) -> Iterator[BinaryIO]:
    """Yield a binary handle; ``-`` is standard input, read into memory if it must be ``seekable``.

    Raises:
        InputError: the file cannot be opened or, within the block, not be read.
    """
    try:
        if str(path) == _STDIN:
            yield io.BytesIO(sys.stdin.buffer.read()) if seekable else sys.stdin.buffer
        else:
            with Path(path).open("rb") as handle:
                yield handle
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror or error}", path=name_of(path)) from error
