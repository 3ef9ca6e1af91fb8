"""All output formats: a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable

from align.errors import InputError
from align.evaluate.evaluation import Evaluation
from align.evaluate.outputs import html, json, latex, markdown, segments, text
from align.evaluate.report import Report, choose_metric

OUTPUTS: dict[str, Callable[[Report], str]] = {
    "text": text.render,
    "json": json.render,
    "markdown": markdown.render,
    "latex": latex.render,
    "html": html.render,
    "segments": segments.render,
}
"""Formats by the name that users type."""

EXTENSIONS = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".tex": "latex",
    ".tsv": "segments",
}
"""Formats by the extension of a file; any other gets the text."""


def render(evaluation: Evaluation, output: str = "text") -> str:
    """Return an evaluation in the output format that users call ``output``.

    Raises:
        InputError: there is none of that name.
    """
    if output not in OUTPUTS:
        raise InputError(f"unknown output format {output!r}; known: {', '.join(OUTPUTS)}")
    return OUTPUTS[output](Report(evaluation, choose_metric(evaluation)))
