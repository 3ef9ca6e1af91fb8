"""Sejajar: Indonesian and English side by side, machine-translation artefacts in plain sight.

The names in ``__all__`` are the stages as a program calls them (``docs/python.md``).  Each is
imported from where it lives when it is first used: ``import align`` alone loads nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.document import Document, Flag, Pair, Segment
    from align.errors import InputError, ModelError, OutputError, SejajarError
    from align.exchange import read_pairs, write_pairs
    from align.flag import Flagger, flag_document, flag_pairs
    from align.pair import keep, pair_documents
    from align.pipeline import draft_documents, read_and_split
    from align.text.split import split, split_text
    from align.translate.loading import load_drafter
    from align.translate.options import DecodingOptions

__version__ = "0.1.0"

__all__ = [
    "DecodingOptions",
    "Document",
    "Flag",
    "Flagger",
    "InputError",
    "ModelError",
    "OutputError",
    "Pair",
    "Segment",
    "SejajarError",
    "__version__",
    "draft_documents",
    "flag_document",
    "flag_pairs",
    "keep",
    "load_drafter",
    "pair_documents",
    "read_and_split",
    "read_pairs",
    "split",
    "split_text",
    "write_pairs",
]

_MODULES = {
    "align.document": ("Document", "Flag", "Pair", "Segment"),
    "align.errors": ("InputError", "ModelError", "OutputError", "SejajarError"),
    "align.exchange": ("read_pairs", "write_pairs"),
    "align.flag": ("Flagger", "flag_document", "flag_pairs"),
    "align.pair": ("keep", "pair_documents"),
    "align.pipeline": ("draft_documents", "read_and_split"),
    "align.text.split": ("split", "split_text"),
    "align.translate.loading": ("load_drafter",),
    "align.translate.options": ("DecodingOptions",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


if not TYPE_CHECKING:  # so that a checker sees a name that does not exist

    def __getattr__(name: str) -> object:
        """Import a name of ``__all__`` from where it lives (PEP 562)."""
        if name not in _HOME:
            raise AttributeError(f"module 'align' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_HOME[name]), name)
        return value


def __dir__() -> list[str]:
    """Return what there is, what was not imported yet too: notebooks complete by it."""
    return sorted({*globals(), *__all__})
