"""Whose *one's* is: a dictionary says *fold one's arms*, a draft *She folded her arms*."""

from __future__ import annotations

import re

_OWN = {
    "I": ("my", "myself"),
    "you": ("your", "yourself"),
    "he": ("his", "himself"),
    "she": ("her", "herself"),
    "we": ("our", "ourselves"),
    "they": ("their", "themselves"),
    "one": ("one's", "oneself"),
}
"""Of a person, what stands for *one's* and for *oneself*."""

_PERSONS = {
    form: person
    for person, forms in {
        "I": "i me my",
        "you": "you your",
        "he": "he him his man boy father brother son husband uncle king",
        "she": "she her woman girl mother sister daughter wife aunt queen",
        "we": "we us our",
        "they": "they them their men women boys girls people",
        "one": "one",
    }.items()
    for form in forms.split()
}
"""Words that tell who is spoken of."""

_ONE = re.compile(r"\bone(?:['’]s|self)\b", re.IGNORECASE)
_WORD = re.compile(r"\b[a-z]+\b(?!['’])", re.IGNORECASE)


def has_one(text: str) -> bool:
    """Tell whether a text has *one's* or *oneself*."""
    return _ONE.search(text) is not None


def owned(text: str) -> str:
    """Return ``text`` with *one's* and *oneself* as the last person named before them asks.

    *Their* where nobody is: it suits people, companies and those whose sex is not said.
    """

    def own(match: re.Match[str]) -> str:
        before = [word.lower() for word in _WORD.findall(text[: match.start()])]
        person = next((_PERSONS[word] for word in reversed(before) if word in _PERSONS), "they")
        word = _OWN[person][match[0].lower() == "oneself"]
        return word[0].upper() + word[1:] if match[0][0].isupper() else word

    return _ONE.sub(own, text)
