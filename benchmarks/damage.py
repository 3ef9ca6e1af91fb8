"""Good pairs made bad in known ways, to learn from and to measure by.

Each damage takes a source and its translation and returns the two with one of them damaged, or None
where it finds nothing to damage.  The names end in the side that is changed: ``_id`` or ``_en``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from align.flag.contrasts import opposites
from align.flag.lexicon import read_lexicon
from align.resources import corpus_dir

Pair = tuple[str, str]
Damage = Callable[[str, str, random.Random, Sequence[Pair]], Pair | None]

_OPPOSITES = (
    "naik turun|sebelum setelah|menang kalah|besar kecil|menerima menolak|mendukung menentang|"
    "banyak sedikit|utara selatan|timur barat|tinggi rendah|meningkat menurun|kuat lemah|"
    "baik buruk|baru lama|membeli menjual|impor ekspor|dibuka ditutup|masuk keluar|"
    "pertama terakhir|tertinggi terendah|kaya miskin|mengizinkan melarang|keuntungan kerugian|"
    "menaikkan menurunkan|membenarkan membantah|dengan tanpa|cepat lambat|mahal murah|"
    "terbesar terkecil|aman berbahaya|datang pergi|atas bawah"
)
_OPPOSITE: dict[str, str] = {}
for _row in _OPPOSITES.split("|"):
    _one, _other = _row.split()
    _OPPOSITE.setdefault(_one, _other)
    _OPPOSITE.setdefault(_other, _one)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_LONG = re.compile(r"\b[a-z]{5,}\b")
_SHORT = 8  # words; of fewer, nothing is cut


def _put(text: str, match: re.Match[str], instead: str) -> str:
    if match[0][:1].isupper():
        instead = instead[:1].upper() + instead[1:]
    return text[: match.start()] + instead + text[match.end() :]


def negation_id(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Take a negation out of the source, or now and then put one in."""
    found = list(
        re.finditer(r"\b(?:tidak|tak|bukan|belum)(?:lah)? (?!hanya|saja|cuma|lain)", source, re.I)
    )
    if found:
        return _put(source, chance.choice(found), ""), text
    verbs = list(re.finditer(r"(?<=[a-z] )(?:me|ber|di|ter)[a-z]{5,}", source))
    if verbs and chance.random() < 0.4:
        match = chance.choice(verbs)
        return _put(source, match, f"tidak {match[0]}"), text
    return None


def negation_en(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Take a negation out of the text, or put one in."""
    found = re.search(r"(?:(?<=\w)n['’]t| (?:not|never))\b(?! only)", text)
    if found:
        return source, text[: found.start()] + text[found.end() :]
    verbs = list(re.finditer(r"\b(?:is|are|was|were|has|had|will|can|could|would|should)\b", text))
    if not verbs:
        return None
    match = chance.choice(verbs)
    return source, f"{text[: match.end()]} not{text[match.end() :]}"


def _exchange(text: str, chance: random.Random) -> str | None:
    names = list(_NAME.finditer(text))
    near = [(a, b) for a, b in pairwise(names) if a[0] != b[0]]
    if not near:
        return None
    a, b = chance.choice(near)
    return text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]


def roles_id(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Let two names of the source change places."""
    damaged = _exchange(source, chance)
    return (damaged, text) if damaged else None


def roles_en(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Let two names of the text change places."""
    damaged = _exchange(text, chance)
    return (source, damaged) if damaged else None


def opposite_id(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Replace a word of the source by its opposite."""
    found = [m for m in re.finditer(r"\w+", source) if m[0].lower() in _OPPOSITE]
    if not found:
        return None
    match = chance.choice(found)
    return _put(source, match, _OPPOSITE[match[0].lower()]), text


def opposite_en(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Replace a word of the text by its opposite."""
    found = [m for m in re.finditer(r"\w+", text) if m[0].lower() in opposites()]
    if not found:
        return None
    match = chance.choice(found)
    return source, _put(text, match, opposites()[match[0].lower()])


def _wrong_senses() -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    for entry in read_lexicon(corpus_dir() / "lexicon" / "wrong_sense.tsv"):
        for right in re.split(r"[;/]", re.sub(r"\(.*?\)", "", entry.suggestion.lower())):
            if re.fullmatch(r"[a-z]{4,}", right.strip()):
                wrong.setdefault(right.strip(), []).extend(
                    one
                    for one in entry.indonesian
                    if re.fullmatch(r"[a-z ]{4,}", one) and one != right.strip()
                )
    return {right: words for right, words in wrong.items() if words}


_WRONG = _wrong_senses()


def sense_id(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Replace a word of the source by what another sense of the English word is called."""
    found = [m for m in re.finditer(r"\w+", source) if m[0].lower() in _WRONG]
    if not found:
        return None
    match = chance.choice(found)
    return _put(source, match, chance.choice(_WRONG[match[0].lower()])), text


def word_en(source: str, text: str, chance: random.Random, pairs: Sequence[Pair]) -> Pair | None:
    """Replace a word of the text by one of another text with the same ending."""
    found = list(_LONG.finditer(text))
    for _ in range(20 if found else 0):
        match = chance.choice(found)
        others = [
            word
            for word in _LONG.findall(chance.choice(pairs)[1])
            if word[-2:] == match[0][-2:] and word[:4] != match[0][:4]
        ]
        if others:
            return source, _put(text, match, chance.choice(others))
    return None


def name_en(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Change a letter of a name in the text."""
    found = [match for match in _NAME.finditer(text) if len(match[0]) > 5]
    if not found:
        return None
    match = chance.choice(found)
    at = chance.randrange(1, len(match[0]) - 1)
    garbled = match[0][:at] + chance.choice("aeioulnrst") + match[0][at + 1 :]
    return (source, _put(text, match, garbled)) if garbled != match[0] else None


def _cut(text: str, chance: random.Random) -> str | None:
    words = text.split()
    if len(words) < _SHORT:
        return None
    return " ".join(words[: int(len(words) * chance.uniform(0.5, 0.75))]) + "."


def cut_id(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Leave out the end of the source."""
    damaged = _cut(source, chance)
    return (damaged, text) if damaged else None


def cut_en(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Leave out the end of the text."""
    damaged = _cut(text, chance)
    return (source, damaged) if damaged else None


def merged_en(source: str, text: str, chance: random.Random, pairs: Sequence[Pair]) -> Pair | None:
    """Let the text end as another one."""
    words, others = text.split(), chance.choice(pairs)[1].split()
    if min(len(words), len(others)) < _SHORT:
        return None
    at = int(len(words) * chance.uniform(0.4, 0.7))
    return source, " ".join(words[:at] + others[at - len(words) :])


def _shuffle(text: str, chance: random.Random) -> str | None:
    words = text.split()
    if len(words) < _SHORT:
        return None
    at = chance.randrange(1, len(words) - 6)
    some = words[at : at + 6]
    chance.shuffle(some)
    damaged = " ".join(words[:at] + some + words[at + 6 :])
    return damaged if damaged != text else None


def garbled_id(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Shuffle six words of the source."""
    damaged = _shuffle(source, chance)
    return (damaged, text) if damaged else None


def garbled_en(source: str, text: str, chance: random.Random, _: Sequence[Pair]) -> Pair | None:
    """Shuffle six words of the text."""
    damaged = _shuffle(text, chance)
    return (source, damaged) if damaged else None


def other_en(source: str, _: str, chance: random.Random, pairs: Sequence[Pair]) -> Pair | None:
    """Put the translation of another source."""
    return source, chance.choice(pairs)[1]


TURNED: tuple[Damage, ...] = (
    negation_id,
    negation_en,
    roles_id,
    roles_en,
    opposite_id,
    opposite_en,
)
"""Those that a contrast may undo."""
DIFFERING: tuple[Damage, ...] = (other_en, merged_en, cut_id, cut_en)
"""Those after which much of one side has nothing on the other."""
LOCAL: tuple[Damage, ...] = (sense_id, word_en, name_en, garbled_id, garbled_en)
"""Those that touch a word or a few."""
DAMAGES = TURNED + DIFFERING + LOCAL
