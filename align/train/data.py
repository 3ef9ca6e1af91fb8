"""Training pairs: reading, filtering, deduplication and the check against evaluation sets."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from align.errors import InputError
from align.exchange.tsv import columns_of, holds_pairs, read_tsv
from align.text.function_words import votes
from align.text.opening import open_binary

_SPACE = re.compile(r"\s+")
_LOST_APOSTROPHE = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_LOST_QUOTE = re.compile(r"(?<=,)\?(?=\s|$)|(?<!\S)\?(?=\w)")


class TrainingPair(NamedTuple):
    """One sentence pair and how often an epoch holds it."""

    source: str
    target: str
    weight: float


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (Indonesian, English) from a two-column TSV, gzipped or not, or from a Sejajar TSV.

    Of a Sejajar TSV the rows with a text in ``final`` and a status other than ``rejected`` count;
    other rows, and two-column rows with an empty side, are passed over.

    Raises:
        InputError: the file is not UTF-8, a row has one cell only, or a Sejajar TSV has no column
            ``final``.
    """
    columns = columns_of(path)
    if holds_pairs(columns):
        if "final" not in columns:
            raise InputError(
                "no column 'final', the text that a reviewer settled; to train on another column, "
                "cut it and the source out into two columns without a header",
                path=str(path),
                line=1,
            )
        yield from _reviewed(path)
        return
    for _, cells in read_cells(path, 2):
        if cells[0].strip() and cells[1].strip():
            yield cells[0], cells[1]


def read_cells(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of a TSV without a header, gzipped or not.

    Raises:
        InputError: the file is not UTF-8, or a row has fewer than ``columns`` cells.
    """
    with open_binary(path) as handle:
        lines = io.TextIOWrapper(handle, encoding="utf-8-sig", newline="\n")
        try:
            for number, line in enumerate(lines, 1):
                cells = line.rstrip("\r\n").split("\t")
                if len(cells) < columns:
                    wanted = {2: "two", 3: "three"}.get(columns, str(columns))
                    raise InputError(f"expected {wanted} columns", path=str(path), line=number)
                yield number, cells
        except UnicodeDecodeError as error:
            raise InputError(f"not UTF-8: {error.reason}", path=str(path)) from error


def _reviewed(path: Path) -> Iterator[tuple[str, str]]:
    for pair in read_tsv(path):
        if text := pair.signed_off:
            yield pair.source, text


def normalise(text: str) -> str:
    """Return ``text`` with white space made single spaces and lost quotes put back.

    Some corpora went through an encoding without typographic quotes, which left question marks
    (``it?s``, ``?Yes,? he said``).
    """
    text = _SPACE.sub(" ", text).strip()
    return _LOST_QUOTE.sub('"', _LOST_APOSTROPHE.sub("'", text)) if "?" in text else text


def fingerprint(text: str) -> str:
    """Return what two copies of a sentence share: its letters and digits, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))


def wrong_language(source: str, target: str) -> bool:
    """Tell whether function words say that a side is in the other side's language."""
    here, there = votes(source), votes(target)
    return here.english > here.indonesian + 1 or there.indonesian > there.english + 1


class Held:
    """Sentences of evaluation sets, on either side, that no training pair may hold."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._where: dict[str, str] = {}
        for path in paths:
            for source, target in read_pairs(path):
                for side in (source, target):
                    key = fingerprint(side)
                    # Very short sentences ("Terima kasih.") occur anywhere by right.
                    if len(key) >= 20:
                        self._where.setdefault(key, path.name)

    def find(self, source: str, target: str) -> str | None:
        """Return the name of the evaluation set that holds a side of the pair, or None."""
        return self._where.get(fingerprint(source)) or self._where.get(fingerprint(target))


def load_pairs(
    sources: Iterable[tuple[Path, float]],
    held: Held,
    *,
    max_words: int = 100,
    max_ratio: float = 2.5,
    drop_held: bool = False,
) -> tuple[list[TrainingPair], Counter[str]]:
    """Read all sources, keep what is fit to train on.

    Args:
        sources: files with their weights; on duplicates the first file wins.
        held: sentences of evaluation sets.
        max_words: longest side in words.
        max_ratio: largest ratio of the sides' lengths in words, with three words of grace.
        drop_held: leave pairs out that an evaluation set holds instead of refusing to train.

    Returns:
        The pairs in file order, and how many were kept or dropped for which reason.

    Raises:
        InputError: a pair occurs in an evaluation set and ``drop_held`` is False.
    """
    pairs: list[TrainingPair] = []
    seen: set[tuple[str, str]] = set()
    counts: Counter[str] = Counter()
    for path, weight in sources:
        for source, target in ((normalise(a), normalise(b)) for a, b in read_pairs(path)):
            n, m = len(source.split()), len(target.split())
            key = (fingerprint(source), fingerprint(target))
            if not key[0] or not key[1]:
                counts["empty"] += 1
            elif key in seen:
                counts["duplicate"] += 1
            elif n > max_words or m > max_words:
                counts["long"] += 1
            elif max(n, m) > max_ratio * min(n, m) + 3:
                counts["ratio"] += 1
            elif n > 3 and key[0] == key[1]:
                counts["identical"] += 1
            elif wrong_language(source, target):
                counts["language"] += 1
            elif (name := held.find(source, target)) is not None:
                if not drop_held:
                    raise InputError(
                        f"'{source[:60]}' occurs in the evaluation set {name}; "
                        "remove it, or pass --drop-held",
                        path=str(path),
                    )
                counts["held out"] += 1
            else:
                seen.add(key)
                counts["kept"] += 1
                pairs.append(TrainingPair(source, target, weight))
    return pairs, counts
