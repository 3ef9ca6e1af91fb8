"""How to decode: everything that can change a draft, and what only changes the speed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from align.errors import InputError

BATCH_TOKENS = 1536
"""Padded source pieces that are decoded at once where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class DecodingOptions:
    """Options of beam search.

    Attributes:
        beam_size: 1 is greedy search.
        coverage: take of the beam's hypotheses not the likeliest, but one that is likely and
            covers the source (see ``coverage.py``).
        length_penalty: exponent of the length that divides a hypothesis's log probability.
        no_repeat_ngram: no n-gram of so many pieces occurs twice; 0 allows all.
        repetition_penalty: above 1 makes pieces that were used less likely.
        dictionary: help a small model out with words that it does not know.
        glossary: a table of terms that drafts must hold (see ``align.text.terms``).
        batch_tokens: padded source pieces decoded at once; speed and memory only.
        threads: CPU threads; 0 takes all cores; speed only.
    """

    beam_size: int = 4
    coverage: bool = True
    length_penalty: float = 1.0
    no_repeat_ngram: int = 0
    repetition_penalty: float = 1.0
    dictionary: bool = True
    glossary: Path | None = None
    batch_tokens: int = BATCH_TOKENS
    threads: int = 0

    def __post_init__(self) -> None:
        """Refuse values that no search can work with."""
        for name, lowest in (
            ("beam_size", 1),
            ("no_repeat_ngram", 0),
            ("batch_tokens", 1),
            ("threads", 0),
            ("length_penalty", 0.0),
            ("repetition_penalty", 0.1),
        ):
            value = getattr(self, name)
            if not lowest <= value < float("inf"):
                raise InputError(f"--{name.replace('_', '-')} must be at least {lowest:g}")

    @property
    def candidates(self) -> int:
        """How many hypotheses a back end keeps of each beam."""
        return self.beam_size if self.coverage else 1

    @property
    def key(self) -> str:
        """What a draft depends on, as text: the same key and model give the same draft.

        Raises:
            InputError: the glossary cannot be read.
        """
        # `sejajar --help` reads this module, and must not wait for tables.
        from align.translate.dictionary import digest

        key = (
            f"beam={self.beam_size} of={self.candidates} lp={self.length_penalty:g} "
            f"ngram={self.no_repeat_ngram} rp={self.repetition_penalty:g}"
        )
        if self.dictionary:
            key += f" dictionary={digest()}"
        if self.glossary:
            key += f" glossary={digest(self.glossary)}"
        return key
