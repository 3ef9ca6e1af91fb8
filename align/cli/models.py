"""``sejajar models``: list, show, fetch, convert."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(
    name="models",
    help="List, show, fetch and convert MarianMT models.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="MODEL", help="Embedded, folder or hub name.")]


@app.command(name="list")
def list_models() -> None:
    """List the embedded models and some on the hub."""
    from align.errors import ModelError
    from align.resources import DEFAULT_MODEL
    from align.translate.models import HUB_MODELS, embedded, find_model

    for model in embedded():
        default = "  (default)" if model.name == DEFAULT_MODEL else ""
        print(f"{model.name:40} embedded, {model.parameters / 1e6:.1f}M parameters{default}")
    for name, description in HUB_MODELS.items():
        try:
            find_model(name)
        except ModelError:
            state = "not fetched"
        else:
            state = "fetched"
        print(f"{name:40} {state}; {description}")


@app.command()
def show(name: Name) -> None:
    """Show a model's shape, limits and card."""
    from align.translate.convert import converted_path
    from align.translate.models import find_model

    model = find_model(name)
    config = model.config
    converted = converted_path(model)
    pieces = len(model.vocabulary)
    for key, value in (
        ("name", model.name),
        ("folder", model.path),
        ("digest", model.digest),
        ("parameters", f"{model.parameters:,}"),
        ("encoder", f"{config['encoder_layers']} layers of {config['d_model']}"),
        ("decoder", f"{config['decoder_layers']} layers of {config['d_model']}"),
        ("vocabulary", f"{pieces:,} pieces, {pieces - len(model.unwritable):,} in drafts"),
        ("longest source", f"{model.limit} pieces"),
        ("target token", model.language_token or "none"),
        ("converted", converted if converted.is_dir() else "not yet"),
    ):
        print(f"{key:15} {value}")
    card = model.path / "README.md"
    if card.is_file():
        print(f"\n{card.read_text('utf-8')}", end="")


@app.command()
def fetch(name: Name) -> None:
    """Download a model from the Hugging Face hub.

    It goes into the hub's own cache; drafting then needs no network.
    """
    from align.translate.models import fetch_model

    model = fetch_model(name)
    print(f"{model.name}: {model.path}")


@app.command()
def convert(name: Name) -> None:
    """Convert a model now, not at its first use.

    For CTranslate2, into the cache.
    """
    from align.translate.convert import convert as convert_model
    from align.translate.models import find_model

    print(convert_model(find_model(name)))
