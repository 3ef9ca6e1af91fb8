"""Verbs with objects that English puts with them, and people who write Indonesian do not."""

from __future__ import annotations

from collections import Counter

from align.flag.lexicon import Entry
from align.flag.phrases import PhraseMatcher
from align.text.analysis import analyse
from align.text.table import read_table
from flag_tables.texts import LEXICON, native_text

# So often in native text a verb and its object may stand together by chance or mistake.
_SLIPS = 1


def build() -> None:
    made = []
    for _, row in read_table(LEXICON / "light_verbs.tsv"):
        variants = [
            f"{verb} {noun}"
            for verb in row["verbs"].split("|")
            for noun in dict.fromkeys(row["nouns"].split("|"))
        ]
        made.append(Entry(row["english"], tuple(variants), row["suggestion"]))
    common = Counter[str]()
    matcher = PhraseMatcher(made)
    for text in native_text():
        common.update({match.variant for match in matcher.matches(analyse(text))})
    lines = ["english\tindonesian\tsuggestion\n"]
    for one in made:
        left = [form for form in one.indonesian if common[form] <= _SLIPS]
        if left:
            lines.append(f"{one.english}\t{'|'.join(left)}\t{one.suggestion}\n")
    (LEXICON / "verbs.tsv").write_text("".join(lines), encoding="utf-8")
    kept = sum(line.count("|") + 1 for line in lines[1:])
    print(f"kept {kept} of {sum(len(one.indonesian) for one in made)} verbs with an object")
