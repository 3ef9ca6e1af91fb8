"""The one place where the stages are put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from align.document import Document, Kind, Pair, Segment, Severity
from align.pair.pairs import pair_documents
from align.text.clean import clean
from align.text.paragraphs import marker
from align.text.read import find_inputs, read_documents
from align.text.split import split
from align.translate.cache import Draft
from align.translate.drafter import WINDOW, Drafter

Item = TypeVar("Item")


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


def read_and_split(
    patterns: Sequence[str],
    *,
    encoding: str | None = None,
    column: str = "text",
    language: str = "id",
    lines: bool = False,
    summary: Summary | None = None,
) -> Iterator[Document]:
    """Yield the split documents of files, folders, globs or standard input, one at a time.

    Args:
        patterns: what :func:`align.text.read.find_inputs` takes.
        encoding: of the text files; detected if None.
        column: of .tsv and .jsonl files, the one that holds the text.
        language: of the texts, ISO 639-1.
        lines: take every line as one segment, empty lines too, instead of splitting.
        summary: counts documents and encodings.

    Raises:
        InputError: see :mod:`align.text.read`.
    """
    inputs = find_inputs(patterns)
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

    Args:
        documents: split.
        drafter: makes the drafts.
        boilerplate: draft boilerplate as well; otherwise its draft stays empty.
        summary: counts segments, words and drafts.
        window: segments drafted together.
    """
    drafted = _drafted(documents, lambda document: document, drafter, boilerplate, window)
    for document, drafts in drafted:
        for number, (segment, draft) in enumerate(zip(document.segments, drafts, strict=True), 1):
            _count(summary, segment, draft)
            yield Pair(
                id=f"{document.id}:{number}",
                doc=document.id,
                kind=segment.kind,
                source=clean(segment.text),
                draft=draft.text if draft else "",
                confidence=draft.confidence if draft else None,
            )


def align(
    documents: Iterable[tuple[Document, Document]],
    drafter: Drafter | None,
    *,
    drafts: Sequence[str] | None = None,
    boilerplate: bool = False,
    summary: Summary | None = None,
    window: int = WINDOW,
) -> Iterator[list[Pair]]:
    """Yield the pairs of each document and its reference, unaligned segments included.

    Args:
        documents: split documents with their split references.
        drafter: makes the drafts that pairing compares with the reference; None pairs by the
            word table alone.
        drafts: drafts by any other system instead, one for each segment of the only document.
        boilerplate: draft boilerplate as well.
        summary: counts segments, words and drafts.
        window: segments drafted together.
    """
    items: Iterable[tuple[tuple[Document, Document], Sequence[Draft | None]]]
    if drafts is not None:
        items = ((both, [Draft(text, 0.0) for text in drafts]) for both in documents)
    elif drafter is None:
        items = ((both, [None] * len(both[0].segments)) for both in documents)
    else:
        items = _drafted(documents, lambda both: both[0], drafter, boilerplate, window)
    for (source, reference), made in items:
        for segment, draft in zip(source.segments, made, strict=False):
            _count(summary, segment, draft)
        known = drafts is not None or drafter is not None
        yield pair_documents(
            source,
            reference,
            [draft.text if draft else "" for draft in made] if known else None,
            [draft.confidence if draft else None for draft in made] if drafter else None,
        )


def counted(pairs: Iterable[Pair], summary: Summary) -> Iterator[Pair]:
    """Yield ``pairs`` and count their flags."""
    for pair in pairs:
        summary.flags.update(flag.severity for flag in pair.flags)
        yield pair


def _count(summary: Summary | None, segment: Segment, draft: Draft | None) -> None:
    if summary is None:
        return
    summary.segments[segment.kind] += 1
    summary.words += len(segment.text.split())
    if draft is not None:
        summary.drafts += 1
        summary.cached += draft.cached
        summary.confidence += draft.confidence


def _drafted(
    items: Iterable[Item],
    document: Callable[[Item], Document],
    drafter: Drafter,
    boilerplate: bool,
    window: int,
) -> Iterator[tuple[Item, list[Draft | None]]]:
    """Yield each item with a draft for every segment of its document; None where none is wanted.

    Items are gathered until they hold ``window`` segments and drafted together: memory is bounded
    by the window and the longest document.
    """
    waiting: list[Item] = []
    count = 0
    for item in items:
        waiting.append(item)
        count += len(document(item).segments)
        if count >= window:
            yield from _draft(waiting, document, drafter, boilerplate)
            waiting, count = [], 0
    yield from _draft(waiting, document, drafter, boilerplate)


def _draft(
    items: list[Item],
    document: Callable[[Item], Document],
    drafter: Drafter,
    boilerplate: bool,
) -> Iterator[tuple[Item, list[Draft | None]]]:
    sources = [
        [
            to_draft(segment) if boilerplate or segment.kind != "boilerplate" else ("", "")
            for segment in document(item).segments
        ]
        for item in items
    ]
    drafts = drafter.drafts(text for row in sources for _, text in row)
    for item, row in zip(items, sources, strict=True):
        made: list[Draft | None] = []
        for head, text in row:
            draft = next(drafts)
            made.append(draft._replace(text=head + draft.text) if text else None)
        yield item, made
