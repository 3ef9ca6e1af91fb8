"""``sejajar translate``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from align.cli.arguments import (
    BeamSize,
    Cache,
    Column,
    Coverage,
    Dictionary,
    Encoding,
    Glossary,
    Inputs,
    Model,
    Output,
    Quiet,
    Threads,
    format_of,
)
from align.cli.running import (
    Address,
    EngineName,
    EngineOption,
    GpusPerWorker,
    Jobs,
    Restart,
    ShardSize,
    Strict,
    Workers,
    carry_out,
    choose_engine,
)
from align.resources import DEFAULT_MODEL
from align.translate.options import BATCH_TOKENS


class Backend(StrEnum):
    """Names of ``align.translate.translator.BACKENDS``."""

    ctranslate2 = "ctranslate2"
    torch = "torch"


def translate(
    inputs: Inputs,
    output: Output,
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            help="tsv, jsonl, tmx, xliff, xliff2, parquet, xlsx, moses, po, labelstudio, pearmut, "
            "or text: the drafts alone, one a line; default: by the output's extension, else tsv.",
            metavar="NAME",
        ),
    ] = None,
    flags: Annotated[bool, typer.Option(help="Flag machine-translation artefacts.")] = True,
    links: Annotated[
        bool,
        typer.Option(
            "--links",
            help="Add columns that link words of draft and source; each draft is read once more.",
        ),
    ] = False,
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
    model: Model = DEFAULT_MODEL,
    backend: Annotated[Backend, typer.Option(help="Decoding engine.")] = Backend.ctranslate2,
    beam_size: BeamSize = 4,
    coverage: Coverage = True,
    dictionary: Dictionary = True,
    glossary: Glossary = None,
    length_penalty: Annotated[float, typer.Option(help="Above 1 favours longer drafts.")] = 1.0,
    no_repeat_ngram: Annotated[
        int, typer.Option(help="No n-gram of so many pieces occurs twice; 0 allows all.")
    ] = 0,
    batch_tokens: Annotated[int, typer.Option(help="Source pieces decoded at once.")] = (
        BATCH_TOKENS
    ),
    threads: Threads = 0,
    cache: Cache = True,
    jobs: Jobs = 1,
    engine: EngineOption = EngineName.local,
    address: Address = None,
    workers: Workers = 0,
    gpus_per_worker: GpusPerWorker = 0.0,
    shard_size: ShardSize = 0,
    restart: Restart = False,
    strict: Strict = False,
    encoding: Encoding = None,
    column: Column = "text",
    quiet: Quiet = False,
) -> None:
    """Split Indonesian texts and draft them in English.

    A run that was cut off goes on where it stopped when the same command is given again.
    """
    from functools import partial

    from align.cli.settings import flag_options
    from align.exchange.drafts import write_drafts
    from align.exchange.formats import find_format, write_pairs
    from align.run.corpus import Corpus, Matched, Reading, Texts
    from align.run.plan import Plan
    from align.run.run import Write
    from align.translate.options import DecodingOptions

    if format != "text":
        format = find_format(output, format_of(output, format)).name  # noqa: A001
    marking = flag_options(glossary=glossary)
    plan = Plan(
        model=model,
        backend=backend,
        decoding=DecodingOptions(
            beam_size=beam_size,
            coverage=coverage,
            dictionary=dictionary,
            glossary=marking.glossary,
            length_penalty=length_penalty,
            no_repeat_ngram=no_repeat_ngram,
            batch_tokens=batch_tokens,
            threads=threads,
        ),
        cache=cache,
        boilerplate=boilerplate,
        lines=lines,
        links=links,
        flags=marking if flags and format != "text" else None,
    )
    reading = Reading(encoding, column, lines)
    corpus: Corpus = Texts(inputs, reading)
    if reference is not None:
        corpus = Matched(inputs, [reference], reading)
    write: Write = write_drafts if format == "text" else partial(write_pairs, format=format)
    carry_out(
        plan,
        corpus,
        output,
        write,
        marks={"--format": format},
        engine=choose_engine(
            engine, jobs=jobs, address=address, workers=workers, gpus=gpus_per_worker
        ),
        shard_size=shard_size,
        restart=restart,
        strict=strict,
        quiet=quiet,
    )
