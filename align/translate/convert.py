"""Converting a MarianMT folder for CTranslate2, once, into the cache."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from align.errors import ModelError, OutputError, reason
from align.translate.marian import MarianFolder
from align.translate.paths import cache_dir, staged

QUANTIZATION = "int8_float32"
_CONVERSION = 3
"""To be counted up with every change of how a model is converted."""


def converted_path(model: MarianFolder, quantization: str = QUANTIZATION) -> Path:
    """Return where the converted model lies or would lie, by the hash of its files."""
    return cache_dir() / "ctranslate2" / f"{model.digest}-{quantization}-{_CONVERSION}"


def convert(model: MarianFolder, quantization: str = QUANTIZATION) -> Path:
    """Return the folder of the converted model, converting it first if need be.

    Two processes may convert at once: see :func:`align.translate.paths.staged`.

    Raises:
        ModelError: the weights are corrupt or do not fit the configuration.
        OutputError: the cache folder cannot be written.
    """
    final = converted_path(model, quantization)
    if (final / "model.bin").is_file():
        return final
    _ = model.parameters  # a corrupt file is found here, before torch is loaded
    try:
        with staged(final) as folder:
            _run_converter(model, folder, quantization)
    except (ValueError, RuntimeError, KeyError, AttributeError) as error:
        raise ModelError(f"cannot be converted: {reason(error)}", path=str(model.path)) from error
    if not (final / "model.bin").is_file():
        raise OutputError(f"{final}: the converted model could not be put in place")
    return final


@contextmanager
def converted(model: MarianFolder, quantization: str = QUANTIZATION) -> Iterator[Path]:
    """Yield the folder of the converted model, which may be gone afterwards.

    A cache that cannot be written costs time, not the run: the model is converted for this once.

    Raises:
        ModelError: the weights are corrupt or do not fit the configuration.
        OutputError: not even a temporary folder can be written.
    """
    try:
        path = convert(model, quantization)
    except OutputError as error:
        warnings.warn(f"{error}; the model is converted for this run alone", stacklevel=3)
    else:
        yield path
        return
    try:
        with tempfile.TemporaryDirectory() as folder:
            _run_converter(model, Path(folder), quantization)
            yield Path(folder)
    except OSError as error:
        raise OutputError(f"{tempfile.gettempdir()}: cannot write: {error.strerror}") from error


def _run_converter(model: MarianFolder, target: Path, quantization: str) -> None:
    # The libraries write bars and advice to the terminal; ours is the only voice there.
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    import numpy as np
    import transformers
    from ctranslate2.converters import TransformersConverter

    class AllHeads(TransformersConverter):  # type: ignore[misc]
        """The attention that is returned is the mean of all heads, as it is in training."""

        def _load(self) -> Any:
            spec = super()._load()
            heads = model.config.get("decoder_attention_heads", spec.decoder.alignment_heads)
            spec.decoder.alignment_heads = np.int16(heads)
            return spec

    transformers.utils.logging.disable_progress_bar()
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        AllHeads(str(model.path)).convert(str(target), quantization=quantization, force=True)
    unwritable = set(model.unwritable)
    if len(unwritable) > 1:  # <pad> alone is not worth it
        # Behind no n-gram of the source, which means: these may always be written.
        writable = [piece for piece in model.vocabulary if piece not in unwritable]
        rule = f"\t{' '.join(writable)}\n"
        (target / "vmap.txt").write_text(rule, encoding="utf-8")
