"""HTML as a passage: every tag comes out as it went in, in the same order; only text changes.

The scanner follows the tokenizer of the HTML standard as far as that matters for where text is,
and goes through the page once.  It never refuses: what is broken stays as broken as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from align.document import Kind
from align.serve.passage import Passage, Run
from align.serve.plain import add

_OPEN = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*)|(!--)|[!?/])")
# Possessive: a value is quoted or it is not, there is no second way to read it.
_REST = re.compile(r"""(?:[^>=]|=\s*+(?:"[^"]*"|'[^']*')|=)*+>""")
_UNTRANSLATED = re.compile(
    r"""\btranslate\s*=\s*["']?no\b|\bclass\s*=\s*(?:["'][^"']*)?\bnotranslate\b""", re.IGNORECASE
)

_RAW = frozenset(("script", "style", "textarea", "xmp", "iframe", "noembed", "noframes"))
"""What these hold is no markup, and not for people to read."""
_OPAQUE = frozenset(("code", "kbd", "samp", "var", "svg", "math", "template", "select"))
"""What these hold is left as it is."""
_BLOCKS: Mapping[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "list"),
    **dict.fromkeys(
        (
            *("address", "article", "aside", "blockquote", "body", "br", "button", "caption"),
            *("center", "col", "colgroup", "details", "dialog", "dir", "div", "dl", "fieldset"),
            *("figcaption", "figure", "footer", "form", "head", "header", "hgroup", "hr", "html"),
            *("legend", "link", "main", "menu", "meta", "nav", "ol", "optgroup", "p", "pre"),
            *("search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
            *("tr", "ul"),
        ),
        "text",
    ),
}
"""Elements at whose borders a sentence ends.  All others stand inside sentences."""


@dataclass(slots=True)
class _Token:
    raw: str
    markup: bool = False
    name: str = ""
    closing: bool = False
    end: int = 0
    """Position of the token that closes the element, if it is left untranslated."""


def parse(page: str) -> Passage:
    """Return an HTML page or fragment as markup and runs, one a block."""
    parts: list[str | Run] = []
    run: Run | None = None
    kinds: list[Kind] = ["text"]
    verbatim = 0
    tokens = _closed(list(_scan(page)))
    position = 0
    while position < len(tokens):
        token = tokens[position]
        block = _BLOCKS.get(token.name)
        raw = token.raw
        if token.end:
            raw = "".join(one.raw for one in tokens[position : token.end + 1])
            position = token.end
        position += 1
        if block:
            run = None
            parts.append(raw)
            if token.name == "pre":
                verbatim += -1 if token.closing else 1
            if block != "text" and not token.end:
                kinds = kinds[:-1] or ["text"] if token.closing else [*kinds[-8:], block]
            continue
        if run is None:
            run = Run(None if verbatim > 0 else kinds[-1], finish=_escaped)
            parts.append(run)
        if token.end:
            run.add_placeholder(raw)
        elif token.markup:
            run.add_mark(raw, "close" if token.closing else "open")
        else:
            add(run, unescape(raw), tags=False, finish=_escaped)
    return parts


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _scan(page: str) -> Iterator[_Token]:
    """Yield tags, comments and raw elements, and the text between them; a bare ``<`` is text."""
    at = 0
    text = 0
    while (found := _OPEN.search(page, at)) is not None:
        start = found.start()
        name = (found[2] or "").lower()
        end = _end(page, found)
        if end <= start:
            # A quote or a tag that is never closed takes the rest of the page, as in browsers.
            end = len(page)
        if name in _RAW and not found[1]:
            end = _end_of_raw(page, name, end)
        if start > text:
            yield _Token(page[text:start])
        yield _Token(page[start:end], True, name, found[1] == "/")
        at = text = end
    if text < len(page):
        yield _Token(page[text:])


def _end(page: str, found: re.Match[str]) -> int:
    """Return where the markup ends that begins with ``found``; 0 if it never does."""
    if found[3]:
        # "<!-->" is a whole comment.
        close = page.find("-->", found.start() + 2)
        return close + 3 if close >= 0 else 0
    if found[2]:
        rest = _REST.match(page, found.end())
        return rest.end() if rest else 0
    close = page.find(">", found.end())
    return close + 1 if close >= 0 else 0


def _end_of_raw(page: str, name: str, at: int) -> int:
    close = re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE).search(page, at)
    return close.end() if close else len(page)


def _closed(tokens: list[_Token]) -> list[_Token]:
    """Note for each element that is left untranslated where it ends."""
    waiting: dict[str, list[int]] = {}
    for position, token in enumerate(tokens):
        if not token.name:
            continue
        if not token.closing:
            waiting.setdefault(token.name, []).append(position)
        elif waiting.get(token.name):
            opening = waiting[token.name].pop()
            first = tokens[opening]
            if first.name in _OPAQUE or _UNTRANSLATED.search(first.raw):
                first.end = position
    return tokens
