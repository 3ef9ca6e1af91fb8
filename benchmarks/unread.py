#!/usr/bin/env python3
"""Names, signs and scripts that a model has no piece for: how many come through into its drafts.

usage: unread.py [MODEL]                                  (default: the embedded model)

In sentences of the development sets a name that both sides share becomes one with marks on its
letters, a word in another script follows a name in brackets, or a sign stands at a number that both
sides share.  Each kind is drafted as Sejajar does, and with the model made to read all as it is.
Needs the development sets in ``$SEJAJAR_SHARED/data/dev`` (default ../shared).
"""

from __future__ import annotations

import random
import re
import sys
from unittest import mock

from places import SHARED
from sacrebleu.metrics.chrf import CHRF

from align.translate.drafter import Drafter
from align.translate.drafting import Drafting
from align.translate.models import find_model
from align.translate.options import DecodingOptions
from align.translate.translator import load_translator

SETS = ("panl-dev", "tico19-dev", "iwslt17-tst2017plus")
MOST = 150
"""Sentences of each kind."""
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?=[ ,.])")
NUMBER = re.compile(r"(?<=[a-z] )\d{2,3}(?= [a-z])")
NAMES = (
    "Đoković Ødegaard Žižek Gündoğan Öcalan Šefčovič Łukasz Åkesson İmamoğlu Ólafur Ștefan".split()
)
SCRIPTS = "习近平 Київ الرياض ประเทศไทย 東京 Αθήνα नेपाल".split()
SIGNS = ("{}°C", "€{}", "¥{}", "±{}", "₹{}", "{}‰")


def shared(kind: re.Pattern[str], source: str, reference: str) -> str | None:
    """Return the first name or number that stands once on either side."""
    for found in kind.findall(source):
        if source.count(found) == reference.count(found) == 1:
            return str(found)
    return None


def with_marks(_: str, chance: random.Random) -> tuple[str, str]:
    """Return what takes a name's place, and what of it the draft must have."""
    name = chance.choice(NAMES)
    return name, name


def in_brackets(name: str, chance: random.Random) -> tuple[str, str]:
    """Return what takes a name's place, and what of it the draft must have."""
    script = chance.choice(SCRIPTS)
    return f"{name} ({script})", script


def with_sign(number: str, chance: random.Random) -> tuple[str, str]:
    """Return what takes a number's place, and what of it the draft must have."""
    new = chance.choice(SIGNS).format(number)
    return new, new


def main() -> None:
    folder = SHARED / "data" / "dev"
    if not folder.is_dir():
        sys.exit(f"no development sets: {folder} is not there; set SEJAJAR_SHARED")
    rows = [
        tuple(line.split("\t"))
        for one in SETS
        for line in (folder / f"{one}.tsv").read_text("utf-8").splitlines()
    ]
    chance = random.Random(7)  # noqa: S311
    chance.shuffle(rows)
    drafter = Drafter(load_translator(find_model(*sys.argv[1:2])), DecodingOptions())
    kinds = {
        "names with marks": (NAME, with_marks),
        "another script": (NAME, in_brackets),
        "signs at numbers": (NUMBER, with_sign),
    }
    print("| kind | sentences | read as they are | chrF | hidden and put back | chrF |")
    print("|---|---|---|---|---|---|")
    for kind, (pattern, change) in kinds.items():
        cases: list[tuple[str, str, str]] = []
        for source, reference in rows:
            if len(cases) < MOST and (old := shared(pattern, source, reference)):
                new, asked = change(old, chance)
                cases.append((source.replace(old, new), reference.replace(old, new), asked))
        cells = []
        for read in (lambda *_: True, Drafting._reads):
            with mock.patch.object(Drafting, "_reads", read):
                drafts = [draft.text for draft in drafter.drafts(case[0] for case in cases)]
            kept = sum(case[2] in draft for case, draft in zip(cases, drafts, strict=True))
            chrf = CHRF().corpus_score(drafts, [[case[1] for case in cases]]).score
            cells += [f"{kept / len(cases):.2f}", f"{chrf:.1f}"]
        print(f"| {kind} | {len(cases)} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
