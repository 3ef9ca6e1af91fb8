"""``sejajar translate``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from align.cli.arguments import Column, Encoding, Inputs, Model, Quiet


class Format(StrEnum):
    """What is written."""

    tsv = "tsv"
    jsonl = "jsonl"
    text = "text"


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
        Format, typer.Option(help="Aligned TSV, JSON Lines, or the drafts alone, one a line.")
    ] = Format.tsv,
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

    from align.cli.progress import progress
    from align.cli.summary import summarise
    from align.exchange.drafts import write_drafts
    from align.exchange.jsonl import write_jsonl
    from align.exchange.tsv import write_tsv
    from align.pipeline import Summary, read_and_split
    from align.pipeline import translate as draft
    from align.translate.cache import DraftCache
    from align.translate.drafter import Drafter
    from align.translate.models import find_model
    from align.translate.options import DecodingOptions
    from align.translate.paths import cache_dir
    from align.translate.translator import load_translator

    started = time.monotonic()
    options = DecodingOptions(
        beam_size=beam_size,
        length_penalty=length_penalty,
        no_repeat_ngram=no_repeat_ngram,
        batch_tokens=batch_tokens,
        threads=threads,
    )
    folder = find_model(model)
    summary = Summary()
    documents = read_and_split(
        inputs, encoding=encoding, column=column, lines=lines, summary=summary
    )
    translator = load_translator(folder, backend, threads)
    store = (
        DraftCache(cache_dir() / "drafts.sqlite", folder.digest, f"{backend} {options.key}")
        if cache
        else None
    )
    pairs = draft(
        documents, Drafter(translator, options, store), boilerplate=boilerplate, summary=summary
    )
    write = {Format.tsv: write_tsv, Format.jsonl: write_jsonl, Format.text: write_drafts}[format]
    write(output, progress(pairs, "segments", quiet=quiet, total=None))
    if not quiet:
        print(summarise(summary, time.monotonic() - started), file=sys.stderr)
