"""A text on its way through translation: language in, language out, all else as it was.

A passage is markup, kept as it stands, and runs: stretches of language in which tags and line
breaks have a place between two words, and placeholders stand for words.  A placeholder goes
through the translator as ``{0}``, which models that saw software texts copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from align.document import Kind, Paragraph, Segment
from align.pipeline import to_draft
from align.serve.placing import Kind as MarkKind
from align.serve.placing import Mark, place
from align.text.split import split_text

_STAND_IN = re.compile(r"\{(\d{1,6})\}")
_APART = re.compile(r"(\{\d{1,6}\})")
_BREAK = re.compile(r"(?<![^\S\r\n])[^\S\r\n]*+(?:\r\n|\r|\n)\s*")


@dataclass(slots=True)
class Run:
    """A stretch of language.

    Attributes:
        kind: of the one paragraph that this is; None if the splitter is to find paragraphs, and
            line breaks mean something.
        finish: applied to translated text, such as escaping.
        marks: sorted by their offset in ``text``.
        placeholders: what the stand-ins stand for, as it goes into the output.
    """

    kind: Kind | None = None
    finish: Callable[[str], str] = str
    marks: list[Mark] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """What is translated; placeholders as ``{0}``, ``{1}``, ..."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def add_text(self, text: str) -> None:
        """Append language."""
        self._parts.append(text)
        self._length += len(text)

    def add_mark(self, raw: str, kind: MarkKind) -> None:
        """Append what has a place between two words and comes out as ``raw``."""
        self.marks.append(Mark(self._length, raw, kind))

    def add_placeholder(self, raw: str) -> None:
        """Append what stands for a word and comes out as ``raw``."""
        self.add_text(f"{{{len(self.placeholders)}}}")
        self.placeholders.append(raw)

    def restored(self, text: str) -> str:
        """Return finished ``text`` with the placeholders back in the place of their stand-ins."""
        made = []
        at = 0
        for match in _STAND_IN.finditer(text):
            if int(match[1]) < len(self.placeholders):
                made += [self.finish(text[at : match.start()]), self.placeholders[int(match[1])]]
                at = match.end()
        return "".join([*made, self.finish(text[at:])])


Passage = Sequence[str | Run]


class Translation:
    """Passages that are drafted together.

    Draft ``sources`` and hand them to ``take``; then ``pieces``, of the sentences in which the
    translator lost a placeholder, to ``mend``; ``written`` is the result.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = list(passages)
        self._units = {
            id(part): list(_units(part))
            for passage in self._passages
            for part in passage
            if isinstance(part, Run)
        }
        self._spoken = [unit for row in self._units.values() for unit in row if unit.source]
        self._broken: list[_Unit] = []

    @property
    def sources(self) -> list[str]:
        """The sentences, cleaned, for the translator."""
        return [unit.source for unit in self._spoken]

    def take(self, drafts: Sequence[str]) -> None:
        """Take one draft for each source."""
        for unit, draft in zip(self._spoken, drafts, strict=True):
            unit.draft = unit.head + draft
        self._broken = [unit for unit in self._spoken if unit.lost]

    @property
    def pieces(self) -> list[str]:
        """What stands between the placeholders of sentences whose drafts lack one."""
        return [piece for unit in self._broken for piece in unit.pieces]

    def mend(self, drafts: Sequence[str]) -> None:
        """Take one draft for each piece."""
        waiting = iter(drafts)
        for unit in self._broken:
            unit.draft = unit.joined([next(waiting) for _ in unit.pieces])

    def written(self) -> list[str]:
        """Return the passages in English."""
        return [
            "".join(
                part if isinstance(part, str) else _written(part, self._units[id(part)])
                for part in passage
            )
            for passage in self._passages
        ]


@dataclass(slots=True)
class _Unit:
    """A segment of a run, its source for the translator, and then its draft."""

    segment: Segment
    head: str
    source: str
    draft: str

    @property
    def lost(self) -> bool:
        """Whether a placeholder is missing in the draft, or there twice."""
        wanted = _STAND_IN.findall(self.segment.text)
        return bool(wanted) and sorted(wanted) != sorted(_STAND_IN.findall(self.draft))

    @property
    def pieces(self) -> list[str]:
        """What stands between the placeholders, if it says something."""
        return [part.strip() for part in self._parts() if _speaks(part)]

    def joined(self, drafts: Sequence[str]) -> str:
        """Return the drafts of the pieces with the placeholders and all else between them."""
        waiting = iter(drafts)
        made = [self.head]
        for part in self._parts():
            if _speaks(part):
                body = part.strip()
                head, tail = part.split(body, 1)
                made.append(head + next(waiting) + tail)
            else:
                made.append(part)
        return "".join(made)

    def _parts(self) -> list[str]:
        return _APART.split(self.source)


def _units(run: Run) -> Iterator[_Unit]:
    whole = (Paragraph(0, len(run.text), run.kind),) if run.kind else ()
    for segment in split_text(run.text, whole):
        sentence = to_draft(segment)
        if _speaks(sentence.text):
            yield _Unit(segment, sentence.head, sentence.text, "")
        else:
            yield _Unit(segment, "", "", segment.text)


def _speaks(text: str) -> bool:
    """Tell whether there is a letter outside placeholders: "* * *" and "2024" stay as they are."""
    return any(c.isalpha() for c in text)


def _written(run: Run, units: Sequence[_Unit]) -> str:
    made = []
    text = run.text
    marks = iter([*run.marks, None])
    mark = next(marks)
    at = 0
    for unit in units:
        start, end = unit.segment.start, unit.segment.end
        # Marks between two sentences stay where they are.
        while mark is not None and mark.at <= start:
            made += [run.restored(text[at : mark.at]), mark.text]
            at = mark.at
            mark = next(marks)
        made.append(run.restored(text[at:start]))
        inside = []
        while mark is not None and mark.at < end:
            inside.append(Mark(mark.at - start, mark.text, mark.kind))
            mark = next(marks)
        if unit.source and run.kind is None:
            inside += _breaks(unit.segment.text)
            inside.sort(key=lambda one: one.at)
        if not unit.source:
            made.append(_unchanged(unit.draft, inside, run))
        elif inside:
            made.append(place(unit.segment.text, unit.draft, inside, run.restored))
        else:
            made.append(run.restored(unit.draft))
        at = end
    while mark is not None:
        made += [run.restored(text[at : mark.at]), mark.text]
        at = mark.at
        mark = next(marks)
    made.append(run.restored(text[at:]))
    return "".join(made)


def _unchanged(text: str, marks: Sequence[Mark], run: Run) -> str:
    made = []
    at = 0
    for mark in marks:
        made += [run.restored(text[at : mark.at]), mark.text]
        at = mark.at
    return "".join([*made, run.restored(text[at:])])


def _breaks(text: str) -> list[Mark]:
    """Return the line breaks inside a hard-wrapped sentence."""
    return [Mark(m.start(), m[0], "break") for m in _BREAK.finditer(text)]
