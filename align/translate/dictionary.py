"""Words that a small model does not know, put into its source in English.

A model trained on few pairs has met *popok* and *tengkulak* too seldom, and makes robbers and a
skull of them; what stands in its source in English it mostly leaves as it is (after Dinu et al.,
2019, who train models to do so).  A user's glossary is obeyed in the same way.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from align.errors import InputError, reason
from align.resources import corpus_dir
from align.text.analysis import analyse
from align.text.inflection import past, plural
from align.text.owners import has_one
from align.text.terms import Found, Terms, english_words, read_terms, renders
from align.translate import shorthand
from align.translate.repair.splice import splice
from align.translate.verbatim import verbatim_spans
from align.uncollected import uncollected

RARE = 10
"""A term that no more training pairs have is put in before the first draft."""

_MANY = frozenset(
    "para banyak beberapa sejumlah berbagai semua kedua puluhan ratusan ribuan jutaan".split()
)
_INFINITIVE = frozenset(
    "akan untuk dapat bisa harus ingin tidak mau agar supaya hendak perlu mampu mesti jangan "
    "diminta disuruh dilarang diimbau diharapkan diwajibkan dipaksa berusaha mencoba".split()
)
_PREFIX = re.compile(r"(?:me|di|ber|ter|ke)", re.IGNORECASE)


@cache
@uncollected()
def embedded() -> Terms:
    """Return the dictionary that Sejajar brings along, read once."""
    return Terms(read_terms(_path()))


def digest(glossary: Path | None = None) -> str:
    """Return what tells a glossary, or the dictionary and its shorthand, from others.

    Returns:
        Twelve hexadecimal digits.

    Raises:
        InputError: the file cannot be read.
    """
    found = hashlib.sha256()
    for path in [glossary] if glossary else [_path(), shorthand.table()]:
        try:
            found.update(path.read_bytes())
        except OSError as error:
            raise InputError(f"cannot read the table: {reason(error)}", path=str(path)) from error
    return found.hexdigest()[:12]


def read_glossary(path: Path) -> Terms:
    """Return a user's glossary.

    Raises:
        InputError: see :func:`align.text.terms.read_terms`.
    """
    return Terms((term for term in read_terms(path) if term.targets), names=True)


class Wanted(NamedTuple):
    """Terms of a source that its draft should render.

    Attributes:
        asked: of the user's glossary.
        known: of the dictionary; none that lies in one of the former.
    """

    asked: list[Found]
    known: list[Found]

    def rare(self) -> list[Found]:
        """Return the terms of the dictionary that the model has hardly met."""
        return [one for one in self.known if one.term.met is not None and one.term.met <= RARE]

    def speaks_of_one(self) -> bool:
        """Tell whether a draft may have *one's* from a term: *fold one's arms*."""
        return any(has_one(one.term.targets[0]) for part in self for one in part)

    def missing(self, draft: str) -> Wanted:
        """Return those that a draft does not render."""
        if not any(self):
            return self
        words = english_words(draft)
        return Wanted(
            [one for one in self.asked if not renders(words, one.term)],
            [one for one in self.known if not renders(words, one.term, loosely=True)],
        )

    def otherwise(self, draft: str, put: Sequence[Found]) -> Sequence[Found]:
        """Return what to put in after ``put`` gave a draft: what came through, and what it lacks.

        What did not come through is left as it was: a copy that fails is worse than a guess.
        """
        lacking = self.missing(draft)
        return sorted({*put} ^ {*lacking.asked, *lacking.known})

    def alone(self, draft: str, put: Sequence[Found]) -> Sequence[Found]:
        """Return what a draft lacks of the glossary; ``put`` again if it lacks nothing."""
        return self.missing(draft).asked or put


class Wordbook:
    """A user's glossary and a dictionary, of which the former has the last word.

    Args:
        glossary: if there is one.
        dictionary: if there is one.
    """

    def __init__(self, glossary: Terms | None, dictionary: Terms | None) -> None:
        self._glossary = glossary
        self._dictionary = dictionary

    def spelt_out(self, source: str) -> str:
        """Return a source without shorthand, but for what is in the glossary's terms."""
        if self._dictionary is None:
            return source
        asked = self._glossary.find(analyse(source)) if self._glossary else []
        return shorthand.spelt_out(source, [(one.start, one.end) for one in asked])

    def find(self, source: str) -> Wanted:
        """Return the terms of a source; none in its addresses."""
        tokens = analyse(source)
        asked = self._glossary.find(tokens) if self._glossary else []
        known = self._dictionary.find(tokens) if self._dictionary else []
        kept = verbatim_spans(source)
        asked = _apart(asked, kept)
        return Wanted(asked, _apart(known, [*kept, *((one.start, one.end) for one in asked)]))


def _apart(found: list[Found], spans: Sequence[tuple[int, int]]) -> list[Found]:
    """Return what overlaps none of the spans."""
    return [
        one for one in found if all(one.end <= start or end <= one.start for start, end in spans)
    ]


def put_in(source: str, found: Sequence[Found]) -> str:
    """Return ``source`` with the usual translation in the place of each term.

    A noun comes in the plural where Indonesian says that there are many, a verb in the past unless
    the word before it asks for the infinitive.
    """
    return splice(source, (((one.start, one.end), in_english(source, one)) for one in found))


def places(source: str, put: Sequence[Found], terms: Sequence[Found]) -> list[tuple[int, int]]:
    """Return where each term lies in what :func:`put_in` makes of its source, in characters."""
    grown = [(one.start, len(in_english(source, one)) - (one.end - one.start)) for one in put]

    def moved(place: int) -> int:
        return place + sum(by for start, by in grown if start < place)

    return [(moved(one.start), moved(one.end)) for one in terms]


def take_over(source: str, found: Sequence[Found], draft: str) -> str:
    """Return the draft of what :func:`put_in` made, with small letters within its sentence.

    *The Middleman comes*: an unknown word that opens its source is a name to a model.
    """
    for one in found:
        word = in_english(source, one)
        if source[one.start].isupper() and one.term.targets[0][0].islower():
            draft = re.sub(rf"(?<=\w ){re.escape(word)}\b", word[0].lower() + word[1:], draft)
    return draft


def in_english(source: str, found: Found) -> str:
    """Return the usual translation of a term, in number and tense as its source has it."""
    term = found.term
    english = term.targets[0]
    last = source[: found.start].rpartition(" ")[0].rpartition(" ")[2].lower()
    if term.kind == "n":
        twice = "-" in source[found.start : found.end] and "-" not in term.source
        if twice or last in _MANY or last.isdigit():
            english = plural(english)
    elif term.kind == "v" and last not in _INFINITIVE and not _commands(source, found):
        english = past(english)
    return english[0].upper() + english[1:] if source[found.start].isupper() else english


def _commands(source: str, found: Found) -> bool:
    """Tell whether a verb is an imperative: it opens its source, and has no prefix."""
    opens = not any(character.isalnum() for character in source[: found.start])
    return opens and not _PREFIX.match(source, found.start)


def _path() -> Path:
    return corpus_dir() / "dictionary" / "id-en.tsv"
