"""What every back end offers, and the registry of back ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol

from align.errors import InputError
from align.translate.attention import Attention
from align.translate.marian import MarianFolder
from align.translate.options import DecodingOptions


class Row(NamedTuple):
    """What one sequence is decoded from.

    Attributes:
        pieces: of the source, without what the model wants around them.
        said: pieces of a text that the model is made to say, to see where it looks; none where it
            is to translate.
    """

    pieces: list[str]
    said: list[str] | None = None


class Hypothesis(NamedTuple):
    """One decoded sequence.

    Attributes:
        pieces: target pieces without special tokens.
        confidence: geometric mean of the pieces' probabilities, ``</s>`` counted, 0 to 1; 1 where
            the row had the model say them.
        attention: of each piece that the row had the model say to each piece of the row.
    """

    pieces: list[str]
    confidence: float
    attention: Attention | None = None


class Translator(Protocol):
    """A MarianMT model, loaded, in one decoding engine."""

    model: MarianFolder

    def translate(
        self, rows: Sequence[Row], options: DecodingOptions
    ) -> Iterator[tuple[int, Hypothesis]]:
        """Begin to decode rows, in any number and order.

        Yields:
            The number of each row and what became of it, as it is done: in any order.
        """
        ...


BACKENDS = {
    "ctranslate2": "align.translate.ctranslate2_backend:CTranslate2Translator",
    "torch": "align.translate.torch_backend:TorchTranslator",
}
"""Name of each back end and where it lives; imported when it is used."""


def load_translator(
    model: MarianFolder, backend: str = "ctranslate2", threads: int = 0
) -> Translator:
    """Return ``model`` in the engine named ``backend``.

    Raises:
        InputError: no back end has that name.
        ModelError: the model's files are incomplete or corrupt.
    """
    if backend not in BACKENDS:
        raise InputError(f"unknown back end '{backend}'; known: {', '.join(BACKENDS)}")
    module, name = BACKENDS[backend].split(":")
    translator: Translator = getattr(import_module(module), name)(model, threads=threads)
    return translator
