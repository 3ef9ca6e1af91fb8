"""Decoding with CTranslate2 (Klein et al., 2020): int8 on CPU, the default."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from align.errors import ModelError
from align.text import lexicon
from align.translate.batching import batches, decoding_limit
from align.translate.convert import converted
from align.translate.coverage import choose
from align.translate.marian import MarianFolder
from align.translate.options import DecodingOptions
from align.translate.tokenizer import EOS
from align.translate.translator import Hypothesis

if TYPE_CHECKING:
    from ctranslate2 import TranslationResult


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
        self, sources: Sequence[Sequence[str]], options: DecodingOptions
    ) -> Iterator[tuple[int, Hypothesis]]:
        """See :class:`align.translate.translator.Translator`."""
        decoded = self.hypotheses(sources, options)
        if options.candidates > 1:
            lexicon.load()  # while the engine decodes
        return ((i, choose(sources[i], made)) for i, made in decoded)

    def hypotheses(
        self, sources: Sequence[Sequence[str]], options: DecodingOptions
    ) -> Iterator[tuple[int, list[Hypothesis]]]:
        """Begin to decode; yield the number of each source, and its hypotheses, likeliest first."""
        wrapped = [self.model.wrap(pieces) for pieces in sources]
        plan = batches([len(row) for row in wrapped], options.batch_tokens, self.model.limit)
        running = [
            self._engine.translate_batch(
                _filled([wrapped[i] for i in batch.rows], batch.width),
                asynchronous=True,
                beam_size=options.beam_size,
                num_hypotheses=options.candidates,
                length_penalty=options.length_penalty,
                no_repeat_ngram_size=options.no_repeat_ngram,
                repetition_penalty=options.repetition_penalty,
                disable_unk=True,
                use_vmap=True,
                max_input_length=0,
                max_decoding_length=decoding_limit(batch.width),
                return_scores=True,
            )
            for batch in plan
        ]
        return (
            # A row that fills the width comes last, and nobody waits for it.
            (i, _hypotheses(future.result(), options))
            for batch, futures in zip(plan, running, strict=True)
            for i, future in zip(batch.rows, futures, strict=False)
        )


def _filled(rows: list[list[str]], width: int) -> list[list[str]]:
    """Return the rows, and where none is as long as ``width``, one more that is.

    The engine pads to the longest row and cannot be told to pad further.  A row of nothing but ends
    is decoded in two steps.
    """
    return rows if len(rows[0]) == width else [*rows, [EOS] * width]


def _hypotheses(result: TranslationResult, options: DecodingOptions) -> list[Hypothesis]:
    made = []
    for pieces, score in zip(result.hypotheses, result.scores, strict=True):
        # The score is a log probability divided by length ** length_penalty.
        mean = score * (len(pieces) + 1) ** (options.length_penalty - 1)
        made.append(Hypothesis(pieces, math.exp(min(0.0, mean))))
    return made
