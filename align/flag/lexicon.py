"""Phrase lexicons: tab-separated tables of literal renderings and what they should have been.

Columns, by the names in the header row; all but the first two may be absent or empty:

``english``     the English original that was rendered too literally
``indonesian``  its literal renderings, separated by ``|``; words are matched by lemma, ``=word``
                and reduplicated words as they stand, a capitalised word only where the text has
                a capital, ``*`` is a gap of one to six words, ``{a/b}`` stands for either
``suggestion``  what an editor would write; alternatives separated by ``;``
``cues``        one of these must stand within eight tokens, separated by ``|``
``anti``        none of these may stand within six tokens
``score``       confidence of a match, 0 to 1
``flag``, ``severity``  override the detector's defaults
``meaning``     a gloss of the English
``example``, ``counter``  sentences that fire and that do not, separated by ``|``
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from align.document import SEVERITIES, Severity
from align.errors import InputError
from align.text.table import alternatives, read_table

_SCORE = 0.8
# Text and, in turn, what stands between braces.
_GROUP = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a phrase lexicon; the fields are its columns."""

    english: str
    indonesian: tuple[str, ...]
    suggestion: str = ""
    cues: tuple[str, ...] = ()
    anti: tuple[str, ...] = ()
    score: float = _SCORE
    flag: str = ""
    severity: Severity | None = None
    meaning: str = ""
    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    line: int = 0


def _renderings(cell: str) -> tuple[str, ...]:
    """Return the alternatives of a cell, each ``{a/b}`` in them multiplied out."""
    if "{" not in cell:
        return alternatives(cell)
    renderings: dict[str, None] = {}
    for part in alternatives(cell):
        pieces = [
            piece.split("/") if n % 2 else [piece] for n, piece in enumerate(_GROUP.split(part))
        ]
        for choice in product(*pieces):
            renderings.setdefault(" ".join("".join(choice).split()))
    return tuple(renderings)


def read_lexicon(path: Path) -> tuple[Entry, ...]:
    """Read a phrase lexicon.

    Raises:
        InputError: a row lacks its English or Indonesian, or has a bad score or severity.
    """
    entries = []
    for number, row in read_table(path):
        cell = {column: value.strip() for column, value in row.items()}
        variants = _renderings(cell.get("indonesian", ""))
        severity = cell.get("severity", "")
        if not variants or not cell.get("english"):
            raise InputError("english or indonesian is empty", path=str(path), line=number)
        if severity and severity not in SEVERITIES:
            raise InputError(f"unknown severity '{severity}'", path=str(path), line=number)
        try:
            score = float(cell.get("score") or _SCORE)
        except ValueError:
            message = f"score '{cell['score']}' is not a number"
            raise InputError(message, path=str(path), line=number) from None
        entries.append(
            Entry(
                english=cell["english"],
                indonesian=variants,
                suggestion=cell.get("suggestion", ""),
                cues=alternatives(cell.get("cues", "")),
                anti=alternatives(cell.get("anti", "")),
                score=score,
                flag=cell.get("flag", ""),
                severity=next((known for known in SEVERITIES if known == severity), None),
                meaning=cell.get("meaning", ""),
                example=alternatives(cell.get("example", "")),
                counter=alternatives(cell.get("counter", "")),
                line=number,
            )
        )
    return tuple(entries)
