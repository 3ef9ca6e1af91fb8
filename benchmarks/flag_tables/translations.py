"""A word-translation table of lemmas, learned for the words that are wanted."""

from __future__ import annotations

import random
import re
from collections import defaultdict

from align.text.analysis import analyse
from flag_tables.stems import stem
from flag_tables.texts import SOFTWARE, pairs

Table = dict[str, list[tuple[str, float]]]
_ENGLISH_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def learn(wanted: set[str]) -> Table:
    """Learn which Indonesian lemmas translate the wanted English stems (IBM model 1)."""
    random.seed(1)
    pool: dict[str, list[int]] = defaultdict(list)
    corpus: list[tuple[list[str], list[str]]] = []
    for name, source, target in pairs():
        english = [stem(word) for word in _ENGLISH_WORD.findall(target.lower())]
        if not 2 <= len(english) <= 22:
            continue
        words = analyse(source).lemmas
        indonesian = [word for word in words if word[0].isalpha()]
        if not 2 <= len(indonesian) <= 22:
            continue
        weight = 40 if name.startswith(SOFTWARE) else 160
        hits = [word for word in set(english) & wanted if len(pool[word]) < weight]
        if hits:
            for word in hits:
                pool[word].append(len(corpus))
            corpus.append((english, indonesian))
    print(f"{len(corpus)} pairs for {len(wanted)} English words")
    table: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(lambda: 1.0))
    for iteration in range(5):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for english, indonesian in corpus:
            sources = [*english, ""]
            for word in indonesian:
                weights = [table[one][word] for one in sources]
                total = sum(weights)
                for one, weight in zip(sources, weights, strict=True):
                    if weight > total * 1e-4:
                        counts[one][word] += weight / total
        table = defaultdict(lambda: defaultdict(lambda: 1e-7))
        for one, row in counts.items():
            total = sum(row.values())
            table[one] = defaultdict(lambda: 1e-7, {w: c / total for w, c in row.items()})
        print(f"iteration {iteration + 1}")
    learned = {}
    for word in wanted:
        ranked = sorted(table[word].items(), key=lambda item: -item[1])
        learned[word] = [(one, p) for one, p in ranked[:5] if p >= 0.06 and len(one) > 1]
    return learned
