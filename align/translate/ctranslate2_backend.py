"""Decoding with CTranslate2 (Klein et al., 2020): int8 on CPU, the default."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from align.errors import ModelError
from align.text import lexicon
from align.translate.batching import batches, decoding_limit
from align.translate.convert import converted
from align.translate.coverage import choose
from align.translate.marian import MarianFolder
from align.translate.options import DecodingOptions
from align.translate.tokenizer import EOS
from align.translate.translator import Hypothesis, Row

if TYPE_CHECKING:
    from ctranslate2 import AsyncTranslationResult, TranslationResult


class CTranslate2Translator:
    """A converted model; imports neither torch nor transformers once it is converted."""

    def __init__(self, model: MarianFolder, *, threads: int = 0) -> None:
        import ctranslate2

        self.model = model
        workers = threads or len(os.sched_getaffinity(0))
        with converted(model) as path:
            try:
                # One batch per core decodes more sentences a second than one batch on all cores.
                self._engine = ctranslate2.Translator(
                    str(path), inter_threads=workers, intra_threads=1, max_queued_batches=-1
                )
            except RuntimeError as error:
                raise ModelError(f"cannot be loaded: {error}; delete it", path=str(path)) from error

    def translate(
        self, rows: Sequence[Row], options: DecodingOptions
    ) -> Iterator[tuple[int, Hypothesis]]:
        """See :class:`align.translate.translator.Translator`."""
        decoded = self.hypotheses(rows, options)
        if options.candidates > 1:
            lexicon.load()  # while the engine decodes
        return ((i, choose(rows[i].pieces, made)) for i, made in decoded)

    def hypotheses(
        self, rows: Sequence[Row], options: DecodingOptions
    ) -> Iterator[tuple[int, list[Hypothesis]]]:
        """Begin to decode; yield the number of each row, and its hypotheses, likeliest first."""
        free = [i for i, row in enumerate(rows) if row.said is None]
        told = [i for i, row in enumerate(rows) if row.said is not None]
        spoken = self._begin(
            rows,
            free,
            options,
            beam_size=options.beam_size,
            num_hypotheses=options.candidates,
            length_penalty=options.length_penalty,
            no_repeat_ngram_size=options.no_repeat_ngram,
            repetition_penalty=options.repetition_penalty,
            disable_unk=True,
            use_vmap=True,
        )
        # What a beam of several looks at depends on its neighbours (CTranslate2 4.8.5).
        read = self._begin(rows, told, options, beam_size=1, return_attention=True)
        return (
            (i, self._hypotheses(rows[i], future.result(), options))
            for numbers, futures in (*spoken, *read)
            # A row that fills the width comes last, and nobody waits for it.
            for i, future in zip(numbers, futures, strict=False)
        )

    def _begin(
        self, rows: Sequence[Row], numbers: Sequence[int], options: DecodingOptions, **how: Any
    ) -> list[tuple[list[int], list[AsyncTranslationResult]]]:
        """Begin to decode some of the rows; return numbers and what becomes of them, by batch."""
        wrapped = [self.model.wrap(rows[i].pieces) for i in numbers]
        begun = []
        for batch in batches([len(row) for row in wrapped], options.batch_tokens, self.model.limit):
            chosen = [numbers[k] for k in batch.rows]
            said = [rows[i].said or [] for i in chosen]
            filled = _filled([wrapped[k] for k in batch.rows], batch.width)
            futures = self._engine.translate_batch(
                filled,
                target_prefix=[*said, []][: len(filled)] if any(said) else None,
                asynchronous=True,
                max_input_length=0,
                max_decoding_length=max(decoding_limit(batch.width), *map(len, said)),
                return_scores=True,
                **how,
            )
            begun.append((chosen, futures))
        return begun

    def _hypotheses(
        self, row: Row, result: TranslationResult, options: DecodingOptions
    ) -> list[Hypothesis]:
        if row.said is not None:
            # A language token stands before the source's own pieces, the end behind them.
            head = len(self.model.wrap([])) - 1
            looks = np.array(result.attention[0])[: len(row.said), head : head + len(row.pieces)]
            return [Hypothesis(row.said, 1.0, looks)]
        made = []
        for pieces, score in zip(result.hypotheses, result.scores, strict=True):
            # The score is a log probability divided by length ** length_penalty.
            mean = score * (len(pieces) + 1) ** (options.length_penalty - 1)
            made.append(Hypothesis(pieces, math.exp(min(0.0, mean))))
        return made


def _filled(rows: list[list[str]], width: int) -> list[list[str]]:
    """Return the rows, and where none is as long as ``width``, one more that is.

    The engine pads to the longest row and cannot be told to pad further.  A row of nothing but ends
    is decoded in two steps.
    """
    return rows if len(rows[0]) == width else [*rows, [EOS] * width]
