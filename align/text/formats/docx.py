"""Word documents (.docx): paragraphs in reading order, headings and lists known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from align.document import Document, Kind
from align.errors import InputError
from align.text.archive import check_archive
from align.text.formats.base import Format, Input, Options, document_of_blocks

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.text.paragraph import CT_P
    from docx.styles.style import BaseStyle
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING_LEVELS = tuple("012345678")
# Takes away the number that the style gives.
_NO_NUMBER = "0"
# Bounds a circle of styles that are based on each other.
_STYLE_DEPTH = 12
# Deleted text, text boxes (their paragraphs come by themselves), and the copy that Word keeps of
# a drawing for older versions.
_SKIPPED = {
    _W + "del",
    _W + "moveFrom",
    _W + "txbxContent",
    _W + "pPr",
    _W + "rPr",
    _FALLBACK,
}
_CHARACTERS = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    _W + "softHyphen": "\N{SOFT HYPHEN}",
}


def read(stream: BinaryIO, source: Input, options: Options) -> Iterator[Document]:
    """Yield the body as one document: paragraphs, table cells and text boxes in their order.

    Offsets refer to the extracted text.  Tracked insertions are in it, deletions are not; headers,
    footers, notes and comments are left out; a table of contents is boilerplate.
    """
    check_archive(stream, source.name, what="a Word file (.docx)")
    yield document_of_blocks(_load(stream, source.name), source, options)


def _load(stream: BinaryIO, name: str) -> list[tuple[str, Kind]]:
    import docx

    try:
        document = docx.Document(stream)
        blocks = list(_blocks(document))
    except Exception as error:  # python-docx lets through whatever its parsers raise
        reason = str(error).partition("\n")[0]
        raise InputError(f"a corrupt Word file: {reason}; save it again", path=name) from error
    # python-docx expands no entities, so a file that declares some would lose text in silence.
    if document.element.getroottree().docinfo.doctype:
        raise InputError("a Word file with a DOCTYPE; save it again with Word", path=name)
    return blocks


def _blocks(document: WordDocument) -> Iterator[tuple[str, Kind]]:
    kinds = {style.style_id: _kind_of_style(style) for style in document.styles}
    # All paragraphs at any depth: python-docx's own list misses those in content controls.
    for paragraph in document.element.body.iter(_W + "p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield "".join(_characters(paragraph)), _kind(paragraph, kinds)


def _characters(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _characters(child)


def _kind(paragraph: CT_P, kinds: Mapping[str, Kind]) -> Kind:
    # A paragraph's own level or number goes before its style's.
    level, number = _level_and_number(paragraph)
    of_style = kinds.get(paragraph.style or "", "text")
    if level:
        return "heading" if level in _HEADING_LEVELS else "text"
    if of_style in ("heading", "boilerplate") or not number:
        return of_style
    return "text" if number == _NO_NUMBER else "list"


def _kind_of_style(style: BaseStyle | None) -> Kind:
    """Return the kind by the style's name (the same in all languages of Word) or its ancestors'."""
    for _ in range(_STYLE_DEPTH):
        if style is None:
            break
        name = (style.name or "").lower()
        level, number = _level_and_number(style.element)
        if name.startswith("toc"):
            return "boilerplate"
        if name.startswith(("heading", "title", "subtitle")) or level in _HEADING_LEVELS:
            return "heading"
        if name.startswith("list") or number not in ("", _NO_NUMBER):
            return "list"
        style = getattr(style, "base_style", None)
    return "text"


def _level_and_number(element: _Element) -> tuple[str, str]:
    """Return the outline level and the numbering id that an element sets, or empty strings."""
    level = element.find(f"{_W}pPr/{_W}outlineLvl")
    number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    return (
        "" if level is None else level.get(_W + "val", ""),
        "" if number is None else number.get(_W + "val", ""),
    )


FORMAT = Format("docx", (".docx",), read)
