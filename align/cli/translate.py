"""``sejajar translate``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from align.cli.arguments import Column, Encoding, Inputs, Model, Quiet, format_of


class Backend(StrEnum):
    """Names of ``align.translate.translator.BACKENDS``."""

    ctranslate2 = "ctranslate2"
    torch = "torch"


def translate(
    inputs: Inputs,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")
    ],
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            help="tsv, jsonl, tmx, xliff, ..., or text: the drafts alone, one a line; "
            "default: by the output's extension.",
            metavar="NAME",
        ),
    ] = None,
    flags: Annotated[bool, typer.Option(help="Flag machine-translation artefacts.")] = True,
    reference: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help="English file or folder whose sentences to pair, as align does."
        ),
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Take every input line as one segment.")
    ] = False,
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate", help="Draft boilerplate as well.")
    ] = False,
    model: Model = "id-en-small",
    backend: Annotated[Backend, typer.Option(help="Decoding engine.")] = Backend.ctranslate2,
    beam_size: Annotated[int, typer.Option(help="1 is greedy search.")] = 4,
    length_penalty: Annotated[float, typer.Option(help="Above 1 favours longer drafts.")] = 1.0,
    no_repeat_ngram: Annotated[
        int, typer.Option(help="No n-gram of so many pieces occurs twice; 0 allows all.")
    ] = 0,
    batch_tokens: Annotated[int, typer.Option(help="Source pieces decoded at once.")] = 2048,
    threads: Annotated[int, typer.Option(help="CPU threads; 0 takes all cores.")] = 0,
    cache: Annotated[bool, typer.Option(help="Look up and keep drafts between runs.")] = True,
    encoding: Encoding = None,
    column: Column = "text",
    quiet: Quiet = False,
) -> None:
    """Split Indonesian texts and draft them in English."""
    import sys
    import time
    from itertools import chain

    from align.cli.progress import progress
    from align.cli.settings import flag_options
    from align.cli.summary import summarise
    from align.exchange.drafts import write_drafts
    from align.exchange.formats import find_format, write_pairs
    from align.flag import flag_pairs
    from align.pair.documents import match_documents
    from align.pipeline import Summary, align, counted, read_and_split
    from align.pipeline import translate as draft
    from align.translate.loading import load_drafter
    from align.translate.options import DecodingOptions

    started = time.monotonic()
    options = DecodingOptions(
        beam_size=beam_size,
        length_penalty=length_penalty,
        no_repeat_ngram=no_repeat_ngram,
        batch_tokens=batch_tokens,
        threads=threads,
    )
    if format != "text":
        format = find_format(output, format_of(output, format)).name  # noqa: A001
    drafter = load_drafter(model, backend, options, cache=cache)
    summary = Summary()
    documents = read_and_split(
        inputs, encoding=encoding, column=column, lines=lines, summary=summary
    )
    if reference is None:
        pairs = draft(documents, drafter, boilerplate=boilerplate, summary=summary)
    else:
        english = read_and_split([reference], encoding=encoding, language="en", lines=lines)
        matched = match_documents(list(documents), list(english))
        paired = align(matched, drafter, boilerplate=boilerplate, summary=summary)
        pairs = chain.from_iterable(paired)
    if flags and format != "text":
        pairs = counted(flag_pairs(pairs, flag_options()), summary)
    shown = progress(pairs, "segments", quiet=quiet, total=None)
    if format == "text":
        write_drafts(output, shown)
    else:
        write_pairs(output, shown, format)
    if not quiet:
        print(summarise(summary, time.monotonic() - started), file=sys.stderr)
