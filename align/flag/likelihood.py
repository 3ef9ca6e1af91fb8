"""How likely a document is machine-translated, from the flags in it and from its style."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from align.flag.base import Candidate

# Logistic regression of "machine-translated" on the logarithm of the density of evidence, fitted
# by benchmarks/flag.py on native and machine-translated documents.
_SLOPE = 3.0
_MIDDLE = 2.4
# Sentences of a neutral document that every document is mixed with, so that one weak flag in a text
# of two sentences does not settle the matter (benchmarks/flag.py --only short).
_SMOOTHING = 3.0
# Style speaks for machine translation only above what one human text in twenty reaches, and then
# counts more than flags, for a text without foreseen artefacts has none of them.
_PLAIN = -4.0
_STYLE = 2.0
# Sentences without style that it is mixed with: it takes more of them to show than a flag does.
_STYLELESS = 6.0
_MOST_STYLE = 10.0
# What the tag of an agency adds that writes in English: whoever wrote the text, there is an
# original, and evidence weighs more.
_ORIGIN = 1.5


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A document's machine-translation score and what it rests on.

    Attributes:
        probability: that the text was machine-translated, 0 to 1.
        density: sum of the confidences of its flags that speak for it, per 100 sentences.
        evidence: these flags' ids with their numbers, most frequent first.
        style: log odds from its commonest words alone (``align.flag.style``).
        sentences: how many it has.
        origin: whether it names an English source (``ORIGIN-WIRE``).
    """

    probability: float
    density: float
    evidence: tuple[tuple[str, int], ...]
    style: float = 0.0
    sentences: int = 0
    origin: bool = False

    def without(self, score: float) -> float:
        """Return the probability that is left when evidence of this confidence is taken away.

        No flag is to vouch for itself: in a text of two sentences it would.
        """
        density = max(0.0, self.density - _density(score, self.sentences))
        return _probability(density, self.sentences, self.style, self.origin)


def machine_translated(
    candidates: Iterable[Candidate], sentences: int, style: float, *, origin: bool = False
) -> Likelihood:
    """Score a document of ``sentences`` sentences from the candidates that speak for MT."""
    mass = 0.0
    numbers: Counter[str] = Counter()
    for candidate in candidates:
        mass += candidate.score
        numbers[candidate.flag] += 1
    density = _density(mass, sentences)
    probability = _probability(density, sentences, style, origin)
    evidence = tuple(numbers.most_common())
    return Likelihood(probability, density, evidence, style, sentences, origin)


def _density(mass: float, sentences: int) -> float:
    return 100 * mass / (sentences + _SMOOTHING)


def _probability(density: float, sentences: int, style: float, origin: bool) -> float:
    odds = _SLOPE * (math.log1p(density) - _MIDDLE) + _ORIGIN * origin
    length = sentences / (sentences + _STYLELESS)
    odds += length * min(_STYLE * max(0.0, style - _PLAIN), _MOST_STYLE)
    return 1 / (1 + math.exp(-odds))
