"""The names the flagger knows: people in public life, and who held which office when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from align.errors import InputError, reason
from align.flag.homophone import homophone_key, plain, romanised
from align.resources import corpus_dir
from align.text.table import read_table
from align.text.words import indonesian, people
from align.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who held an office from one year to another (empty: to this day)."""

    name: str
    office: str
    since: str
    until: str

    def __str__(self) -> str:
        return f"{self.office} {self.since}–{self.until}: {self.name}"


@dataclass
class Gazetteer:
    """Names of two to four parts, indexed for near matches.

    Attributes:
        names: spelling by its romanised form.
        parts: how many names hold this part, in plain lower case.
        by_part: names by number of parts, position and part.
        by_key: names by the homophone keys of their parts.
        titles: office holders by the Indonesian titles of the office.
        title_ends: titles by their last word.
    """

    names: dict[str, str] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    by_part: dict[tuple[int, int, str], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    by_key: dict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, list[Holder]] = field(default_factory=lambda: defaultdict(list))
    title_ends: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str) -> None:
        """Add a name; a name of one part is known but matches nothing."""
        parts = name.split()
        known = " ".join(romanised(part) for part in parts)
        for part in parts:
            self.parts[plain(part)] += 1
        if known in self.names:
            return
        self.names[known] = name
        if 2 <= len(parts) <= 4:
            for position, part in enumerate(parts):
                self.by_part[len(parts), position, plain(part)].append(name)
            self.by_key[tuple(homophone_key(part) for part in parts)].append(name)

    def knows(self, parts: Iterable[str]) -> bool:
        """Tell whether these parts are a name, or an accepted transliteration of one."""
        return " ".join(romanised(part) for part in parts) in self.names

    def is_word(self, part: str) -> bool:
        """Tell whether ``part`` is one of a known name, or a word of Indonesian."""
        low = plain(part)
        return low in self.parts or low in indonesian()


def _read_offices(gazetteer: Gazetteer, path: Path) -> None:
    for _, row in read_table(path):
        holder = Holder(row["holder"], row["office"], row.get("from", ""), row.get("to", ""))
        gazetteer.add(row["holder"])
        for title in row["title"].split("|"):
            if title not in gazetteer.titles:
                words = tuple(title.split())
                gazetteer.title_ends[words[-1]].append(words)
            gazetteer.titles[title].append(holder)


def read_names(gazetteer: Gazetteer, path: Path) -> None:
    """Add a user's names, one a line (see :func:`read_gazetteer`).

    Raises:
        InputError: the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read names: {reason(error)}", path=str(path)) from error
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        name, variants, titles, since, until = (*line.split("\t"), "", "", "", "", "")[:5]
        for spelling in (name, *variants.split("|")):
            if spelling.strip():
                gazetteer.add(spelling.strip())
        for title in filter(str.strip, titles.split("|")):
            words = tuple(title.split())
            gazetteer.title_ends[words[-1]].append(words)
            gazetteer.titles[title].append(Holder(name.strip(), title, since, until))


@cache
@uncollected()
def read_gazetteer(files: tuple[Path, ...] = ()) -> Gazetteer:
    """Read the names in ``corpus/names`` and the user's; the same files are read once.

    Args:
        files: one name a line; further columns, separated by tabs: accepted variants separated by
            ``|``, the office's titles separated by ``|``, from and to years.

    Raises:
        InputError: a file cannot be read.
    """
    gazetteer = Gazetteer()
    for name in people():
        gazetteer.add(name)
    _read_offices(gazetteer, corpus_dir() / "names" / "offices.tsv")
    for file in files:
        read_names(gazetteer, file)
    return gazetteer
