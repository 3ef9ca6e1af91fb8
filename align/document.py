"""What flows through Sejajar: documents, segments, pairs and flags.

Everything here is frozen and free of I/O.  Offsets are Python code points; an end is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["text", "heading", "list", "boilerplate"]
Severity = Literal["neutral", "minor", "major", "critical"]
Side = Literal["source", "draft", "reference", "pair"]
Status = Literal["open", "accepted", "edited", "rejected"]

KINDS: tuple[Kind, ...] = get_args(Kind)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From harmless to worst, as in MQM."""
SIDES: tuple[Side, ...] = get_args(Side)
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, heading, list item or piece of boilerplate, as it stands in its document.

    Attributes:
        text: ``document.text[start:end]``, line breaks inside a hard-wrapped sentence included.
        start, end: code-point offsets in ``document.text``.
        kind: what sort of segment it is; boilerplate is kept but not translated unless asked.
        paragraph: 0-based number of its paragraph in the document.
        sentence: 0-based number of the segment in its paragraph.
        stray_stops: offsets in ``text`` of full stops that stand in the middle of the sentence
            (``kedua negara. bekerja sama.``): they did not end it, the flagger reports them.
    """

    text: str
    start: int
    end: int
    kind: Kind = "text"
    paragraph: int = 0
    sentence: int = 0
    stray_stops: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a document as its format marks it: ``document.text[start:end]``.

    Readers of formats with markup (HTML, Markdown, DOCX) know headings and lists and say so in
    ``kind``.
    """

    start: int
    end: int
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read, and, once split, its segments.

    Attributes:
        id: unique in a run; what the TSV's ``doc`` column holds.
        path: where it came from (``-`` for standard input).
        text: the decoded text; for HTML and DOCX the main text that was extracted.
        language: ISO 639-1 code.
        encoding: the encoding the bytes were decoded with, for the report.
        paragraphs: the blocks that the format marked, in order and without overlap; empty when
            the format has no markup (plain text): then the splitter finds them.
        segments: in order, without overlap; empty until the document is split.
    """

    id: str
    path: str
    text: str
    language: str = "id"
    encoding: str = "utf-8"
    paragraphs: tuple[Paragraph, ...] = ()
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A suspicious span and everything a reviewer needs to judge it.

    Attributes:
        id: flag id from the taxonomy, such as ``NAME-GARBLED``.
        side: the text the span lies in; ``pair`` when the two texts disagree and no span is meant.
        start, end: code-point offsets in that side's text.
        severity: as in MQM.
        message: one sentence for a person: what is wrong.
        suggestion: a replacement for the span, or empty.
        evidence: why: the lexicon entry, the competing name, the numbers that differ.
        english: the likely English original of the span, or empty.
        confidence: the detector's, from 0 to 1.
    """

    id: str
    side: Side
    start: int
    end: int
    severity: Severity = "minor"
    message: str = ""
    suggestion: str = ""
    evidence: str = ""
    english: str = ""
    confidence: float = 1.0

    @property
    def place(self) -> tuple[str, Side, int, int]:
        """What tells it from the other flags of its pair: id, side, start and end."""
        return self.id, self.side, self.start, self.end


@dataclass(frozen=True, slots=True)
class Pair:
    """A bead: what stands side by side in one row of the aligned TSV.

    Attributes:
        id: unique in a file; ``<doc>:<number>``.
        doc: the document's id.
        kind: the source segment's kind.
        source: the source segment(s), joined by a space, white space made single spaces.
        draft: the English draft; empty when none was made.
        reference: the reference segment(s); empty when there is none.
        bead: ``n-m``, how many source and reference segments the pair holds; empty without a
            reference text.
        similarity: calibrated probability that the bead is right, 0 to 1; None without a reference.
        confidence: the model's, 0 to 1; None without a draft.
        flags: sorted by side, start, end and id.
        status: the reviewer's verdict.
        final: the reviewer's text.
        note: the reviewer's note.
        extra: further columns of a TSV that was read, in their order.
    """

    id: str
    doc: str
    kind: Kind
    source: str
    draft: str = ""
    reference: str = ""
    bead: str = ""
    similarity: float | None = None
    confidence: float | None = None
    flags: tuple[Flag, ...] = ()
    status: Status = "open"
    final: str = ""
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def signed_off(self) -> str:
        """The English that a reviewer stands for: the final text, or the draft if accepted.

        What was typed into a pair that was then rejected is not.
        """
        if self.status == "rejected":
            return ""
        return self.final or (self.draft if self.status == "accepted" else "")

    def text_of(self, side: Side) -> str:
        """Return the text that the offsets of a flag on ``side`` count in.

        A flag on the pair, which has no span, counts in the source.
        """
        return {"draft": self.draft, "reference": self.reference}.get(side, self.source)
