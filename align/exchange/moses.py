"""Moses text: two files of one line a sentence, ``base.id`` and ``base.en``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from align.document import Pair
from align.errors import InputError
from align.exchange.atomic import atomic_write
from align.exchange.translation import translation
from align.text.encoding import not_utf8
from align.text.opening import open_binary

SUFFIXES = (".id", ".en")

# All that some program takes for the end of a line.
_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def write_moses(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write the source and the best English text of ``pairs`` and return how many they were.

    Nothing else is kept; line breaks in a text become a space.  A pair without one of the texts
    gives an empty line in that file.  The two files are replaced one after the other, once both
    are whole.

    Args:
        path: ``base``, ``base.id`` or ``base.en``.
        pairs: what to write.

    Raises:
        OutputError: a file cannot be written.
    """
    count = 0
    source_path, target_path = paths(path)
    with atomic_write(source_path) as sources, atomic_write(target_path) as targets:
        for count, pair in enumerate(pairs, start=1):  # noqa: B007
            sources.write(_line(pair.source))
            targets.write(_line(translation(pair)[1]))
    return count


def read_moses(path: str | Path) -> Iterator[Pair]:
    """Yield a pair for each line of two files; the English line is the reference.

    Args:
        path: ``base``, ``base.id`` or ``base.en``; ``base`` is the document, and the number of the
            line the pair.

    Raises:
        InputError: with file and line: not UTF-8, or one file has more lines than the other.
    """
    source_path, target_path = paths(path)
    doc = source_path.name.removesuffix(SUFFIXES[0])
    with open_binary(source_path) as sources, open_binary(target_path) as targets:
        lines = zip_longest(_lines(sources, source_path), _lines(targets, target_path))
        for number, (source, target) in enumerate(lines, start=1):
            if source is None or target is None:
                shorter = source_path if source is None else target_path
                raise InputError(
                    "the file ends here, the other one goes on; the two must have the same number "
                    "of lines",
                    path=str(shorter),
                    line=number - 1,
                )
            yield Pair(f"{doc}:{number}", doc, "text", source, reference=target)


def paths(path: str | Path) -> tuple[Path, Path]:
    """Return the Indonesian and the English file that ``path`` names."""
    base = str(path)
    for suffix in SUFFIXES:
        base = base.removesuffix(suffix) if str(path).endswith(suffix) else base
    return Path(base + SUFFIXES[0]), Path(base + SUFFIXES[1])


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text) + "\n"


def _lines(handle: BinaryIO, path: Path) -> Iterator[str]:
    for number, raw in enumerate(handle, start=1):
        try:
            yield raw.decode("utf-8").removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError as error:
            raise InputError(not_utf8(error), path=str(path), line=number) from error
