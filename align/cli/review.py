"""``sejajar review``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from align.cli.arguments import Table
from align.cli.saying import say


def review(
    file: Table,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    ignore: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where dismissed flags go; default: as sejajar.toml says, else ignore.tsv beside "
            "FILE.tsv.",
        ),
    ] = None,
) -> None:
    """Review a TSV in the browser.

    Every change is saved at once.  Texts that nobody has translated: flag TEXTS --format pairs
    makes a TSV of them.
    """
    import threading
    import webbrowser
    from contextlib import suppress

    from align.cli.settings import flag_options
    from align.review.server import serve

    def ready(address: str) -> None:
        print(address, flush=True)
        say("every change is saved at once; stop with Ctrl-C")
        if browser:
            # A browser in the terminal returns when it is closed; the server must answer it.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    # Ctrl-C is the way to end a review, not a run cut short; the server may end by itself on it.
    with suppress(KeyboardInterrupt):
        serve(file, port=port, ignore_path=ignore, options=flag_options(), ready=ready)
    say("stopped; everything is saved")
