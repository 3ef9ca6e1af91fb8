"""A training recipe: one TOML file, checked once at the door."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from glob import glob, has_magic
from pathlib import Path
from typing import Any

from align.errors import InputError, reason

OPTIMIZERS = ("adamw", "muon")


@dataclass(frozen=True, slots=True)
class SourceRecipe:
    """One file of training pairs.

    Attributes:
        path: a two-column TSV (Indonesian, English) or a Sejajar TSV, gzipped or not; in the file
            a name with ``*`` or ``[12]`` stands for all that match, in the order of their names.
        weight: how often an epoch holds each pair; 2.5 is twice, and once more for every second.
    """

    path: Path
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class DataRecipe:
    """What to train on, what to measure on, what to keep out.

    Attributes:
        sources: the training files; in the file ``more_sources`` come on top of them, such as of
            a recipe that is extended.  Of a file named twice the last weight counts.
        dev: two-column TSVs on which the loss and chrF are measured while training.
        dev_sentences: how many lines of each dev file are decoded for chrF.
        evaluation: files that must not occur in the training pairs, on either side; the ``dev``
            files always count among them.
        choices: three-column TSVs of drafts beside their reference, and what each is worth (see
            ``choices.py``).
        max_pieces: longest side, in pieces.
        max_ratio: largest ratio of the sides' piece counts (short pairs are spared).
    """

    sources: tuple[SourceRecipe, ...]
    dev: tuple[Path, ...] = ()
    dev_sentences: int = 200
    evaluation: tuple[Path, ...] = ()
    choices: tuple[Path, ...] = ()
    max_pieces: int = 110
    max_ratio: float = 2.5


@dataclass(frozen=True, slots=True)
class ModelRecipe:
    """The shape of the Transformer and of its vocabulary (joint SentencePiece unigram).

    Attributes:
        dropout: share of the activations left out; also where training starts from a folder.
        encoder: the folder of a pretrained encoder to start from (see ``encoder.py``); its first
            ``encoder_layers`` layers are taken, and width, heads and ``ffn`` are its own.
    """

    vocabulary: int = 8000
    d_model: int = 256
    heads: int = 4
    ffn: int = 1024
    encoder_layers: int = 6
    decoder_layers: int = 2
    dropout: float = 0.1
    lexical_init: bool = True
    encoder: str = ""


@dataclass(frozen=True, slots=True)
class TrainRecipe:
    """How to train.

    Attributes:
        tokens: target tokens (padding left out) after which training ends.
        batch_tokens: padded target positions in one forward pass.
        accumulate: forward passes in one update.
        rate: peak learning rate, reached after ``warmup`` updates; then inverse square root.
        decay_tokens: over the last so many target tokens the rate falls linearly to zero.
        optimizer: ``adamw``, or ``muon``, which learns more from each update, but whose updates
            take a CPU long (see ``optimizer.py``): ``accumulate`` makes them fewer.
        encoder_rate: share of the rate at which a pretrained encoder and embeddings learn.
        frozen_tokens: so many target tokens long they do not learn at all, which saves a third of
            the time while the new decoder knows nothing.
        guided: weight of the loss that pulls the last decoder layer's cross attention towards
            the word alignment of the lexical model; halves every ``guided_half_life`` updates.
        label_smoothing: mass given to all pieces alike.
        short_first: in the first epoch, take the shortest sentences first.
        subword_alpha: SentencePiece sampling temperature on the source side; 0 turns it off.
        renamed: share of the pairs with a name or a number in common that hold another in its place
            in an epoch (see ``renaming.py``).
        joined: share of the pairs that stand in one row with another: two sentences that have
            nothing to do with each other (Nguyen, Murray and Chiang, 2021).
        noise: share of the pieces shown to the model that are replaced by random ones.
        chosen: share of the batches that are of ``choices``.
        average: how many states, ``average_every`` updates apart, are averaged in the result.
        average_every: see ``average``.
        meet_every: updates between two exchanges of weights with a run beside this one.
        checkpoint_minutes: how often everything that resuming needs is written.
        validate_minutes: how often loss and chrF on the dev files are measured.
        seed: of data order, dropout and initial weights.
        threads: 0 leaves the choice to torch.
    """

    tokens: int = 100_000_000
    batch_tokens: int = 2048
    accumulate: int = 1
    rate: float = 1e-3
    warmup: int = 1000
    decay_tokens: int = 0
    optimizer: str = "adamw"
    encoder_rate: float = 0.3
    frozen_tokens: int = 0
    weight_decay: float = 0.01
    guided: float = 1.0
    guided_half_life: int = 4000
    label_smoothing: float = 0.1
    short_first: bool = True
    subword_alpha: float = 0.0
    renamed: float = 0.0
    joined: float = 0.0
    noise: float = 0.0
    chosen: float = 0.0
    average: int = 5
    average_every: int = 500
    meet_every: int = 25
    checkpoint_minutes: float = 5.0
    validate_minutes: float = 15.0
    seed: int = 1
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole recipe, as a TOML file with the tables ``data``, ``model`` and ``train``."""

    name: str
    data: DataRecipe
    model: ModelRecipe = field(default_factory=ModelRecipe)
    train: TrainRecipe = field(default_factory=TrainRecipe)


def _checked(kind: type, table: object, where: str, path: Path) -> dict[str, Any]:
    """Return ``table`` if it holds only fields of ``kind``, with values of the default's type."""
    if not isinstance(table, Mapping):
        raise InputError(f"{where} is not a table", path=str(path))
    known = {f.name: f for f in fields(kind)}
    for key, value in table.items():
        if key not in known:
            names = ", ".join(known)
            raise InputError(f"unknown key '{key}' in [{where}]; known: {names}", path=str(path))
        default = known[key].default
        if default is MISSING or isinstance(default, tuple):
            continue
        numbers = isinstance(default, float) and isinstance(value, int)
        if type(value) is not type(default) and not numbers:
            expected = type(default).__name__
            raise InputError(f"[{where}] {key} = {value!r} is not a {expected}", path=str(path))
    return dict(table)


def _read(path: Path, below: tuple[Path, ...] = ()) -> dict[str, Any]:
    """Return a recipe's tables, over those of the recipe that it extends.

    Args:
        path: the TOML file.
        below: the recipes that extend it, each the next.
    """
    try:
        own = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"cannot read the recipe: {error.strerror}", path=str(path)) from error
    # RecursionError: brackets nested a thousand deep.
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a TOML file: {reason(error)}", path=str(path)) from error
    other = own.pop("extends", None)
    if other is None:
        return own
    if not isinstance(other, str) or "\0" in other:
        raise InputError(f"extends = {other!r} is not a file name", path=str(path))
    chain = (*below, path.resolve())
    first = path.parent / other
    if first.resolve() in chain:
        raise InputError(f"the recipe extends itself, by way of {other}", path=str(path))
    merged = _read(first, chain)
    for name, value in own.items():
        before = merged.get(name)
        if isinstance(before, dict) and isinstance(value, dict):
            value = {**before, **value, **_more(before, value)}
        merged[name] = value
    return merged


def _more(before: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return what comes on top of a recipe's sources: its own over those of what it extends."""
    first, second = before.get("more_sources"), own.get("more_sources")
    if isinstance(first, list) and isinstance(second, list):
        return {"more_sources": [*first, *second]}
    return {}


def read_recipe(path: Path, *, data_dir: Path | None = None) -> Recipe:
    """Read and check a recipe.

    Args:
        path: the TOML file.  ``extends = "other.toml"``, from its own folder, takes over all that
            it does not set itself, table by table and key by key; ``more_sources`` add up.
        data_dir: what relative paths inside the recipe start from, unless the file lies beside the
            recipe; default: the recipe's folder.

    Raises:
        InputError: no such file, bad TOML, an unknown key, a recipe that extends itself, or a
            training file that is not there.
    """
    table = _read(path)
    base = data_dir or path.parent

    def listed(key: str) -> list[Any]:
        value = data.get(key, [])
        if not isinstance(value, list):
            raise InputError(f"[data] {key} is not a list", path=str(path))
        return value

    def existing(name: object) -> list[Path]:
        if not isinstance(name, str) or "\0" in name:
            raise InputError(f"[data] {name!r} is not a file name", path=str(path))
        for folder in (base, path.parent):
            # Unlike Path.is_file, it takes a name that is too long for one that is not there.
            if os.path.isfile(folder / name):
                return [folder / name]
            if has_magic(name) and (found := sorted(glob(name, root_dir=folder))):
                return [folder / each for each in found]
        where = base / name
        raise InputError(f"data file not found: {where}; give --data DIR?", path=str(path))

    data = table.get("data", {})
    more = data.pop("more_sources", []) if isinstance(data, dict) else []
    data = _checked(DataRecipe, data, "data", path)
    if not isinstance(more, list):
        raise InputError("[data] more_sources is not a list", path=str(path))
    rows = [
        {"path": row} if isinstance(row, str) else _checked(SourceRecipe, row, "data.sources", path)
        for row in [*listed("sources"), *more]
    ]
    if not rows:
        raise InputError("[data] names no sources", path=str(path))
    weights = {
        file: float(row.get("weight", 1.0)) for row in rows for file in existing(row.get("path"))
    }
    data["sources"] = tuple(SourceRecipe(file, weight) for file, weight in weights.items())
    for key in ("dev", "evaluation", "choices"):
        data[key] = tuple(file for name in listed(key) for file in existing(name))
    model = ModelRecipe(**_checked(ModelRecipe, table.get("model", {}), "model", path))
    if model.encoder:
        if not os.path.isdir(base / model.encoder):
            where = base / model.encoder
            raise InputError(f"encoder not found: {where}; give --data DIR?", path=str(path))
        model = replace(model, encoder=str(base / model.encoder))
    if model.heads < 1 or model.d_model % model.heads:
        raise InputError("[model] d_model must be a multiple of heads", path=str(path))
    options = TrainRecipe(**_checked(TrainRecipe, table.get("train", {}), "train", path))
    if options.optimizer not in OPTIMIZERS:
        known = ", ".join(OPTIMIZERS)
        raise InputError(f"[train] optimizer must be one of {known}", path=str(path))
    if not 0 <= options.chosen <= 1:
        raise InputError("[train] chosen must be a share, from 0 to 1", path=str(path))
    if bool(options.chosen) != bool(data["choices"]):
        raise InputError("[train] chosen and [data] choices go together", path=str(path))
    return Recipe(
        name=str(table.get("name", path.stem)),
        data=DataRecipe(**data),
        model=model,
        train=options,
    )
