"""Two runs side by side: weights are averaged by what each has learned, and tokens are shared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from typer.testing import CliRunner

from align.cli import app
from align.errors import InputError
from align.train.beside import Neighbour
from align.train.checkpoint import Progress, states
from align.train.loop import train
from align.train.recipe import read_recipe


def model(value: float) -> torch.nn.Linear:
    layer = torch.nn.Linear(3, 2, bias=False)
    torch.nn.init.constant_(layer.weight, value)
    return layer


def test_neighbours_meet_in_proportion_to_what_they_learned_since(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    a, b = Neighbour(tmp_path / "a", tmp_path / "b"), Neighbour(tmp_path / "b", tmp_path / "a")
    ours, theirs = model(0.0), model(4.0)
    assert not a.meet(ours, Progress(tokens=300))  # nobody there yet
    assert b.meet(theirs, Progress(tokens=100))
    assert a.tokens == 0
    assert b.tokens == 300
    torch.testing.assert_close(theirs.weight, torch.full((2, 3), 1.0))
    assert a.meet(ours, Progress(tokens=300))
    torch.testing.assert_close(ours.weight, torch.full((2, 3), 1.0))  # what b left: 4, a quarter
    assert not a.meet(ours, Progress(tokens=400))  # the same weights are not taken twice
    assert a.tokens == 100


def test_a_resumed_run_counts_only_what_came_after(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    Neighbour(tmp_path / "b", tmp_path / "a").meet(model(4.0), Progress(tokens=1000))
    a = Neighbour(tmp_path / "a", tmp_path / "b")
    a.resume(Progress(tokens=5000))
    ours = model(0.0)
    assert not a.meet(ours, Progress(tokens=5100))
    assert a.tokens == 1000
    Neighbour(tmp_path / "b", tmp_path / "a").meet(model(4.0), Progress(tokens=1300))
    assert a.meet(ours, Progress(tokens=5100))
    torch.testing.assert_close(ours.weight, torch.full((2, 3), 3.0))


def test_a_run_cannot_train_beside_itself(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="beside itself"):
        Neighbour(tmp_path, tmp_path / "." / "")


def test_a_run_without_a_state_cannot_be_joined(toy: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(InputError, match="no state to join yet"):
        train(read_recipe(toy()), tmp_path / "b", beside=tmp_path / "a", say=lambda _: None)


def test_a_second_run_joins_the_first_and_shares_its_tokens(
    toy: Callable[..., Path], tmp_path: Path
) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    recipe = toy(tokens=2000)
    train(read_recipe(recipe), a, say=lambda _: None)
    (first,) = states(a)[-1:]
    before = json.loads((first / "progress.json").read_text())
    # The first left no weights outside its states, so the second starts from its state alone.
    recipe.write_text(recipe.read_text().replace("tokens = 2000", "tokens = 3000"))
    options = ["--work", str(b), "--beside", str(a), "--seed", "2"]
    result = CliRunner().invoke(app, ["train", str(recipe), *options])
    assert result.exit_code == 0, result.output
    assert f"joined at update {int(first.name[6:])}" in result.output
    (last,) = states(b)[-1:]
    progress = json.loads((last / "progress.json").read_text())
    assert 3000 <= progress["tokens"] + before["tokens"] < 3400
    assert (b / "beside.safetensors").is_file()
    # Our own weights lie there for the first, which goes on beside the second.
    train(read_recipe(recipe), a, beside=b, say=lambda _: None)
    assert states(a)[-1] == first  # both runs together have learned enough
