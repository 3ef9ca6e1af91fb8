"""``sejajar train``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def train(
    recipe: Annotated[
        Path, typer.Argument(metavar="RECIPE.toml", help="What to train on, and how.")
    ],
    work: Annotated[
        Path,
        typer.Option(help="The run's folder: states, log, models. A run in it is resumed."),
    ],
    data: Annotated[
        Path | None,
        typer.Option(help="What relative paths in the recipe start from; default: its folder."),
    ] = None,
    init: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help="Fine-tune this model instead of starting afresh."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="Of data order and initial weights, instead of the recipe's.")
    ] = None,
    beside: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The work folder of another run of this recipe, with another --seed: the two "
            "train on, say, one core each, and average their weights now and then.",
        ),
    ] = None,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    drop_held: Annotated[
        bool,
        typer.Option(help="Leave out pairs that occur in an evaluation set instead of refusing."),
    ] = False,
) -> None:
    """Train or fine-tune a MarianMT model.

    The same command resumes a run that was stopped or killed.
    """
    from dataclasses import replace

    from align.train.loop import train as run
    from align.train.recipe import read_recipe
    from align.translate.models import find_or_fetch_model

    folder = find_or_fetch_model(init).path if init else None
    plan = read_recipe(recipe, data_dir=data)
    if seed is not None:
        plan = replace(plan, train=replace(plan.train, seed=seed))
    final = run(plan, work, init=folder, device=device, drop_held=drop_held, beside=beside)
    print(f"finished model: {final}")
