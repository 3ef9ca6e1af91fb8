"""What every input format offers: a ``Format``, and the ``Input`` and ``Options`` it reads by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NoReturn

from align.document import Document, Kind, Paragraph
from align.errors import InputError


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    Attributes:
        id: of its document, unique in a run; the id of a row's document begins with it.
        path: the file, or ``-`` for standard input.
    """

    id: str
    path: str

    @property
    def name(self) -> str:
        """What a message calls it."""
        return "standard input" if self.path == "-" else self.path


def stop(error: InputError) -> NoReturn:
    """Raise ``error``: nothing is passed over."""
    raise error


@dataclass(frozen=True, slots=True)
class Options:
    """How to read.

    Attributes:
        encoding: of text files; None detects it.
        column: of row formats, the one that holds the text.
        id_column: of row formats, the one that names the document, if it is there.
        language: of the documents, ISO 639-1.
        longest: a longer plain text, in characters, is read as several documents; None reads it
            whole.
        refuse: is given the error of a row that is no document; if it returns, the row is passed
            over.
    """

    encoding: str | None = None
    column: str = "text"
    id_column: str = "id"
    language: str = "id"
    longest: int | None = None
    refuse: Callable[[InputError], None] = stop


Reader = Callable[[BinaryIO, Input, Options], Iterator[Document]]
"""Yields the documents of a seekable stream of bytes, one in memory at a time."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format that can be read.

    Attributes:
        name: what an option calls it.
        extensions: lower case, with the dot.
        read: the reader; it raises ``InputError`` with file and line.
    """

    name: str
    extensions: tuple[str, ...]
    read: Reader


def document_of_blocks(
    blocks: Iterable[tuple[str, Kind]], source: Input, options: Options, encoding: str = "utf-8"
) -> Document:
    """Return the document of extracted blocks, with an empty line between each two.

    White space around a block is dropped, and so is a block that holds nothing else.
    """
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for block, kind in blocks:
        if text := block.strip():
            texts.append(text)
            paragraphs.append(Paragraph(start, start + len(text), kind))
            start += len(text) + 2
    return Document(
        id=source.id,
        path=source.path,
        text="\n\n".join(texts),
        language=options.language,
        encoding=encoding,
        paragraphs=tuple(paragraphs),
    )
