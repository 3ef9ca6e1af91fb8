"""What translation formats have no element for, as named strings: the rest of a pair.

TMX holds them as props, XLIFF 1.2 as contexts, XLIFF 2 as metadata.  The two texts of a pair, its
id and its note have elements of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from align.document import Flag, Pair
from align.exchange.record import flag_to_record, from_record
from align.exchange.translation import FIELDS, Field, take_back, translation

TARGET = "target"
"""The property that says which English text the target holds; it marks a unit as ours."""

_PLAIN = ("doc", "kind", "draft", "reference", "bead", "status")
_JSON = ("similarity", "confidence", "extra")
_DEFAULTS = {field.name: field.default for field in fields(Flag)}


def to_properties(pair: Pair) -> list[tuple[str, str]]:
    """Return name and value of each property of ``pair``; ``flag`` stands once for every flag.

    Empty ones are left out.  Numbers, flags and extra columns are JSON.
    """
    field, _ = translation(pair)
    properties = [(name, getattr(pair, name)) for name in _PLAIN if getattr(pair, name)]
    properties += [
        (name, _dump(value)) for name in _JSON if (value := getattr(pair, name)) not in (None, {})
    ]
    for flag in pair.flags:
        known = {k: v for k, v in flag_to_record(flag).items() if v != _DEFAULTS[k]}
        properties.append(("flag", _dump(known)))
    return [*properties, (TARGET, field)]


def from_properties(
    properties: Iterable[tuple[str, str]],
    *,
    id: str,  # noqa: A002 - the field's name
    source: str,
    target: str,
    note: str,
) -> Pair:
    """Return the pair that ``to_properties`` took apart; ``target`` may have been edited since.

    Raises:
        ValueError: a property is unknown, malformed, or has a value that it cannot have.
    """
    record: dict[str, Any] = {"id": id, "source": source, "note": note, "flags": []}
    field: Field = ""
    for name, value in properties:
        if name in _PLAIN:
            record[name] = value
        elif name in _JSON:
            record[name] = _load(name, value)
        elif name == "flag":
            record["flags"].append(_load(name, value))
        elif name == TARGET and value in FIELDS:
            field = FIELDS[FIELDS.index(value)]
        else:
            raise ValueError(f"unknown property {name} with the value {value!r}")
    return take_back(from_record(record, 0), field, target)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _load(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"property {name} is {value!r}, not JSON") from error
