"""COLLOC-CALQUE, verbs: the verb that English takes with an object or particle.

*Membuat langkah* (make a step), *datang pada saat* (come at a time): each verb of
``light_verbs.tsv`` with each of its objects, without what people write anyway.
"""

from __future__ import annotations

from typing import ClassVar

from align.flag.base import FlagType
from align.flag.detectors.collocations import Collocations
from align.flag.lexical import LexiconDetector


class VerbCalques(LexiconDetector):
    """Verbs that go with another object in Indonesian."""

    flags: tuple[FlagType, ...] = Collocations.flags
    files = ("verbs.tsv",)
    message = "“{span}” takes the verb of “{english}”"
    doubtful: ClassVar[bool] = True
    # Single ones occur in good texts too: only a document that shows other signs raises them.
    score: ClassVar[float] = 0.45
