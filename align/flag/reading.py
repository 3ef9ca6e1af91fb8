"""Pairs as a translation model reads them: how likely it finds what they say, and what they do not.

The model reads the source and is made to say the other side, as it stands and with one thing in it
turned round (see ``contrasts``).  One reading costs about what a draft does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from align.flag.base import Candidate, Context, PairDetector, Row
from align.flag.config import Options
from align.flag.contrasts import Contrast, contrasts
from align.translate.models import find_or_fetch_model
from align.translate.words import WordReader


class Reading(NamedTuple):
    """What the model made of a pair.

    Attributes:
        chances: log probability of each word of the text, and of its end, given the source.
        turned: contrasts of the text, each with how much likelier it is than the text, in nats.
    """

    chances: tuple[float, ...]
    turned: tuple[tuple[Contrast, float], ...]


class PairReader:
    """A model that reads pairs.

    Args:
        model: what ``align.translate.models.find_model`` takes.

    Raises:
        ModelError: there is no such model, or it is incomplete or corrupt.
    """

    def __init__(self, model: str) -> None:
        self._words = WordReader(find_or_fetch_model(model))

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading | None]:
        """Return what the model makes of each source and text; None where it cannot take them."""
        turned = [contrasts(source, text) if text else [] for source, text in pairs]
        sources: list[str] = []
        texts: list[str] = []
        for (source, text), others in zip(pairs, turned, strict=True):
            sources += [source] * (1 + len(others))
            texts += [text, *(other.text for other in others)]
        weighed = iter(self._words.weigh(sources, texts))
        read: list[Reading | None] = []
        for others in turned:
            chances = next(weighed)
            gains = [(other, next(weighed)) for other in others]
            total = sum(chances)
            read.append(
                Reading(chances, tuple((other, sum(w) - total) for other, w in gains if w))
                if chances
                else None
            )
        return read


@cache
def pair_reader(model: str) -> PairReader:
    """Return the reader of a model, loaded once in a process."""
    return PairReader(model)


def readings(context: Context, model: str) -> dict[tuple[str, str], Reading]:
    """Return the readings of a document's pairs by source and text, made when first asked for.

    Where a row has a reference, its draft is not read: most drafts are the model's own, of which
    it thinks well.
    """
    if "readings" not in context.shared:
        pairs = [
            (row.source, row.reference or row.draft)
            for row in context.rows
            if row.prose and row.source and (row.reference or row.draft)
        ]
        pairs = list(dict.fromkeys(pairs))
        read = pair_reader(model).read(pairs) if pairs else []
        context.shared["readings"] = {
            pair: one for pair, one in zip(pairs, read, strict=True) if one is not None
        }
    found: dict[tuple[str, str], Reading] = context.shared["readings"]
    return found


class ReadingDetector(PairDetector):
    """Base of detectors that judge a pair by a model's reading; without one they find nothing."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        if options.model is not None:
            pair_reader(options.model)  # what is wrong with it is said before all work

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the candidates of every row that has both texts, if there is a model to ask."""
        if self.options.model is not None:
            self._readings = readings(context, self.options.model)
            yield from super().candidates(context)

    def reading(self, row: Row, target: str) -> Reading | None:
        """Return what the model made of a row's source and ``target``, if that was read."""
        return self._readings.get((row.source, target))
