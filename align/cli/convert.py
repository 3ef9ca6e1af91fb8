"""``sejajar convert``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from align.cli.arguments import Quiet


class Format(StrEnum):
    """Names of ``align.exchange.FORMATS``."""

    tsv = "tsv"
    jsonl = "jsonl"
    tmx = "tmx"
    xliff = "xliff"
    xliff2 = "xliff2"
    parquet = "parquet"
    xlsx = "xlsx"
    moses = "moses"
    po = "po"
    labelstudio = "labelstudio"
    pearmut = "pearmut"


def convert(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="The file to read; - is standard input.")
    ],
    target: Annotated[
        str, typer.Argument(metavar="OUT", help="The file to write; - is standard output.")
    ],
    source_format: Annotated[
        Format | None, typer.Option("--from", help="Format of IN; by its extension if not given.")
    ] = None,
    target_format: Annotated[
        Format | None, typer.Option("--to", help="Format of OUT; by its extension if not given.")
    ] = None,
    defuse: Annotated[
        bool,
        typer.Option(
            "--defuse", help="Put an apostrophe before values that begin with = + - @ (formulas)."
        ),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Convert aligned pairs between formats.

    TSV, TMX, XLIFF, Excel, Parquet, Moses text, PO, Label Studio and more.
    """
    import sys

    from align.exchange import find_format
    from align.exchange.conversion import convert as convert_file

    written = find_format(target, target_format)
    count = convert_file(
        source,
        target,
        source_format=source_format,
        target_format=target_format,
        defuse=defuse,
    )
    if not quiet:
        kept = f"; {written.title} keeps {written.kept}" if written.kept else ""
        pairs = "pair" if count == 1 else "pairs"
        print(f"{count:,} {pairs} written{kept}", file=sys.stderr)
