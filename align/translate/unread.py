"""What a model has no piece for: left out while a sentence is drafted, and put back into the draft.

An unknown piece makes a model invent: *Đoković* became "ottoković", *¥8.000* "thir8,000".  So
names are read without the marks on their letters, numerals without the signs at them, and words in
another script as a number, which models copy most surely.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, count
from unicodedata import normalize

from align.text.function_words import votes
from align.text.letters import unmarked
from align.text.words import english
from align.translate.openers import STRAIGHT
from align.translate.repair.numerals import NUMERAL, english_numeral
from align.translate.repair.splice import Span, splice
from align.translate.verbatim import split_verbatim

_WORD = re.compile(r"[^\W\d_]+")
_BARE = re.compile(rf"(?<![\w.,/$]){NUMERAL}(?![\d/]|[.,]\d)")
"""A numeral of a draft that may have lost a sign."""
_PLAIN = STRAIGHT | {ord("⁄"): "/"} | dict.fromkeys(map(ord, "‐‑−"), "-")
"""Marks and what is written in their place where they cannot be."""


class Readable:
    """A source as its model can read it, and what the source has instead.

    Args:
        source: a sentence; its URLs, addresses and emoji stay (``verbatim.py``).
        reads: tells of a character whether the model has a piece for it.

    Attributes:
        text: to be drafted.
    """

    def __init__(self, source: str, reads: Callable[[str], bool]) -> None:
        self.text = source = normalize("NFC", source)
        self._reads = reads
        self._seen: Counter[str] = Counter()
        self._signs_at: list[tuple[int, str, str, str]] = []
        self._strangers: dict[str, str] = {}
        self._marked: dict[str, str] = {}
        unread = {one for one in set(source) if not one.isspace() and not reads(one)}
        if not unread:
            return
        self._given = frozenset(_WORD.findall(source))
        self._stand_ins = _stand_ins(source)
        plain = {one for one in unread if ord(one) in _PLAIN and reads(one.translate(_PLAIN))}
        for one in plain:
            source = source.replace(one, one.translate(_PLAIN))
        unread -= plain
        letters = {one for one in unread if one.isalpha()}
        strange = {one for one in letters if not unmarked(one).isascii()}
        self._latin = letters - strange
        sign, letter = _one_of(unread - letters), _one_of(strange)
        self._numeral = re.compile(  # "¥8.000", "36 m²", "38 °C", "10,5 ± 0,3"
            rf"({sign}++\s?)?({NUMERAL})"
            rf"(\s?(?:[a-z]{{1,2}}(?=[²³]))?{sign}+(?:[A-Z]\b|\s?{NUMERAL})?)?"
        )
        self._words = re.compile(rf"{letter}(?:(?:{sign}|\s)*+{letter})*+{sign}*")
        self._sign = re.compile(sign)
        parts = (p if kept else self._rewritten(p) for p, kept in split_verbatim(source))
        self.text = " ".join("".join(parts).split()) or source

    def _rewritten(self, text: str) -> str:
        text = self._numeral.sub(self._without_signs, text)
        text = self._words.sub(self._stand_in, text)
        text = self._sign.sub(self._otherwise, text)
        return _WORD.sub(self._without_marks, text)

    def _without_signs(self, numeral: re.Match[str]) -> str:
        before, bare, behind = numeral.groups("")
        if before or behind:
            self._signs_at.append((self._seen[bare], before, bare, behind))
        self._seen[bare] += 1
        return bare

    def _stand_in(self, words: re.Match[str]) -> str:
        number = next(self._stand_ins)
        self._strangers[number] = words[0]
        return number

    def _without_marks(self, word: re.Match[str]) -> str:
        if self._latin.isdisjoint(word[0]):
            return word[0]
        plain = unmarked(word[0])
        if not (plain in self._given or _is_english(plain)):
            self._marked[plain] = word[0]
        return plain

    def _otherwise(self, sign: re.Match[str]) -> str:
        # "½" is "1/2"; what cannot be written with other signs is left out.
        text = unmarked(sign[0]).translate(_PLAIN)
        return text if all(map(self._reads, text)) else ""

    def put_back(self, draft: str) -> str:
        """Return the draft of ``text``, in which what came through is as the source has it."""
        for number, words in self._strangers.items():
            either = f"{int(number):,}".replace(",", ",?")
            draft = words.join(re.split(rf"(?<!\d){either}(?!\d)", draft))
        if self._marked:
            draft = _WORD.sub(lambda match: self._marked.get(match[0], match[0]), draft)
        places: dict[str, list[Span]] = {}
        for match in _BARE.finditer(draft) if self._signs_at else ():
            places.setdefault(match[0], []).append(match.span())
        edits = {}
        for nth, before, numeral, behind in self._signs_at:
            forms = {numeral, english_numeral(numeral)}
            if spans := sorted(span for form in forms for span in places.get(form, ())):
                start, end = spans[min(nth, len(spans) - 1)]
                edits[start, end] = f"{before}{draft[start:end]}{behind}"
        return splice(draft, edits.items())


def _stand_ins(source: str) -> Iterator[str]:
    """Yield numbers that stand for words; hardly any text has the first ones, this one none."""
    return (n for n in map(str, chain(range(9073, 999, -1), count(10_000))) if n not in source)


def _is_english(word: str) -> bool:
    """Tell whether a draft may well have a word that is not its source's."""
    return len(word) == 1 or votes(word).english > 0 or word.lower() in english()


def _one_of(characters: set[str]) -> str:
    """Return an expression for one of the characters; without any it matches nothing."""
    return f"[{''.join(map(re.escape, sorted(characters)))}]" if characters else r"[^\s\S]"
