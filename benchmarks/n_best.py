"""All hypotheses of a beam, for the scripts that compare them."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterator, Sequence

import ctranslate2

from align.translate.batching import decoding_limit
from align.translate.convert import converted
from align.translate.marian import MarianFolder
from align.translate.translator import Hypothesis

AT_ONCE = 2000


def n_best(model: MarianFolder, sources: Sequence[str], size: int) -> Iterator[list[Hypothesis]]:
    """Yield the ``size`` hypotheses of a beam of that size for each source, the likeliest first."""
    with converted(model) as path:
        cores = len(os.sched_getaffinity(0))
        engine = ctranslate2.Translator(str(path), inter_threads=cores, intra_threads=1)
    for start in range(0, len(sources), AT_ONCE):
        rows = [model.wrap(row) for row in model.encode(sources[start : start + AT_ONCE])]
        results = engine.translate_batch(
            rows,
            beam_size=size,
            num_hypotheses=size,
            max_batch_size=1500,
            batch_type="tokens",
            disable_unk=True,
            max_input_length=0,
            max_decoding_length=decoding_limit(max(map(len, rows))),
            return_scores=True,
        )
        for result in results:
            made = zip(result.hypotheses, result.scores, strict=True)
            yield [Hypothesis(pieces, math.exp(min(0.0, score))) for pieces, score in made]
        print(f"{min(start + AT_ONCE, len(sources)):,} of {len(sources):,}", file=sys.stderr)
