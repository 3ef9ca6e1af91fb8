"""``sejajar report``."""

from __future__ import annotations

from typing import Annotated

import typer

from align.cli.arguments import Output, Quiet, Table


def report(
    file: Table,
    output: Output,
    suspects: Annotated[
        int, typer.Option(min=0, help="How many of the most suspicious pairs are shown in full.")
    ] = 25,
    quiet: Quiet = False,
) -> None:
    """Make one HTML page of a TSV.

    Summary, charts, the most suspicious pairs, and the whole table.
    """
    from align.cli.progress import progress
    from align.cli.settings import flag_options
    from align.exchange.tsv import read_tsv
    from align.review.explain import severities
    from align.review.report import write_report

    options = flag_options()
    pairs = read_tsv(file, severities=severities(options))
    shown = progress(pairs, "pairs", quiet=quiet, total=None)
    write_report(output, file.name, shown, suspects=suspects, options=options)
