"""The page for people: what can be asked, and a box to try it in.  It loads only our own files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from align.review.standalone import environment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content security policy of the page."""


def page(described: Mapping[str, Any]) -> str:
    """Return the page for an OpenAPI document of ours."""
    operations = [
        {"path": path, "method": method.upper(), **operation, "example": _example(operation)}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    template = environment("align.serve").get_template("docs.html")
    return template.render(info=described["info"], operations=operations)


def _example(operation: Mapping[str, Any]) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    example = content.get("application/json", {}).get("example")
    return json.dumps(example, ensure_ascii=False) if example else ""
