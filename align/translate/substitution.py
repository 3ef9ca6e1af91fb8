"""Terms put into a draft, in the place of what was said for them.

*Film laga* becomes "match film"; which word of it stands for *laga* tells the model's attention
(``attention.py``), and a dictionary what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from align.text.inflection import forms, participle, plural, progressive
from align.text.terms import Found
from align.translate.attention import Attention
from align.translate.dictionary import in_english, places, put_in
from align.translate.repair.splice import Span

_LEAST = 0.25
"""How much of a word's attention must lie on a term, for the word to render it."""

_WORD = re.compile(r"\S+")
_CORE = re.compile(r"\W*(?P<word>[^\W_]+(?:[-'’][^\W_]+)*?)(?P<after>(?:['’]s)?\W*)")
_PLURAL = re.compile(r"[^isu]s$|ies$|^(?:people|children|men|women)$")
_GLUE = frozenset(
    "a an the of to in on at by for from with and or who whom which that this these those is are "
    "was were be been being am has have had will would can could may might must shall should do "
    "does did not it its his her their our my your he she they we i you as".split()
)
"""Words that render no term of themselves."""
_BE = frozenset("am is are was were be".split())
_PERFECT = frozenset("been being has have had".split())
_BASE = frozenset(
    "to will would can could may might must shall should not do does did don't doesn't didn't "
    "can't cannot couldn't won't wouldn't let".split()
)
_PREPOSITIONS = frozenset(
    "for of by in without after before from on about with at than against like while when through "
    "despite into".split()
)
_ONE = frozenset("a an this that each every one".split())
_MANY = frozenset("these those many several some few all two three four five both".split())


class Edit(NamedTuple):
    """A place of a draft, and what may stand there.

    Attributes:
        span: begin and end, in characters.
        text: that renders a term.
    """

    span: Span
    text: str


def edits(
    source: str, put: Sequence[Found], draft: str, terms: Sequence[Found], looks: Attention
) -> list[Edit]:
    """Return what may be changed in a draft for it to render terms.

    Args:
        source: the sentence.
        put: terms that its draft was made with in English.
        draft: that does not render the terms.
        terms: of the source.
        looks: words of the draft x words that it was made from
            (:func:`align.translate.attention.by_word`).

    Returns:
        At most one edit a term, none of which overlap; of two that would, the one whose place is
        looked at more.
    """
    read = list(_WORD.finditer(put_in(source, put)))
    words = [_CORE.fullmatch(draft, *word.span()) for word in _WORD.finditer(draft)]
    found: list[tuple[float, Edit]] = []
    for term, (start, end) in zip(terms, places(source, put, terms), strict=True):
        columns = [i for i, word in enumerate(read) if word.start() < end and start < word.end()]
        on = looks[:, columns].sum(1)
        if edit := _edit(source, words, term, on):
            found.append((on.max(), edit))
    chosen: list[Edit] = []
    for _, edit in sorted(found, reverse=True):
        start, end = edit.span
        if all(end <= other.span[0] or other.span[1] <= start for other in chosen):
            chosen.append(edit)
    return chosen


def _edit(
    source: str, words: Sequence[re.Match[str] | None], term: Found, on: Attention
) -> Edit | None:
    """Return the edit for one term, given the words of a draft and how much each looks at it.

    The word that looks at it most makes way, and words beside it that the translation brings along:
    "match film" for *film laga* becomes "action film" as a whole.
    """
    plain = [word["word"].lower() if word else "" for word in words]
    content = [bool(word) and word not in _GLUE for word in plain]
    at = int((on * content).argmax())
    if on[at] < _LEAST or not content[at]:
        return None
    english = {form for word in term.term.targets[0].split() for form in forms(word)}
    first = last = at
    for i in range(at + 1, len(words)):
        # Over "of the", but no mark.
        if not _is_open(words[i - 1]):
            break
        if content[i] and plain[i] not in english:
            break
        last = i if content[i] else last
    for i in range(at - 1, -1, -1):
        if not _is_open(words[i]) or plain[i] not in english:
            break
        first = i
    if first and plain[first - 1] in _BE and _is_active(source, term, plain[first]):
        first -= 1
    place = [word for word in words[first : last + 1] if word]
    before = plain[first - 1] if first and _is_open(words[first - 1]) else ""
    new = _form(source, term, before, plain[first : last + 1])
    if first == 0 and place[0]["word"][0].isupper():
        new = new[0].upper() + new[1:]
    return Edit((place[0].start("word"), place[-1].end("word")), new)


def _is_active(source: str, found: Found, old: str) -> bool:
    """Tell whether a term is a verb in the active that a draft has in the passive."""
    passive = source[found.start :].lower().startswith(("di", "ter"))
    return found.term.kind == "v" and not passive and not old.endswith("ing")


def _is_open(word: re.Match[str] | None) -> bool:
    """Tell whether no mark stands between a word and the next."""
    return word is not None and word["after"] in ("", "'s", "’s")


def _form(source: str, found: Found, before: str, old: Sequence[str]) -> str:
    """Return the translation of a term in the form that its place in a draft asks for.

    Args:
        source: the sentence.
        found: the term.
        before: the word before its place; empty where a mark comes between.
        old: the words that stand there, in small letters.
    """
    target, kind = found.term.targets[0], found.term.kind
    if kind == "v":
        if before in _BASE:
            return target
        if before in _PREPOSITIONS or (len(old[0]) > 5 and old[0].endswith("ing")):
            return progressive(target)
        if before in _BE | _PERFECT:
            return participle(target)
    elif kind == "n":
        if before in _ONE:
            return target
        if before in _MANY or before.isdigit() or _PLURAL.search(old[-1]):
            return plural(target)
    english = in_english(source, found)
    return english[0].lower() + english[1:] if target[0].islower() else english
