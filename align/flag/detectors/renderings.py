"""WRONG-SENSE and others: what machine translation makes of the words of English news.

*Menggambar kecaman* (draw criticism), *mengaduk ketegangan* (stoke tensions): ``renderings.tsv``
was made from the marked sentences of ``corpus/marked``, by hand for each word in each sense.
"""

from __future__ import annotations

from typing import ClassVar

from align.flag.base import FlagType
from align.flag.detectors.attachment import Attachment
from align.flag.detectors.collocations import Collocations
from align.flag.detectors.duplication import Duplication
from align.flag.detectors.entities import Entities
from align.flag.detectors.grammar import Grammar
from align.flag.detectors.idioms import Idioms
from align.flag.detectors.meaning import Meaning
from align.flag.detectors.prepositions import Prepositions
from align.flag.detectors.wrong_sense import WrongSense
from align.flag.lexical import LexiconDetector


class Renderings(LexiconDetector):
    """Words and phrases of English news in the rendering that their sentence rules out."""

    flags: tuple[FlagType, ...] = (
        *WrongSense.flags,
        *Idioms.flags,
        *Collocations.flags,
        *Grammar.flags,
        *Prepositions.flags,
        *Entities.flags,
        *Duplication.flags,
        *Attachment.flags,
        *Meaning.flags,
    )
    files: ClassVar[tuple[str, ...]] = ("renderings.tsv",)
    message: ClassVar[str] = "“{span}” renders “{english}” in another sense, or word by word"
    distant: ClassVar[float] = 0.8
