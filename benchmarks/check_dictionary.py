#!/usr/bin/env python3
"""Entries of the dictionary that sentence pairs speak against, or that models know from them.

usage: check_dictionary.py [--write]

Counts how many pairs have each entry in their Indonesian, and how many of these one of its
translations in their English.  Prints the entries for which the share, with three pairs more that
have it four times in five, is below .65, and those that more than 100 pairs have: what these lack
in a draft is rarely wrong.  ``--write`` takes them out, and puts the counts of the others into the
column ``met``.  The pairs are those of corpus/pairs and the human ones for training in ../shared,
but for software and scripture.  Takes ten minutes.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from places import ROOT, SHARED

from align.text.analysis import analyse
from align.text.terms import Terms, english_words, read_terms, renders

FILE = ROOT / "corpus" / "dictionary" / "id-en.tsv"
LEAST = 0.65
MOST = 100
PRIOR, WEIGHT = 0.8, 3
OTHER_ENGLISH = ("bible", "quran", "dua-dhikr", "django", "libreoffice", "javascript", "progit")


def pairs() -> Iterator[tuple[str, str]]:
    """Yield the pairs that the dictionary is checked by."""
    files = [p for p in (ROOT / "corpus" / "pairs").glob("*.tsv") if "calques" not in p.name]
    folder = SHARED / "data" / "train"
    files += [p for p in folder.glob("*.gz") if not p.name.startswith(OTHER_ENGLISH)]
    for path in sorted(files):
        yield from read_pairs(path)


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield Indonesian and English of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            source, tab, target = line.rstrip("\n").partition("\t")
            if tab:
                yield source, target


def main() -> None:
    book = Terms(read_terms(FILE))
    met: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for source, target in pairs():
        found = book.find(analyse(source))
        words = english_words(target) if found else []
        for one in found:
            met[one.term.source] += 1
            right[one.term.source] += renders(words, one.term, loosely=True)
    print(f"{met.total():,} times met, {right.total() / met.total():.0%} with a translation")
    bad = {
        entry: count
        for entry, count in met.most_common()
        if count > MOST or (right[entry] + PRIOR * WEIGHT) / (count + WEIGHT) < LEAST
    }
    for entry, count in bad.items():
        print(f"{entry}\t{right[entry]} of {count}")
    if "--write" in sys.argv:
        rows = [line.split("\t")[:3] for line in FILE.read_text("utf-8").splitlines()[1:]]
        kept = ["source\tkind\ttarget\tmet\n"]
        kept += ["\t".join([*row, f"{met[row[0]]}\n"]) for row in rows if row[0] not in bad]
        FILE.write_text("".join(kept), "utf-8")


if __name__ == "__main__":
    main()
