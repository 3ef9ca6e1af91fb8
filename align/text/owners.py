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
    "it": ("its", "itself"),
}
"""Of a person, what stands for *one's* and for *oneself*."""

ANYBODYS = {
    form: his for own in _OWN.values() for form, his in zip(own, _OWN["he"], strict=True)
} | {"yourselves": "himself"}
"""*His* for *my* and *her*, *himself* for *myself*: for those to whom it is all one whose it is."""

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
_PERSON_OR_ONE = re.compile(
    rf"\b(?P<person>{'|'.join(_PERSONS)})\b(?!['’])|{_ONE.pattern}", re.IGNORECASE
)


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
        if match["person"]:
            person = _PERSONS.get(match["person"].lower(), person)  # "ı" counts as an i
            return match[0]
        form = _OWN[person][match[0].lower() == "oneself"]
        return form[0].upper() + form[1:] if match[0][0].isupper() else form

    return _PERSON_OR_ONE.sub(own, text)
