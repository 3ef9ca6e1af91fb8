"""``sejajar show``."""

from __future__ import annotations

from typing import Annotated

import typer

from align.cli.arguments import Table


def show(
    file: Table,
    pair: Annotated[
        str | None,
        typer.Option(metavar="ID", help="One pair in detail: its id, or its number in the file."),
    ] = None,
    only_flagged: Annotated[
        bool, typer.Option("--only-flagged", help="Only pairs with flags.")
    ] = False,
    flag: Annotated[
        str, typer.Option(metavar="ID", help="Only pairs with this flag; any, or none.")
    ] = "",
    severity: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Only pairs with a flag so severe (minor, major, critical) or worse.",
        ),
    ] = "",
    status: Annotated[
        str, typer.Option(metavar="NAME", help="Only open, accepted, edited, rejected or done.")
    ] = "",
    doc: Annotated[str, typer.Option(metavar="ID", help="Only this document.")] = "",
    text: Annotated[str, typer.Option(metavar="WORDS", help="Only pairs that hold this.")] = "",
    sort: Annotated[
        str, typer.Option(metavar="ORDER", help="file, suspicion, confidence or similarity.")
    ] = "file",
    pager: Annotated[
        bool, typer.Option(help="Page through it when the output is a terminal.")
    ] = True,
) -> None:
    """Show the pairs of a TSV in the terminal."""
    import os
    from contextlib import nullcontext

    from rich.console import Console

    from align.cli.settings import flag_options
    from align.errors import InputError
    from align.exchange.tsv import read_tsv
    from align.review import terminal
    from align.review.explain import Explainer, severities
    from align.review.query import Query

    options = flag_options()
    known = severities(options)
    pairs = list(read_tsv(file, severities=known))
    console = Console(highlight=False)
    if pair is not None:
        places = [n for n, one in enumerate(pairs) if one.id == pair]
        if not places and pair.isdecimal() and 0 < int(pair) <= len(pairs):
            places = [int(pair) - 1]
        if not places:
            raise InputError(f"no pair '{pair}'; give an id or 1 to {len(pairs)}", path=str(file))
        details = Explainer(options).explain(pairs, places)
        for n in places:
            console.print(terminal.detail(n + 1, pairs[n], details[n]))
        return
    if flag not in ("", "any", "none", *known) and not any(
        flag == one.id for each in pairs for one in each.flags
    ):
        raise InputError(f"no flag '{flag}'; see sejajar flag --list-flags")
    query = Query.parse(
        {
            "flag": flag or ("any" if only_flagged else ""),
            "severity": severity,
            "status": status,
            "doc": doc,
            "text": text,
            "sort": sort,
        }
    )
    found = query.select(pairs)
    # A column that the file fills nowhere would only take room from the others.
    drafts = any(one.draft for one in pairs)
    table = terminal.table(
        [(n + 1, pairs[n]) for n in found],
        drafts=drafts,
        finals=any(one.final for one in pairs),
        references=(console.width >= 120 or not drafts) and any(one.reference for one in pairs),
    )
    paging = pager and console.is_terminal and len(found) * 3 > console.height
    # As git does: colours, and no paging of what fits.
    os.environ.setdefault("LESS", "FRX")
    with console.pager(styles=True, links=False) if paging else nullcontext():
        console.print(table)
        console.print(terminal.summary(len(found), pairs))
