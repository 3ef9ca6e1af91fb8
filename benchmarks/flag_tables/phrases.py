"""English phrases with all that may translate their words, if native text keeps these apart."""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter, defaultdict

from places import ROOT

from align.flag.glosses import LIGHT, Phrase, Phrasebook
from align.text.analysis import analyse
from align.text.table import read_table
from flag_tables.stems import phrase_stem
from flag_tables.texts import LEXICON, native_text

_SMALL = frozenset(
    "a an the of to in on at for with from by and or as is be are it its one's one s his her their "
    "your my our someone something somebody that this than i we he she they you not no into out up "
    "down off over under about all".split()
)
# A word translates another if so likely, or so nearly only it.
_LIKELY, _POSSIBLE, _MUTUAL = 0.06, 0.03, 0.3
_LEAST_BOTH = 0.008
# The product of what the words of a phrase count for, by their number.
_LEAST_PHRASE = {2: 0.05, 3: 0.02, 4: 0.01}
_LEAST_WORD, _LEAST_SHARE = 0.08, 0.15
_MOST_NATIVE = 1


def _translations() -> dict[str, dict[str, float]]:
    """Return Indonesian lemmas by English stem, with how likely they are."""
    table: dict[str, dict[str, float]] = defaultdict(dict)

    def note(english: str, indonesian: str, chance: float) -> None:
        row = table[phrase_stem(english)]
        row[indonesian] = max(row.get(indonesian, 0.0), chance)

    with gzip.open(ROOT / "models" / "pairing" / "lexicon.tsv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            source, target, forth, back = line.rstrip("\n").split("\t")
            p, q = int(forth) / 100, int(back) / 100
            likely = p >= _LIKELY or (p >= _POSSIBLE and q >= _MUTUAL)
            lemma = analyse(source).lemmas[0]
            if len(source) > 2 and likely and p * q >= _LEAST_BOTH and lemma not in LIGHT:
                note(target, lemma, p)
    for _, row in read_table(LEXICON / "literal.tsv"):
        for rank, one in enumerate(row["indonesian"].split("|")):
            lemmas = analyse(one).lemmas
            if len(lemmas) == 1:
                note(row["english"], lemmas[0], 0.5 / (rank + 1))
    return table


def build() -> None:
    table = _translations()
    rows: dict[frozenset[str], tuple[str, str, str]] = {}
    for file, flag in (
        ("english_phrases.tsv", ""),
        ("english_idioms.tsv", "IDIOM-CALQUE"),
        ("idioms.tsv", "IDIOM-CALQUE"),
        ("collocations.tsv", "COLLOC-CALQUE"),
    ):
        for _, row in read_table(LEXICON / file):
            sense = row.get("sense") or row.get("suggestion") or ""
            for english in re.split(r"[;/]", re.sub(r"\(.*?\)", "", row["english"])):
                words = [w.removesuffix("'s") for w in re.findall(r"[a-z']+", english.lower())]
                key = frozenset(phrase_stem(word) for word in words if word not in _SMALL)
                if not 2 <= len(key) <= 4:
                    continue
                if key not in rows or row.get("flag") == "-":
                    rows[key] = english.strip(), flag or row["flag"], sense
                elif sense and not rows[key][2]:  # another list knows what it means
                    rows[key] = (*rows[key][:2], sense)
    made = []
    for key, (english, flag, sense) in rows.items():
        if flag == "-":  # what Indonesian says word by word too
            continue
        words = [table.get(word, {}) for word in sorted(key)]
        best = [max(word.values(), default=0.0) for word in words]
        kept = []
        for at, word in enumerate(words):
            rest = math.prod(best[:at] + best[at + 1 :])
            least = _LEAST_PHRASE[len(key)]
            floor = max(_LEAST_WORD, _LEAST_SHARE * best[at])
            kept.append(
                frozenset(one for one, p in word.items() if p >= floor and p * rest >= least)
            )
        if all(kept):
            made.append(Phrase(english, flag, sense, tuple(kept)))
    book, common = Phrasebook(made), Counter[str]()
    for text in native_text():
        common.update(phrase.english for *_, phrase in book.matches(analyse(text).lemmas))
    lines = ["english\tflag\tindonesian\tsuggestion\n"]
    for one in made:
        if common[one.english] <= _MOST_NATIVE:
            words = " ".join("|".join(sorted(word)) for word in one.words)
            lines.append(f"{one.english}\t{one.flag}\t{words}\t{one.suggestion}\n")
    (LEXICON / "glosses.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"kept {len(lines) - 1} of {len(made)} phrases")
