"""From one file to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from align.document import Flag, Pair
from align.exchange.formats import find_format, read_pairs, write_pairs
from align.exchange.formula import defuse as defused


def convert(
    source: str | Path,
    target: str | Path,
    *,
    source_format: str | None = None,
    target_format: str | None = None,
    defuse: bool = False,
    **options: Any,
) -> int:
    """Write the pairs of ``source`` to ``target`` and return how many were written.

    Flags of a TSV, which holds no more than their ids and spans, get the severity and the
    definition that the taxonomy gives them.

    Args:
        source: the file to read; ``-`` is standard input.
        target: the file to write; ``-`` is standard output.
        source_format: a name in ``FORMATS``; None goes by the extension.
        target_format: the same.
        defuse: make formulas of strangers harmless (see ``align.exchange.formula``).
        options: what the target format's writer takes.

    Raises:
        InputError, OutputError: as ``read_pairs`` and ``write_pairs`` do.
    """
    read = find_format(source, source_format)
    find_format(target, target_format)
    pairs = read_pairs(source, read.name)
    if read.name == "tsv":
        pairs = _explained(pairs)
    if defuse:
        pairs = map(defused, pairs)
    return write_pairs(target, pairs, target_format, **options)


def _explained(pairs: Iterator[Pair]) -> Iterator[Pair]:
    # The detectors are many modules: they are loaded for the first flag, not for nothing.
    for pair in pairs:
        yield replace(pair, flags=tuple(map(_explain, pair.flags))) if pair.flags else pair


def _explain(flag: Flag) -> Flag:
    from align.flag.registry import FLAGS

    known = FLAGS.get(flag.id)
    return replace(flag, severity=known.severity, message=known.definition) if known else flag
