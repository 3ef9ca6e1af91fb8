"""Word counts of Indonesian written by people, and English words that Indonesian does not use."""

from __future__ import annotations

import re
from collections import Counter

from flag_tables.texts import LEXICON, SOFTWARE, pairs, web

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def build() -> None:
    indonesian: Counter[str] = Counter()
    plain: Counter[str] = Counter()  # without software documentation, which is full of English
    english: Counter[str] = Counter()
    for name, source, target in pairs():
        words = [word.lower() for word in _WORD.findall(source)]
        indonesian.update(words)
        if not name.startswith(SOFTWARE):
            plain.update(words)
        english.update(_WORD.findall(target))
    for _, text in web():
        words = [word.lower() for word in _WORD.findall(text)]
        indonesian.update(words)
        plain.update(words)
    rows = sorted((word, count) for word, count in indonesian.items() if count >= 3)
    text = "".join(f"{word}\t{count}\n" for word, count in rows if len(word) < 25)
    (LEXICON / "words.id.tsv").write_text(text, encoding="utf-8")
    foreign = [
        word
        for word, count in english.items()
        if (count >= 15 or (count >= 4 and not plain[word]))
        and len(word) >= 4
        and word.isascii()
        and word.islower()
        and "-" not in word
        and plain[word] <= max(2, 0.01 * count)
        and english[word.capitalize()] < 3 * count
    ]
    (LEXICON / "words.en.txt").write_text("\n".join(sorted(foreign)) + "\n", encoding="utf-8")
    print(f"{len(rows)} Indonesian words, {len(foreign)} English ones")
