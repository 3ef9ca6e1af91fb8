"""``sejajar align``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from align.cli.arguments import (
    Cache,
    Column,
    Dictionary,
    Encoding,
    Glossary,
    Meaning,
    Model,
    Output,
    Quiet,
    format_of,
)
from align.cli.running import (
    Address,
    EngineName,
    EngineOption,
    Jobs,
    Restart,
    ShardSize,
    Strict,
    Workers,
    carry_out,
    choose_engine,
)
from align.resources import DEFAULT_MODEL


def align(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Indonesian file or folder.")],
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="English file or folder.")],
    output: Output,
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            help="tsv, jsonl, tmx, xliff, xliff2, parquet, xlsx, moses, po, labelstudio, pearmut "
            "or vecalign; default: by the output's extension, else tsv.",
            metavar="NAME",
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(help="Which documents belong together: source<TAB>reference lines."),
    ] = None,
    by_content: Annotated[
        bool, typer.Option("--by-content", help="Match documents by what they say, not by name.")
    ] = False,
    drafts: Annotated[
        Path | None,
        typer.Option(help="English drafts by any system, one a line, one for each segment."),
    ] = None,
    lexical: Annotated[
        bool, typer.Option("--lexical", help="Align without drafts, by the word table alone.")
    ] = False,
    encoder: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Also ask a sentence encoder: a folder, or a name in the hub cache.",
        ),
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Take every line of both texts as one segment.")
    ] = False,
    min_similarity: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out rows that are less likely to be right.")
    ] = 0.0,
    unaligned: Annotated[
        bool, typer.Option(help="Keep segments without a partner as 1-0 and 0-1 rows.")
    ] = True,
    flags: Annotated[bool, typer.Option(help="Flag machine-translation artefacts.")] = True,
    meaning: Meaning = False,
    model: Model = DEFAULT_MODEL,
    dictionary: Dictionary = True,
    glossary: Glossary = None,
    cache: Cache = True,
    jobs: Jobs = 1,
    engine: EngineOption = EngineName.local,
    address: Address = None,
    workers: Workers = 0,
    shard_size: ShardSize = 0,
    restart: Restart = False,
    strict: Strict = False,
    encoding: Encoding = None,
    column: Column = "text",
    quiet: Quiet = False,
) -> None:
    """Pair Indonesian sentences with their translations.

    Documents are matched by name, a mapping or content, and their sentences n to m.  A run that
    was cut off goes on where it stopped when the same command is given again.
    """
    from functools import partial

    from align.cli.settings import flag_options
    from align.exchange.drafts import read_drafts
    from align.exchange.formats import find_format, write_pairs
    from align.exchange.vecalign import write_vecalign
    from align.run.corpus import Matched, Reading
    from align.run.plan import Plan
    from align.run.run import Write
    from align.translate.options import DecodingOptions

    if format != "vecalign":
        format = find_format(output, format_of(output, format)).name  # noqa: A001
    marking = flag_options(model=model if meaning else None, glossary=glossary)
    plan = Plan(
        model=None if lexical or drafts else model,
        decoding=DecodingOptions(dictionary=dictionary, glossary=marking.glossary),
        cache=cache,
        lines=lines,
        encoder=encoder,
        flags=marking if flags and format != "vecalign" else None,
        # The ids of vecalign's lines count all beads.
        min_similarity=0.0 if format == "vecalign" else min_similarity,
        unaligned=unaligned or format == "vecalign",
    )
    corpus = Matched(
        [source],
        [reference],
        Reading(encoding, column, lines),
        mapping=mapping,
        by_content=by_content,
        drafts=read_drafts(drafts) if drafts else None,
    )
    write: Write = write_vecalign if format == "vecalign" else partial(write_pairs, format=format)
    carry_out(
        plan,
        corpus,
        output,
        write,
        marks={"--format": format},
        engine=choose_engine(engine, jobs=jobs, address=address, workers=workers),
        shard_size=shard_size,
        restart=restart,
        strict=strict,
        quiet=quiet,
    )
