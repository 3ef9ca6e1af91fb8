"""What is served, as an OpenAPI 3.1 document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from align import __version__
from align.document import SEVERITIES, SIDES
from align.flag import FLAGS
from align.serve.body import FORM, JSON, MULTIPART
from align.serve.limits import Limits
from align.serve.service import LANGUAGE_CODE

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_OPTIONAL_TEXT: Schema = {"type": ["string", "null"]}
_KEY: Schema = {
    "type": ["string", "null"],
    "description": "API key, where the server asks for one; or send Authorization: Bearer KEY",
}
_ERRORS: Mapping[int, str] = {
    400: "A field is missing or holds what it may not",
    403: "An API key is needed, or this is none",
    408: "The request did not come in whole in time",
    413: "Too much text for one request",
    415: "Neither JSON nor a form",
    429: "Too many requests; Retry-After says when to come back",
    500: "A fault of the server's",
    503: "Not done within the time limit, or the server is stopping",
}


def document(limits: Limits, *, keyed: bool) -> dict[str, Any]:
    """Return the document.

    Args:
        limits: that the service has.
        keyed: whether callers need an API key.
    """
    described: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Sejajar",
            "version": __version__,
            "summary": "Indonesian to English: translate, detect, align, flag.",
            "description": "/translate, /detect, /languages, /frontend/settings and /health are "
            "those of LibreTranslate; /align and /flag are Sejajar's own. "
            f"A request may bring {limits.characters:,} characters and {limits.sentences:,} "
            "sentences.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/translate": {"post": _translate()},
            "/detect": {"post": _detect()},
            "/align": {"post": _align()},
            "/flag": {"post": _flag()},
            "/languages": {"get": _languages()},
            "/frontend/settings": {"get": _settings()},
            "/health": {"get": _health()},
            "/metrics": {"get": _metrics(keyed)},
        },
        "components": {
            "schemas": {
                "Error": _object(error=_TEXT),
                "Detection": _object(
                    language={
                        "type": "string",
                        "enum": ["id", "en", "und"],
                        "description": "und: neither Indonesian nor English",
                    },
                    confidence={"type": "number", "minimum": 0, "maximum": 100},
                ),
            },
        },
    }
    if keyed:
        schemes = {"bearer": {"type": "http", "scheme": "bearer"}}
        described["components"]["securitySchemes"] = schemes
        for path in ("/translate", "/detect", "/align", "/flag", "/metrics"):
            for operation in described["paths"][path].values():
                # The key may stand in the body instead.
                operation["security"] = [{"bearer": []}, {}]
    return described


def _object(*, optional: tuple[str, ...] = (), closed: bool = True, **fields: Schema) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
    }
    return schema | ({"additionalProperties": False} if closed else {})


def _array(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, **more}


def _form(schema: Schema) -> Schema:
    """Return the schema of an object as a form spells it: there is no null."""
    fields = {
        name: {
            key: [one for one in value if one not in ("null", None)]
            if isinstance(value, list)
            else value
            for key, value in field.items()
        }
        for name, field in schema["properties"].items()
    }
    return schema | {"properties": fields}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _said(description: str = "") -> Schema:
    schema: Schema = {"type": "string", "minLength": 1}
    return schema | ({"description": description} if description else {})


def _one_or_more(description: str) -> Schema:
    return {"description": description, "anyOf": [_said(), _array(_TEXT, minItems=1)]}


def _operation(
    name: str,
    summary: str,
    answer: Schema,
    *,
    description: str = "",
    asked: Schema | None = None,
    form: Schema | None = None,
    example: Mapping[str, Any] | None = None,
    errors: tuple[int, ...] = (400, 403, 408, 413, 415, 429, 500, 503),
) -> dict[str, Any]:
    operation: dict[str, Any] = {"operationId": name, "summary": summary}
    if description:
        operation["description"] = description
    if asked is not None:
        content: dict[str, Any] = {JSON: {"schema": asked}}
        if example:
            content[JSON]["example"] = example
        if form is not None:
            content |= {kind: {"schema": _form(form)} for kind in (FORM, MULTIPART)}
        operation["requestBody"] = {"required": True, "content": content}
    responses = {"200": _response("Done", answer)}
    for status in errors:
        responses[str(status)] = _response(_ERRORS[status], _ref("Error"))
        if status == 429:
            seconds = {"schema": _COUNT, "description": "Seconds", "required": True}
            responses["429"]["headers"] = {"Retry-After": seconds}
    operation["responses"] = responses
    return operation


def _response(description: str, schema: Schema) -> dict[str, Any]:
    return {"description": description, "content": {JSON: {"schema": schema}}}


def _translate() -> dict[str, Any]:
    rest: dict[str, Schema] = {
        "source": {
            "type": "string",
            "pattern": f"^(?:auto|{LANGUAGE_CODE})$",
            "description": "id, en or auto (detected); en-US is en; English comes back as it is",
        },
        "target": {
            "type": "string",
            "pattern": "^[Ee][Nn](?:[-_][A-Za-z0-9]{1,8})*$",
            "description": "en",
        },
        "format": {
            "enum": ["text", "html", "", None],
            "default": "text",
            "description": "html: tags come back as they are, only text between them changes",
        },
        "alternatives": {
            "type": ["integer", "null"],
            "minimum": 0,
            "maximum": 100,
            "default": 0,
            "description": "accepted; none are given",
        },
        "api_key": _KEY,
    }
    optional = ("format", "alternatives", "api_key")
    detected = _ref("Detection")
    return _operation(
        "translate",
        "Translate a text or several",
        _object(
            translatedText={"anyOf": [_TEXT, _array(_TEXT)]},
            detectedLanguage={"anyOf": [detected, _array(detected)]},
            alternatives=_array({"anyOf": [_TEXT, _array(_TEXT)]}),
            optional=("detectedLanguage", "alternatives"),
        ),
        description="Sentences are drafted one by one; paragraphs, line breaks, tags and "
        "placeholders such as {name}, %s and [X5X] stay.",
        asked=_object(q=_one_or_more("A text, or texts"), **rest, optional=optional, closed=False),
        form=_object(q=_said("A text"), **rest, optional=optional, closed=False),
        example={"q": "Harga beras naik lagi.", "source": "id", "target": "en"},
    )


def _detect() -> dict[str, Any]:
    return _operation(
        "detect",
        "Tell Indonesian, English and all else apart",
        _array(_ref("Detection"), minItems=1, maxItems=3),
        asked=_object(
            q=_one_or_more("A text, or texts that are in one language"),
            api_key=_KEY,
            optional=("api_key",),
            closed=False,
        ),
        form=_object(q=_said(), api_key=_KEY, optional=("api_key",), closed=False),
        example={"q": "Selamat pagi, apa kabar?"},
    )


def _align() -> dict[str, Any]:
    switch: Schema = {
        "type": "boolean",
        "default": True,
        "description": "pair by the model's drafts; without, by the word table alone, much faster",
    }
    side = "a text, which is split, or its sentences"
    return _operation(
        "align",
        "Pair the sentences of an Indonesian and an English text",
        _object(
            sourceSentences=_array(_TEXT),
            referenceSentences=_array(_TEXT),
            drafts=_array(_TEXT, description="one for each source sentence"),
            pairs=_array(
                _object(
                    source=_array(_COUNT, description="numbers of sourceSentences, from 0"),
                    reference=_array(_COUNT),
                    bead={"type": "string", "pattern": r"^[0-9]+-[0-9]+$"},
                    similarity=_SHARE | {"description": "probability that the pair is right"},
                )
            ),
            agreement=_SHARE
            | {"description": "share of the sentences with a partner; below 0.3 hardly related"},
            optional=("drafts",),
        ),
        asked=_object(
            source=_one_or_more(f"Indonesian: {side}"),
            reference=_one_or_more(f"English: {side}"),
            drafts=switch,
            api_key=_KEY,
            optional=("drafts", "api_key"),
            closed=False,
        ),
        form=_object(
            source=_said(),
            reference=_said(),
            drafts=switch,
            api_key=_KEY,
            optional=("drafts", "api_key"),
            closed=False,
        ),
        example={
            "source": "Harga beras naik. Petani senang.",
            "reference": "The price of rice has gone up. Farmers are pleased.",
        },
    )


def _flag() -> dict[str, Any]:
    row = _object(
        source=_TEXT,
        draft=_OPTIONAL_TEXT,
        reference=_OPTIONAL_TEXT,
        optional=("draft", "reference"),
        closed=False,
    )
    rows = _object(
        rows=_array(row, minItems=1),
        api_key=_KEY,
        optional=("api_key",),
        closed=False,
    )
    text = _object(text=_said(), api_key=_KEY, optional=("api_key",), closed=False)
    return _operation(
        "flag",
        "Find the traces of machine translation",
        _object(
            likelihood=_SHARE | {"description": "that the text was machine-translated"},
            flags=_array(
                _object(
                    row=_COUNT | {"description": "number of the sentence or row, from 0"},
                    id={"type": "string", "enum": sorted(FLAGS)},
                    side={"type": "string", "enum": list(SIDES)},
                    start=_COUNT | {"description": "code points in the text, or the row's side"},
                    end=_COUNT,
                    span=_TEXT,
                    severity={"type": "string", "enum": list(SEVERITIES)},
                    message=_TEXT,
                    suggestion=_TEXT,
                    evidence=_TEXT,
                    english=_TEXT | {"description": "the likely original"},
                    confidence=_SHARE,
                )
            ),
        ),
        description="Give a text, or rows of sources with their drafts or references.",
        asked={"anyOf": [text, rows]},
        form=text,
        example={"text": "Menteri Luar Negeri Antony Blinkin tiba di Jenewa."},
    )


def _languages() -> dict[str, Any]:
    language = _object(code=_TEXT, name=_TEXT, targets=_array(_TEXT))
    return _operation("languages", "List the languages", _array(language), errors=())


def _settings() -> dict[str, Any]:
    boolean: Schema = {"type": "boolean"}
    language = _object(code=_TEXT, name=_TEXT)
    return _operation(
        "settings",
        "What a web page needs to know",
        _object(
            charLimit=_COUNT,
            frontendTimeout=_COUNT | {"description": "milliseconds to wait for more typing"},
            apiKeys=boolean,
            keyRequired=boolean,
            suggestions=boolean,
            filesTranslation=boolean,
            supportedFilesFormat=_array(_TEXT),
            language=_object(source=language, target=language),
        ),
        errors=(),
    )


def _health() -> dict[str, Any]:
    def status(word: str) -> Schema:
        return _object(status={"type": "string", "const": word})

    operation = _operation("health", "Whether the service takes requests", status("ok"), errors=())
    operation["responses"]["503"] = _response("It is stopping", status("stopping"))
    return operation


def _metrics(keyed: bool) -> dict[str, Any]:
    operation = _operation("metrics", "Prometheus metrics", _TEXT, errors=(403,) if keyed else ())
    operation["responses"]["200"]["content"] = {"text/plain": {"schema": _TEXT}}
    return operation
