"""Pages of Sejajar: their templates, and what makes one stand alone as a single file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined


@cache
def environment(package: str = "align.review") -> Environment:
    """Return a package's templates and ours; they escape every value unless they say otherwise."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("align.review")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["thousands"] = lambda number: f"{number:,}"
    made.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    return made


def asset(name: str, package: str = "align.review") -> str:
    """Return the text of a style or script that lies in a package's folder ``static``."""
    return (files(package) / "static" / name).read_text(encoding="utf-8")


def standalone(
    template: str, *, style: str, script: str = "", package: str = "align.review", **values: Any
) -> Iterator[str]:
    """Yield a page that loads nothing: its style and script are in it, and no other may run.

    Args:
        template: its name; it is given ``style``, ``script``, ``policy`` and ``values``.
        style: CSS.
        script: JavaScript.
        package: where the template lies.
        values: what else the template is given.
    """
    page = (
        environment(package)
        .get_template(template)
        .stream(style=style, script=script, policy=_policy(style, script), **values)
    )
    page.enable_buffering(100)
    for part in page:
        # Half a character (a lone surrogate) has no place in UTF-8.
        yield part.encode("utf-8", "replace").decode()


def _policy(style: str, script: str) -> str:
    """Allow the page its own style and script, by their digests, and nothing else."""

    def source(text: str) -> str:
        if not text:
            return "'none'"
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
