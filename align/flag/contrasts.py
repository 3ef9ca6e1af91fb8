"""English sentences that differ from a given one in one place, and say something else.

Each could be what the source says instead: the words that the translation table gives for the
source allow it.  If a model that reads the source finds one likelier than the sentence itself, the
sentence may turn its source round (contrastive evaluation: Sennrich, 2017; there errors of a model
are looked for by known good sentences, here errors of sentences by a model).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from align.flag.denials import denied, like, undenied
from align.resources import corpus_dir
from align.text import lexicon
from align.text.table import read_table
from align.text.tokens import tokenize

Turn = Literal["negation", "roles", "opposite"]
TURNS: tuple[Turn, ...] = ("negation", "roles", "opposite")
"""A negation too many or missing; two names in each other's place; a word for its opposite."""

MOST = 6
"""Contrasts of each kind that are made of a sentence."""


class Contrast(NamedTuple):
    """Another sentence.

    Attributes:
        turn: what was turned round.
        text: the whole sentence.
        start, end: the span of the original that differs.
        instead: what stands there in ``text``.
        support: how much more the words of the source, one by one, speak for ``instead``; about
            -2 to 2, 0 if they do not tell.
        cause: the word of the source that speaks for it, lower-cased, or empty.
    """

    turn: Turn
    text: str
    start: int
    end: int
    instead: str
    support: float = 0.0
    cause: str = ""


_NO = re.compile(r"\b(?:not|never|no|cannot|without|none|nothing|nor|neither)\b|n['’]t\b", re.I)
_TIDAK = re.compile(r"\b(?:tidak|tak|bukan|belum|jangan|tanpa|tiada)(?:lah|kah)?\b", re.I)
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of (?=[A-Z])))*")
# Between two names: to exchange what stands in a list says the same.
_LIST = re.compile(r"(?:[’']s)?,? ?(?:and|or|of|of the|&|/|-|–|:)? ?")
# Names on two sides of it have no verb in common.
_BREAK = re.compile(r"[.!?](?=\s|[A-Z]|$)|[()\[\]:;\n]")
_OWNER = re.compile(r"[’']s?\b|[’']$")
_WORD = re.compile(r"[A-Za-z]+")
_NEAR = 3  # names from one to another that it may change places with
_OPENING = 2  # characters before a sentence's first letter
_LEAST = 0.1  # strength of a translation that counts


def contrasts(source: str, text: str) -> list[Contrast]:
    """Return at most ``MOST`` contrasts of each kind, in the order of ``TURNS``."""
    known = _renderings(source)
    return [
        *islice(_negations(source, text), MOST),
        *islice(_roles(known, text), MOST),
        *islice(_opposites(known, text), MOST),
    ]


class _Rendering(NamedTuple):
    strength: float
    cause: str


def _renderings(source: str) -> Mapping[str, _Rendering]:
    """Return every English word that may render a word of the source; each word renders itself."""
    table = lexicon.load()
    found: dict[str, _Rendering] = {}
    for word in tokenize(source):
        for english, strength in (*lexicon.translate(word, table), (word, 1.0)):
            if english not in found or strength > found[english].strength:
                found[english] = _Rendering(strength, word)
    return found


def _put(
    turn: Turn,
    text: str,
    span: tuple[int, int],
    instead: str,
    support: float = 0.0,
    cause: str = "",
) -> Contrast:
    start, end = span
    return Contrast(turn, text[:start] + instead + text[end:], start, end, instead, support, cause)


def _negations(source: str, text: str) -> Iterator[Contrast]:
    surplus = min(2, len(_TIDAK.findall(source))) - min(2, len(_NO.findall(text)))
    for place in undenied(text):
        yield _put("negation", text, place[:2], place.instead, -surplus)
    denial = _TIDAK.search(source)
    if denial and surplus > 0:
        for place in denied(text):
            yield _put("negation", text, place[:2], place.instead, surplus, denial[0].lower())


def _roles(known: Mapping[str, _Rendering], text: str) -> Iterator[Contrast]:
    names = [
        match.span()
        for match in _NAME.finditer(text)
        if _is_known(match[0], known) and not _OWNER.search(match[0])
    ]
    pairs = (
        pair for apart in range(1, _NEAR + 1) for pair in zip(names, names[apart:], strict=False)
    )
    for (a, b), (c, d) in pairs:
        between = text[b:c]
        if text[a:b] == text[c:d] or _LIST.fullmatch(between) or _BREAK.search(between):
            continue
        yield _put("roles", text, (a, d), text[c:d] + between + text[a:b])


def _is_known(name: str, known: Mapping[str, _Rendering]) -> bool:
    return any(
        word in known and known[word].strength >= _LEAST
        for word in re.findall(r"\w+", name.lower())
        if word not in ("the", "a", "in", "of")
    )


@cache
def opposites() -> Mapping[str, str]:
    """Return for each lower-cased word its opposite: the first that the lexicon names."""
    found: dict[str, str] = {}
    for _, row in read_table(corpus_dir() / "lexicon" / "opposites.tsv"):
        found.setdefault(row["one"], row["other"])
        found.setdefault(row["other"], row["one"])
    return found


def _opposites(known: Mapping[str, _Rendering], text: str) -> Iterator[Contrast]:
    table = opposites()
    for match in _WORD.finditer(text):
        word = match[0].lower()
        other = table.get(word)
        if other is None or other not in known:
            continue
        if match.start() > _OPENING and match[0] != word:
            continue  # part of a name: South Korea
        strength, cause = known[other]
        support = strength - (known[word].strength if word in known else 0.0)
        if support > 0 and strength >= _LEAST:
            yield _put("opposite", text, match.span(), like(match[0], other), support, cause)
