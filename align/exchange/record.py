"""A pair as plain data, every field of it, as JSON and Parquet hold it.

The names are those of ``align.document``; ``flags`` is a list of objects, ``extra`` an object.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from align.document import KINDS, SEVERITIES, SIDES, STATUSES, Flag, Pair

_PAIR = frozenset(field.name for field in fields(Pair))
_FLAG = frozenset(field.name for field in fields(Flag))

_Name = TypeVar("_Name", bound=str)


def to_record(pair: Pair) -> dict[str, Any]:
    """Return all fields of ``pair``, in their order."""
    record = {field.name: getattr(pair, field.name) for field in fields(pair)}
    record["flags"] = [flag_to_record(flag) for flag in pair.flags]
    record["extra"] = dict(pair.extra)
    return record


def flag_to_record(flag: Flag) -> dict[str, Any]:
    """Return all fields of ``flag``, in their order."""
    return asdict(flag)


def from_record(record: object, number: int) -> Pair:
    """Return the pair that ``to_record`` made ``record`` of.

    Only ``source`` is a must; an absent field has the default of ``Pair``, and the id is
    ``number``.  An unknown field with a string, a number or a truth value becomes an extra column.

    Raises:
        ValueError: a field has the wrong type or a value that it cannot have.
    """
    if not isinstance(record, Mapping):
        raise ValueError("not an object with the fields of a pair")
    if "source" not in record:
        raise ValueError(f"no field 'source'; it has {', '.join(map(str, record)) or 'none'}")
    extra = {
        str(key): _string(value, f"extra {key}")
        for key, value in _mapping(record.get("extra"), "extra").items()
    }
    for key in (key for key in record if key not in _PAIR):
        extra[str(key)] = _column(record[key], str(key))
    return Pair(
        id=_string(record.get("id", str(number)), "id"),
        doc=_string(record.get("doc", ""), "doc"),
        kind=one_of(KINDS, record.get("kind", "text"), "kind"),
        source=_string(record["source"], "source"),
        draft=_string(record.get("draft", ""), "draft"),
        reference=_string(record.get("reference", ""), "reference"),
        bead=_string(record.get("bead", ""), "bead"),
        similarity=_probability(record.get("similarity"), "similarity"),
        confidence=_probability(record.get("confidence"), "confidence"),
        flags=tuple(flag_from_record(flag) for flag in _list(record.get("flags"), "flags")),
        status=one_of(STATUSES, record.get("status", "open"), "status"),
        final=_string(record.get("final", ""), "final"),
        note=_string(record.get("note", ""), "note"),
        extra=extra,
    )


def flag_from_record(record: object) -> Flag:
    """Return the flag that ``flag_to_record`` made ``record`` of.

    Raises:
        ValueError: a field is absent, unknown, or has a value that it cannot have.
    """
    flag = _mapping(record, "a flag")
    if unknown := flag.keys() - _FLAG:
        raise ValueError(f"a flag has an unknown field {min(unknown)!r}")
    for name in ("id", "side", "start", "end"):
        if name not in flag:
            raise ValueError(f"a flag lacks {name!r}")
    start, end = (_offset(flag[name], name) for name in ("start", "end"))
    if end < start:
        raise ValueError(f"flag {flag['id']!r} ends before it starts")
    confidence = _probability(flag.get("confidence", 1.0), "a flag's confidence")
    return Flag(
        id=_string(flag["id"], "a flag's id"),
        side=one_of(SIDES, flag["side"], "side"),
        start=start,
        end=end,
        severity=one_of(SEVERITIES, flag.get("severity", "minor"), "severity"),
        message=_string(flag.get("message", ""), "a flag's message"),
        suggestion=_string(flag.get("suggestion", ""), "a flag's suggestion"),
        evidence=_string(flag.get("evidence", ""), "a flag's evidence"),
        english=_string(flag.get("english", ""), "a flag's english"),
        confidence=1.0 if confidence is None else confidence,
    )


def one_of(names: Collection[_Name], value: object, what: str) -> _Name:
    """Return ``value`` as one of ``names``.

    Raises:
        ValueError: it is none of them; the message calls it ``what``.
    """
    for name in names:
        if name == value:
            return name
    raise ValueError(f"unknown {what} {value!r}; known: {', '.join(names)}")


def _string(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{what} is {value!r}, not a string")
    return value


def _column(value: object, name: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str() | int() | float():
            return str(value)
        case _:
            raise ValueError(f"unknown field {name!r} holds {type(value).__name__}, not a value")


def _probability(value: object, what: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{what} is {value!r}, not a number from 0 to 1")
    return float(value)


def _offset(value: object, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"a flag's {what} is {value!r}, not an offset")
    return value


def _mapping(value: object, what: str) -> Mapping[Any, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ValueError(f"{what} is {value!r}, not an object")
    return value


def _list(value: object, what: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f"{what} is {value!r}, not a list")
    return value
