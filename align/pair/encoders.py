"""Sentence encoders in the layouts of sentence-transformers and of transformers."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from align.errors import ModelError

LONGEST = 128
"""Tokens of a sentence that are read; what comes after hardly changes its meaning."""
BATCH_TOKENS = 4096


@dataclass(frozen=True, slots=True)
class TransformerEncoder:
    """A transformer whose token vectors are pooled into one vector a sentence.

    Attributes:
        tokenizer, transformer: from the transformers library.
        pool: takes token vectors (batch, tokens, dimensions) and a mask (batch, tokens).
        project: what sentence-transformers put behind pooling, such as LaBSE's dense layer.
        prompt: what the model expects before every sentence (``query: `` for E5).
    """

    tokenizer: Any
    transformer: Any
    pool: Callable[[Any, Any], Any]
    project: Sequence[Callable[[Any], Any]] = ()
    prompt: str = ""

    def encode(self, sentences: Sequence[str], /) -> NDArray[np.floating]:
        """Return one vector a sentence, shape (sentences, dimensions); equal ones are read once."""
        import torch

        if not sentences:
            return np.zeros((0, 1))
        distinct = list(dict.fromkeys(sentences))
        tokens = self.tokenizer(
            [self.prompt + s for s in distinct], truncation=True, max_length=LONGEST
        )["input_ids"]
        vectors: list[Any] = [None] * len(distinct)
        with torch.inference_mode():
            for batch in _batches([len(t) for t in tokens]):
                padded = self.tokenizer.pad(
                    {"input_ids": [tokens[k] for k in batch]}, return_tensors="pt"
                )
                hidden = self.transformer(**padded).last_hidden_state
                pooled = self.pool(hidden, padded["attention_mask"])
                for step in self.project:
                    pooled = step(pooled)
                for k, vector in zip(batch, pooled.float().numpy(), strict=True):
                    vectors[k] = vector
        at = {sentence: k for k, sentence in enumerate(distinct)}
        return np.stack([vectors[at[s]] for s in sentences])


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Put sentences of like length together, at most ``BATCH_TOKENS`` with their padding."""
    batches: list[list[int]] = []
    for k in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        longest = lengths[batches[-1][0]] if batches else 0
        if not batches or longest * (len(batches[-1]) + 1) > BATCH_TOKENS:
            batches.append([])
        batches[-1].append(k)
    return batches


@cache
def load_encoder(name: str) -> TransformerEncoder:
    """Load the sentence encoder of a folder, or of a hub name that is in the hub's cache.

    The folder is in the layout of sentence-transformers (``modules.json``), or holds a plain
    transformers encoder, whose token vectors are then averaged.  Weights are safetensors.

    Raises:
        ModelError: there is no such encoder, or it cannot be read.
    """
    folder = _find(name)
    from transformers import AutoModel, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()
    modules = _read(folder / "modules.json", [])
    paths = {m["type"].rpartition(".")[2]: folder / m["path"] for m in modules}
    try:
        root = paths.get("Transformer", folder)
        tokenizer = AutoTokenizer.from_pretrained(root, local_files_only=True)
        transformer = AutoModel.from_pretrained(root, local_files_only=True, use_safetensors=True)
        pooling = _read(paths["Pooling"] / "config.json", {}) if "Pooling" in paths else {}
        dense = [_dense(folder / m["path"]) for m in modules if m["type"].endswith(".Dense")]
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ModelError(f"cannot read the sentence encoder: {reason}", path=str(folder)) from error
    # Where its files are missing, transformers makes up a tokenizer that knows no word.
    if len(tokenizer) < transformer.config.vocab_size / 2:
        raise ModelError("the sentence encoder's own tokenizer is missing", path=str(root))
    transformer.eval()
    pool = _first if pooling.get("pooling_mode_cls_token") else _mean
    return TransformerEncoder(tokenizer, transformer, pool, dense, _prompt(name, folder))


def encoder_digest(name: str) -> str:
    """Return a hash of everything that the vectors of an encoder depend on.

    Raises:
        ModelError: there is no such encoder.
    """
    folder = _find(name)
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".json", ".safetensors", ".model", ".txt"):
            digest.update(f"{file.relative_to(folder)}\n".encode())
            with file.open("rb") as handle:
                digest.update(hashlib.file_digest(handle, "sha256").digest())
    return digest.hexdigest()[:16]


def _find(name: str) -> Path:
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        raise ModelError(
            f"no sentence encoder '{name}': neither a folder nor in the hub's cache "
            f"(get it with `hf download {name}`)"
        ) from error


def _read(path: Path, default: Any) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return default


def _prompt(name: str, folder: Path) -> str:
    """Return what the encoder was trained to see first; E5 models do not say so in any file."""
    stored = _read(folder / "config_sentence_transformers.json", {})
    prompts, chosen = stored.get("prompts") or {}, stored.get("default_prompt_name")
    if chosen in prompts:
        return str(prompts[chosen])
    return "query: " if re.search(r"(?<![a-z0-9])e5(?![a-z0-9])", name.lower()) else ""


def _mean(hidden: Any, mask: Any) -> Any:
    weight = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weight).sum(1) / weight.sum(1)


def _first(hidden: Any, mask: Any) -> Any:
    del mask
    return hidden[:, 0]


def _dense(folder: Path) -> Callable[[Any], Any]:
    """Read a dense layer of sentence-transformers."""
    import torch
    from safetensors.torch import load_file

    weights = load_file(folder / "model.safetensors")
    activation = _read(folder / "config.json", {}).get("activation_function", "")
    bend = torch.tanh if activation.endswith("Tanh") else lambda x: x

    def apply(x: Any) -> Any:
        return bend(
            torch.nn.functional.linear(x, weights["linear.weight"], weights.get("linear.bias"))
        )

    return apply
