"""All hypotheses of a beam, for the scripts that compare them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from align.translate.ctranslate2_backend import CTranslate2Translator
from align.translate.drafter import WINDOW
from align.translate.marian import MarianFolder
from align.translate.options import DecodingOptions
from align.translate.translator import Hypothesis, Row


def n_best(model: MarianFolder, sources: Sequence[str], size: int) -> Iterator[list[Hypothesis]]:
    """Yield the ``size`` hypotheses of a beam of that size for each source, the likeliest first."""
    translator, options = CTranslate2Translator(model), DecodingOptions(beam_size=size)
    for start in range(0, len(sources), WINDOW):
        rows = [Row(pieces) for pieces in model.encode(sources[start : start + WINDOW])]
        found = dict(translator.hypotheses(rows, options))
        yield from (found[i] for i in range(len(rows)))
        print(f"{start + len(rows):,} of {len(sources):,}", file=sys.stderr)
