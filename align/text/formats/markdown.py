"""Markdown: headings, lists and paragraphs, without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from align.document import Document, Kind
from align.text.encoding import detect_encoding
from align.text.formats.base import Format, Input, Options, document_of_blocks

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)


def read(stream: BinaryIO, source: Input, options: Options) -> Iterator[Document]:
    """Yield the file as one document of extracted text (CommonMark, with tables).

    The translator is to see words, not marks: emphasis, link targets and list bullets are left
    out, and offsets refer to what remains.  A hard-wrapped line keeps its line break.  Front
    matter, code blocks, HTML blocks and images are no text to translate and are left out too.
    """
    from markdown_it import MarkdownIt

    encoding = detect_encoding(stream, source.name, forced=options.encoding)
    text = _FRONT_MATTER.sub("", stream.read().decode(encoding))
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    yield document_of_blocks(_blocks(parser.parse(text)), source, options, encoding)


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, Kind]]:
    heading = False
    items = 0
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.nesting > 0
        elif token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        elif token.type == "inline":
            kind: Kind = "heading" if heading else "list" if items else "text"
            yield _words(token.children or ()), kind


def _words(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


FORMAT = Format("markdown", (".md", ".markdown"), read)
