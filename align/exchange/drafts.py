"""The drafts alone, one a line: for test sets and other programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from align.document import Pair
from align.errors import InputError
from align.exchange.atomic import atomic_write


def write_drafts(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write one line a pair, the draft in one line, and return how many; ``-`` is standard output.

    Raises:
        OutputError: the file cannot be written; an existing one is left as it was.
    """
    count = 0
    with atomic_write(path) as handle:
        for count, pair in enumerate(pairs, 1):  # noqa: B007 - counted for the caller
            handle.write(" ".join(pair.draft.split()) + "\n")
    return count


def read_drafts(path: str | Path) -> tuple[str, ...]:
    """Return the lines of a file of drafts, made by whatever system.

    Raises:
        InputError: the file cannot be read, or is not UTF-8.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the drafts: {error}", path=str(path)) from error
    return tuple(text.removesuffix("\n").split("\n"))
