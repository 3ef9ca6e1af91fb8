"""Finding the phrases of a lexicon in lemmatised text, all at once, in a token trie."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from align.flag.lexicon import Entry
from align.text.analysis import BRACKETS, QUOTES, Tokens
from align.text.lemma import lemma

_GAP = "*"
_LONGEST_GAP = 6
_CUE_WINDOW = 8
_ANTI_WINDOW = 6

_BARRIERS = frozenset(".!?;:…")
_SKIPPED = QUOTES | BRACKETS
_MARKS = "".join(_SKIPPED) + " "
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


class _Trees(dict[str, _Node]):
    """The trees of a lexicon by the word that their phrases begin with.

    Most texts have few of those words, and a tree grows only when one is asked for.
    """

    def __init__(self) -> None:
        self.seeds: dict[str, list[tuple[Entry, str]]] = defaultdict(list)

    def __missing__(self, word: str) -> _Node:
        root = _Node()
        for entry, variant in self.seeds[word]:
            node = root
            for as_it_stands, step in islice(_steps(variant), 1, None):
                if step == _GAP:
                    node.gap = node.gap or _Node()
                    node = node.gap
                else:
                    node = node.by_form(step) if as_it_stands else node.by_lemma(step)
            node.found += ((entry, variant),)
        self[word] = root
        return root


def _steps(variant: str) -> Iterator[tuple[bool, str]]:
    """Yield the words of a phrase, as the trie has them, and whether they are meant as they stand.

    A reduplicated word in a phrase is: *hari-hari*, not *hari*.
    """
    for match in _WORD.finditer(variant):
        word = match[0]
        if word.startswith("me-") or word == _GAP:  # a lemma, as generated tables have them
            yield False, word
        elif word.startswith("=") or "-" in word:
            yield True, word.lstrip("=").lower()
        elif word not in _SKIPPED:
            yield False, lemma(word)


class PhraseMatcher:
    """A lexicon compiled for matching."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._lemmas, self._exact = _Trees(), _Trees()
        self._cues: dict[int, tuple[_Cues, _Cues]] = {}
        seeds: dict[str, list[tuple[Entry, str]]] = {}
        for entry in entries:
            for variant in entry.indonesian:
                opening = variant.lstrip(_MARKS).partition(" ")[0]
                if opening not in seeds:
                    as_it_stands, word = next(_steps(opening))
                    trees = self._exact if as_it_stands else self._lemmas
                    seeds[opening] = trees.seeds[word]
                seeds[opening].append((entry, variant))

    def matches(self, tokens: Tokens) -> Iterator[Match]:
        """Yield every match, also overlapping ones, that no anti-cue or missing capital forbids."""
        for trees, words in ((self._lemmas, tokens.lemmas), (self._exact, tokens.lowers)):
            for first in [at for at, word in enumerate(words) if word in trees.seeds]:
                yield from self._walk(tokens, trees[words[first]], first, first + 1)

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
