"""Forms of English nouns and verbs, by rule and by a list of irregular ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from align.resources import corpus_dir
from align.text import lexicon
from align.text.table import read_table

_PLURALS = dict(
    pair.split("/")
    for pair in """
    man/men woman/women child/children foot/feet tooth/teeth goose/geese mouse/mice louse/lice
    person/people ox/oxen wife/wives knife/knives life/lives leaf/leaves wolf/wolves thief/thieves
    half/halves shelf/shelves loaf/loaves calf/calves hoof/hooves elf/elves sheep/sheep
    fish/fish deer/deer series/series species/species aircraft/aircraft crisis/crises
    analysis/analyses basis/bases hypothesis/hypotheses oasis/oases diagnosis/diagnoses
    criterion/criteria phenomenon/phenomena bacterium/bacteria potato/potatoes tomato/tomatoes
    hero/heroes echo/echoes volcano/volcanoes mosquito/mosquitoes buffalo/buffaloes
    """.split()
)
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h)$")
_YIELDS = re.compile(r"(?<=[^aeiou])y$")


def plural(noun: str) -> str:
    """Return the plural of a noun, or of a phrase whose last word is one."""
    rest, space, word = noun.rpartition(" ")
    if word.endswith("man") and word not in ("human", "german", "roman", "shaman", "talisman"):
        return f"{rest}{space}{word[:-3]}men"
    if word in _PLURALS:
        return f"{rest}{space}{_PLURALS[word]}"
    return f"{rest}{space}{_with_s(word)}"


def third_person(verb: str) -> str:
    """Return the form of a verb that stands behind *she*."""
    return verb + "es" if verb.endswith("o") else _with_s(verb)


def past(verb: str) -> str:
    """Return the past of a verb, or of a phrase whose first word is one."""
    word, space, rest = verb.partition(" ")
    return f"{_past().get(word) or _regular_past(word)}{space}{rest}"


def present(word: str) -> str:
    """Return the verb of which a word is the past; empty if it is none."""
    if word in _irregular():
        return _irregular()[word]
    if not word.endswith("ed") or len(word) < 5:
        return ""
    forms = [word[:-3] + "y"] if word.endswith("ied") else [word[:-1], word[:-2], word[:-3]]
    return next((form for form in forms if form in _words()), "")


def progressive(verb: str) -> str:
    """Return the form in *-ing* of a verb."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb, "ing") or verb + "ing"


@lru_cache(maxsize=1 << 14)
def forms(word: str) -> frozenset[str]:
    """Return what may be a form of a word, whether it is a noun or a verb, and the word itself."""
    base = _irregular().get(word, word)
    return frozenset((word, base, plural(word), third_person(base), past(base), progressive(base)))


def _regular_past(verb: str) -> str:
    if _YIELDS.search(verb):
        return verb[:-1] + "ied"
    return _doubled(verb, "ed") or verb + ("d" if verb.endswith("e") else "ed")


def _doubled(verb: str, ending: str) -> str:
    """Return *stopped* of *stop*; empty where no text has that."""
    doubled = verb + verb[-1:] + ending
    return doubled if doubled in _words() else ""


def _with_s(word: str) -> str:
    if _YIELDS.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.search(word) else "s")


@cache
def _past() -> Mapping[str, str]:
    path = corpus_dir() / "lexicon" / "past.tsv"
    return {row["verb"]: row["past"] for _, row in read_table(path)}


@cache
def _irregular() -> Mapping[str, str]:
    """Return verbs by their irregular past, where it is not the verb itself."""
    return {past: verb for verb, past in _past().items() if past != verb}


@cache
def _words() -> frozenset[str]:
    return frozenset(word for row in lexicon.load().values() for word, _ in row)
