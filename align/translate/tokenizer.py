"""The tokenizer of a MarianMT folder: texts to pieces of either side, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from align.errors import ModelError
from align.translate.openers import join, set_apart

TOKENIZER_FILES = ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json")
EOS = "</s>"
OPENERS_APART = "openers_apart"
"""Key of ``tokenizer_config.json``: the model was trained on texts as ``openers`` prepares them."""


class MarianTokenizer:
    """``source.spm``, ``target.spm``, ``vocab.json`` and ``tokenizer_config.json`` of a folder.

    The two SentencePiece models may be the same, as in models that are trained here, or not, as in
    OPUS-MT's; both sides' pieces have their ids in ``vocab.json``.

    Raises:
        ModelError: a JSON file does not parse, or each side has a vocabulary of its own; the
            SentencePiece models are read when they are needed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: dict[str, bool] = {}
        self.vocabulary: dict[str, int] = self._json("vocab.json")
        name = "tokenizer_config.json"
        self._config = self._json(name) if (path / name).is_file() else {}
        if self._config.get("separate_vocabs"):
            raise ModelError(
                "each side has its own vocabulary; one for both is needed", path=str(path)
            )

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
    def source(self) -> Any:
        """The SentencePiece processor of the source side."""
        return self._spm("source.spm")

    @cached_property
    def target(self) -> Any:
        """The SentencePiece processor of the target side."""
        return self._spm("target.spm")

    @property
    def longest(self) -> int | None:
        """The most source pieces that the tokenizer declares, ``</s>`` counted."""
        declared = self._config.get("model_max_length")
        return declared if isinstance(declared, int) else None

    @cached_property
    def language_token(self) -> str | None:
        """``>>eng<<`` for a model with several target languages of which English is one."""
        tokens = [piece for piece in self.vocabulary if piece.startswith(">>")]
        return next((t for t in (">>eng<<", ">>en<<") if t in tokens), None)

    @cached_property
    def unwritable(self) -> list[str]:
        """The pieces that no target text holds, ``<pad>`` among them: ``target.spm`` lacks them.

        A model has never learned to write them, and need not be asked for their probabilities.
        """
        made = {self.target.id_to_piece(i) for i in range(self.target.get_piece_size())}
        return [piece for piece in self.vocabulary if piece not in made]

    def reads(self, character: str) -> bool:
        """Tell whether the model has a source piece for a character."""
        if character not in self._read:
            (pieces,) = self.encode([character])
            self._read[character] = all(p in self.vocabulary for p in pieces if p != "▁")
        return self._read[character]

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Return each text as source pieces, without ``</s>`` and without language token."""
        return _encoded(self.source, self.prepared(texts))

    def encode_target(self, texts: Sequence[str]) -> list[list[str]]:
        """Return each text as target pieces, without ``</s>``."""
        return _encoded(self.target, self.prepared(texts))

    def prepared(self, texts: Sequence[str]) -> Sequence[str]:
        """Return the texts as the SentencePiece models expect them."""
        return [set_apart(text) for text in texts] if self._config.get(OPENERS_APART) else texts

    def wrap(self, pieces: Iterable[str]) -> list[str]:
        """Return what the encoder reads: language token, pieces, ``</s>``."""
        head = [self.language_token] if self.language_token else []
        return [*head, *pieces, EOS]

    def decode(self, pieces: Sequence[Sequence[str]]) -> list[str]:
        """Return the texts of target piece sequences."""
        texts: list[str] = [self.target.decode_pieces(list(row)) for row in pieces]
        return [join(text) for text in texts] if self._config.get(OPENERS_APART) else texts


def _encoded(spm: Any, texts: Sequence[str]) -> list[list[str]]:
    # One by one: a list starts threads, which take longer than the pieces of a few sentences.
    return [spm.encode(text, out_type=str) for text in texts]
