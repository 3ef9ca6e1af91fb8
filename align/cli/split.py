"""``sejajar split``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from align.cli.arguments import Column, Encoding, Inputs, Output


class Format(StrEnum):
    """How segments are printed."""

    text = "text"
    jsonl = "jsonl"


def split(
    inputs: Inputs,
    output: Output = "-",
    format: Annotated[  # noqa: A002
        Format,
        typer.Option(help="One segment a line, or JSON Lines with offsets and kinds."),
    ] = Format.text,
    encoding: Encoding = None,
    column: Column = "text",
) -> None:
    """Split Indonesian texts into sentences, one a line."""
    import json
    from dataclasses import asdict

    from align.exchange.atomic import atomic_write
    from align.pipeline import read_and_split
    from align.text.clean import clean

    with atomic_write(output) as handle:
        for document in read_and_split(inputs, encoding=encoding, column=column):
            for segment in document.segments:
                if format is Format.text:
                    handle.write(clean(segment.text) + "\n")
                else:
                    row = {"doc": document.id, **asdict(segment)}
                    handle.write(json.dumps(row, ensure_ascii=False) + "\n")
