"""Training state on disk, so that a killed run goes on as if nothing had happened."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.train.optimizer import Optimizer

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(slots=True)
class Progress:
    """Where training stands: counters, and the next batch as (epoch, batch number)."""

    updates: int = 0
    tokens: int = 0
    epoch: int = 0
    batch: int = 0
    seconds: float = 0.0
    best_chrf: float = -1.0


def save(folder: Path, model: Any, optimizer: Optimizer, progress: Progress) -> Path:
    """Write weights, optimiser, random state and counters to ``folder/state-<updates>``.

    The state appears under its name only when it is whole.
    """
    import torch
    from safetensors.torch import save_file

    final = folder / f"state-{progress.updates:08d}"
    draft = folder / "state.tmp"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    tensors: dict[str, Tensor] = {"random": torch.get_rng_state()}
    if torch.cuda.is_available():
        tensors["random/cuda"] = torch.cuda.get_rng_state()
    for name, weight in model.named_parameters():
        tensors[f"model/{name}"] = weight.detach()
        for key, value in optimizer.state(weight).items():
            tensors[f"optimizer/{key}/{name}"] = value
    save_file(tensors, draft / "state.safetensors")
    (draft / "progress.json").write_text(json.dumps(asdict(progress)))
    for file in draft.iterdir():
        with file.open("rb") as handle:
            os.fsync(handle.fileno())
    shutil.rmtree(final, ignore_errors=True)
    draft.rename(final)
    return final


def states(folder: Path) -> list[Path]:
    """Return the whole states in ``folder``, oldest first."""
    return sorted(p for p in folder.glob("state-*") if (p / "progress.json").is_file())


def to_average(folder: Path, count: int, every: int) -> list[Path]:
    """Return the newest state and the last ``count`` - 1 before it that are ``every`` apart.

    Which states these are depends on update numbers alone, not on when a run was stopped.
    """
    whole = states(folder)
    spaced = [state for state in whole[:-1] if _updates(state) % every == 0]
    return [*spaced[len(spaced) - min(count - 1, len(spaced)) :], *whole[-1:]]


def prune(folder: Path, count: int, every: int) -> None:
    """Delete the states that neither resuming nor averaging needs."""
    needed = to_average(folder, count + 1, every)
    for state in states(folder):
        if state not in needed:
            shutil.rmtree(state)


def _updates(state: Path) -> int:
    return int(state.name.removeprefix("state-"))


def restore(state: Path, model: Any, optimizer: Optimizer) -> Progress:
    """Load a state into ``model`` and ``optimizer``, set the random state, return the counters."""
    import torch
    from safetensors.torch import load_file

    tensors = load_file(state / "state.safetensors")
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.copy_(tensors[f"model/{name}"])
            kept = {
                key.split("/", 2)[1]: value.to(weight.device)
                for key, value in tensors.items()
                if key.startswith("optimizer/") and key.split("/", 2)[2] == name
            }
            if kept:
                optimizer.restore(weight, kept)
    torch.set_rng_state(tensors["random"])
    if torch.cuda.is_available() and "random/cuda" in tensors:
        torch.cuda.set_rng_state(tensors["random/cuda"])
    return Progress(**json.loads((state / "progress.json").read_text()))


def average(folders: Iterable[Path], model: Any) -> None:
    """Set the model's weights to the mean over several states (Vaswani et al., 2017)."""
    import torch
    from safetensors import safe_open

    paths = [folder / "state.safetensors" for folder in folders]
    with torch.no_grad():
        for name, weight in model.named_parameters():
            total = torch.zeros_like(weight)
            for path in paths:
                with safe_open(path, "pt") as tensors:
                    total += tensors.get_tensor(f"model/{name}")
            weight.copy_(total / len(paths))
