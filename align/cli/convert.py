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


class Status(StrEnum):
    """Names of ``align.document.STATUSES``."""

    open = "open"
    accepted = "accepted"
    edited = "edited"
    rejected = "rejected"


def convert(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="The file to read (.gz too); - is standard input.")
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
    status: Annotated[
        list[Status] | None,
        typer.Option("--status", help="Only pairs with this status; repeatable."),
    ] = None,
    boilerplate: Annotated[bool, typer.Option(help="Keep boilerplate.")] = True,
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

    from align.document import STATUSES
    from align.exchange import find_format
    from align.exchange.conversion import convert as convert_file
    from align.exchange.selection import Selection

    asked = {one.value for one in status or Status}
    written = find_format(target, target_format)
    done = convert_file(
        source,
        target,
        source_format=source_format,
        target_format=target_format,
        only=Selection(frozenset(one for one in STATUSES if one in asked), boilerplate),
        defuse=defuse,
    )
    if quiet:
        return
    parts = [f"{done.written:,} {'pair' if done.written == 1 else 'pairs'} written"]
    if done.left_out:
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(done.left_out.items()))
        options = ["--status"] * bool(status) + ["--no-boilerplate"] * (not boilerplate)
        parts.append(f"left out: {counts} ({', '.join(options)})")
    if done.rejected and not status and not written.shows_rejected:
        were, it = ("was", "it") if done.rejected == 1 else ("were", "them")
        parts.append(
            f"{done.rejected:,} of them {were} rejected, which other programs will not see: "
            f"--status leaves {it} out"
        )
    if written.kept:
        parts.append(f"{written.title} keeps {written.kept}")
    print("; ".join(parts), file=sys.stderr)
