"""COMET (Rei et al., 2020), if unbabel-comet is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from align.errors import InputError
from align.evaluate.corpus import Corpus
from align.evaluate.metrics.base import Array, Metric, Options


class COMET(Metric):
    """Statistics: the segment's score, and 1; so the score of a sum is a mean.

    The checkpoint is loaded by unbabel-comet, which unpickles it: use models that you trust.
    """

    name = "COMET"
    decimals = 4

    def __init__(self, corpus: Corpus, options: Options) -> None:
        """Load the model.

        Raises:
            InputError: unbabel-comet is not installed, or the corpus has no sources.
        """
        try:
            comet = import_module("comet")
        except ImportError as error:
            raise InputError(
                "COMET needs the package unbabel-comet; pip install unbabel-comet"
            ) from error
        if not corpus.sources:
            raise InputError("COMET reads the source as well; give --source or a TSV")
        self._sources = corpus.sources
        self._references = corpus.references[0]
        self._options = options
        name = options.comet_model
        path = name if Path(name).is_file() else comet.download_model(name)
        self._model: Any = comet.load_from_checkpoint(path)

    def statistics(self, hypotheses: Sequence[str]) -> Array:
        """Return the model's score of each segment, and 1."""
        import torch

        samples = [
            {"src": source, "mt": hypothesis, "ref": reference}
            for source, hypothesis, reference in zip(
                self._sources, hypotheses, self._references, strict=True
            )
        ]
        output = self._model.predict(
            samples, batch_size=self._options.batch_size, gpus=int(torch.cuda.is_available())
        )
        scores = np.asarray(output.scores, dtype=np.float64)
        return np.stack([scores, np.ones_like(scores)], axis=1)

    def scores(self, statistics: Array) -> Array:
        """Return the mean score of each row."""
        result: Array = statistics[:, 0] / statistics[:, 1]
        return result

    def signature(self, resampling: Mapping[str, int]) -> str:
        """Return the model and the package's version, in sacreBLEU's notation."""
        try:
            package = version("unbabel-comet")
        except PackageNotFoundError:
            package = "unknown"
        model = Path(self._options.comet_model).name
        items = {"nrefs": 1, **resampling, "model": model, "version": package}
        return "|".join(f"{name}:{value}" for name, value in items.items())
