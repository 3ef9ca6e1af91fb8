"""The one place where the stages are put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import NamedTuple

from align.document import Document, Kind, Pair, Segment, Severity
from align.pair.embeddings import Encoder
from align.pair.pairs import pair_documents
from align.text.clean import clean
from align.text.paragraphs import marker
from align.text.read import find_inputs, read_documents
from align.text.split import split
from align.translate.cache import Draft
from align.translate.drafter import WINDOW, Drafter


@dataclass(slots=True)
class Summary:
    """What a run did, counted while it runs."""

    documents: int = 0
    segments: Counter[Kind] = field(default_factory=Counter)
    words: int = 0
    drafts: int = 0
    cached: int = 0
    confidence: float = 0.0
    flags: Counter[Severity] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)

    @property
    def mean_confidence(self) -> float:
        """Mean confidence of the drafts, 0 to 1."""
        return self.confidence / self.drafts if self.drafts else 0.0

    def add(self, other: Summary) -> None:
        """Count what ``other`` counted."""
        for mine in fields(self):
            setattr(self, mine.name, getattr(self, mine.name) + getattr(other, mine.name))

    def count(self, segments: Iterable[Segment], drafts: Iterable[Draft | None]) -> None:
        """Count the segments of a document and their drafts; None where there is none."""
        for segment, draft in zip(segments, drafts, strict=False):
            self.segments[segment.kind] += 1
            self.words += len(segment.text.split())
            if draft is not None:
                self.drafts += 1
                self.cached += draft.cached
                self.confidence += draft.confidence


def read_and_split(
    patterns: str | Path | Iterable[str | Path],
    *,
    encoding: str | None = None,
    column: str = "text",
    language: str = "id",
    lines: bool = False,
    summary: Summary | None = None,
) -> Iterator[Document]:
    """Yield the split documents of files, folders, globs or standard input, one at a time.

    Args:
        patterns: one or several; each is what :func:`align.text.read.find_inputs` takes.
        encoding: of the text files; detected if None.
        column: of .tsv and .jsonl files, the one that holds the text.
        language: of the texts, ISO 639-1.
        lines: take every line as one segment, empty lines too, instead of splitting.
        summary: counts documents and encodings.

    Raises:
        InputError: see :mod:`align.text.read`.
    """
    named = [patterns] if isinstance(patterns, str | Path) else patterns
    inputs = find_inputs([str(one) for one in named])
    form = "text" if lines else None
    for document in read_documents(
        inputs, format=form, encoding=encoding, column=column, language=language
    ):
        if summary is not None:
            summary.documents += 1
            summary.encodings[document.encoding] += 1
        yield split_lines(document) if lines else split(document)


def split_lines(document: Document) -> Document:
    """Return the document with every line as one segment, empty lines too."""
    segments = []
    start = 0
    body = document.text.removesuffix("\n")
    for number, line in enumerate(body.split("\n")):
        text = line.removesuffix("\r")
        segments.append(Segment(text, start, start + len(text), paragraph=number))
        start += len(line) + 1
    return replace(document, segments=tuple(segments))


class Sentence(NamedTuple):
    """A segment as it is drafted.

    Attributes:
        head: a list item's marker; it goes round the translator and in front of the draft.
        text: what the translator is given; empty where no draft is wanted.
        source: the segment's text, cleaned.
    """

    head: str
    text: str
    source: str


def to_draft(segment: Segment, *, wanted: bool = True) -> Sentence:
    """Return what the translator is given of a segment: its clean text without stray full stops."""
    source = text = clean(segment.text)
    if not wanted:
        return Sentence("", "", source)
    if segment.stray_stops:
        stops = frozenset(segment.stray_stops)
        text = clean("".join(c for i, c in enumerate(segment.text) if i not in stops))
    head = marker(text) if segment.kind == "list" else ""
    return Sentence(head, text[len(head) :], source)


def sentences(document: Document, *, boilerplate: bool = False) -> list[Sentence]:
    """Return a split document's segments as they are drafted; boilerplate is not, unless asked."""
    return [
        to_draft(segment, wanted=boilerplate or segment.kind != "boilerplate")
        for segment in document.segments
    ]


def draft(rows: Sequence[Sequence[Sentence]], drafter: Drafter) -> list[list[Draft | None]]:
    """Draft the sentences of several documents together; None where no draft is wanted."""
    made = drafter.drafts(sentence.text for row in rows for sentence in row)
    return [
        [
            one._replace(text=sentence.head + one.text) if sentence.text else None
            for sentence, one in zip(row, made, strict=False)
        ]
        for row in rows
    ]


def drafted_pairs(
    document: Document, row: Sequence[Sentence], drafts: Sequence[Draft | None]
) -> list[Pair]:
    """Return one pair for every segment of a document, numbered from 1."""
    return [
        Pair(
            id=f"{document.id}:{number}",
            doc=document.id,
            kind=segment.kind,
            source=sentence.source,
            draft=made.text if made else "",
            confidence=made.confidence if made else None,
        )
        for number, (segment, sentence, made) in enumerate(
            zip(document.segments, row, drafts, strict=True), 1
        )
    ]


def undrafted_pairs(document: Document) -> list[Pair]:
    """Return one pair without a draft for every segment of a split document, numbered from 1."""
    return drafted_pairs(document, sentences(document), [None] * len(document.segments))


def draft_documents(
    documents: Iterable[Document],
    drafter: Drafter,
    *,
    boilerplate: bool = False,
    summary: Summary | None = None,
    window: int = WINDOW,
) -> Iterator[Pair]:
    """Yield one pair with a draft for every segment, in order.

    Documents are gathered until they hold ``window`` segments and drafted together: memory is
    bounded by the window and the longest document.

    Args:
        documents: split.
        drafter: makes the drafts.
        boilerplate: draft boilerplate as well; otherwise its draft stays empty.
        summary: counts segments, words and drafts.
        window: segments drafted together.
    """
    for batch in gathered(documents, window):
        rows = [sentences(document, boilerplate=boilerplate) for document in batch]
        for document, row, drafts in zip(batch, rows, draft(rows, drafter), strict=True):
            if summary is not None:
                summary.count(document.segments, drafts)
            yield from drafted_pairs(document, row, drafts)


def aligned_pairs(
    source: Document,
    reference: Document,
    drafts: Sequence[Draft | None] | None,
    *,
    sure: bool = True,
    encoder: Encoder | None = None,
) -> list[Pair]:
    """Return the pairs of a document and its reference.

    Args:
        source: split.
        reference: its translation, split.
        drafts: one for each source segment, None where there is none; None pairs without drafts.
        sure: the drafts come with the model's confidence.
        encoder: a multilingual sentence encoder whose judgement to join.
    """
    if drafts is None:
        return pair_documents(source, reference, encoder=encoder)
    return pair_documents(
        source,
        reference,
        [made.text if made else "" for made in drafts],
        [made.confidence if made else None for made in drafts] if sure else None,
        encoder=encoder,
    )


def gathered(documents: Iterable[Document], window: int) -> Iterator[list[Document]]:
    """Yield documents in lists that hold at least ``window`` segments, the last one excepted."""
    waiting: list[Document] = []
    count = 0
    for document in documents:
        waiting.append(document)
        count += len(document.segments)
        if count >= window:
            yield waiting
            waiting, count = [], 0
    if waiting:
        yield waiting
