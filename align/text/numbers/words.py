"""Numbers, fractions and ordinals in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from align.text.numbers.notation import PERCENT, SCALES
from align.text.numbers.quantity import Kind, Language, Quantity, plain

_UNITS: dict[str, dict[str, int]] = {
    "id": {
        w: k
        for k, w in enumerate(
            "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
        )
    },
    "en": {
        w: k
        for k, w in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen".split()
        )
    },
}
_TENS = {
    w: 10 * k
    for k, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_FRACTIONS: dict[str, dict[str, str]] = {
    "id": {"setengah": "0.5", "separuh": "0.5", "separo": "0.5", "seperempat": "0.25",
           "sepertiga": "1/3", "seperlima": "0.2", "sepersepuluh": "0.1"},
    "en": {"half": "0.5", "quarter": "0.25"},
}  # fmt: skip
_PARTS: dict[str, dict[str, int]] = {
    "id": {"pertiga": 3, "perempat": 4, "perlima": 5, "persepuluh": 10},
    "en": {"thirds": 3, "third": 3, "quarters": 4, "fourths": 4, "fifths": 5, "fifth": 5,
           "tenths": 10, "tenth": 10},
}  # fmt: skip
_ORDINALS: dict[str, dict[str, int]] = {
    "id": {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6,
           "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10},
    "en": {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
           "eighth": 8, "ninth": 9, "tenth": 10},
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def spelled(text: str, language: Language) -> Iterator[Quantity]:
    """Yield the quantities of ``text`` that are written in words only."""
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        value, used, kind = _phrase([w for w, _, _ in words[at : at + 12]], language)
        if not used:
            at += 1
            continue
        start, end = words[at][1], words[at + used - 1][2]
        # A phrase does not run across punctuation.
        while used > 1 and re.search(r"[^\s-]", _between(text, words[at : at + used])):
            value, used, kind = _phrase([w for w, _, _ in words[at : at + used - 1]], language)
            end = words[at + used - 1][2]
        if not used:
            at += 1
            continue
        percent = re.compile(rf" ?(?:{PERCENT[language]})", re.IGNORECASE).match(text, end)
        if percent:
            kind, end = "percent", percent.end()
        yield Quantity(kind, start, end, (value,), spelled=True)
        at += used


def _between(text: str, words: list[tuple[str, int, int]]) -> str:
    return "".join(text[before[2] : after[1]] for before, after in pairwise(words))


def _phrase(words: list[str], language: Language) -> tuple[str, int, Kind]:
    """Read a number in words at the start of ``words``: value, words used (0: none), kind."""
    head = words[0] if words else ""
    if head in _ORDINALS[language]:
        return str(_ORDINALS[language][head]), 1, "ordinal"
    if head in _FRACTIONS[language]:
        return _FRACTIONS[language][head], 1, "number"
    value, used = (_cardinal_id if language == "id" else _cardinal_en)(words)
    if not used:
        return "", 0, "number"
    rest = words[used:]
    parts = _PARTS[language]
    if rest and rest[0] in parts and value < 10:
        whole = Decimal(value) / parts[rest[0]]
        exact = whole == whole.quantize(Decimal("0.001"))
        return (plain(whole) if exact else f"{value}/{parts[rest[0]]}"), used + 1, "number"
    half = ["setengah"] if language == "id" else ["and", "a", "half"]
    if rest[: len(half)] == half:
        used += len(half)
        scale = words[used] if used < len(words) else ""
        power = SCALES[language].get(scale, 0) if len(scale) > 2 else 0
        return plain((Decimal(value) + Decimal("0.5")).scaleb(power)), used + bool(power), "number"
    return str(value), used, "number"


def _cardinal_id(words: list[str]) -> tuple[int, int]:
    """Read an Indonesian cardinal (``dua ratus lima puluh ribu``): value and words used."""
    units, scales = _UNITS["id"], SCALES["id"]
    total = group = used = 0
    digit: int | None = None
    for k, word in enumerate(words):
        if word in units and digit is None and word not in ("sepuluh", "sebelas"):
            digit = units[word]
        elif word in ("sepuluh", "sebelas") and digit is None:
            group += units[word]
        elif word == "belas" and digit is not None:
            group, digit = group + 10 + digit, None
        elif word == "puluh" and digit is not None:
            group, digit = group + 10 * digit, None
        elif word == "ratus" and digit is not None:
            group, digit = group + 100 * digit, None
        elif word == "seratus" and digit is None and not group:
            group = 100
        elif word == "seribu" and digit is None and not group and not total:
            total = 1000
        elif word in ("sejuta", "semiliar") and not (group or total or digit):
            total = 10 ** scales[word[2:]]
        elif word in scales and len(word) > 2 and (group or digit):
            total, group, digit = total + (group + (digit or 0)) * 10 ** scales[word], 0, None
        else:
            break
        used = k + 1
    return total + group + (digit or 0), used


def _cardinal_en(words: list[str]) -> tuple[int, int]:
    """Read an English cardinal (``two hundred and fifty thousand``): value and words used."""
    units, scales = _UNITS["en"], SCALES["en"]
    total = group = used = 0
    last = ""
    for k, word in enumerate(words):
        following = words[k + 1] if k + 1 < len(words) else ""
        if word in units and last in ("", "hundred", "scale", "tens"):
            if last == "tens" and not 0 < units[word] < 10:
                break
            group, last = group + units[word], "unit"
        elif word in _TENS and last in ("", "hundred", "scale"):
            group, last = group + _TENS[word], "tens"
        elif word == "hundred" and last in ("unit", "a") and 0 < group < 20:
            group, last = group * 100, "hundred"
        elif word in scales and len(word) > 2 and last in ("unit", "tens", "hundred", "a"):
            total, group, last = total + group * 10 ** scales[word], 0, "scale"
        elif word == "dozen" and last in ("unit", "a"):
            return group * 12, k + 1
        elif (
            word == "a" and not last and (following in scales or following in ("hundred", "dozen"))
        ):
            group, last = 1, "a"
            continue
        elif (
            word == "and"
            and last in ("hundred", "scale")
            and (following in units or following in _TENS)
        ):
            continue
        else:
            break
        used = k + 1
    return (total + group, used) if used else (0, 0)
