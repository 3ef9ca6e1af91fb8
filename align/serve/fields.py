"""What a request asks for, field by field, checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from align.serve.errors import RequestError


class Fields:
    """The fields of a request's body; forms hold texts only, JSON anything.

    Raises:
        RequestError: every method, with 400, for a field that is missing or no such value.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; an empty one counts as missing."""
        value = self._values.get(name)
        if value is None or value == "":
            if default is None:
                raise RequestError(400, f"Invalid request: missing {name} parameter")
            return default
        return _text(value, name)

    def given(self, name: str) -> bool:
        """Tell whether there is such a field."""
        return self._values.get(name) is not None

    def texts(self, name: str) -> tuple[list[str], bool]:
        """Return one text or several, and whether they came as an array."""
        value = self._values.get(name)
        if not value:
            raise RequestError(400, f"Invalid request: missing {name} parameter")
        if isinstance(value, list):
            return [_text(one, name) for one in value], True
        return [_text(value, name)], False

    def chosen(self, name: str, choices: Sequence[str]) -> str:
        """Return one of ``choices``; the first where none is given."""
        value = self.text(name, choices[0])
        if value not in choices:
            raise RequestError(400, f"{value[:80]} {name} is not supported")
        return value

    def switch(self, name: str, default: bool) -> bool:
        """Return a Boolean; in a form, ``true`` or ``false``."""
        value = self._values.get(name, default)
        known = {True: True, False: False, "true": True, "false": False, "1": True, "0": False}
        if not isinstance(value, bool | str) or value not in known:
            raise RequestError(400, f"Invalid request: {name} must be true or false")
        return known[value]

    def number(self, name: str, default: int, most: int) -> int:
        """Return a whole number from 0 to ``most``."""
        value = self._values.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
            value = int(value)
        if isinstance(value, float) and value.is_integer():
            # To JSON, 3.0 is a whole number.
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise RequestError(400, f"Invalid request: {name} must be a number from 0 to {most}")
        return value

    def rows(self, name: str, keys: Sequence[str]) -> list[dict[str, str]]:
        """Return an array of objects with texts under ``keys``, the first of them required."""
        value = self._values.get(name)
        if not isinstance(value, list) or not value:
            raise RequestError(400, f"Invalid request: {name} must be an array of objects")
        return [self._row(name, at, row, keys) for at, row in enumerate(value)]

    def _row(self, name: str, at: int, row: Any, keys: Sequence[str]) -> dict[str, str]:
        where = f"{name}[{at}]"
        if not isinstance(row, dict) or not isinstance(row.get(keys[0]), str):
            raise RequestError(400, f"Invalid request: {where} has no {keys[0]}")
        return {
            key: _text(row[key], f"{where}.{key}") if row.get(key) is not None else ""
            for key in keys
        }


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise RequestError(400, f"Invalid request: {name} must be a text")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        # JSON can spell half of a surrogate pair.
        raise RequestError(400, f"Invalid request: {name} is not valid Unicode") from error
    return value
