"""Putting a drafter together: the model, its decoding engine and the draft cache."""

from __future__ import annotations

from align.translate.cache import DraftCache
from align.translate.drafter import REPAIRS, Drafter
from align.translate.models import find_or_fetch_model
from align.translate.options import DecodingOptions
from align.translate.paths import cache_dir
from align.translate.translator import load_translator


def load_drafter(
    model: str,
    backend: str = "ctranslate2",
    options: DecodingOptions | None = None,
    *,
    cache: bool = True,
) -> Drafter:
    """Return a drafter with the named model loaded and, if asked, the draft cache open.

    Raises:
        ModelError: there is no such model, or it is incomplete or corrupt.
        InputError: no back end has that name.
    """
    options = options or DecodingOptions()
    folder = find_or_fetch_model(model)
    translator = load_translator(folder, backend, options.threads)
    store = None
    if cache:
        path = cache_dir() / "drafts.sqlite"
        store = DraftCache(path, folder.digest, f"{backend} {options.key} {REPAIRS}")
    return Drafter(translator, options, store)
