"""English idioms rendered word by word, without what people write in Indonesian anyway."""

from __future__ import annotations

import re
from collections import Counter

from align.flag.lexicon import Entry
from align.flag.phrases import PhraseMatcher
from align.text.analysis import analyse
from align.text.table import read_table
from flag_tables.literal import DROPPED, FUNCTION, MOST, renderings
from flag_tables.stems import stem
from flag_tables.texts import LEXICON, WEAK, native_text
from flag_tables.translations import Table, learn


def build() -> None:
    idioms = [row for _, row in read_table(LEXICON / "english_idioms.tsv")]
    wanted = {
        stem(word.removesuffix("'s"))
        for row in idioms
        for word in re.findall(r"[a-z']+", row["english"].lower())
        if word not in DROPPED and word not in FUNCTION
    }
    literal: Table = {}
    for _, row in read_table(LEXICON / "literal.tsv"):
        options = [" ".join(analyse(one).lemmas) for one in row["indonesian"].split("|")]
        for key in (row["english"], stem(row["english"])):
            literal[key] = [(one, 0.5 / (n + 1)) for n, one in enumerate(options)]
    table = learn(wanted - literal.keys())
    known = {
        tuple(analyse(variant).lemmas)
        for file in ("idioms.tsv", "collocations.tsv")
        for _, row in read_table(LEXICON / file)
        for variant in row["indonesian"].split("|")
    }
    made: list[Entry] = []
    for row in idioms:
        sense = " ".join(analyse(row["sense"]).lemmas)
        variants = []
        for phrase in renderings(row["english"], table, literal):
            words = phrase.split()
            content = [word for word in set(words) if word not in WEAK]
            if len(content) < 2 or tuple(words) in known or phrase in sense:
                continue
            if phrase not in variants:
                variants.append(phrase)
        if variants:
            made.append(Entry(row["english"], tuple(variants[: 2 * MOST]), row["sense"]))
    print(f"{len(made)} idioms, {sum(len(one.indonesian) for one in made)} renderings")
    common = Counter[tuple[int, str]]()
    matcher = PhraseMatcher(made)
    for text in native_text():
        for match in matcher.matches(analyse(text)):
            common[id(match.entry), match.variant] += 1
    kept = 0
    lines = ["english\tindonesian\tsuggestion\n"]
    for one in made:
        left = [form for form in one.indonesian if not common[id(one), form]]
        # What even its siblings are found for is ordinary language.
        if left and sum(common[id(one), form] for form in one.indonesian) < 5:
            kept += len(left)
            lines.append(f"{one.english}\t{'|'.join(left)}\t{one.suggestion}\n")
    (LEXICON / "calques.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"kept {len(lines) - 1} idioms, {kept} renderings")
