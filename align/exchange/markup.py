"""Reading XML from strangers, and writing it without touching a text.

No DTD is loaded, nothing is fetched, and a file that declares entities is refused: none of the
formats needs them, and they are what XML bombs and thefts of local files are made of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from align.document import Pair
from align.errors import InputError, OutputError, reason
from align.exchange.atomic import atomic_write_binary
from align.text.opening import name_of, open_binary

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_HEAD = 256 << 10
"""Bytes before the end of the root's start tag: declarations and comments."""

_UNHOLDABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(path: str | Path, roots: Collection[str], units: Collection[str]) -> Iterator[Any]:
    """Yield each complete element whose tag is in ``units``, one in memory at a time.

    Its ancestors are complete but for their content.

    Raises:
        InputError: with file and line: not well-formed, another root element than ``roots``, or
            entities are declared.
    """
    with open_binary(path) as handle:
        head = _Head(handle)
        events = etree.iterparse(
            head,
            events=("start", "end"),
            load_dtd=False,
            no_network=True,
            resolve_entities=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )
        try:
            event, root = next(events)
            _check_root(root, roots, path)
            head.passed = True
            for event, element in events:
                if event == "end" and element.tag in units:
                    yield element
                    _forget(element)
        except etree.XMLSyntaxError as error:
            raise InputError(
                f"not well-formed XML: {error.msg}", path=name_of(path), line=error.lineno
            ) from error
        except (LookupError, UnicodeError, etree.LxmlError, _HeadError) as error:
            raise InputError(f"not XML: {reason(error)}", path=name_of(path)) from error


class _HeadError(Exception):
    pass


class _Head:
    """A file of which only the beginning may be read before the root element was seen.

    libxml2 takes quadratic time for the declarations that may stand there.
    """

    def __init__(self, handle: BinaryIO) -> None:
        self.passed = False
        self._handle = handle
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        content = self._handle.read(size)
        self._read += len(content)
        if not self.passed and self._read > _HEAD:
            raise _HeadError(
                f"no root element in the first {_HEAD >> 10} KiB; drop what it declares"
            )
        return content


def _check_root(root: Any, roots: Collection[str], path: str | Path) -> None:
    document = root.getroottree().docinfo
    if document.internalDTD is not None and any(document.internalDTD.iterentities()):
        raise InputError(
            "the file declares entities, which are not read for safety's sake; replace them by "
            "what they stand for",
            path=name_of(path),
            line=root.sourceline,
        )
    if root.tag not in roots:
        # The parser takes names that lxml's QName refuses: <:>.
        home, _, name = root.tag.rpartition("}")
        namespace = f" of namespace {home.removeprefix('{')}" if home else ""
        raise InputError(
            f"the root element is {name}{namespace}, not that of the format",
            path=name_of(path),
            line=root.sourceline,
        )


def _forget(element: Any) -> None:
    # The parent keeps the element itself, emptied, so that the parser's place is not lost.
    parent = element.getparent()
    element.clear()
    while element.getprevious() is not None:
        del parent[0]


def document_of(unit: Any, tag: str) -> str:
    """Return what the ``file`` that a unit stands in says of its original.

    Raises:
        ValueError: it stands in none.
    """
    file = next(unit.iterancestors(tag), None)
    if file is None:
        raise ValueError("a unit outside a file element")
    return str(file.get("original", ""))


def text_of(element: Any, codes: Collection[str] = ()) -> str:
    """Return the text of an element and of those inside it, bar the content of inline ``codes``.

    Raises:
        ValueError: it holds a reference to an entity.
    """
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            raise ValueError(f"entity {child.text} is not known; replace it by what it stands for")
        if child.tag not in codes:
            parts.append(text_of(child, codes))
        parts.append(child.tail or "")
    return "".join(parts)


@contextmanager
def write_xml(path: str | Path) -> Iterator[Any]:
    """Yield lxml's incremental writer for a UTF-8 file, which becomes ``path`` on success.

    Raises:
        OutputError: the file cannot be written.
    """
    with atomic_write_binary(path) as handle:
        with etree.xmlfile(handle, encoding="UTF-8") as xml:
            xml.write_declaration()
            yield xml
        handle.write(b"\n")


def check_characters(pair: Pair, path: str | Path) -> None:
    """Refuse a pair with characters that XML 1.0 has no way to write.

    They are the control characters other than tab, newline and carriage return, U+FFFE, U+FFFF and
    lone surrogates.  No text that Sejajar itself read holds one.

    Raises:
        OutputError: naming the pair and the character.
    """
    for text in texts_of(pair):
        if match := _UNHOLDABLE.search(text):
            raise OutputError(
                f"{path}: pair {pair.id!r} holds U+{ord(match[0]):04X}, which XML cannot hold; "
                "remove it, or write JSON Lines"
            )


def texts_of(pair: Pair) -> Iterator[str]:
    """Yield every string of a pair and its flags that is free text."""
    yield from (pair.id, pair.doc, pair.bead, pair.note)
    yield from (pair.source, pair.draft, pair.reference, pair.final)
    for item in pair.extra.items():
        yield from item
    for flag in pair.flags:
        yield from (flag.id, flag.message, flag.suggestion, flag.evidence, flag.english)


def lay_out(element: Any, level: int, texts: Collection[str]) -> Any:
    """Indent ``element``, which stands ``level`` deep, but nothing inside the elements ``texts``.

    lxml's own indentation would add white space to a text that begins with a marked span.
    """
    if element.tag not in texts and len(element):
        element.text = "\n" + "  " * (level + 1)
        for child in element:
            lay_out(child, level + 1, texts)
            child.tail = element.text
        element[-1].tail = "\n" + "  " * level
    return element
