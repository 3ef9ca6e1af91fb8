"""HTML: the main text of a page, its headings and lists known."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from align.document import Document, Kind
from align.errors import InputError
from align.text.encoding import detect_encoding, find_control
from align.text.formats.base import Format, Input, Options, document_of_blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    Block = tuple[str, Kind]

_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*+=\s*+["']?\s*+([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""",
    re.I,
)
# No page holds a vertical tab that means anything.
_BREAK = "\v"
_SPACE = re.compile(r"[ \t\r\n\f]+")

_MAIN: Mapping[str, Kind] = {
    "head": "heading",
    "item": "list",
    **dict.fromkeys(("p", "quote", "code", "list", "table", "row", "cell", "div"), "text"),
}
"""Blocks of the tree that trafilatura extracts."""

_VISIBLE: Mapping[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
    **dict.fromkeys(
        (
            *("address", "article", "aside", "blockquote", "body", "caption", "center", "details"),
            *("dialog", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form"),
            *("header", "hr", "legend", "main", "nav", "ol", "option", "p", "pre", "section"),
            *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        ),
        "text",
    ),
}
"""Blocks of HTML."""

_INVISIBLE = (
    *("audio", "canvas", "iframe", "math", "noscript", "object", "script", "select"),
    *("style", "svg", "template", "textarea", "video"),
)


def read(stream: BinaryIO, source: Input, options: Options) -> Iterator[Document]:
    """Yield the page's main text as one document (trafilatura; Barbaresi, 2021).

    Offsets refer to the extracted text.  The headline is put first where the extraction took it
    for page furniture.  A page in which no main text is found gives all its visible text.
    """
    from lxml.etree import LxmlError

    declared = _DECLARED.search(stream.read(4096))
    stream.seek(0)
    encoding = detect_encoding(
        stream,
        source.name,
        forced=options.encoding,
        declared=(declared[1] or declared[2]).decode() if declared else None,
    )
    page = stream.read().decode(encoding)
    try:
        blocks = _extracted(page)
    except (LxmlError, ValueError) as error:
        raise InputError(str(error), path=source.name) from error
    yield document_of_blocks(blocks, source, options, encoding)


def _extracted(page: str) -> list[Block]:
    tree = _parse(page)
    body = tree.find("body")
    visible = list(_blocks(tree if body is None else body, _VISIBLE))
    main = _main_text(page)
    # What is extracted whole is sometimes extracted flat; the page's own blocks know more.
    return visible if not main or _words(main) == _words(visible) else main


def _main_text(page: str) -> list[Block]:
    from trafilatura import bare_extraction

    # It warns of pages without main text; we have another way for them.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = _parse(page)
    headline = _headline(tree)
    extracted: Any = bare_extraction(tree, include_comments=False)
    if extracted is None:
        return []
    blocks = list(_blocks(extracted.body, _MAIN))
    if blocks and headline and all(text != headline for text, _ in blocks):
        return [(headline, "heading"), *blocks]
    return blocks


def _parse(page: str) -> HtmlElement:
    from lxml import html

    # lxml refuses a str that declares its encoding; as bytes it is told which one holds.
    # Without huge_tree it drops, in silence, what is nested deeper than 256 elements.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    tree = html.document_fromstring(page.encode() or b"<html/>", parser=parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ValueError("elements nested too deep to be read whole; mend the page")
    for element in [*tree.iter(*_INVISIBLE), *tree.xpath("//*[@hidden]")]:
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _headline(tree: HtmlElement) -> str:
    """Return the longest ``h1`` that the page's title repeats: a logo's is shorter."""
    titles = [_flat(title.text_content()) for title in tree.iter("title")]
    titles += [_flat(value) for value in tree.xpath("//meta[@property='og:title']/@content")]
    headings = (_flat(heading.text_content()) for heading in tree.iter("h1"))
    return max((h for h in headings if any(h in title for title in titles)), key=len, default="")


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _words(blocks: list[Block]) -> list[str]:
    return " ".join(text for text, _ in blocks).split()


def _blocks(root: HtmlElement, kinds: Mapping[str, Kind]) -> Iterator[Block]:
    """Yield the text between the borders of block elements, with the innermost block's kind.

    ``br`` (trafilatura: ``lb``) becomes a line break, other white space one space.
    """
    for parts, kind in _runs(root, kinds):
        if text := _joined(parts):
            yield text, kind


def _runs(root: HtmlElement, kinds: Mapping[str, Kind]) -> Iterator[tuple[list[str], Kind]]:
    from lxml import etree

    inside: list[Kind] = ["text"]
    parts: list[str] = []
    # iterwalk, not recursion: pages nest deeper than Python's stack.
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if kind := kinds.get(element.tag):
            yield parts, inside[-1]
            parts = []
            if event == "start":
                # A paragraph inside a list item is still part of it.
                inside.append(inside[-1] if kind == "text" else kind)
            else:
                inside.pop()
        if event == "start":
            parts.append(_BREAK if element.tag in ("br", "lb") else element.text or "")
        else:
            parts.append(element.tail or "")
    yield parts, inside[-1]


def _joined(parts: list[str]) -> str:
    lines = (_flat(line) for line in "".join(parts).split(_BREAK))
    text = "\n".join(lines).strip()
    # References such as &#2; bring in what the file itself may not hold.
    return "".join(c for c in text if not find_control(c)) if find_control(text) else text


FORMAT = Format("html", (".html", ".htm", ".xhtml"), read)
