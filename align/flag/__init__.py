"""Finding machine-translation artefacts in the source, the draft and the pair.

``flag_document`` and ``flag_pairs`` run every detector of ``align.flag.registry``; ``Options``
says which flags, how severe and from which confidence on.
"""

from align.flag.base import Context, FlagType, Row
from align.flag.config import Options, read_options
from align.flag.flagger import Flagger, flag_document, flag_pairs
from align.flag.registry import FLAGS

__all__ = [
    "FLAGS",
    "Context",
    "FlagType",
    "Flagger",
    "Options",
    "Row",
    "flag_document",
    "flag_pairs",
    "read_options",
]
