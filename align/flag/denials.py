"""English sentences made to deny what they say, or to say what they deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from align.resources import corpus_dir
from align.text import lexicon
from align.text.table import read_table


class Denial(NamedTuple):
    """A place of a sentence, and what has to stand there.

    Attributes:
        start, end: of the place.
        instead: what takes away the negation there, or brings one in.
    """

    start: int
    end: int
    instead: str


_AUXILIARY = (
    "is are was were am be been has have had can could will would shall should may might must"
).replace(" ", "|")
_NOT = r"(?: not\b|n['’]t\b)"
_DENIED = re.compile(
    rf"\b(?P<do>do|does|did){_NOT}(?: (?P<verb>[a-z]{{2,}}))?\b|\b(?P<aux>{_AUXILIARY}){_NOT}"
    r"|\b(?P<can>ca)n(?:not|['’]t)\b|\b(?P<will>wo)n['’]t\b|\b(?:not|never) ",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"\b(?P<aux>{_AUXILIARY}|do|does|did) (?!not\b|never\b|been\b|be\b)(?=[a-z])", re.IGNORECASE
)
_WORD = re.compile(r"\b[a-z]{3,}\b")


def undenied(text: str) -> Iterator[Denial]:
    """Yield for every negation of an English sentence what stands there without it."""
    for match in _DENIED.finditer(text):
        if match["do"] and match["verb"]:
            instead = _finite(match["do"].lower(), match["verb"])
        else:
            instead = (
                match["aux"]
                or match["do"]
                or (match["can"] and "can")
                or (match["will"] and "will")
                or ""
            )
        yield Denial(*match.span(), like(match[0], instead))


def denied(text: str) -> Iterator[Denial]:
    """Yield for every auxiliary, and every verb in the past, what denies it."""
    for match in _PLAIN.finditer(text):
        yield Denial(*match.span(), f"{match['aux']} not ")
    for match in _WORD.finditer(text):
        verb = _base(match[0])
        if verb:
            yield Denial(*match.span(), f"did not {verb}")


@cache
def _irregular() -> Mapping[str, str]:
    """Return verbs by their irregular past, where it is not the verb itself."""
    path = corpus_dir() / "lexicon" / "past.tsv"
    return {row["past"]: row["verb"] for _, row in read_table(path) if row["past"] != row["verb"]}


@cache
def _past() -> Mapping[str, str]:
    path = corpus_dir() / "lexicon" / "past.tsv"
    return {row["verb"]: row["past"] for _, row in read_table(path)}


@cache
def _english() -> frozenset[str]:
    return frozenset(word for row in lexicon.load().values() for word, _ in row)


def _base(word: str) -> str:
    """Return the verb of which a word is the past; empty if it is none."""
    if word in _irregular():
        return _irregular()[word]
    if not word.endswith("ed") or len(word) < 5:
        return ""
    forms = [word[:-3] + "y"] if word.endswith("ied") else [word[:-1], word[:-2], word[:-3]]
    return next((form for form in forms if form in _english()), "")


def _finite(auxiliary: str, verb: str) -> str:
    """Return the form of a verb that says without ``do``, ``does`` or ``did`` what it says with."""
    if auxiliary == "do":
        return verb
    yields = verb.endswith("y") and verb[-2] not in "aeou"
    if auxiliary == "does":
        ends = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
        return verb[:-1] + "ies" if yields else verb + ("es" if ends else "s")
    if verb in _past():
        return _past()[verb]
    if yields:
        return verb[:-1] + "ied"
    doubled = f"{verb}{verb[-1]}ed"
    return doubled if doubled in _english() else verb + ("d" if verb.endswith("e") else "ed")


def like(model: str, word: str) -> str:
    """Return ``word`` with a capital if ``model`` begins with one."""
    return word[0].upper() + word[1:] if word and model[0].isupper() else word
