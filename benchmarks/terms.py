#!/usr/bin/env python3
"""How many of the dictionary's terms come through, put in of itself and asked for by a glossary.

usage: terms.py [--sentences 500] [MODEL]      (default: the embedded model)

Takes the first sentences of three development sets and the terms of the dictionary that stand in
them.  Prints the share of these that drafts render: made without the dictionary, with it (any of a
term's translations counts), and with a glossary of the same terms, whose only rendering is the
dictionary's first.  Needs the development sets in ``$SEJAJAR_SHARED/data/dev`` (default ../shared).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from places import SHARED

from align.text.analysis import analyse
from align.text.terms import Term, english_words, renders
from align.translate.dictionary import embedded
from align.translate.drafter import Drafter
from align.translate.models import DEFAULT_MODEL, find_model
from align.translate.options import DecodingOptions
from align.translate.translator import load_translator

SETS = ("panl-test", "tico19-dev", "gunnxx-news-test")


def share(terms: list[list[Term]], drafts: Iterable[str]) -> str:
    """Return the share of the terms of all sentences that their drafts render."""
    kept = [
        renders(english_words(draft), term, loosely=True)
        for row, draft in zip(terms, drafts, strict=True)
        for term in row
    ]
    return f"{sum(kept) / max(1, len(kept)):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sentences", type=int, default=500, help="of each set")
    parser.add_argument("model", nargs="?", default=DEFAULT_MODEL)
    arguments = parser.parse_args()
    folder = SHARED / "data" / "dev"
    if not folder.is_dir():
        sys.exit(f"no development sets: {folder} is not there; set SEJAJAR_SHARED")
    translator = load_translator(find_model(arguments.model))
    print("| set | terms | without the dictionary | with it | as a glossary |")
    print("|---|---|---|---|---|")
    for name in SETS:
        lines = (folder / f"{name}.tsv").read_text("utf-8").splitlines()[: arguments.sentences]
        sources = [line.partition("\t")[0] for line in lines]
        terms = [[one.term for one in embedded().find(analyse(source))] for source in sources]
        first = [[term._replace(targets=term.targets[:1]) for term in row] for row in terms]
        with tempfile.TemporaryDirectory() as place:
            glossary = Path(place, "glossary.tsv")
            rows = {f"{t.source}\t{t.targets[0]}\t{t.kind}\n" for row in terms for t in row}
            glossary.write_text("source\ttarget\tkind\n" + "".join(sorted(rows)), "utf-8")
            cells = []
            for wanted, options in (
                (terms, DecodingOptions(dictionary=False)),
                (terms, DecodingOptions()),
                (first, DecodingOptions(dictionary=False, glossary=glossary)),
            ):
                drafts = Drafter(translator, options).drafts(sources)
                cells.append(share(wanted, (draft.text for draft in drafts)))
        print(f"| {name} | {sum(map(len, terms)):,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
