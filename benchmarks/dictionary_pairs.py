#!/usr/bin/env python3
"""Pairs to train on, made of the dictionary: what teaches a model to keep English in its source.

usage: dictionary_pairs.py FOLDER        (writes FOLDER/entries.tsv and FOLDER/switched.tsv)

``entries``: one to six entries in a row, each eight times, with articles and clitics.
``switched``: sentence pairs of which one to three Indonesian words give way to the English words
that translate them there (code-switching after Song et al., 2019, and Dinu et al., 2019).  The
pairs are those of corpus/pairs and, where ../shared is, of its newspapers and reports; what is made
of the latter is not to be shipped.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from check_dictionary import FILE, read_pairs
from places import ROOT, SHARED

from align.text import lexicon
from align.text.analysis import analyse
from align.text.inflection import plural
from align.text.terms import Term, Terms, english_words, read_terms, renders
from align.translate.repair.splice import splice

ROUNDS = 8
"""How often each entry comes."""

MOST_WORDS = 45
NO_TERM = 0.12
"""Share that is used of the pairs in which no entry is found."""

SURE = 0.75
"""Least strength of a translation in the word table."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_REPORTS = ("panl-bppt", "desmond-ausaid", "desmond-bbc", "desmond-smeru")


def entries(terms: Sequence[Term], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield lists of entries with their first translation."""
    short = [term for term in terms if len(term.source.split()) <= 3]
    for _ in range(ROUNDS):
        chance.shuffle(short)
        rest = iter(short)
        while row := [one for one, _ in zip(rest, range(chance.randint(1, 6)), strict=False)]:
            sides = list(zip(*(_dressed(term, chance) for term in row), strict=True))
            comma = chance.random() < 0.5
            yield _listed(sides[0], "dan", comma), _listed(sides[1], "and", comma)


def _dressed(term: Term, chance: random.Random) -> tuple[str, str]:
    source, target = term.source, term.targets[0]
    if term.kind != "n":
        return source, target
    way = chance.random()
    if way < 0.12 and source.isalpha():
        return f"{source}-{source}", plural(target)
    if way < 0.25:
        return f"sebuah {source}", f"{'an' if target[0] in 'aeiou' else 'a'} {target}"
    if way < 0.35:
        return f"{source} itu", f"the {target}"
    if way < 0.45:
        return f"{source}nya", f"{chance.choice(('his', 'its'))} {target}"
    return source, target


def _listed(words: Sequence[str], last: str, comma: bool) -> str:
    if len(words) == 1 or not comma:
        return ", ".join(words)
    return f"{', '.join(words[:-1])}{',' * (len(words) > 2)} {last} {words[-1]}"


def switched(source: str, target: str, book: Terms, chance: random.Random) -> str:
    """Return the source with English in the place of some words; empty where there is none."""
    spoken = _WORD.findall(target)
    plain = [english_words(word)[:1] for word in spoken]
    edits = []
    for start, end, term in book.find(analyse(source)):
        right = {w for w, p in zip(spoken, plain, strict=True) if renders(p, term, loosely=True)}
        if len(right) == 1 and source[start].islower():
            edits.append(((start, end), right.pop()))
    chance.shuffle(edits)
    edits = edits[:2]
    if not edits or chance.random() < 0.3:
        others = []
        for match in _WORD.finditer(source):
            if match[0].islower() and len(match[0]) > 4 and not _overlaps(match.span(), edits):
                offers = lexicon.translate(match[0], lexicon.load())
                right = {w for w, sure in offers if sure >= SURE and len(w) > 3} & set(spoken)
                if len(right) == 1:
                    others.append((match.span(), right.pop()))
        edits += chance.sample(others, min(1, len(others)))
    return splice(source, edits) if edits else ""


def _overlaps(span: tuple[int, int], edits: Sequence[tuple[tuple[int, int], str]]) -> bool:
    return any(span[0] < end and start < span[1] for (start, end), _ in edits)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(7)  # noqa: S311
    terms = list(read_terms(FILE))
    book = Terms(terms)
    rows = [f"{source}\t{target}\n" for source, target in entries(terms, chance)]
    (folder / "entries.tsv").write_text("".join(rows), "utf-8")
    print(f"{len(rows):,} rows of entries")
    own = (ROOT / "corpus" / "pairs").glob("*.tsv")
    files = [p for p in sorted(own) if not p.name.startswith(("terms", "calques"))]
    files += [SHARED / "data" / "train" / f"{name}.tsv.gz" for name in _REPORTS]
    count = 0
    with (folder / "switched.tsv").open("w", encoding="utf-8") as out:
        for file in filter(Path.is_file, files):
            for source, target in read_pairs(file):
                if len(target.split()) > MOST_WORDS:
                    continue
                if not book.find(analyse(source)) and chance.random() > NO_TERM:
                    continue
                made = switched(source, target, book, chance)
                if made:
                    out.write(f"{made}\t{target}\n")
                    count += 1
    print(f"{count:,} pairs with English in their source")


if __name__ == "__main__":
    main()
