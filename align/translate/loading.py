"""Putting a drafter together: the model, its decoding engine and the draft cache."""

from __future__ import annotations

from collections.abc import Callable

from align.resources import DEFAULT_MODEL
from align.translate.cache import DraftCache
from align.translate.drafter import DRAFTING, Drafter
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

    It serves one thread at a time; ``load_drafters`` makes one for each of several.

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
    return load_drafters(model, backend, options, cache=cache)()


def load_drafters(
    model: str = DEFAULT_MODEL,
    backend: str = "ctranslate2",
    options: DecodingOptions | None = None,
    *,
    cache: bool = True,
) -> Callable[[], Drafter]:
    """Return a maker of drafters that share one loaded model.

    Call it in every thread that drafts: a draft cache belongs to the thread that opened it.

    Args:
        model: as ``load_drafter`` takes it, and so the others.
        backend: a name in ``align.translate.translator.BACKENDS``.
        options: of decoding.
        cache: whether each drafter has the draft cache open.

    Raises:
        ModelError, InputError: as ``load_drafter``.
    """
    decoding = options or DecodingOptions()
    folder = find_or_fetch_model(model)
    translator = load_translator(folder, backend, decoding.threads)

    def make() -> Drafter:
        store = None
        if cache:
            path = cache_dir() / "drafts.sqlite"
            store = DraftCache(path, folder.digest, f"{backend} {decoding.key} {DRAFTING}")
        return Drafter(translator, decoding, store)

    return make
