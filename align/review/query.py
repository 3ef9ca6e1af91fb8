"""Which pairs to show, and in what order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from align.document import KINDS, SEVERITIES, STATUSES, Pair
from align.errors import InputError
from align.review.verdict import needs_review

Sort = Literal["file", "suspicion", "confidence", "similarity"]
SORTS: tuple[Sort, ...] = get_args(Sort)

_WEIGHT = {"neutral": 0.1, "minor": 1.0, "major": 5.0, "critical": 25.0}
"""Penalties of MQM (Lommel et al. 2014; Freitag et al. 2021); neutral counts a little to sort."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reviewer wants to see; an empty field asks for nothing.

    Attributes:
        text: words that stand in any of the texts or the note, letter case aside.
        status: one of ``STATUSES``, or ``done`` for all that are not open.
        flag: a flag id; ``any`` or ``none`` for pairs with or without flags.
        severity: the least severity of the worst flag.
        doc: a document's id.
        kind: a kind of segment.
        confidence, similarity: at most so much; a pair without a value is left out.
        sort: see ``SORTS``; ``suspicion`` puts the worst flags first, the others the lowest value.
    """

    text: str = ""
    status: str = ""
    flag: str = ""
    severity: str = ""
    doc: str = ""
    kind: str = ""
    confidence: float | None = None
    similarity: float | None = None
    sort: Sort = "file"

    @classmethod
    def parse(cls, values: Mapping[str, str]) -> Query:
        """Make a query of a web form's values; unknown names are passed over.

        Raises:
            InputError: a value is none of those allowed.
        """
        sort = next((known for known in SORTS if known == (values.get("sort") or "file")), None)
        if sort is None:
            raise InputError(f"unknown order '{values['sort']}'; known: {', '.join(SORTS)}")
        return cls(
            text=values.get("text", ""),
            status=_one_of(values, "status", (*STATUSES, "done")),
            flag=values.get("flag", ""),
            severity=_one_of(values, "severity", SEVERITIES),
            doc=values.get("doc", ""),
            kind=_one_of(values, "kind", KINDS),
            confidence=_number(values, "confidence"),
            similarity=_number(values, "similarity"),
            sort=sort,
        )

    @property
    def filters(self) -> bool:
        """Whether it may leave pairs out."""
        return self != Query(sort=self.sort)

    def select(self, pairs: Sequence[Pair]) -> list[int]:
        """Return the indexes of the pairs to show, in order."""
        found: Iterable[int] = range(len(pairs))
        if self.filters:
            found = (n for n, pair in enumerate(pairs) if self.matches(pair))
        match self.sort:
            case "suspicion":
                return sorted(found, key=lambda n: -suspicion(pairs[n]))
            case "confidence":
                return sorted(found, key=lambda n: _low_first(pairs[n].confidence))
            case "similarity":
                return sorted(found, key=lambda n: _low_first(pairs[n].similarity))
            case _:
                return list(found)

    def matches(self, pair: Pair) -> bool:
        """Tell whether a pair is to be shown."""
        if self.status == "done":
            if pair.status == "open":
                return False
        elif self.status and (
            pair.status != self.status or (self.status == "open" and not needs_review(pair))
        ):
            return False
        if (self.doc and pair.doc != self.doc) or (self.kind and pair.kind != self.kind):
            return False
        if self.flag == "any":
            if not pair.flags:
                return False
        elif self.flag == "none":
            if pair.flags:
                return False
        elif self.flag and all(flag.id != self.flag for flag in pair.flags):
            return False
        if self.severity:
            least = SEVERITIES.index(self.severity)
            if all(SEVERITIES.index(flag.severity) < least for flag in pair.flags):
                return False
        return (
            _at_most(pair.confidence, self.confidence)
            and _at_most(pair.similarity, self.similarity)
            and (not self.text or _holds(pair, self.text.casefold()))
        )


def suspicion(pair: Pair) -> float:
    """Return how much speaks against a pair: its flags by severity, then doubt of the model."""
    flags = sum(_WEIGHT[flag.severity] for flag in pair.flags)
    doubt = sum(1 - value for value in (pair.confidence, pair.similarity) if value is not None)
    return flags + doubt / 2


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to filter by, with the number of pairs of each.

    Attributes:
        flags: by flag id, most frequent first.
        docs: in the order of the file.
        kinds: by kind.
        drafts, references, confidences, similarities: whether any pair has one.
    """

    flags: Mapping[str, int]
    docs: Mapping[str, int]
    kinds: Mapping[str, int]
    drafts: bool
    references: bool
    confidences: bool
    similarities: bool

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Facets:
        """Count the pairs of a file."""
        flags = Counter(flag for pair in pairs for flag in {flag.id for flag in pair.flags})
        return cls(
            dict(sorted(flags.items(), key=lambda item: (-item[1], item[0]))),
            Counter(pair.doc for pair in pairs),
            Counter(pair.kind for pair in pairs),
            any(pair.draft for pair in pairs),
            any(pair.reference for pair in pairs),
            any(pair.confidence is not None for pair in pairs),
            any(pair.similarity is not None for pair in pairs),
        )


def neighbours(pairs: Sequence[Pair], index: int, count: int) -> tuple[range, range]:
    """Return the indexes of the ``count`` pairs before and after one, in the same document."""
    doc = pairs[index].doc
    before = after = index
    while before > max(0, index - count) and pairs[before - 1].doc == doc:
        before -= 1
    while after < min(len(pairs) - 1, index + count) and pairs[after + 1].doc == doc:
        after += 1
    return range(before, index), range(index + 1, after + 1)


def _holds(pair: Pair, text: str) -> bool:
    texts = (pair.source, pair.draft, pair.reference, pair.final, pair.note, pair.id)
    return any(text in one.casefold() for one in texts)


def _at_most(value: float | None, most: float | None) -> bool:
    return most is None or (value is not None and value <= most)


def _low_first(value: float | None) -> tuple[bool, float]:
    return value is None, value or 0.0


def _one_of(values: Mapping[str, str], name: str, known: Sequence[str]) -> str:
    value = values.get(name, "")
    if value and value not in known:
        raise InputError(f"unknown {name} '{value}'; known: {', '.join(known)}")
    return value


def _number(values: Mapping[str, str], name: str) -> float | None:
    value = values.get(name, "")
    try:
        number = float(value) if value else None
    except ValueError:
        number = -1.0
    if number is not None and not 0 <= number <= 1:
        raise InputError(f"{name} is '{value}', not a number from 0 to 1")
    return number
