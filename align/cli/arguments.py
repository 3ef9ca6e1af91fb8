"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Annotated

import typer


def _holds_pairs(path: PurePath) -> bool:
    from align.exchange.formats import FORMATS

    return any(
        path.suffix.lower() in each.extensions for each in FORMATS.values() if each.only_pairs
    )


def refuse_pairs(inputs: list[str] | None) -> list[str] | None:
    """Return ``inputs`` if none of them is a file that has to be converted before it is read.

    Read as plain text, its mark-up would be taken for sentences.

    Raises:
        BadParameter: one is; says how to convert it.
    """
    for name in inputs or ():
        path = PurePath(name)
        if _holds_pairs(path):
            table = path.with_suffix(".tsv")
            raise typer.BadParameter(
                f"{name} holds pairs, not a text; make a TSV of it first: sejajar convert {name} "
                f"{table} (flag checks its drafts and references, split and translate take "
                "--column source)"
            )
    return inputs


def need_table(file: Path) -> Path:
    """Return ``file`` if it may be a TSV.

    Raises:
        BadParameter: it is a file of pairs in another format; says how to convert it.
    """
    if _holds_pairs(file):
        raise typer.BadParameter(
            f"{file} is no TSV; make one of it first: sejajar convert {file} "
            f"{file.with_suffix('.tsv')}"
        )
    return file


Table = Annotated[
    Path, typer.Argument(callback=need_table, metavar="FILE.tsv", help="An aligned TSV.")
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        callback=refuse_pairs,
        metavar="INPUT...",
        help="Files, folders, globs, or - for standard input (.txt .md .html .docx .jsonl .tsv).",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(help="Encoding of the text files; detected if not given.", metavar="NAME"),
]
Column = Annotated[
    str, typer.Option(help="Column or key of .tsv and .jsonl that holds the text.", metavar="NAME")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
Model = Annotated[
    str,
    typer.Option(
        help="An embedded model, a MarianMT folder, or a hub name such as "
        "Helsinki-NLP/opus-mt-id-en.",
        metavar="MODEL",
    ),
]
Meaning = Annotated[
    bool,
    typer.Option(
        "--meaning",
        help="Let the model read each reference, and flag meanings that are turned round or "
        "differ; takes as long as the drafts.",
    ),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")
]
BeamSize = Annotated[int, typer.Option(help="1 is greedy search.")]
Coverage = Annotated[
    bool,
    typer.Option(help="Take the hypothesis that covers most of the source, if it is likely."),
]
Dictionary = Annotated[
    bool, typer.Option(help="Help the embedded models out with words they do not know.")
]
Glossary = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Terms to keep to: a TSV with the columns source, target and forbidden.",
    ),
]
Threads = Annotated[int, typer.Option(help="CPU threads; 0 takes all cores.")]
Cache = Annotated[bool, typer.Option(help="Look up and keep drafts between runs.")]


def format_of(output: str, name: str | None) -> str | None:
    """Return the format's name; TSV for an output without an extension, None to go by it."""
    return name or (None if PurePath(output).suffix else "tsv")
