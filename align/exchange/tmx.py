"""TMX 1.4b, the format of translation memories.

A unit holds the Indonesian source and the best English text; the rest of the pair is in props
named ``x-sejajar-...``, the reviewer's note and a line for each flag in notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from align import __version__
from align.document import Pair
from align.errors import InputError
from align.exchange.description import describe
from align.exchange.markup import LANG, check_characters, lay_out, parse, text_of, write_xml
from align.exchange.properties import TARGET, from_properties, to_properties
from align.exchange.translation import translation
from align.text.opening import name_of

SOURCE, TARGET_LANGUAGE = "id", "en"

_PREFIX = "x-sejajar-"
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_TEXTS = frozenset({"seg", "prop", "note"})
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements that hold markup of the original document, not text."""


def write_tmx(path: str | Path, pairs: Iterable[Pair]) -> int:
    """Write ``pairs`` as they come and return how many they were; ``-`` is standard output.

    Holds everything but the characters that XML cannot hold.

    Raises:
        OutputError: the file cannot be written, or a pair holds such a character.
    """
    count = 0
    with write_xml(path) as xml:
        xml.write_doctype(_DOCTYPE)
        with xml.element("tmx", version="1.4"):
            xml.write("\n  ", _header(), "\n  ")
            with xml.element("body"):
                for pair in pairs:
                    check_characters(pair, path)
                    xml.write("\n    ", lay_out(_unit(pair), 2, _TEXTS))
                    count += 1
                xml.write("\n  ")
            xml.write("\n")
    return count


def read_tmx(path: str | Path) -> Iterator[Pair]:
    """Yield the pairs of a translation memory, one in memory at a time; ``-`` is standard input.

    An English text that was edited outside becomes the final one.  In a memory of another program
    it is the reference, and props are extra columns; other languages are passed over.

    Raises:
        InputError: with file and line: not XML, not TMX, entities, no Indonesian text, or a prop of
            ours that was damaged.
    """
    for number, unit in enumerate(parse(path, {"tmx"}, {"tu"}), start=1):
        try:
            yield _pair(unit, number)
        except ValueError as error:
            raise InputError(str(error), path=name_of(path), line=unit.sourceline) from error


def _header() -> Any:
    return etree.Element(
        "header",
        {
            "creationtool": "sejajar",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "sejajar",
            "adminlang": "en",
            "srclang": SOURCE,
            "datatype": "plaintext",
        },
    )


def _unit(pair: Pair) -> Any:
    unit = etree.Element("tu", tuid=pair.id)
    for name, value in to_properties(pair):
        etree.SubElement(unit, "prop", type=_PREFIX + name).text = value
    for note in _notes(pair):
        etree.SubElement(unit, "note").text = note
    _, target = translation(pair)
    # A unit needs a text, be it empty; an empty one more would be an empty match in a memory.
    if pair.source or not target:
        _variant(unit, SOURCE, pair.source)
    if target:
        _variant(unit, TARGET_LANGUAGE, target)
    return unit


def _variant(unit: Any, language: str, text: str) -> None:
    variant = etree.SubElement(unit, "tuv", {LANG: language})
    etree.SubElement(variant, "seg").text = text


def _notes(pair: Pair) -> list[str]:
    return [*([pair.note] if pair.note else []), *(describe(flag, pair) for flag in pair.flags)]


def _pair(unit: Any, number: int) -> Pair:
    texts: dict[str, str] = {}
    for variant in unit.iterchildren("tuv"):
        language = (variant.get(LANG) or variant.get("lang") or "").lower()
        texts.setdefault(language.split("-")[0].split("_")[0], text_of(variant.find("seg"), _CODES))
    props = [(prop.get("type") or "", text_of(prop)) for prop in unit.iterchildren("prop")]
    ours = [(n.removeprefix(_PREFIX), value) for n, value in props if n.startswith(_PREFIX)]
    notes = [text_of(note) for note in unit.iterchildren("note")]
    source, target = texts.get(SOURCE, ""), texts.get(TARGET_LANGUAGE, "")
    unit_id = unit.get("tuid", str(number))
    if TARGET in dict(ours):
        pair = from_properties(ours, id=unit_id, source=source, target=target, note="")
        return _with_note(pair, notes)
    if SOURCE not in texts:
        raise ValueError(
            f"no text in Indonesian ({SOURCE}); the unit has {', '.join(texts) or 'none'}"
        )
    extra: dict[str, str] = {}
    for name, value in props:
        extra.setdefault(name, value)
    return Pair(
        id=unit_id,
        doc="",
        kind="text",
        source=source,
        reference=target,
        note="\n".join(notes),
        extra=extra,
    )


def _with_note(pair: Pair, notes: list[str]) -> Pair:
    # What stays when the lines of the flags are taken away, from the end, is the reviewer's note,
    # and what other programs added to it.
    notes = notes[::-1]
    for flag in pair.flags:
        if (line := describe(flag, pair)) in notes:
            notes.remove(line)
    return replace(pair, note="\n".join(notes[::-1]))
