"""The one place where the stages are put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from align.document import Document, Kind, Pair, Segment
from align.text.clean import clean
from align.text.paragraphs import marker
from align.text.read import find_inputs, read_documents
from align.text.split import split
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
    encodings: Counter[str] = field(default_factory=Counter)

    @property
    def mean_confidence(self) -> float:
        """Mean confidence of the drafts, 0 to 1."""
        return self.confidence / self.drafts if self.drafts else 0.0


def read_and_split(
    patterns: Sequence[str],
    *,
    encoding: str | None = None,
    column: str = "text",
    lines: bool = False,
    summary: Summary | None = None,
) -> Iterator[Document]:
    """Yield the split documents of files, folders, globs or standard input, one at a time.

    Args:
        patterns: what :func:`align.text.read.find_inputs` takes.
        encoding: of the text files; detected if None.
        column: of .tsv and .jsonl files, the one that holds the text.
        lines: take every line as one segment, empty lines too, instead of splitting.
        summary: counts documents and encodings.

    Raises:
        InputError: see :mod:`align.text.read`.
    """
    inputs = find_inputs(patterns)
    form = "text" if lines else None
    for document in read_documents(inputs, format=form, encoding=encoding, column=column):
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


def to_draft(segment: Segment) -> tuple[str, str]:
    """Return a list item's marker, and what the translator is given of the segment.

    That is its text, cleaned, without stray full stops; the marker goes in front of the draft.
    """
    text = "".join(c for i, c in enumerate(segment.text) if i not in segment.stray_stops)
    text = clean(text)
    head = marker(text) if segment.kind == "list" else ""
    return head, text[len(head) :]


def translate(
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
    waiting: list[Document] = []
    count = 0
    for document in documents:
        waiting.append(document)
        count += len(document.segments)
        if count >= window:
            yield from _draft(waiting, drafter, boilerplate, summary)
            waiting, count = [], 0
    if waiting:
        yield from _draft(waiting, drafter, boilerplate, summary)


def _draft(
    documents: list[Document], drafter: Drafter, boilerplate: bool, summary: Summary | None
) -> Iterator[Pair]:
    rows = [(document, segment) for document in documents for segment in document.segments]
    sources = [
        to_draft(segment) if boilerplate or segment.kind != "boilerplate" else ("", "")
        for _, segment in rows
    ]
    numbers: Counter[str] = Counter()
    drafts = drafter.drafts(source for _, source in sources)
    for (document, segment), (head, source), draft in zip(rows, sources, drafts, strict=True):
        numbers[document.id] += 1
        if summary is not None:
            summary.segments[segment.kind] += 1
            summary.words += len(segment.text.split())
            if source:
                summary.drafts += 1
                summary.cached += draft.cached
                summary.confidence += draft.confidence
        yield Pair(
            id=f"{document.id}:{numbers[document.id]}",
            doc=document.id,
            kind=segment.kind,
            source=clean(segment.text),
            draft=head + draft.text,
            confidence=draft.confidence if source else None,
        )
