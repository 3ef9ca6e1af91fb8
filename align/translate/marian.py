"""A MarianMT checkpoint folder in the Hugging Face layout: its files, pieces and limits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from align.errors import ModelError
from align.translate.openers import join, set_apart

REQUIRED = ("config.json", "source.spm", "target.spm", "vocab.json")
WEIGHTS = "model.safetensors"
EOS = "</s>"
OPENERS_APART = "openers_apart"
"""Key of ``tokenizer_config.json``: the model was trained on texts as ``openers`` prepares them."""


class MarianFolder:
    """A folder with ``config.json``, ``model.safetensors``, ``source.spm``, ``target.spm`` and
    ``vocab.json``.

    Opening it reads the small files only.

    Raises:
        ModelError: a file is missing, or one of the small files does not parse.
    """  # noqa: D205 - the file names do not fit into one line

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.path = path
        self.name = name or path.name
        if not path.is_dir():
            raise ModelError("no such model folder", path=str(path))
        for file in (*REQUIRED, WEIGHTS):
            if not (path / file).is_file():
                raise ModelError(
                    f"the model folder lacks {file}; a MarianMT folder holds "
                    f"{', '.join(REQUIRED)} and {WEIGHTS}",
                    path=str(path),
                )
        self.config = self._json("config.json")
        if self.config.get("model_type") != "marian":
            kind = self.config.get("model_type")
            raise ModelError(f"not a MarianMT model but '{kind}'", path=str(path / "config.json"))
        self.vocabulary: dict[str, int] = self._json("vocab.json")

    def _json(self, name: str) -> dict[str, Any]:
        try:
            value = json.loads((self.path / name).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"not readable JSON: {error}", path=str(self.path / name)) from error
        if not isinstance(value, dict):
            raise ModelError("not a JSON object", path=str(self.path / name))
        return value

    def _spm(self, name: str) -> Any:
        import sentencepiece

        try:
            return sentencepiece.SentencePieceProcessor(model_file=str(self.path / name))
        except (RuntimeError, OSError) as error:
            raise ModelError("not a SentencePiece model", path=str(self.path / name)) from error

    @cached_property
    def _source(self) -> Any:
        return self._spm("source.spm")

    @cached_property
    def _target(self) -> Any:
        return self._spm("target.spm")

    @cached_property
    def digest(self) -> str:
        """Hash of everything a draft depends on: weights, configuration, vocabularies."""
        digest = hashlib.sha256()
        for name in (*REQUIRED, WEIGHTS, "tokenizer_config.json"):
            if not (self.path / name).is_file():
                continue
            with (self.path / name).open("rb") as handle:
                digest.update(hashlib.file_digest(handle, "sha256").digest())
        return digest.hexdigest()[:16]

    @cached_property
    def _tokenizer_config(self) -> dict[str, Any]:
        name = "tokenizer_config.json"
        return self._json(name) if (self.path / name).is_file() else {}

    @cached_property
    def limit(self) -> int:
        """The most source pieces, ``</s>`` counted, that the model was made for."""
        longest = int(self.config.get("max_position_embeddings", 512))
        declared = self._tokenizer_config.get("model_max_length")
        return min(longest, declared) if isinstance(declared, int) else longest

    @cached_property
    def language_token(self) -> str | None:
        """``>>eng<<`` for a model with several target languages of which English is one."""
        tokens = [piece for piece in self.vocabulary if piece.startswith(">>")]
        return next((t for t in (">>eng<<", ">>en<<") if t in tokens), None)

    @property
    def parameters(self) -> int:
        """Number of weights, read from the header of ``model.safetensors``.

        Raises:
            ModelError: the file is corrupt.
        """
        import math

        from safetensors import SafetensorError, safe_open

        path = self.path / WEIGHTS
        try:
            with safe_open(path, "numpy") as tensors:
                return sum(math.prod(tensors.get_slice(k).get_shape()) for k in tensors.keys())  # noqa: SIM118
        except SafetensorError as error:
            raise ModelError(
                f"corrupt safetensors file ({error}); fetch or copy the model again",
                path=str(path),
            ) from error

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Return each text as source pieces, without ``</s>`` and without language token."""
        if self._tokenizer_config.get(OPENERS_APART):
            texts = [set_apart(text) for text in texts]
        return _encoded(self._source, texts)

    def encode_target(self, texts: Sequence[str]) -> list[list[str]]:
        """Return each text as target pieces, without ``</s>``."""
        if self._tokenizer_config.get(OPENERS_APART):
            texts = [set_apart(text) for text in texts]
        return _encoded(self._target, texts)

    def wrap(self, pieces: Iterable[str]) -> list[str]:
        """Return what the encoder reads: language token, pieces, ``</s>``."""
        head = [self.language_token] if self.language_token else []
        return [*head, *pieces, EOS]

    def decode(self, pieces: Sequence[Sequence[str]]) -> list[str]:
        """Return the texts of target piece sequences."""
        texts: list[str] = [self._target.decode_pieces(list(row)) for row in pieces]
        return (
            [join(text) for text in texts] if self._tokenizer_config.get(OPENERS_APART) else texts
        )


def _encoded(spm: Any, texts: Sequence[str]) -> list[list[str]]:
    # One by one: a list starts threads, which take longer than the pieces of a few sentences.
    return [spm.encode(text, out_type=str) for text in texts]
