"""``sejajar flag``."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.arguments import Column, Encoding, Glossary, Output, refuse_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from align.document import Flag, Pair
    from align.flag import Flagger, Options
    from align.flag.listing import Listed


class Format(StrEnum):
    """How flags are printed."""

    text = "text"
    tsv = "tsv"
    jsonl = "jsonl"
    sarif = "sarif"
    pairs = "pairs"


class Level(StrEnum):
    """MQM severities, from harmless to worst."""

    neutral = "neutral"
    minor = "minor"
    major = "major"
    critical = "critical"


def flag(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            callback=refuse_pairs,
            metavar="INPUT...",
            help="Texts (as for split), or aligned TSVs whose pairs to check.",
        ),
    ] = None,
    output: Output = "-",
    format: Annotated[  # noqa: A002
        Format,
        typer.Option(
            help="How to print the flags; pairs: an aligned TSV with the flags in its rows, to "
            "review (its old ones go).",
        ),
    ] = Format.text,
    list_flags: Annotated[
        bool, typer.Option("--list-flags", help="Print every flag with its definition and stop.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="FLAG", help="Only this flag; repeatable.")
    ] = None,
    disable: Annotated[
        list[str] | None, typer.Option(metavar="FLAG", help="Not this flag; repeatable.")
    ] = None,
    min_severity: Annotated[Level, typer.Option(help="Print nothing milder.")] = Level.neutral,
    fail_on: Annotated[
        Level | None, typer.Option(help="Exit with status 1 if a flag is as severe as this.")
    ] = None,
    names: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Further names, one a line; repeatable."),
    ] = None,
    glossary: Glossary = None,
    ignore: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Spans to pass over: flag id, tab, span, tab, reason."),
    ] = None,
    machine: Annotated[
        bool,
        typer.Option(
            "--machine",
            help="The texts are known to be machine-translated: flag what is weak, too.",
        ),
    ] = False,
    final: Annotated[
        bool,
        typer.Option(
            "--final",
            help="Check the English that a reviewer signed off, and print nothing else.",
        ),
    ] = False,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="MODEL",
            help="Let this model read the pairs, for the flags that need one; costs time.",
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Settings; sejajar.toml in this folder if it exists."),
    ] = None,
    encoding: Encoding = None,
    column: Column = "text",
) -> None:
    """Flag machine-translation artefacts.

    Of texts the source is checked, of an aligned TSV the pairs.  No input is changed.
    """
    from align.document import SEVERITIES
    from align.exchange.atomic import atomic_write
    from align.exchange.tsv import write_tsv
    from align.flag import FLAGS, Flagger
    from align.flag.reports import REPORTS

    if list_flags:
        for kind in FLAGS.values():
            typer.echo(f"{kind.id}\t{kind.severity}\t{'/'.join(kind.sides)}\t{kind.definition}")
        return
    if not inputs:
        raise typer.BadParameter("name at least one file, or - for standard input")
    if final and format is Format.pairs:
        raise typer.BadParameter("--final has no place in a TSV, whose flags are of its drafts")
    tables = [name for name in inputs if _is_aligned(name, column)]
    texts = [name for name in inputs if name not in tables]
    if final and texts:
        raise typer.BadParameter(f"--final takes reviewed TSVs, which {texts[0]} is not")
    flagger = Flagger(_options(config, only, disable, names, glossary, ignore, machine, model))
    least = SEVERITIES.index(min_severity.value)
    worst = -1

    def wanted(one: Flag) -> bool:
        nonlocal worst
        rank = SEVERITIES.index(one.severity)
        worst = max(worst, rank)
        return rank >= least

    if format is Format.pairs:
        pairs = _pairs(tables, texts, flagger, encoding, column)
        write_tsv(output, (replace(p, flags=tuple(filter(wanted, p.flags))) for p in pairs))
    else:
        listed = _listed(tables, texts, flagger, encoding, column, final=final)
        with atomic_write(output) as handle:
            for line in REPORTS[format.value](one for one in listed if wanted(one.flag)):
                handle.write(line + "\n")
    if fail_on is not None and worst >= SEVERITIES.index(fail_on.value):
        raise typer.Exit(1)


def _options(
    config: Path | None,
    only: list[str] | None,
    disable: list[str] | None,
    names: list[Path] | None,
    glossary: Path | None,
    ignore: Path | None,
    machine: bool,
    model: str | None,
) -> Options:
    from align.cli.settings import flag_options
    from align.flag import FLAGS
    from align.flag.ignore import IgnoreList

    options = flag_options(config, model=model or None, glossary=glossary)
    for flag_id in (*(only or ()), *(disable or ())):
        if flag_id not in FLAGS:
            raise typer.BadParameter(f"no flag {flag_id}; see sejajar flag --list-flags")
    return replace(
        options,
        enable=frozenset(only) if only else options.enable,
        disable=options.disable | frozenset(disable or ()),
        names=(*options.names, *(names or ())),
        ignore=IgnoreList.read(ignore) if ignore else options.ignore,
        machine=machine or options.machine,
    )


def _pairs(
    tables: Iterable[str],
    texts: Sequence[str],
    flagger: Flagger,
    encoding: str | None,
    column: str,
) -> Iterator[Pair]:
    """Yield the flagged pairs of tables, and of texts the segments as pairs without English."""
    from align.exchange.tsv import read_tsv
    from align.flag import flag_pairs
    from align.pipeline import read_and_split, undrafted_pairs

    for name in tables:
        yield from flag_pairs(read_tsv(name), flagger)
    if texts:
        for document in read_and_split(texts, encoding=encoding, column=column):
            yield from flag_pairs(undrafted_pairs(document), flagger)


def _listed(
    tables: Iterable[str],
    texts: Sequence[str],
    flagger: Flagger,
    encoding: str | None,
    column: str,
    *,
    final: bool,
) -> Iterator[Listed]:
    from itertools import groupby

    from align.exchange.tsv import read_tsv
    from align.flag import flag_document, flag_pairs
    from align.flag.listing import list_document, list_pairs
    from align.pipeline import read_and_split

    for name in tables:
        line = 2
        for _, group in groupby(read_tsv(name), key=lambda pair: pair.doc):
            document = list(group)
            if final:
                document = [replace(pair, draft=pair.signed_off, reference="") for pair in document]
            yield from list_pairs(flag_pairs(document, flagger), name, line, final=final)
            line += len(document)
    if texts:
        for text in read_and_split(texts, encoding=encoding, column=column):
            yield from list_document(text, flag_document(text, flagger))


def _is_aligned(name: str, column: str) -> bool:
    """Tell a TSV of pairs from one of texts by its header row."""
    from align.errors import InputError
    from align.exchange.tsv import columns_of, holds_pairs
    from align.text.opening import unpacked_name

    if not unpacked_name(name).lower().endswith(".tsv"):
        return False
    try:
        return holds_pairs(columns_of(name), texts=column)
    except InputError:
        # Read as a text, it is refused like any other that cannot be read.
        return False
