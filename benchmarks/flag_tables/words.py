"""Word counts of Indonesian written by people, its words with capitals, and English words."""

from __future__ import annotations

import re
from collections import Counter

from align.translate.titles import is_title_case
from flag_tables.texts import LEXICON, SOFTWARE, pairs, web

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WITHIN = re.compile(r"(?<=[a-z] )[^\W\d_]+(?:-[^\W\d_]+)*")
"""Words of which the one before ends in a small letter: no beginnings of sentences."""


def build() -> None:
    indonesian: Counter[str] = Counter()
    plain: Counter[str] = Counter()  # without software documentation, which is full of English
    english: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for name, source, target in pairs():
        words = [word.lower() for word in _WORD.findall(source)]
        indonesian.update(words)
        if not name.startswith(SOFTWARE):
            plain.update(words)
            within.update(_cased(source))
        english.update(_WORD.findall(target))
    for _, text in web():
        within.update(_cased(text))
        words = [word.lower() for word in _WORD.findall(text)]
        indonesian.update(words)
        plain.update(words)
    rows = sorted((word, count) for word, count in indonesian.items() if count >= 3)
    text = "".join(f"{word}\t{count}\n" for word, count in rows if len(word) < 25)
    (LEXICON / "words.id.tsv").write_text(text, encoding="utf-8")
    cased = _with_capitals(within)
    (LEXICON / "capitals.id.txt").write_text("\n".join(cased) + "\n", encoding="utf-8")
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
    print(f"{len(rows)} Indonesian words, {len(cased)} with capitals, {len(foreign)} English ones")


def _cased(text: str) -> list[str]:
    """Return the words within the sentences of ``text``, unless it is a headline in title case."""
    return [] if is_title_case(text) else _WITHIN.findall(text)


def _with_capitals(within: Counter[str]) -> list[str]:
    """Return the words, as they are mostly written, that have a capital twice in three times."""
    forms: dict[str, Counter[str]] = {}
    for form, count in within.items():
        forms.setdefault(form.lower(), Counter())[form] += count
    return sorted(
        most
        for word, counts in forms.items()
        if (most := counts.most_common(1)[0][0]) != word
        and len(word) < 25
        and counts.total() >= 3
        and counts[word] * 3 <= counts.total()
    )
