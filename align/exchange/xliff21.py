"""XLIFF 2.1: a unit a pair, for work in CAT tools.

The target is the best English text; draft and reference stand beside it as translation candidates
(the matches module).  Status is the segment's state, flags are ``mrk`` elements that refer to
notes, the rest is metadata (the metadata module).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from lxml import etree

from align.document import STATUSES, Flag, Pair, Status
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

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_Q, _M, _C = f"{{{_NAMESPACE}}}", f"{{{_METADATA}}}", f"{{{_MATCHES}}}"
ROOT = _Q + "xliff"
UNIT = _Q + "unit"

_OURS = "sejajar"
_SEGMENT = "s"
_TEXTS = frozenset({"source", "target", "note", _M + "meta"})
_KEPT_ELSEWHERE = frozenset({"doc", "draft", "reference"})

_STATES: dict[Status, str] = {
    "open": "initial",
    "accepted": "reviewed",
    "edited": "final",
    "rejected": "initial",
}


def write_xliff21(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``pairs`` as they come and return how many they were; ``-`` is standard output.

    Holds everything but the characters that XML cannot hold.  Pairs of one document that follow
    each other are one ``file``; without any pair there is none, which the schema does not allow.

    Raises:
        OutputError: the file cannot be written, or a pair holds such a character.
    """
    count = 0
    root = {"version": "2.1", "srcLang": "id", "trgLang": "en"}
    with write_xml(path) as xml, xml.element(ROOT, root, nsmap={None: _NAMESPACE}):
        groups = groupby(pairs, key=lambda pair: pair.doc)
        for number, (doc, group) in enumerate(groups, start=1):
            xml.write("\n  ")
            with xml.element("file", id=f"d{number}", original=doc):
                for pair in group:
                    check_characters(pair, path)
                    count += 1
                    xml.write("\n    ", lay_out(_unit(pair, count), 2, _TEXTS))
                xml.write("\n  ")
        xml.write("\n")
    return count


def to_pair(unit: Any, number: int) -> Pair:
    """Return the pair of a ``unit``; the segments of one that was cut up are joined again.

    Raises:
        ValueError: data of ours in it was damaged.
    """
    parts = list(unit.iterchildren(_Q + "segment", _Q + "ignorable"))
    source = "".join(_text(part.find(_Q + "source")) for part in parts)
    target = "".join(_text(part.find(_Q + "target")) for part in parts)
    states = {part.get("state", "initial") for part in parts if part.tag == _Q + "segment"}
    state = states.pop() if len(states) == 1 else "initial"
    note = "\n".join(
        text_of(note)
        for note in unit.iterfind(f"{_Q}notes/{_Q}note")
        if note.get("category") != _OURS
    )
    read = Unit(
        id=unit.get("id", str(number)),
        name=unit.get("name", ""),
        doc=document_of(unit, _Q + "file"),
        source=source,
        target=target,
        note=note,
        done=state in ("reviewed", "final"),
    )
    return read.to_pair(_properties(unit), partial(_status, state, target))


def _unit(pair: Pair, number: int) -> Any:
    unit = etree.Element("unit", {"id": f"u{number}", "name": pair.id, SPACE: "preserve"})
    _metadata(unit, pair)
    if pair.draft or pair.reference:
        matches = etree.SubElement(unit, _C + "matches", nsmap={"mtc": _MATCHES})
        if pair.draft:
            match = _candidate(matches, "draft", "mt", pair.source, pair.draft)
            if pair.confidence is not None:
                match.set("matchQuality", f"{100 * pair.confidence:.1f}")
        if pair.reference:
            _candidate(matches, "reference", "tm", pair.source, pair.reference)
    if pair.note or pair.flags:
        _notes(unit, pair)
    field, text = translation(pair)
    state = _state(pair.status, text)
    segment = etree.SubElement(unit, "segment", id=_SEGMENT, state=state)
    _marked(segment, "source", pair.source, pair, "source")
    # Only an initial segment may lack its target.
    if text or state != "initial":
        _marked(segment, "target", text, pair, field)
    return unit


def _metadata(unit: Any, pair: Pair) -> None:
    metadata = etree.SubElement(unit, _M + "metadata", nsmap={"mda": _METADATA})
    group = etree.SubElement(metadata, _M + "metaGroup", category=_OURS)
    for name, value in to_properties(pair):
        if name not in _KEPT_ELSEWHERE:
            etree.SubElement(group, _M + "meta", type=name).text = value


def _candidate(matches: Any, field: str, kind: str, source: str, target: str) -> Any:
    attributes = {"id": field, "ref": f"#{_SEGMENT}", "type": kind, "origin": f"{_OURS}-{field}"}
    match = etree.SubElement(matches, _C + "match", attributes)
    etree.SubElement(match, "source").text = source
    etree.SubElement(match, "target").text = target
    return match


def _notes(unit: Any, pair: Pair) -> None:
    notes = etree.SubElement(unit, "notes")
    if pair.note:
        etree.SubElement(notes, "note", category="reviewer").text = pair.note
    for number, flag in enumerate(pair.flags, start=1):
        note = etree.SubElement(notes, "note", id=f"n{number}", category=_OURS)
        if flag.side != "pair":
            note.set("appliesTo", "source" if flag.side == "source" else "target")
        note.text = describe(flag, pair)


def _marked(segment: Any, name: str, text: str, pair: Pair, side: str) -> None:
    flags: list[tuple[int, Flag]] = [
        (number, flag) for number, flag in enumerate(pair.flags, start=1) if flag.side == side
    ]

    def mark(index: int, piece: int) -> Any:
        number, _ = flags[index]
        # Each piece needs an id of its own; all refer to the one note.
        mark_id = f"f{number}.{piece}" if piece else f"f{number}"
        return etree.Element("mrk", id=mark_id, type="comment", ref=f"#n=n{number}")

    element = etree.SubElement(segment, name)
    mark_spans(element, text, [(flag.start, flag.end) for _, flag in flags], mark)


def _text(element: Any) -> str:
    if element is None:
        return ""
    for point in element.iter(_Q + "cp"):
        try:
            point.text = chr(int(point.get("hex", ""), 16))
        except (ValueError, OverflowError) as error:
            raise ValueError(f"a cp with the code {point.get('hex')!r}, no character") from error
    return text_of(element)


def _properties(unit: Any) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {}
    path = f"{_M}metadata/{_M}metaGroup[@category='{_OURS}']/{_M}meta"
    for meta in unit.iterfind(path):
        properties.setdefault(meta.get("type", ""), []).append(text_of(meta))
    for match in unit.iterfind(f"{_C}matches/{_C}match"):
        for field in ("draft", "reference"):
            if match.get("origin") == f"{_OURS}-{field}":
                properties[field] = [_text(match.find(_Q + "target"))]
    return properties


def _state(status: Status, target: str) -> str:
    # A source that was only read is no translation that a CAT tool may pass over.
    return _STATES[status] if target else "initial"


def _status(state: str, target: str, known: str) -> str:
    if state == next((_state(s, target) for s in STATUSES if s == known), None):
        return known
    return "open" if state == "initial" else "accepted"
