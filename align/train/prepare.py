"""What a run starts from: its pairs in batches, its pieces, its word alignment, its weights."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.errors import InputError
from align.train import checkpoint, lexicon
from align.train.batches import Batch
from align.train.choices import Choices, Mixed, read_choices
from align.train.data import Held, TrainingPair, load_pairs
from align.train.encoder import PretrainedEncoder, attend_by_meaning, build_on, read_encoder
from align.train.epochs import Epochs
from align.train.log import Say
from align.train.model import build, load
from align.train.recipe import Recipe
from align.train.vocabulary import (
    Vocabulary,
    prune_targets,
    prune_vocabulary,
    train_vocabulary,
)

if TYPE_CHECKING:
    from torch import Tensor

_LEXICON_BATCHES = 4_000
"""At least so many teach the lexicon: all of a long epoch would take too long."""

Batches = Callable[[], list[Batch]]

_MOST_PIECES = 20_000
"""Of a vocabulary whose word alignment is learned: the table has that many rows and columns."""


@dataclass(frozen=True, slots=True)
class Start:
    """A run before its first update.

    Attributes:
        epochs: the batches.
        vocabulary: the pieces.
        tokenizer: the folder they lie in.
        links: which piece translates which, for guided alignment; none without it.
        model: a ``MarianMTModel``.
    """

    epochs: Epochs | Mixed
    vocabulary: Vocabulary
    tokenizer: Path
    links: Tensor | None
    model: Any


def prepare(recipe: Recipe, work: Path, init: Path | None, drop_held: bool, say: Say) -> Start:
    """Read the pairs and make, or find in ``work``, whatever training needs besides.

    Args:
        recipe: what to do.
        work: the run's folder.
        init: a MarianMT folder whose pieces and weights to start from.
        drop_held: leave pairs out that occur in an evaluation set, instead of refusing them.
        say: takes progress lines.

    Raises:
        InputError: see :func:`align.train.data.load_pairs`; or no pair is left.
    """
    import torch

    held = Held([*recipe.data.dev, *recipe.data.evaluation])
    pairs = _pairs(recipe, held, drop_held, say)
    encoder = read_encoder(Path(recipe.model.encoder)) if recipe.model.encoder else None
    tokenizer = init or work / "tokenizer"
    if not tokenizer.is_dir():
        _make_vocabulary(pairs, encoder, recipe.model.vocabulary, tokenizer)
        say(f"vocabulary: {recipe.model.vocabulary} pieces")
    vocabulary = Vocabulary(tokenizer)
    torch.manual_seed(recipe.train.seed)
    epochs = Epochs(pairs, vocabulary, recipe)

    @cache
    def first_epoch() -> list[Batch]:
        return list(epochs.batches(0))

    lexical = recipe.model.lexical_init and not init and not encoder
    tables: dict[str, Tensor] = {}
    if recipe.train.guided and vocabulary.size > _MOST_PIECES:
        say(f"no guided alignment: its table would have {vocabulary.size:,} rows and columns")
    elif recipe.train.guided:
        tables = _tables(work, first_epoch, vocabulary.size, recipe, lexical, say)
    if init:
        model = load(init, recipe.model.dropout)
    elif encoder:
        model = build_on(encoder, encoder.fitted(recipe.model), vocabulary.pieces)
        if tables and not checkpoint.states(work):
            # From all over the epoch, since the shortest sentences may come first.
            share = attend_by_meaning(model, _spread(first_epoch(), 100), tables["links"])
            say(f"the encoder's states name the translation of {share:.0%} of the pieces")
    else:
        embeddings = tables.get("embeddings") if lexical else None
        model = build(recipe.model, vocabulary.size, embeddings)
    batches = _with_choices(epochs, recipe, held, vocabulary, say)
    return Start(batches, vocabulary, tokenizer, tables.get("links"), model)


def _with_choices(
    epochs: Epochs, recipe: Recipe, held: Held, vocabulary: Vocabulary, say: Say
) -> Epochs | Mixed:
    """Return the batches, with those of choices among them if the recipe has any."""
    if not recipe.data.choices:
        return epochs
    choices = Choices(read_choices(recipe.data.choices, held), vocabulary, recipe.train)
    say(f"choices: {len(choices)}")
    if not choices:
        raise InputError("no choice is left to train on", path=str(recipe.data.choices[0]))
    return Mixed(epochs, choices, recipe.train.chosen, recipe.train.seed)


def _pairs(recipe: Recipe, held: Held, drop_held: bool, say: Say) -> list[TrainingPair]:
    pairs, counts = load_pairs(
        [(s.path, s.weight) for s in recipe.data.sources],
        held,
        max_ratio=recipe.data.max_ratio,
        drop_held=drop_held,
    )
    say("pairs: " + ", ".join(f"{n} {reason}" for reason, n in counts.most_common()))
    if not pairs:
        raise InputError("no pair is left to train on")
    return pairs


def _make_vocabulary(
    pairs: list[TrainingPair], encoder: PretrainedEncoder | None, size: int, folder: Path
) -> None:
    """Write the tokenizer of a new model: learned from the pairs, or chosen of the encoder's.

    The folder appears under its name only when it is whole.
    """
    draft = folder.with_suffix(".tmp")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    heavy = [p for p in pairs for _ in range(max(1, round(p.weight)))]
    sides = (side for p in heavy for side in (p.source, p.target))
    if encoder:
        prune_vocabulary(encoder.pieces, sides, size, draft)
    else:
        train_vocabulary(sides, size, draft)
    prune_targets(draft, (pair.target for pair in pairs))
    draft.rename(folder)


def _spread(batches: list[Batch], count: int) -> list[Batch]:
    """Return at least ``count`` of the batches, if there are so many, from all over the epoch."""
    return batches[:: max(1, len(batches) // count)]


def _tables(
    work: Path, first_epoch: Batches, size: int, recipe: Recipe, embeddings: bool, say: Say
) -> dict[str, Tensor]:
    """Return the links between pieces, and embeddings if wanted, learned once for ``work``."""
    from safetensors.torch import load_file, save_file

    path = work / "lexicon.safetensors"
    if not path.is_file():
        batches = first_epoch()
        forward, backward = lexicon.learn(_spread(batches, _LEXICON_BATCHES), size)
        tables = {"links": lexicon.symmetric(forward, backward)}
        if embeddings:
            tables["embeddings"] = lexicon.bilingual_embeddings(
                forward, batches, recipe.model.d_model, recipe.train.seed
            )
        save_file(tables, path)
        say("lexicon learned")
    return load_file(path)
