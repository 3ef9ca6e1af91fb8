"""What a detector is: it declares its flags, and gives scored candidate spans.

Scoring and deciding are apart: a detector says how sure it is of each candidate, the flagger
keeps those at or above the threshold of their flag.  Thresholds can so be tuned on data without
touching a detector.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from align.document import Document, Kind, Pair, Severity, Side
from align.text.analysis import Tokens, analyse
from align.text.split import split_text

if TYPE_CHECKING:
    from align.flag.config import Options


# Long enough to be rare, short enough for most triggers of rules to have some.
_GRAM = 5

_FIRST_CAPITAL = re.compile(r"[\W_]{0,3}[A-Z](?=[a-z])")


def grams(text: str) -> frozenset[str]:
    """Return all runs of five characters in ``text``; none of a shorter one."""
    return frozenset(text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1))


@dataclass(frozen=True, slots=True)
class FlagType:
    """A flag of the taxonomy.

    Attributes:
        id: such as ``NAME-GARBLED``.
        definition: one sentence.
        mqm: path in the MQM error typology.
        severity: the default.
        threshold: candidates with a lower score are dropped, unless configured otherwise.
        sides: where its spans may lie.
        evidence: whether it counts as a sign of machine translation.
        weighed: whether that likelihood moves its confidence in turn.
    """

    id: str
    definition: str
    mqm: str
    severity: Severity = "minor"
    threshold: float = 0.5
    sides: tuple[Side, ...] = ("source",)
    evidence: bool = True
    weighed: bool = True


@dataclass(frozen=True)
class Row:
    """One segment or pair of a document: the unit that detectors look at."""

    source: str
    draft: str = ""
    reference: str = ""
    kind: Kind = "text"
    paragraph: int = 0
    stray_stops: tuple[int, ...] = ()

    @cached_property
    def tokens(self) -> Tokens:
        """The source's tokens, cut when first asked for."""
        return analyse(self.source)

    @cached_property
    def lower(self) -> str:
        """The source in lower case."""
        return self.source.lower()

    @cached_property
    def opened(self) -> tuple[str, int]:
        """The source with its first letter in lower case, and where; empty if it is so already."""
        match = _FIRST_CAPITAL.match(self.source)
        if not match:
            return "", 0
        at = match.end() - 1
        return self.source[:at] + self.lower[at] + self.source[at + 1 :], at

    @property
    def prose(self) -> bool:
        """Whether the row is running text: neither heading nor boilerplate."""
        return self.kind in ("text", "list")


@dataclass(frozen=True)
class Context:
    """A document as detectors see it: its rows in order."""

    rows: tuple[Row, ...]
    id: str = ""

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What detectors that look for the same leave for one another, by name."""
        return {}

    @cached_property
    def lower(self) -> str:
        """The sources of all rows in lower case, a line each."""
        return "\n".join(row.lower for row in self.rows)

    @cached_property
    def grams(self) -> frozenset[str]:
        """The grams of ``lower``: a text with others is not in it."""
        return grams(self.lower)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Where the line of each row starts in ``lower``, and its end."""
        return (0, *accumulate(len(row.lower) + 1 for row in self.rows))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Surfaces and lemmas of all source tokens."""
        return frozenset(
            word for row in self.rows for word in (*row.tokens.words, *row.tokens.lemmas)
        )

    @classmethod
    def of_document(cls, document: Document) -> Context:
        """Make the context of a split document, one row a segment."""
        return cls(
            tuple(
                Row(
                    source=segment.text,
                    kind=segment.kind,
                    paragraph=segment.paragraph,
                    stray_stops=segment.stray_stops,
                )
                for segment in document.segments
            ),
            document.id,
        )

    @classmethod
    def of_pairs(cls, pairs: Sequence[Pair]) -> Context:
        """Make the context of one document's pairs, one row a pair."""
        rows = tuple(
            Row(
                pair.source,
                pair.draft,
                pair.reference,
                pair.kind,
                number,
                _stray_stops(pair.source),
            )
            for number, pair in enumerate(pairs)
        )
        return cls(rows, pairs[0].doc if pairs else "")


def _stray_stops(source: str) -> tuple[int, ...]:
    """Return where the splitter finds full stops in the middle of a pair's sentences."""
    return tuple(
        segment.start + stop for segment in split_text(source) for stop in segment.stray_stops
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may deserve a flag.

    Attributes:
        flag: flag id.
        row: index in ``Context.rows``.
        start, end: code-point offsets in the text of ``side``.
        score: how sure the detector is, from 0 to 1.
        severity: overrides the flag's default; None keeps it.
        message, suggestion, evidence, english: as in ``align.document.Flag``.
    """

    flag: str
    row: int
    start: int
    end: int
    score: float
    message: str = ""
    suggestion: str = ""
    evidence: str = ""
    english: str = ""
    side: Side = "source"
    severity: Severity | None = None


class Detector(Protocol):
    """Finds candidates for the flags it declares."""

    @property
    def flags(self) -> tuple[FlagType, ...]:
        """What it may find."""
        ...

    @property
    def doubtful(self) -> bool:
        """Whether it is run only in documents with other signs of machine translation."""
        ...

    def candidates(self, context: Context) -> Iterable[Candidate]:
        """Yield scored spans, in any order."""
        ...


class SourceDetector:
    """Base of detectors that look at the source of one row at a time.

    Attributes:
        doubtful: whether its candidates are too weak for a document without other signs of
            machine translation; it is then run only where there are some.
    """

    flags: tuple[FlagType, ...] = ()
    doubtful: ClassVar[bool] = False

    def __init__(self, options: Options) -> None:
        self.options = options

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the candidates of every row."""
        for number, row in enumerate(context.rows):
            if row.source and row.kind != "boilerplate":
                yield from self.row_candidates(number, row)

    def row_candidates(self, number: int, row: Row) -> Iterator[Candidate]:
        """Yield the candidates of the row with this index."""
        raise NotImplementedError


class PairDetector(SourceDetector):
    """Base of detectors that compare the source of a row with its draft, then its reference."""

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the candidates of every row that has both texts."""
        for number, row in enumerate(context.rows):
            if row.kind == "boilerplate":
                continue
            if row.source and row.draft:
                yield from self.pair_candidates(number, row, "draft", row.draft)
            if row.source and row.reference:
                yield from self.pair_candidates(number, row, "reference", row.reference)

    def pair_candidates(
        self, number: int, row: Row, side: Side, target: str
    ) -> Iterator[Candidate]:
        """Yield the candidates of a row's source and ``target``, its text of ``side``."""
        raise NotImplementedError
