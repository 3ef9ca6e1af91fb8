"""Plain text: the decoded file, character for character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from align.document import Document
from align.text.encoding import detect_encoding
from align.text.formats.base import Format, Input, Options


def read(stream: BinaryIO, source: Input, options: Options) -> Iterator[Document]:
    """Yield the whole file as one document.

    Line ends, no-break spaces, soft hyphens and zero-width characters stay as they are; only a
    byte-order mark is left out.  The splitter finds the paragraphs.
    """
    encoding = detect_encoding(stream, source.name, forced=options.encoding)
    text = stream.read().decode(encoding)
    yield Document(source.id, source.path, text, options.language, encoding)


FORMAT = Format("text", (".txt", ".text"), read)
