"""Building a MarianMT model: shape, initial weights, export in the Hugging Face layout."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.errors import ModelError
from align.train.recipe import ModelRecipe
from align.translate.tokenizer import TOKENIZER_FILES
from align.translate.torch_backend import load_network

if TYPE_CHECKING:
    from torch import Tensor


def marian(recipe: ModelRecipe, vocabulary: int, *, activation: str = "relu") -> Any:
    """Return a ``MarianMTModel`` with random weights.

    Args:
        recipe: the shape.
        vocabulary: ids, ``<pad>`` (the last) counted.
        activation: of the feed-forward layers, as transformers calls it.
    """
    import torch
    from transformers import MarianConfig, MarianMTModel

    config = MarianConfig(
        vocab_size=vocabulary,
        d_model=recipe.d_model,
        encoder_layers=recipe.encoder_layers,
        decoder_layers=recipe.decoder_layers,
        encoder_attention_heads=recipe.heads,
        decoder_attention_heads=recipe.heads,
        encoder_ffn_dim=recipe.ffn,
        decoder_ffn_dim=recipe.ffn,
        activation_function=activation,
        dropout=recipe.dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        init_std=0.02,
        scale_embedding=True,
        max_position_embeddings=512,
        pad_token_id=vocabulary - 1,
        decoder_start_token_id=vocabulary - 1,
        eos_token_id=0,
        forced_eos_token_id=None,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        attn_implementation="eager",
    )
    model = MarianMTModel(config)
    for weight in matrices(model):
        torch.nn.init.xavier_uniform_(weight)
    return model


def matrices(model: Any) -> Iterator[Tensor]:
    """Yield the matrices inside the layers: all weights but embeddings, biases and norms."""
    for name, weight in model.named_parameters():
        if weight.dim() == 2 and "embed" not in name and "shared" not in name:
            yield weight


def build(recipe: ModelRecipe, vocabulary: int, embeddings: Tensor | None = None) -> Any:
    """Return a fresh ``MarianMTModel``.

    With ``embeddings`` ([vocabulary, d_model], unit rows, both languages in one space) the last
    decoder layer's cross attention starts as a copy of what it looks at.  The untrained model is
    then a word-by-word translator that only has to learn where to look.

    Args:
        recipe: the shape.
        vocabulary: ids, ``<pad>`` (the last) counted.
        embeddings: initial embeddings; by default random.
    """
    import torch

    model = marian(recipe, vocabulary)
    with torch.no_grad():
        if embeddings is None:
            torch.nn.init.normal_(model.model.shared.weight, std=recipe.d_model**-0.5)
        else:
            model.model.shared.weight.copy_(embeddings)
            cross = model.model.decoder.layers[-1].encoder_attn
            cross.v_proj.weight.copy_(torch.eye(recipe.d_model))
            cross.out_proj.weight.copy_(torch.eye(recipe.d_model) * 2)
        # Marian starts decoding from a zero embedding; transformers writes it as <pad>.
        model.model.shared.weight[-1] = 0
        soften([*model.model.encoder.layers, *model.model.decoder.layers])
    return model


def soften(layers: Iterable[Any]) -> None:
    """Make the residual branches of new layers small: the word stays visible through them."""
    for layer in layers:
        layer.fc2.weight.data.mul_(0.3)
        layer.self_attn.out_proj.weight.data.mul_(0.3)


def load(folder: Path, dropout: float) -> Any:
    """Return the ``MarianMTModel`` of a local folder, in float32, for training with ``dropout``.

    Raises:
        ModelError: its weights are corrupt, or its two sides have embeddings of their own.
    """
    import torch

    model = load_network(folder, dtype=torch.float32, attn_implementation="eager", dropout=dropout)
    if not model.config.share_encoder_decoder_embeddings:
        message = "cannot be trained: its encoder and decoder have embeddings of their own"
        raise ModelError(message, path=str(folder))
    return model


def export(model: Any, tokenizer_folder: Path, folder: Path) -> None:
    """Write a float16 checkpoint in the layout of ``Helsinki-NLP/opus-mt-*`` (safetensors only).

    Args:
        model: a ``MarianMTModel``; its own precision stays as it is.
        tokenizer_folder: where the SentencePiece models and ``vocab.json`` lie.
        folder: where to; made if absent.
    """
    import copy

    import torch
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    folder.mkdir(parents=True, exist_ok=True)
    half = copy.deepcopy(model).to(torch.float16)
    pad = model.config.pad_token_id
    half.generation_config.update(
        num_beams=4,
        max_length=512,
        bad_words_ids=[[pad]],
        decoder_start_token_id=pad,
        pad_token_id=pad,
        eos_token_id=0,
    )
    positions = half.model.encoder.embed_positions
    if not torch.equal(positions.weight, positions.create_weight()):
        # A pretrained encoder brought its own; transformers leaves sinusoids out of checkpoints.
        half._keys_to_ignore_on_save = None
    half.save_pretrained(folder)
    for name in TOKENIZER_FILES:
        if (tokenizer_folder / name).is_file():
            shutil.copyfile(tokenizer_folder / name, folder / name)
