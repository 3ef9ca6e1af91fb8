"""A MarianMT checkpoint folder in the Hugging Face layout: its files, weights and limits."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from align.errors import ModelError
from align.translate.tokenizer import MarianTokenizer

REQUIRED = ("config.json", "source.spm", "target.spm", "vocab.json")
WEIGHTS = "model.safetensors"


class MarianFolder(MarianTokenizer):
    """A folder with ``config.json``, ``model.safetensors`` and the files of its tokenizer.

    Opening it reads the small files only.

    Raises:
        ModelError: a file is missing, or one of the small files does not parse.
    """

    def __init__(self, path: Path, name: str | None = None) -> None:
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
        super().__init__(path)
        self.config = self._json("config.json")
        if self.config.get("model_type") != "marian":
            kind = self.config.get("model_type")
            raise ModelError(f"not a MarianMT model but '{kind}'", path=str(path / "config.json"))

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
    def limit(self) -> int:
        """The most source pieces, ``</s>`` counted, that the model was made for."""
        longest = int(self.config.get("max_position_embeddings", 512))
        return min(longest, self.longest or longest)

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
