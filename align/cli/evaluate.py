"""``sejajar evaluate``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from align.cli.arguments import Output


class Format(StrEnum):
    """Names of ``align.evaluate.outputs.registry.OUTPUTS``."""

    text = "text"
    json = "json"
    markdown = "markdown"
    latex = "latex"
    html = "html"
    segments = "segments"


class Test(StrEnum):
    """Names of ``align.evaluate.evaluation.TESTS``."""

    bootstrap = "bootstrap"
    randomisation = "randomisation"


class Unit(StrEnum):
    """Names of ``align.evaluate.evaluation.UNITS``."""

    segment = "segment"
    document = "document"


def evaluate(
    hypotheses: Annotated[
        list[str],
        typer.Argument(
            metavar="HYP...",
            help="Texts with one sentence a line (.gz too), -, aligned TSVs, or what else convert "
            "reads; each is a system, the first is the baseline.",
        ),
    ],
    references: Annotated[
        list[str] | None,
        typer.Option(
            "--ref",
            "-r",
            metavar="REF",
            help="A text or an aligned TSV to score against; give several times for several "
            "reference sets.  Not needed where the first file holds one.",
        ),
    ] = None,
    output: Output = "-",
    format: Annotated[  # noqa: A002
        Format | None,
        typer.Option(
            "--format",
            "-f",
            "--to",
            help="What to write; html is a page with plots.  [default: by the output's extension, "
            "else text]",
        ),
    ] = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            "--metric",
            "-m",
            metavar="NAME",
            help="bleu, chrf, chrf++, ter, comet; give several times.  [default: all but comet]",
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Column of the TSVs to score; several are several systems.  [default: draft]",
        ),
    ] = None,
    against: Annotated[
        str,
        typer.Option(metavar="NAME", help="Column of a TSV to score against: reference or final."),
    ] = "reference",
    docids: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The document of each line of the first reference."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The source of each line of the first reference."),
    ] = None,
    pair: Annotated[
        bool,
        typer.Option(
            "--pair/--no-pair", help="Pair sentences first where a text has more or fewer lines."
        ),
    ] = True,
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Break down by doc, length, flag, status, kind, confidence, similarity or any "
            "extra column of the TSV; none for no breakdown.  [default: what there is]",
        ),
    ] = None,
    test: Annotated[
        list[Test] | None,
        typer.Option(help="How systems are compared with the baseline.  [default: bootstrap]"),
    ] = None,
    unit: Annotated[
        list[Unit] | None,
        typer.Option(help="What is resampled.  [default: segment, and document if known]"),
    ] = None,
    samples: Annotated[int, typer.Option(min=0, help="Bootstrap samples; 0 for none.")] = 1000,
    trials: Annotated[int, typer.Option(min=1, help="Randomisation trials.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="Of the random numbers.")] = 12345,
    by_metric: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Metric for breakdowns and differences of several systems.  [default: chrf]",
        ),
    ] = None,
    differences: Annotated[
        int,
        typer.Option(min=0, help="Segments to show that gain most, and as many that lose most."),
    ] = 5,
    lowercase: Annotated[bool, typer.Option("--lowercase", help="Ignore case.")] = False,
    tokenize: Annotated[
        str, typer.Option(metavar="NAME", help="sacreBLEU's tokenizer for BLEU.")
    ] = "13a",
    comet_model: Annotated[
        str, typer.Option(metavar="MODEL", help="Hub name or checkpoint of a COMET model.")
    ] = "Unbabel/wmt22-comet-da",
) -> None:
    """Score translations against references.

    BLEU, chrF, TER and COMET, with intervals, significance and breakdowns.
    """
    import sys
    from pathlib import Path

    from align.evaluate.evaluation import TESTS, UNITS, Resampling
    from align.evaluate.evaluation import evaluate as score
    from align.evaluate.load import Inputs, load
    from align.evaluate.metrics.base import Options
    from align.evaluate.metrics.registry import DEFAULTS
    from align.evaluate.outputs.registry import EXTENSIONS, OUTPUTS
    from align.evaluate.outputs.text import show
    from align.evaluate.postedit import measure_post_editing
    from align.evaluate.report import Report, choose_metric
    from align.evaluate.resegment import align_english
    from align.exchange.atomic import atomic_write
    from align.exchange.formats import FORMATS, read_pairs

    inputs = Inputs(
        hypotheses=hypotheses,
        references=references or (),
        documents=docids,
        sources=source,
        columns=column or ("draft",),
        against=against,
        readers={
            extension: read_pairs
            for each in FORMATS.values()
            # Moses text is plain text with one sentence a line.
            if each.reader and each.name != "moses"
            for extension in each.extensions
        },
        aligner=align_english if pair else None,
    )
    corpus, rows = load(inputs)
    evaluation = score(
        corpus,
        metric or DEFAULTS,
        options=Options(lowercase=lowercase, tokenize=tokenize, comet_model=comet_model),
        resampling=Resampling(
            units=tuple(each for each in UNITS if each in (unit or UNITS)),
            tests=tuple(each for each in TESTS if each in (test or TESTS[:1])),
            samples=samples,
            trials=trials,
            seed=seed,
        ),
        by=None if by is None else [name for name in by if name != "none"],
    )
    report = Report(
        evaluation, choose_metric(evaluation, by_metric), differences, measure_post_editing(rows)
    )
    written = format or EXTENSIONS.get(Path(output).suffix.lower(), "text")
    if written == "text" and output == "-" and sys.stdout.isatty():
        show(report)
        return
    with atomic_write(output) as handle:
        handle.write(OUTPUTS[written](report))
