"""PREP-CALQUE and others: verbs, nouns and particles that English, not Indonesian, puts together.

*Dituduh dari* (accused of), *membawa keluar serangan* (carry out an attack): each line of
``frames.tsv`` is a frame, all renderings of its words multiplied out.
"""

from __future__ import annotations

from typing import ClassVar

from align.flag.base import FlagType
from align.flag.detectors.attachment import Attachment
from align.flag.detectors.collocations import Collocations
from align.flag.detectors.grammar import Grammar
from align.flag.detectors.idioms import Idioms
from align.flag.detectors.prepositions import Prepositions
from align.flag.detectors.wrong_sense import WrongSense
from align.flag.lexical import LexiconDetector


class Frames(LexiconDetector):
    """Frames of English verbs and prepositions, filled word by word."""

    flags: tuple[FlagType, ...] = (
        *Prepositions.flags,
        *Idioms.flags,
        *Collocations.flags,
        *Grammar.flags,
        *WrongSense.flags,
        *Attachment.flags,
    )
    files: ClassVar[tuple[str, ...]] = ("frames.tsv",)
    message: ClassVar[str] = "“{span}” keeps the frame of “{english}”"
