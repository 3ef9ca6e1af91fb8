"""Starting from a pretrained encoder in BERT's layout: multilingual E5, XLM-R, IndoBERT.

Its first layers become the encoder of a MarianMT model, its word embeddings the embeddings of both
languages.  What differs between the two architectures is carried over:

- BERT normalises the sum of word, position and type embedding; Marian adds a position to a word.
  The normalisation's scale hardly varies from word to word, so each part is normalised alone.
- Marian's positions are sinusoids; the encoder keeps its own learned ones, which the checkpoint
  then stores.
- Embeddings are scaled up so that the decoder's sinusoids stay a small disturbance.  Under
  post-norm this changes nothing else if layer 0's projections are scaled the other way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.errors import ModelError, reason
from align.train import lexicon
from align.train.batches import Batch
from align.train.model import marian, soften
from align.train.recipe import ModelRecipe
from align.train.vocabulary import EOS, UNK

if TYPE_CHECKING:
    from torch import Tensor

SCALE = 2.0
"""What word embeddings and positions of the encoder are multiplied by."""
PIECES = "sentencepiece.bpe.model"
"""The SentencePiece model of XLM-R and its descendants."""
_SURE = 0.3
"""Word links less probable than this say nothing about the map from states to embeddings."""


@dataclass(frozen=True, slots=True)
class PretrainedEncoder:
    """A checkpoint folder in BERT's layout.

    Attributes:
        folder: holds ``config.json``, ``model.safetensors`` and ``sentencepiece.bpe.model``.
        config: of ``config.json``.
    """

    folder: Path
    config: dict[str, Any]

    @property
    def pieces(self) -> Path:
        """The encoder's own SentencePiece model."""
        return self.folder / PIECES

    def fitted(self, recipe: ModelRecipe) -> ModelRecipe:
        """Return ``recipe`` with the encoder's width, heads and feed-forward size."""
        return replace(
            recipe,
            d_model=self.config["hidden_size"],
            heads=self.config["num_attention_heads"],
            ffn=self.config["intermediate_size"],
        )

    def weights(self) -> dict[str, Tensor]:
        """Return the weights by their name in ``BertModel``, in float32."""
        from safetensors.torch import load_file

        tensors = load_file(self.folder / "model.safetensors")
        return {
            name.removeprefix("bert.").removeprefix("roberta."): weight.float()
            for name, weight in tensors.items()
        }


def read_encoder(folder: Path) -> PretrainedEncoder:
    """Open a pretrained encoder.

    Raises:
        ModelError: a file is missing, or the configuration is not one of BERT's kind.
    """
    for name in ("config.json", "model.safetensors", PIECES):
        if not (folder / name).is_file():
            raise ModelError(f"the encoder's folder lacks {name}", path=str(folder))
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        kind = config["model_type"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"not a configuration: {reason(error)}", path=str(folder)) from error
    if kind not in ("bert", "roberta", "xlm-roberta"):
        raise ModelError(f"an encoder of BERT's kind is needed, not '{kind}'", path=str(folder))
    return PretrainedEncoder(folder, config)


def build_on(encoder: PretrainedEncoder, recipe: ModelRecipe, vocabulary: Any) -> Any:
    """Return a ``MarianMTModel`` whose encoder is the pretrained one; its decoder is new.

    Args:
        encoder: where the first ``recipe.encoder_layers`` layers come from.
        recipe: the shape, as :meth:`PretrainedEncoder.fitted` gives it.
        vocabulary: a SentencePiece processor whose pieces are among the encoder's own.
    """
    import torch

    weights = encoder.weights()
    model = marian(recipe, vocabulary.get_piece_size() + 1, activation=encoder.config["hidden_act"])
    words, positions = _embeddings(encoder, weights, vocabulary)
    with torch.no_grad():
        model.model.shared.weight.copy_(words * (SCALE / recipe.d_model**0.5))
        # Marian begins a sentence with its first word, BERT with a mark of its own.
        begin = positions[1:]
        model.model.encoder.embed_positions.weight[: len(begin)] = begin * SCALE
        for number, layer in enumerate(model.model.encoder.layers):
            _copy_layer(weights, number, layer, SCALE if number == 0 else 1.0)
        soften(model.model.decoder.layers)
    return model


def pretrained(model: Any) -> list[Tensor]:
    """Return the weights of a model of :func:`build_on` that are not new."""
    return [*model.model.encoder.layers.parameters(), model.model.shared.weight]


def _embeddings(
    encoder: PretrainedEncoder, weights: dict[str, Tensor], vocabulary: Any
) -> tuple[Tensor, Tensor]:
    """Return words [pieces + 1, d_model] and positions [positions, d_model], normalised."""
    import sentencepiece
    import torch

    own = sentencepiece.SentencePieceProcessor(model_file=str(encoder.pieces))
    names = [vocabulary.id_to_piece(i) for i in range(vocabulary.get_piece_size())]
    # Ids are SentencePiece's plus one, behind fairseq's <s>, <pad>, </s>, <unk>, kept by XLM-R.
    rows = [own.piece_to_id(name) + 1 for name in names]
    rows[EOS], rows[UNK] = 2, 3
    positions = weights["embeddings.position_embeddings.weight"]
    if encoder.config["model_type"] != "bert":
        positions = positions[encoder.config["pad_token_id"] + 1 :]
    usual = positions[1:64].mean(0)
    words = weights["embeddings.word_embeddings.weight"][torch.tensor(rows)]
    words = words + weights["embeddings.token_type_embeddings.weight"][0] + usual
    gain, bias = (weights[f"embeddings.LayerNorm.{name}"] for name in ("weight", "bias"))
    spread = words.std(1, unbiased=False)
    words = gain * (words - words.mean(1, keepdim=True)) / spread[:, None] + bias
    shifts = positions - usual
    shifts = gain * (shifts - shifts.mean(1, keepdim=True)) / spread.median()
    return torch.cat([words, torch.zeros(1, words.shape[1])]), shifts


def _copy_layer(weights: dict[str, Tensor], number: int, layer: Any, scale: float) -> None:
    """Fill a Marian encoder layer from BERT's; ``scale``: of the states that go in."""
    attention = layer.self_attn
    parts = {
        "attention.self.query": (attention.q_proj, 1 / scale, 1.0),
        "attention.self.key": (attention.k_proj, 1 / scale, 1.0),
        "attention.self.value": (attention.v_proj, 1 / scale, 1.0),
        "attention.output.dense": (attention.out_proj, scale, scale),
        "attention.output.LayerNorm": (layer.self_attn_layer_norm, 1.0, 1.0),
        "intermediate.dense": (layer.fc1, 1.0, 1.0),
        "output.dense": (layer.fc2, 1.0, 1.0),
        "output.LayerNorm": (layer.final_layer_norm, 1.0, 1.0),
    }
    for name, (module, weight_scale, bias_scale) in parts.items():
        module.weight.copy_(weights[f"encoder.layer.{number}.{name}.weight"] * weight_scale)
        module.bias.copy_(weights[f"encoder.layer.{number}.{name}.bias"] * bias_scale)


def attend_by_meaning(model: Any, batches: Iterable[Batch], links: Tensor) -> float:
    """Let the last cross attention turn what it looks at into its translation.

    A linear map from the encoder's states to the embeddings of the pieces that translate them is
    fitted by least squares and becomes that attention's output projection.  Before any training the
    decoder then knows what to say once it knows where to look.

    Args:
        model: of :func:`build_on`; changed in place.
        batches: some hundred of the training data's.
        links: the word translation table of :func:`align.train.lexicon.symmetric`.

    Returns:
        The share of held-out positions whose translation the map ranks first, 0 to 1.
    """
    import torch

    pad = model.config.pad_token_id
    looked, wanted = [], []
    with torch.no_grad():
        for batch in batches:
            source, target = torch.from_numpy(batch.source), torch.from_numpy(batch.target)
            where, sure = lexicon.alignment(links, source, target)
            states = model.model.encoder(
                input_ids=source, attention_mask=(source != pad).long()
            ).last_hidden_state
            looked.append((where @ states)[sure > _SURE])
            wanted.append(target[sure > _SURE])
        seen, pieces = torch.cat(looked), torch.cat(wanted)
        seen = torch.cat([seen, torch.ones(len(seen), 1)], 1)
        words = model.model.shared.weight.clone()
        words -= words[:-1].mean(0)
        known = torch.arange(len(seen)) % 10 != 0
        left = seen[known].T @ seen[known] + 10 * torch.eye(seen.shape[1])
        to_word = torch.linalg.solve(left, seen[known].T @ words[pieces[known]])
        made = seen @ to_word
        unit = torch.nn.functional.normalize
        best = (unit(made[~known]) @ unit(words).T).argmax(1)
        width = model.config.d_model
        # Twice as long as the normalised state that it is added to.
        to_word *= 2 * width**0.5 / made.norm(dim=1).mean()
        cross = model.model.decoder.layers[-1].encoder_attn
        cross.v_proj.weight.copy_(torch.eye(width))
        cross.v_proj.bias.zero_()
        cross.out_proj.weight.copy_(to_word[:-1].T)
        cross.out_proj.bias.copy_(to_word[-1])
        return float((best == pieces[~known]).float().mean())
