"""Finding a model by what the user calls it: the embedded one, a folder, or a hub name."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from align.errors import InputError, ModelError, OutputError, reason
from align.resources import DEFAULT_MODEL, models_dir
from align.translate.marian import REQUIRED, WEIGHTS, MarianFolder
from align.translate.paths import cache_dir, staged

HUB_MODELS = {
    "Helsinki-NLP/opus-mt-id-en": "OPUS-MT, Indonesian to English",
    "Helsinki-NLP/opus-mt-mul-en": "OPUS-MT, many languages to English",
    "Helsinki-NLP/opus-mt-tc-big-mul-en": "OPUS-MT, Tatoeba challenge, many languages to English",
}
"""Models on the Hugging Face hub that read Indonesian; any other MarianMT name works as well."""

_HUB_NAME = re.compile(r"[\w-][\w.-]*/[\w.-]+")
_FILES = [*REQUIRED, WEIGHTS, "tokenizer_config.json", "generation_config.json"]
_LEGACY = "pytorch_model.bin"


def embedded() -> Iterator[MarianFolder]:
    """Yield the models that come with the package."""
    for folder in sorted(models_dir().iterdir()):
        if (folder / WEIGHTS).is_file():
            yield MarianFolder(folder)


def find_model(name: str = DEFAULT_MODEL) -> MarianFolder:
    """Return the model that ``name`` means; nothing is downloaded.

    Args:
        name: an embedded model, a folder in the MarianMT layout, or a hub name such as
            ``Helsinki-NLP/opus-mt-id-en`` that was fetched before.

    Raises:
        ModelError: there is no such model here, or its folder is incomplete.
    """
    if (models_dir() / name / WEIGHTS).is_file():
        return MarianFolder(models_dir() / name, name)
    if Path(name).is_dir():
        return MarianFolder(Path(name))
    if _is_hub_name(name):
        if folder := _fetched(name):
            return MarianFolder(folder, name)
        raise ModelError(
            f"model {name} is not on this machine; fetch it with: sejajar models fetch {name}"
        )
    here = ", ".join(model.name for model in embedded()) or "none"
    raise ModelError(f"no model '{name}': neither embedded ({here}), nor a folder, nor a hub name")


def find_or_fetch_model(name: str = DEFAULT_MODEL) -> MarianFolder:
    """Return the model that ``name`` means, from the hub if it is a hub name and not here yet.

    Raises:
        ModelError: there is no such model, or the hub cannot be reached.
    """
    try:
        return find_model(name)
    except ModelError as absent:
        if not _is_hub_name(name):
            raise
        try:
            return fetch_model(name)
        except OutputError as error:
            raise ModelError(f"{absent} ({error})") from error


def _is_hub_name(name: str) -> bool:
    return not Path(name).is_dir() and _HUB_NAME.fullmatch(name) is not None


def fetch_model(name: str) -> MarianFolder:
    """Download a model from the hub into the hub's normal cache and return it.

    Raises:
        InputError: ``name`` is no hub name, or the hub has no MarianMT model of that name.
        OutputError: the hub cannot be reached, or the files cannot be written.
    """
    if not _is_hub_name(name):
        raise InputError(f"'{name}' is not a hub name such as Helsinki-NLP/opus-mt-id-en")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

    try:
        folder = Path(snapshot_download(name, allow_patterns=_FILES))
        if not (folder / WEIGHTS).is_file():
            snapshot_download(name, allow_patterns=[_LEGACY])
    except RepositoryNotFoundError as error:
        raise InputError(f"the hub has no model {name}") from error
    except (HfHubHTTPError, OSError, ValueError) as error:
        raise OutputError(f"cannot fetch {name}: {reason(error)}") from error
    if found := _fetched(name):
        return MarianFolder(found, name)
    raise ModelError(f"{name} is not a MarianMT model: it lacks {WEIGHTS}")


def _fetched(name: str) -> Path | None:
    """Return the folder of a hub model in the hub's cache, or None; no network is used."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, OSError, ValueError):
        return None
    if (folder / WEIGHTS).is_file():
        return folder
    return _rewrite_legacy(name, folder) if (folder / _LEGACY).is_file() else None


def _rewrite_legacy(name: str, folder: Path) -> Path:
    """Return a copy of ``folder`` with its pickled weights rewritten as safetensors.

    Most OPUS-MT models on the hub are older than safetensors.  They are read once, with torch's
    restricted reader that takes tensors and nothing that could run, and never again.
    """
    final = cache_dir() / "hub" / f"{name.replace('/', '--')}-{folder.name[:12]}"
    if (final / WEIGHTS).is_file():
        return final
    import torch
    from transformers import MarianMTModel

    with staged(final) as draft:
        try:
            config = MarianMTModel.config_class.from_pretrained(folder)
            weights = torch.load(folder / _LEGACY, map_location="cpu", weights_only=True)
            model = MarianMTModel.from_pretrained(None, config=config, state_dict=weights)
        except (OSError, RuntimeError, ValueError, EOFError) as error:
            path = str(folder / _LEGACY)
            raise ModelError(f"cannot be read: {reason(error)}", path=path) from error
        for file in _FILES:
            if (folder / file).is_file():
                shutil.copyfile(folder / file, draft / file)
        model.save_pretrained(draft)
    return final
