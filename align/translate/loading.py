"""Putting a drafter together: the model, its decoding engine and the draft cache."""

from __future__ import annotations

from align.resources import DEFAULT_MODEL
from align.translate.cache import DraftCache
from align.translate.drafter import Drafter
from align.translate.drafting import DRAFTING
from align.translate.models import find_or_fetch_model
from align.translate.options import DecodingOptions
from align.translate.paths import cache_dir
from align.translate.translator import load_translator


def load_drafter(
    model: str = DEFAULT_MODEL,
    backend: str = "ctranslate2",
    options: DecodingOptions | None = None,
    *,
    cache: bool = True,
) -> Drafter:
    """Return a drafter with the named model loaded and, if asked, the draft cache open.

    Args:
        model: an embedded model, a folder in the MarianMT layout, or a hub name, which is fetched
            if it is not here yet.
        backend: a name in ``align.translate.translator.BACKENDS``.
        options: of decoding.
        cache: look drafts up in the user's cache, and keep new ones there.

    Raises:
        ModelError: there is no such model, or it is incomplete or corrupt.
        InputError: no back end has that name.
    """
    decoding = options or DecodingOptions()
    folder = find_or_fetch_model(model)
    translator = load_translator(folder, backend, decoding.threads)
    store = None
    if cache:
        path = cache_dir() / "drafts.sqlite"
        store = DraftCache(path, folder.digest, f"{backend} {decoding.key} {DRAFTING}")
    return Drafter(translator, decoding, store)
