"""Putting a drafter together from what the commands' options say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.translate.drafter import Drafter
    from align.translate.options import DecodingOptions


def make_drafter(
    model: str,
    backend: str = "ctranslate2",
    options: DecodingOptions | None = None,
    *,
    cache: bool = True,
) -> Drafter:
    """Return a drafter with the named model loaded and, if asked, the draft cache open."""
    from align.translate.cache import DraftCache
    from align.translate.drafter import Drafter
    from align.translate.models import find_or_fetch_model
    from align.translate.options import DecodingOptions
    from align.translate.paths import cache_dir
    from align.translate.translator import load_translator

    options = options or DecodingOptions()
    folder = find_or_fetch_model(model)
    translator = load_translator(folder, backend, options.threads)
    store = None
    if cache:
        path = cache_dir() / "drafts.sqlite"
        store = DraftCache(path, folder.digest, f"{backend} {options.key}")
    return Drafter(translator, options, store)
