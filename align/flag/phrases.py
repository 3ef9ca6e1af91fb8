"""Finding the phrases of a lexicon in lemmatised text, all at once, in a token trie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from align.flag.lexicon import Entry
from align.text.analysis import BRACKETS, QUOTES, Tokens
from align.text.lemma import lemma

_GAP = "*"
_LONGEST_GAP = 6
_CUE_WINDOW = 8
_ANTI_WINDOW = 6

_BARRIERS = frozenset(".!?;:…")
_SKIPPED = QUOTES | BRACKETS
# Two of these may stand between two words of a phrase without changing it.
_MOST_LIGHT = 2
_LIGHT = frozenset(
    """
    yang itu ini tersebut sebuah suatu satu seorang para sedang telah sudah akan lagi juga pun
    saja sangat lebih agak sekali dia ia mereka kami kita saya anda benar-benar sendiri masih
    """.split()
)


class _Node:
    """A place in the trie; what most nodes lack is made when first needed, for there are many."""

    __slots__ = ("exact", "found", "gap", "lemmas")

    def __init__(self) -> None:
        self.lemmas: dict[str, _Node] = _NONE
        self.exact: dict[str, _Node] = _NONE
        self.gap: _Node | None = None
        self.found: tuple[tuple[Entry, str], ...] = ()

    def by_lemma(self, word: str) -> _Node:
        """Return the node that a lemma leads to, made if it is new."""
        if self.lemmas is _NONE:
            self.lemmas = {}
        child = self.lemmas.get(word)
        if child is None:
            child = self.lemmas[word] = _Node()
        return child

    def by_form(self, word: str) -> _Node:
        """Return the node that a word leads to as it stands, made if it is new."""
        if self.exact is _NONE:
            self.exact = {}
        return self.exact.setdefault(word, _Node())


_NONE: dict[str, _Node] = {}


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: tokens ``first`` to ``last`` (exclusive) match ``variant`` of ``entry``.

    ``cued`` tells whether a cue of the entry stands near, or none is asked for.
    """

    entry: Entry
    variant: str
    first: int
    last: int
    cued: bool = True


_WORD = re.compile(r"\d+(?:[.,:]\d+)*|=?\w+(?:[-’']\w+)*|\*|[^\w\s]")


class PhraseMatcher:
    """A lexicon compiled for matching."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        self._cues: dict[int, tuple[_Cues, _Cues]] = {}
        for entry in entries:
            for variant in entry.indonesian:
                self._add(entry, variant)

    def _add(self, entry: Entry, variant: str) -> None:
        node = self._root
        for word in _WORD.findall(variant):
            if word.startswith("me-"):  # a lemma, as generated tables have them
                node = node.by_lemma(word)
            elif word == _GAP:
                node.gap = node.gap or _Node()
                node = node.gap
            elif word.startswith("=") or "-" in word:
                # A reduplicated word in a phrase is meant as it stands: *hari-hari*, not *hari*.
                node = node.by_form(word.lstrip("=").lower())
            elif word not in _SKIPPED:
                node = node.by_lemma(lemma(word))
        node.found += ((entry, variant),)

    def matches(self, tokens: Tokens) -> Iterator[Match]:
        """Yield every match, also overlapping ones, that no anti-cue or missing capital forbids."""
        known = self._root.lemmas
        for first in [at for at, word in enumerate(tokens.lemmas) if word in known]:
            yield from self._walk(tokens, known[tokens.lemmas[first]], first, first + 1)
        exact = self._root.exact
        if not exact.keys().isdisjoint(tokens.lowers):
            for first in [at for at, word in enumerate(tokens.lowers) if word in exact]:
                yield from self._walk(tokens, exact[tokens.lowers[first]], first, first + 1)

    def distant_cues(self, entry: Entry, vocabulary: frozenset[str]) -> int:
        """Count the different cues of an entry in the vocabulary of a document."""
        return self._cues_of(entry)[0].count(vocabulary)

    def _cues_of(self, entry: Entry) -> tuple[_Cues, _Cues]:
        """Return an entry's cues and anti-cues, compiled when they are first asked for."""
        cues = self._cues.get(id(entry))
        if cues is None:
            cues = self._cues[id(entry)] = (
                _Cues(entry.cues) if entry.cues else _NO_CUES,
                _Cues(entry.anti) if entry.anti else _NO_CUES,
            )
        return cues

    def _walk(self, tokens: Tokens, node: _Node, first: int, at: int) -> Iterator[Match]:
        for entry, variant in node.found:
            if _capitals_agree(tokens, variant, first):
                cues, anti = self._cues_of(entry)
                low, high = first - _ANTI_WINDOW, at + _ANTI_WINDOW
                if not (anti and anti.near(tokens, low, high)):
                    yield Match(entry, variant, first, at, _cued(cues, tokens, first, at))
        if node.gap is not None:
            yield from self._leap(tokens, node.gap, first, at)
        if not (node.lemmas or node.exact):
            return
        lemmas, end = tokens.lemmas, len(tokens)
        skipped = 0
        while at < end:
            word = lemmas[at]
            child = node.lemmas.get(word)
            if child is not None:
                yield from self._walk(tokens, child, first, at + 1)
            if node.exact:
                child = node.exact.get(tokens.lowers[at])
                if child is not None:
                    yield from self._walk(tokens, child, first, at + 1)
            if word in _SKIPPED:
                at += 1
            elif skipped < _MOST_LIGHT and word in _LIGHT:
                skipped += 1
                at += 1
            else:
                return

    def _leap(self, tokens: Tokens, node: _Node, first: int, at: int) -> Iterator[Match]:
        """Pass a gap of one to six words that does not leave the sentence."""
        words = 0
        for position in range(at, len(tokens)):
            word = tokens.lemmas[position]
            if word in _BARRIERS:
                return
            if words and word in node.lemmas:
                yield from self._walk(tokens, node.lemmas[word], first, position + 1)
            if words and tokens.lowers[position] in node.exact:
                yield from self._walk(
                    tokens, node.exact[tokens.lowers[position]], first, position + 1
                )
            if word not in _SKIPPED and word != ",":
                words += 1
                if words > _LONGEST_GAP:
                    return


def _capitals_agree(tokens: Tokens, variant: str, first: int) -> bool:
    return not variant[0].isupper() or tokens.words[first][0].isupper()


class _Cues:
    """Words and phrases to look for near a match, compiled.

    A cue with a capital is compared with the surface (*AS* is a country, *as* is not), another by
    lemma.
    """

    __slots__ = ("lemmas", "phrases", "surfaces")

    def __init__(self, cues: Iterable[str]) -> None:
        self.lemmas: set[str] = set()
        self.surfaces: set[str] = set()
        self.phrases: list[tuple[bool, tuple[str, ...]]] = []
        for cue in cues:
            cased = any(letter.isupper() for letter in cue)
            words = tuple(cue.split()) if cased else tuple(map(lemma, cue.split()))
            if len(words) > 1:
                self.phrases.append((cased, words))
            else:
                (self.surfaces if cased else self.lemmas).add(words[0])

    def __bool__(self) -> bool:
        return bool(self.lemmas or self.surfaces or self.phrases)

    def near(self, tokens: Tokens, low: int, high: int) -> bool:
        """Tell whether one stands between two tokens, as whole words."""
        low = max(low, 0)
        lemmas, words = tokens.lemmas[low:high], tokens.words[low:high]
        if not self.lemmas.isdisjoint(lemmas) or not self.surfaces.isdisjoint(words):
            return True
        for cased, phrase in self.phrases:
            row, size = words if cased else lemmas, len(phrase)
            if phrase[0] in row and any(
                row[at : at + size] == phrase for at in range(len(row) - size + 1)
            ):
                return True
        return False

    def count(self, vocabulary: frozenset[str]) -> int:
        """Count those whose words all occur in a document."""
        return (
            len(self.lemmas & vocabulary)
            + len(self.surfaces & vocabulary)
            + sum(vocabulary.issuperset(phrase) for _, phrase in self.phrases)
        )


_NO_CUES = _Cues(())


def _cued(cues: _Cues, tokens: Tokens, first: int, last: int) -> bool:
    low, high = first - _CUE_WINDOW, last + _CUE_WINDOW
    return not cues or cues.near(tokens, low, first) or cues.near(tokens, last, high)
