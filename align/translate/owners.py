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
    }.items()
    for form in forms.split()
}
"""Words that tell who is spoken of."""

_ONE = re.compile(r"\bone(?:['’]s|self)\b", re.IGNORECASE)
_ONE_OR_WORD = re.compile(rf"{_ONE.pattern}|\b[a-z]+\b(?!['’])", re.IGNORECASE)


def has_one(text: str) -> bool:
    """Tell whether a text has *one's* or *oneself*."""
    return _ONE.search(text) is not None


def owned(text: str) -> str:
    """Return ``text`` with *one's* and *oneself* as the last person named before them asks.

    *Their* where nobody is: it suits people, companies and those whose sex is not said.
    """
    person = "they"

    def own(match: re.Match[str]) -> str:
        nonlocal person
        word = match[0].lower()
        if not has_one(word):
            person = _PERSONS.get(word, person)
            return match[0]
        form = _OWN[person][word == "oneself"]
        return form[0].upper() + form[1:] if match[0][0].isupper() else form

    return _ONE_OR_WORD.sub(own, text)
