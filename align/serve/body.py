"""Reading a request's body: bounded, and as JSON, as a form or as a multipart form."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from align.serve.errors import RequestError

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
_MOST_FIELDS = 1000
_NAME = re.compile(
    rb'^content-disposition:[ \t]*form-data;[^\r\n]*?\bname="([^"\r\n]*)"',
    re.IGNORECASE | re.MULTILINE,
)


async def read(request: Request, most: int) -> Mapping[str, Any]:
    """Return the fields of a request's body, with those of its query behind them.

    Args:
        request: whose body was not read yet.
        most: bytes that it may hold.

    Raises:
        RequestError: 400, 413 or 415.
    """
    declared = request.headers.get("content-type", "")
    kind = declared.partition(";")[0].strip().lower()
    data = await _bytes(request, most)
    fields: Mapping[str, Any] = {}
    if kind == JSON or kind.endswith("+json"):
        fields = _json(data)
    elif kind == FORM:
        fields = _form(_text(data, "form"))
    elif kind == MULTIPART:
        fields = _multipart(data, declared)
    elif data:
        raise RequestError(
            415, f"Invalid request: send {JSON}, {FORM} or {MULTIPART}, not '{kind[:80]}'"
        )
    return {**request.query_params, **fields}


async def _bytes(request: Request, most: int) -> bytes:
    declared = request.headers.get("content-length", "0")
    size = int(declared) if declared.isascii() and declared.isdigit() else 0
    parts = []
    read = 0
    if size <= most:
        async for part in request.stream():
            parts.append(part)
            read += len(part)
            if read > most:
                break
    if max(size, read) > most:
        raise RequestError(413, f"Invalid request: the body exceeds {most:,} bytes")
    return b"".join(parts)


def _json(data: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(_text(data, "JSON"))
    except (ValueError, RecursionError) as error:
        raise RequestError(400, f"Invalid request: not valid JSON: {error}") from error
    if not isinstance(value, dict):
        raise RequestError(400, "Invalid request: the JSON is not an object")
    return value


def _text(data: bytes, kind: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise RequestError(400, f"Invalid request: the {kind} is not UTF-8") from error


def _form(text: str) -> Mapping[str, str]:
    try:
        pairs = parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise RequestError(400, f"Invalid request: not a form in UTF-8: {error}") from error
    return dict(reversed(pairs))


def _multipart(data: bytes, declared: str) -> Mapping[str, str]:
    """Read text fields (RFC 7578); files are none of ours."""
    found = re.search(r'\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))', declared, re.IGNORECASE)
    if found is None:
        raise RequestError(400, "Invalid request: the multipart form names no boundary")
    fence = b"\r\n--" + (found[1] or found[2]).encode("latin-1", "replace")
    fields: dict[str, str] = {}
    for part in (b"\r\n" + data).split(fence, _MOST_FIELDS)[1:]:
        head, _, value = part.partition(b"\r\n\r\n")
        if name := _NAME.search(head):
            fields.setdefault(_text(name[1], "form"), _text(value, "form"))
    return fields
