"""From one file to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from align.document import Flag, Pair
from align.exchange.formats import find_format, read_pairs, write_pairs
from align.exchange.formula import defuse_pair
from align.exchange.selection import Selection
from align.text.opening import unpacked_name


@dataclass(slots=True)
class Converted:
    """What became of the pairs of a file.

    Attributes:
        written: pairs.
        rejected: those among them that a reviewer rejected.
        left_out: pairs that were not wanted, by what kept them back (see ``Selection``).
    """

    written: int = 0
    rejected: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def convert(
    source: str | Path,
    target: str | Path,
    *,
    source_format: str | None = None,
    target_format: str | None = None,
    only: Selection = Selection(),  # noqa: B008 - frozen
    defuse: bool = False,
    **options: Any,
) -> Converted:
    """Write the pairs of ``source`` to ``target`` and return what became of them.

    Flags of a TSV, which holds no more than their ids and spans, get the severity and the
    definition that the taxonomy gives them.

    Args:
        source: the file to read, gzipped if its name ends in ``.gz``; ``-`` is standard input.
        target: the file to write; ``-`` is standard output.
        source_format: a name in ``FORMATS``; None goes by the extension.
        target_format: the same.
        only: which pairs to write.
        defuse: make formulas of strangers harmless (see ``align.exchange.formula``).
        options: what the target format's writer takes.

    Raises:
        InputError, OutputError: as ``read_pairs`` and ``write_pairs`` do.
    """
    read = find_format(unpacked_name(source), source_format)
    find_format(target, target_format)
    done = Converted()
    pairs = _wanted(read_pairs(source, read.name), only, done)
    if read.name == "tsv":
        pairs = _explained(pairs)
    if defuse:
        pairs = map(defuse_pair, pairs)
    done.written = write_pairs(target, pairs, target_format, **options)
    return done


def _wanted(pairs: Iterable[Pair], only: Selection, done: Converted) -> Iterator[Pair]:
    for pair in pairs:
        if objection := only.objection(pair):
            done.left_out[objection] += 1
        else:
            done.rejected += pair.status == "rejected"
            yield pair


def _explained(pairs: Iterator[Pair]) -> Iterator[Pair]:
    # The detectors are many modules: they are loaded for the first flag, not for nothing.
    for pair in pairs:
        yield replace(pair, flags=tuple(map(_explain, pair.flags))) if pair.flags else pair


def _explain(flag: Flag) -> Flag:
    from align.flag.registry import FLAGS

    known = FLAGS.get(flag.id)
    return replace(flag, severity=known.severity, message=known.definition) if known else flag
