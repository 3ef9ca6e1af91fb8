"""The Indonesian sentence splitter: documents in, documents with segments out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from align.document import Document, Kind, Paragraph, Segment
from align.text.boilerplate import (
    find_label_behind,
    find_lead_in,
    is_boilerplate,
    is_section,
    is_site,
)
from align.text.boundaries import find_boundaries
from align.text.paragraphs import find_paragraphs, is_list_item, is_terminated

_LONGEST_HEADING = 200
_SHORTEST_PARAGRAPH = 60
_FRONT_MATTER = 20  # paragraphs; an article that has not begun by then has no front matter
_DASHES = (" – ", " - ", " — ")
_WORD = re.compile(r"\w")

_Block = tuple[int, int, Kind | None]
_Piece = tuple[int, int, Kind]


def split(document: Document) -> Document:
    """Return ``document`` with its segments; see ``split_text``."""
    return replace(document, segments=split_text(document.text, document.paragraphs))


def split_text(text: str, paragraphs: Iterable[Paragraph] = ()) -> tuple[Segment, ...]:
    """Split Indonesian (or English) text into sentences, headings, list items and boilerplate.

    Args:
        text: the text.
        paragraphs: the blocks that a format marked, in order and without overlap; none for
            plain text, whose paragraphs, headings and lists are found here.

    Returns:
        Segments in order: every character that is not white space lies in exactly one, and none
        begins or ends with white space.
    """
    blocks = _blocks(text, paragraphs)
    page = _Page(text, blocks)
    segments: list[Segment] = []
    for number, block in enumerate(blocks):
        sentence = 0
        for start, end, kind in page.pieces(number, block):
            if kind == "heading" or kind == "boilerplate":
                segments.append(Segment(text[start:end], start, end, kind, number, sentence))
                sentence += 1
                continue
            ends, starts, strays = find_boundaries(text, start, end)
            ends.append(end)
            starts.append(end)
            done = 0
            inside: tuple[int, ...] = ()
            for stop, begin in zip(ends, starts, strict=True):
                if strays:
                    upto = bisect_left(strays, stop, done)
                    inside = tuple(at - start for at in strays[done:upto])
                    done = upto
                segments.append(
                    Segment(text[start:stop], start, stop, kind, number, sentence, inside)
                )
                sentence += 1
                start = begin
    return tuple(segments)


def _blocks(text: str, paragraphs: Iterable[Paragraph]) -> list[_Block]:
    """Return the marked paragraphs and, as unmarked ones, those between them."""
    blocks: list[_Block] = []
    at = 0
    for paragraph in paragraphs:
        blocks += ((start, end, None) for start, end in find_paragraphs(text, at, paragraph.start))
        at = paragraph.end
        marked = text[paragraph.start : at]
        stripped = marked.strip()
        if stripped:
            start = paragraph.start + len(marked) - len(marked.lstrip())
            blocks.append((start, start + len(stripped), paragraph.kind))
    blocks += ((start, end, None) for start, end in find_paragraphs(text, at, len(text)))
    return blocks


class _Page:
    """What a paragraph is, given the others."""

    def __init__(self, text: str, blocks: list[_Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._article = next(
            (
                number
                for number, (start, end, _) in enumerate(blocks)
                if end - start > _SHORTEST_PARAGRAPH and is_terminated(text[end - 8 : end])
            ),
            None,
        )
        self._headlines: frozenset[str] | None = None

    def pieces(self, number: int, block: _Block) -> list[_Piece]:
        """Cut a paragraph where boilerplate or a headline is glued to it, and say what each is."""
        start, end, marked = block
        text = self._text
        paragraph = text[start:end]
        if (
            marked == "boilerplate"
            or is_boilerplate(paragraph)
            or self._is_front_matter(number, paragraph)
            or not _WORD.search(paragraph)
        ):
            return [(start, end, "boilerplate")]
        if marked == "heading" or (marked is None and self._is_heading(paragraph)):
            label = find_label_behind(paragraph)
            if label is None:
                return [(start, end, "heading")]
            stop = start + len(paragraph[:label].rstrip())
            return [(start, stop, "heading"), (start + label, end, "boilerplate")]
        if marked == "list" or (marked is None and is_list_item(paragraph[:8])):
            return [(start, end, "list")]
        return self._cut_front(start, end, paragraph)

    def _cut_front(self, start: int, end: int, paragraph: str) -> list[_Piece]:
        fronts: tuple[tuple[int, Kind], ...] = (
            (self._find_headline(paragraph), "heading"),
            (find_lead_in(paragraph), "boilerplate"),
        )
        for cut, kind in fronts:
            if cut:
                rest = start + cut + len(paragraph[cut:]) - len(paragraph[cut:].lstrip())
                return [(start, start + cut, kind), (rest, end, "text")]
        return [(start, end, "text")]

    def _find_headline(self, paragraph: str) -> int:
        """Return the length of a headline of the page, and a dash, in front of a paragraph."""
        head = paragraph[:_LONGEST_HEADING]
        for dash in _DASHES:
            at = head.find(dash)
            if at > 0 and head[:at] in self._all_headlines():
                return at + len(dash) - 1
        return 0

    def _all_headlines(self) -> frozenset[str]:
        if self._headlines is None:
            self._headlines = frozenset(
                self._text[start:end]
                for start, end, _ in self._blocks
                if end - start < _LONGEST_HEADING
            )
        return self._headlines

    def _is_heading(self, paragraph: str) -> bool:
        """Say whether an unmarked paragraph of an article is a heading: short, without a stop."""
        return (
            self._article is not None
            and len(paragraph) < _LONGEST_HEADING
            and not is_terminated(paragraph)
            and not paragraph[0].islower()
            and not paragraph.endswith(",")
            and not is_list_item(paragraph)
            and not find_boundaries(paragraph, 0, len(paragraph)).ends
        )

    def _is_front_matter(self, number: int, paragraph: str) -> bool:
        """Say whether a paragraph is a section label or a site's slogan above the article."""
        if self._article is None or not number < self._article <= _FRONT_MATTER:
            return False
        if is_section(paragraph):
            return True
        above = self._blocks[number - 1] if number else (0, 0, None)
        # The last line before the article is its headline, never a slogan.
        return number + 1 < self._article and is_site(self._text[above[0] : above[1]])
