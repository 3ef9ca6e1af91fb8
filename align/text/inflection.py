"""Forms of English nouns and verbs, by rule and by a list of irregular ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

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
_ONE_SYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]$")
_PAST_ITSELF = re.compile(r".{2}[^e]ed$")
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
    return f"{_principal_parts(word).past}{space}{rest}"


def participle(verb: str) -> str:
    """Return the past participle of a verb, or of a phrase whose first word is one."""
    word, space, rest = verb.partition(" ")
    return f"{_principal_parts(word).participle}{space}{rest}"


def present(word: str) -> str:
    """Return the verb of which a word is the past; empty if it is none."""
    if word in _present():
        return _present()[word]
    if not word.endswith("ed") or len(word) < 5:
        return ""
    forms = [word[:-3] + "y"] if word.endswith("ied") else [word[:-1], word[:-2], word[:-3]]
    return next((form for form in forms if form in _words()), "")


def progressive(verb: str) -> str:
    """Return the form in *-ing* of a verb, or of a phrase whose first word is one."""
    word, space, rest = verb.partition(" ")
    return f"{_progressive(word)}{space}{rest}"


@lru_cache(maxsize=1 << 14)
def forms(word: str) -> frozenset[str]:
    """Return what may be a form of a word, whether it is a noun or a verb, and the word itself."""
    base = _present().get(word, word)
    verbs = (third_person(base), past(base), participle(base), progressive(base))
    return frozenset((word, base, plural(word), *verbs))


class _Parts(NamedTuple):
    past: str
    participle: str


def _principal_parts(verb: str) -> _Parts:
    return _irregular_verbs().get(verb) or _Parts(*[_regular_past(verb)] * 2)


def _regular_past(verb: str) -> str:
    if _PAST_ITSELF.search(verb):
        return verb
    if _YIELDS.search(verb):
        return verb[:-1] + "ied"
    return _doubled(verb, "ed") or verb + ("d" if verb.endswith("e") else "ed")


def _doubled(verb: str, ending: str) -> str:
    """Return *stopped* of *stop*; empty where of more than a syllable and no text has that."""
    doubled = verb + verb[-1:] + ending
    return doubled if _ONE_SYLLABLE.match(verb) or doubled in _words() else ""


def _progressive(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and verb != "be" and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb, "ing") or verb + "ing"


def _with_s(word: str) -> str:
    if _YIELDS.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.search(word) else "s")


@cache
def _irregular_verbs() -> Mapping[str, _Parts]:
    path = corpus_dir() / "lexicon" / "irregular_verbs.tsv"
    rows = (row for _, row in read_table(path))
    return {row["verb"]: _Parts(row["past"], row["participle"]) for row in rows}


@cache
def _present() -> Mapping[str, str]:
    """Return verbs by their irregular past, where it is not the verb itself."""
    known = _irregular_verbs()
    return {forms.past: verb for verb, forms in known.items() if forms.past != verb}


@cache
def _words() -> frozenset[str]:
    return frozenset(word for row in lexicon.load().values() for word, _ in row)
