"""The command line: parse, call, print.

A command is one file here and one line in ``main``; heavy imports stand inside the commands, so
that ``sejajar --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
import warnings
from typing import Annotated

import typer

from align import __version__
from align.cli import (
    align,
    convert,
    demo,
    evaluate,
    flag,
    models,
    report,
    review,
    serve,
    show,
    split,
    train,
    translate,
)
from align.cli.saying import say
from align.errors import SejajarError

app = typer.Typer(
    name="sejajar",
    help="Indonesian and English side by side: split, draft, pair, flag, review, score.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(split.split)
app.command()(translate.translate)
app.command()(align.align)
app.command()(flag.flag)
app.command()(train.train)
app.command()(evaluate.evaluate)
app.command()(convert.convert)
app.command()(review.review)
app.command()(serve.serve)
app.command()(report.report)
app.command()(show.show)
app.command()(demo.demo)
app.add_typer(models.app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sejajar {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line.

    Exit status: 0 done, 1 a run that failed, 2 bad usage or input, 130 interrupted.
    """
    debug = "--debug" in sys.argv[1:]
    if not debug:
        warnings.showwarning = lambda message, *_rest, **_named: say(f"warning: {message}")
        warnings.filterwarnings("ignore", module="transformers|torch|ctranslate2|huggingface_hub")
    try:
        app()
    except SejajarError as error:
        if isinstance(error.__cause__, BrokenPipeError):
            sys.exit(_reader_gone())
        if debug:
            raise
        say(str(error))
        sys.exit(error.exit_status)
    except SystemExit as end:
        if end.code == 130:
            say("interrupted")
        raise


def _reader_gone() -> int:
    """Settle with a reader of our output (head, less) that has read enough: that is its right."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
