"""Plain text: the decoded file, character for character."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from align.document import Document
from align.text.encoding import detect_encoding
from align.text.formats.base import Format, Input, Options


def read(stream: BinaryIO, source: Input, options: Options) -> Iterator[Document]:
    """Yield the whole file as one document, or, beyond ``options.longest``, its pieces.

    Line ends, no-break spaces, soft hyphens and zero-width characters stay as they are; only a
    byte-order mark is left out.  The splitter finds the paragraphs.  The id of a piece is the
    file's, ``#``, and the line that it begins with.
    """
    encoding = detect_encoding(stream, source.name, forced=options.encoding)
    if options.longest is None:
        text = stream.read().decode(encoding)
        yield Document(source.id, source.path, text, options.language, encoding)
        return
    line = 1
    characters = io.TextIOWrapper(stream, encoding=encoding, newline="\n")
    for text, last in _pieces(characters, options.longest):
        name = source.id if last and line == 1 else f"{source.id}#{line}"
        yield Document(name, source.path, text, options.language, encoding)
        line += text.count("\n")


def _pieces(characters: TextIO, longest: int) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, and with each whether it is the last.

    A piece ends after an empty line where there is one in its second half, else after a line; a
    line is never cut, however long.
    """
    waiting = ""
    while True:
        waiting += characters.read(longest + 1 - len(waiting))
        if len(waiting) <= longest:
            yield waiting, True
            return
        gaps = ("\n\n", "\n\r\n")
        found = [
            at + len(gap) for gap in gaps if (at := waiting.rfind(gap, longest // 2, longest)) >= 0
        ]
        end = max(found, default=waiting.rfind("\n", 0, longest) + 1)
        if end == 0:
            waiting += "" if waiting.endswith("\n") else characters.readline()
            end = len(waiting)
        following = waiting[end:] or characters.read(1)
        yield waiting[:end], not following
        if not following:
            return
        waiting = following


FORMAT = Format("text", (".txt", ".text"), read)
