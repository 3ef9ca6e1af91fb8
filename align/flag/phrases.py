"""Finding the phrases of a lexicon in lemmatised text, all at once, in a token trie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from align.flag.lemma import lemma
from align.flag.lexicon import Entry
from align.flag.tokens import BRACKETS, QUOTES, Tokens

_GAP = "*"
_LONGEST_GAP = 6
_CUE_WINDOW = 8
_ANTI_WINDOW = 6

_BARRIERS = frozenset(".!?;:…")
_SKIPPED = QUOTES | BRACKETS
# One of these may stand between two words of a phrase without changing it.
_LIGHT = frozenset(
    """
    yang itu ini tersebut sebuah suatu satu seorang para sedang telah sudah akan lagi juga pun
    saja sangat lebih agak sekali dia ia mereka kami kita saya anda benar-benar sendiri masih
    """.split()  # noqa: SIM905
)


@dataclass(slots=True)
class _Node:
    lemmas: dict[str, _Node] = field(default_factory=dict)
    exact: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    found: list[tuple[Entry, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: tokens ``first`` to ``last`` (exclusive) match ``variant`` of ``entry``."""

    entry: Entry
    variant: str
    first: int
    last: int


_WORD = re.compile(r"=?\w+(?:[-’']\w+)*|\*|[^\w\s]")


class PhraseMatcher:
    """A lexicon compiled for matching."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        for entry in entries:
            for variant in entry.indonesian:
                self._add(entry, variant)

    def _add(self, entry: Entry, variant: str) -> None:
        node = self._root
        for word in _WORD.findall(variant):
            if word == _GAP:
                node.gap = node.gap or _Node()
                node = node.gap
            elif word.startswith("=") or "-" in word:
                # A reduplicated word in a phrase is meant as it stands: *hari-hari*, not *hari*.
                node = node.exact.setdefault(word.lstrip("=").lower(), _Node())
            elif word not in _SKIPPED and word != ",":
                node = node.lemmas.setdefault(lemma(word), _Node())
        node.found.append((entry, variant))

    def matches(self, tokens: Tokens) -> Iterator[Match]:
        """Yield every match, also overlapping ones, whose cues and capitals are right."""
        root = self._root
        get = root.lemmas.get
        for first, word in enumerate(tokens.lemmas):
            node = get(word)
            if node is not None:
                yield from self._walk(tokens, node, first, first + 1)
            if root.exact:
                node = root.exact.get(tokens.words[first].lower())
                if node is not None:
                    yield from self._walk(tokens, node, first, first + 1)

    def _walk(self, tokens: Tokens, node: _Node, first: int, at: int) -> Iterator[Match]:
        for entry, variant in node.found:
            if _capitals_agree(tokens, variant, first) and _cued(tokens, entry, first, at):
                yield Match(entry, variant, first, at)
        if node.gap is not None:
            yield from self._leap(tokens, node.gap, first, at)
        if not (node.lemmas or node.exact):
            return
        lemmas, end = tokens.lemmas, len(tokens)
        skipped = False
        while at < end:
            word = lemmas[at]
            child = node.lemmas.get(word)
            if child is not None:
                yield from self._walk(tokens, child, first, at + 1)
            if node.exact:
                child = node.exact.get(tokens.words[at].lower())
                if child is not None:
                    yield from self._walk(tokens, child, first, at + 1)
            if word in _SKIPPED:
                at += 1
            elif word in _LIGHT and not skipped:
                skipped = True
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
            if words and tokens.words[position].lower() in node.exact:
                yield from self._walk(
                    tokens, node.exact[tokens.words[position].lower()], first, position + 1
                )
            if word not in _SKIPPED and word != ",":
                words += 1
                if words > _LONGEST_GAP:
                    return


def _capitals_agree(tokens: Tokens, variant: str, first: int) -> bool:
    return not variant[0].isupper() or tokens.words[first][0].isupper()


@lru_cache(maxsize=1 << 14)
def _cue_lemmas(cue: str) -> tuple[str, ...]:
    if any(letter.isupper() for letter in cue):
        return tuple(cue.split())
    return tuple(lemma(word) for word in cue.split())


def _stands(cue: str, tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a cue stands between two tokens, as whole words.

    A cue with a capital is compared with the surface (*AS* is a country, *as* is not), another by
    lemma.
    """
    words = _cue_lemmas(cue)
    row = tokens.words if any(letter.isupper() for letter in cue) else tokens.lemmas
    size = len(words)
    return any(row[at : at + size] == words for at in range(max(0, first), min(last, len(row))))


def _cued(tokens: Tokens, entry: Entry, first: int, last: int) -> bool:
    if entry.anti:
        low, high = first - _ANTI_WINDOW, last + _ANTI_WINDOW
        if any(_stands(cue, tokens, low, high) for cue in entry.anti):
            return False
    if not entry.cues:
        return True
    low, high = first - _CUE_WINDOW, last + _CUE_WINDOW
    return any(
        _stands(cue, tokens, low, first) or _stands(cue, tokens, last, high) for cue in entry.cues
    )
