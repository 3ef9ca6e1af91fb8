"""English sentences made to deny what they say, or to say what they deny."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.text.inflection import past, present, third_person


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
        verb = present(match[0])
        if verb:
            yield Denial(*match.span(), f"did not {verb}")


def _finite(auxiliary: str, verb: str) -> str:
    """Return the form of a verb that says without ``do``, ``does`` or ``did`` what it says with."""
    if auxiliary == "do":
        return verb
    return third_person(verb) if auxiliary == "does" else past(verb)


def like(model: str, word: str) -> str:
    """Return ``word`` with a capital if ``model`` begins with one."""
    return word[0].upper() + word[1:] if word and model[0].isupper() else word
