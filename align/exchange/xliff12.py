"""XLIFF 1.2, strict: a translation unit a pair, for work in CAT tools.

The target is the best English text; draft and reference stand beside it as alternatives.  Status
is the target's state, flags are ``mrk`` elements and notes, the rest are contexts ``x-...``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from lxml import etree

from align.document import STATUSES, Pair, Side, Status
from align.exchange.description import describe
from align.exchange.markup import (
    SPACE,
    check_characters,
    document_of,
    lay_out,
    text_of,
    write_xml,
)
from align.exchange.properties import to_properties
from align.exchange.spans import mark_spans
from align.exchange.translation import translation
from align.exchange.unit import Unit

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_Q = f"{{{_NAMESPACE}}}"
ROOT = _Q + "xliff"
UNIT = _Q + "trans-unit"

_OURS = "sejajar"
_PREFIX = "x-"
_PURPOSE = _PREFIX + _OURS
_FILE = {"source-language": "id", "target-language": "en", "datatype": "plaintext"}
_TEXTS = frozenset({"source", "target", "note", "context"})
_KEPT_ELSEWHERE = frozenset({"doc", "draft", "reference"})
_CODES = frozenset(_Q + name for name in ("bpt", "ept", "it", "ph", "x", "bx", "ex"))
"""Inline elements that hold markup of the original document, not text."""

_STATES: dict[Status, str] = {
    "open": "needs-review-translation",
    "accepted": "signed-off",
    "edited": "final",
    "rejected": "needs-translation",
}
_ANNOTATES: dict[Side, str] = {
    "source": "source",
    "draft": "target",
    "reference": "target",
    "pair": "general",
}


def write_xliff12(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``pairs`` as they come and return how many they were; ``-`` is standard output.

    Holds everything but the characters that XML cannot hold.  Pairs of one document that follow
    each other are one ``file``; without any pair there is none, which the schema does not allow.

    Raises:
        OutputError: the file cannot be written, or a pair holds such a character.
    """
    count = 0
    with write_xml(path) as xml, xml.element(ROOT, version="1.2", nsmap={None: _NAMESPACE}):
        for doc, group in groupby(pairs, key=lambda pair: pair.doc):
            xml.write("\n  ")
            with xml.element("file", _FILE, original=doc):
                xml.write("\n    ")
                with xml.element("body"):
                    for pair in group:
                        check_characters(pair, path)
                        count += 1
                        xml.write("\n      ", lay_out(_unit(pair, count), 3, _TEXTS))
                    xml.write("\n    ")
                xml.write("\n  ")
        xml.write("\n")
    return count


def to_pair(unit: Any, number: int) -> Pair:
    """Return the pair of a ``trans-unit``.

    Raises:
        ValueError: data of ours in it was damaged.
    """
    source = text_of(unit.find(_Q + "source"), _CODES)
    element = unit.find(_Q + "target")
    target = text_of(element, _CODES)
    state = "" if element is None else element.get("state", "")
    note = "\n".join(
        text_of(note) for note in unit.iterchildren(_Q + "note") if note.get("from") != _OURS
    )
    read = Unit(
        id=unit.get("id", str(number)),
        name=unit.get("resname", ""),
        doc=document_of(unit, _Q + "file"),
        source=source,
        target=target,
        note=note,
        done=unit.get("approved") == "yes" or state in ("signed-off", "final"),
    )
    return read.to_pair(_properties(unit), partial(_status, state, target))


def _unit(pair: Pair, number: int) -> Any:
    unit = etree.Element("trans-unit", {"id": str(number), "resname": pair.id})
    unit.set(SPACE, "preserve")
    field, text = translation(pair)
    if text and pair.status in ("accepted", "edited"):
        unit.set("approved", "yes")
    _marked(unit, "source", pair.source, pair, "source")
    _marked(unit, "target", text, pair, field).set("state", _state(pair.status, text))
    contexts = etree.SubElement(unit, "context-group", purpose=_PURPOSE)
    for name, value in to_properties(pair):
        if name not in _KEPT_ELSEWHERE:
            context = etree.SubElement(contexts, "context")
            context.set("context-type", _PREFIX + name)
            context.text = value
    if pair.note:
        etree.SubElement(unit, "note", {"from": "reviewer"}).text = pair.note
    for flag in pair.flags:
        attributes = {"from": _OURS, "annotates": _ANNOTATES[flag.side]}
        etree.SubElement(unit, "note", attributes).text = describe(flag, pair)
    if pair.draft:
        draft = _alternative(unit, "draft", "proposal", pair.draft)
        if pair.confidence is not None:
            draft.set("match-quality", f"{pair.confidence:.0%}")
    if pair.reference:
        _alternative(unit, "reference", "reference", pair.reference)
    return unit


def _marked(unit: Any, name: str, text: str, pair: Pair, side: str) -> Any:
    flags = [flag for flag in pair.flags if flag.side == side]

    def mark(index: int, _: int) -> Any:
        # No mid: it ties a span of the target to one of the source.
        return etree.Element("mrk", mtype="x-flag", comment=describe(flags[index], pair))

    element = etree.SubElement(unit, name)
    mark_spans(element, text, [(flag.start, flag.end) for flag in flags], mark)
    return element


def _alternative(unit: Any, field: str, kind: str, text: str) -> Any:
    attributes = {"alttranstype": kind, "origin": f"{_OURS}-{field}"}
    element = etree.SubElement(unit, "alt-trans", attributes)
    etree.SubElement(element, "target").text = text
    return element


def _properties(unit: Any) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {}
    for context in unit.iterfind(f"{_Q}context-group[@purpose='{_PURPOSE}']/{_Q}context"):
        name = context.get("context-type", "").removeprefix(_PREFIX)
        properties.setdefault(name, []).append(text_of(context))
    for alternative in unit.iterchildren(_Q + "alt-trans"):
        for field in ("draft", "reference"):
            if alternative.get("origin") == f"{_OURS}-{field}":
                properties[field] = [text_of(alternative.find(_Q + "target"), _CODES)]
    return properties


def _state(status: Status, target: str) -> str:
    # A source that was only read is no translation that a CAT tool may pass over.
    return _STATES[status] if target or status == "rejected" else "new"


def _status(state: str, target: str, known: str) -> str:
    if state == next((_state(s, target) for s in STATUSES if s == known), None):
        return known
    if state in ("translated", "signed-off", "final"):
        return "accepted"
    return "rejected" if state == "needs-translation" else "open"
