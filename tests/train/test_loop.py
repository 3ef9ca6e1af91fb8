"""The trainer at work on a toy: it learns, and a killed run ends as an uninterrupted one."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from align.errors import InputError
from align.train.checkpoint import states
from align.train.loop import train
from align.train.recipe import read_recipe
from align.translate.drafter import Drafter
from align.translate.marian import MarianFolder
from align.translate.translator import load_translator


def weights(folder: Path) -> dict[str, object]:
    from safetensors.torch import load_file

    return dict(load_file(folder / "model.safetensors"))


@pytest.fixture(scope="module")
def trained(toy: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    plan = read_recipe(toy(tokens=32000))
    return train(plan, tmp_path_factory.mktemp("work"), say=lambda _: None)


def test_a_toy_learns_its_language_and_runs_in_the_default_back_end(trained: Path) -> None:
    model = MarianFolder(trained)
    drafter = Drafter(load_translator(model, threads=1))
    (draft,) = drafter.drafts(["Guru membeli kopi di pasar."])
    assert draft.text.startswith("The teacher buys")
    assert draft.text.endswith("at the market.")
    log = [json.loads(row) for row in (trained.parent / "log.jsonl").read_text().splitlines()]
    losses = [row["loss"] for row in log if "loss" in row]
    assert losses[-1] < losses[0]


@pytest.mark.parametrize("optimizer", ["adamw", "muon"])
def test_a_run_killed_at_any_moment_ends_in_the_same_weights(
    recipe: Path, tmp_path: Path, optimizer: str, torch_processes: ForkServerContext
) -> None:
    import torch

    recipe.write_text(recipe.read_text().replace("[train]", f'[train]\noptimizer = "{optimizer}"'))

    whole = train(read_recipe(recipe), tmp_path / "whole", say=lambda _: None)
    work = tmp_path / "killed"
    kills = 0
    for _ in range(2):
        before = states(work)[-1:]
        run = torch_processes.Process(target=train, args=(read_recipe(recipe), work))
        run.start()
        while run.is_alive():
            if states(work)[-1:] != before:
                run.kill()
                kills += 1
            time.sleep(0.01)
    assert kills
    resumed = train(read_recipe(recipe), work, say=lambda _: None)
    for name, weight in weights(whole).items():
        assert torch.equal(weight, weights(resumed)[name]), name


def test_a_run_that_ends_while_it_makes_its_pieces_makes_them_anew(
    recipe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("align.train.prepare.prune_targets", killed)
        with pytest.raises(KeyboardInterrupt):
            train(read_recipe(recipe), tmp_path, say=lambda _: None)
    assert not (tmp_path / "tokenizer").exists()
    text = recipe.read_text().replace("tokens = 4000", "tokens = 200")
    recipe.write_text(text)
    assert (train(read_recipe(recipe), tmp_path, say=lambda _: None) / "target.spm").is_file()


def test_a_trained_model_can_be_fine_tuned(
    trained: Path, toy: Callable[..., Path], tmp_path: Path
) -> None:
    recipe = toy(tokens=500)
    recipe.write_text(recipe.read_text().replace("rate = 5e-3", "rate = 1e-6"))
    tuned = train(read_recipe(recipe), tmp_path, init=trained, say=lambda _: None)
    source = ["Ibu menjual ikan."]
    before, after = (
        [d.text for d in Drafter(load_translator(MarianFolder(folder), threads=1)).drafts(source)]
        for folder in (trained, tuned)
    )
    assert before == after
    assert MarianFolder(tuned).digest != MarianFolder(trained).digest


def test_what_is_worth_more_comes_to_be_drafted(
    trained: Path, toy: Callable[..., Path], tmp_path: Path
) -> None:
    recipe = toy(tokens=3000)
    pairs = [row.split("\t") for row in (recipe.parent / "pairs.tsv").read_text().splitlines()]
    (recipe.parent / "choices.tsv").write_text(
        "".join(
            f"{source}\t{target.replace('at the', 'in the')}\t1\n{source}\t{target}\t-0.3\n"
            for source, target in pairs
            if "at the market" in target
        ),
        encoding="utf-8",
    )
    text = recipe.read_text().replace("[data]", '[data]\nchoices = ["choices.tsv"]')
    recipe.write_text(text.replace("[train]", "[train]\nchosen = 0.7").replace("5e-3", "1e-3"))
    tuned = train(read_recipe(recipe), tmp_path, init=trained, say=lambda _: None)
    drafter = Drafter(load_translator(MarianFolder(tuned), threads=1))
    (draft,) = drafter.drafts(["Ibu menjual ikan di pasar."])
    assert draft.text.endswith("in the market.")


@pytest.mark.parametrize("rows", ["", f"{'hujan ' * 200}\tRain.\t1\n"])
def test_choices_of_which_none_can_be_used_are_refused(
    recipe: Path, tmp_path: Path, rows: str
) -> None:
    (recipe.parent / "choices.tsv").write_text(rows, encoding="utf-8")
    text = recipe.read_text().replace("[data]", '[data]\nchoices = ["choices.tsv"]')
    recipe.write_text(text.replace("[train]", "[train]\nchosen = 0.5"))
    with pytest.raises(InputError, match=r"choices\.tsv: no choice is left to train on"):
        train(read_recipe(recipe), tmp_path, say=lambda _: None)


def test_training_on_an_evaluation_set_is_refused(recipe: Path, tmp_path: Path) -> None:
    recipe.write_text(recipe.read_text().replace("[data]", '[data]\ndev = ["pairs.tsv"]'))
    with pytest.raises(InputError, match=r"occurs in the evaluation set pairs\.tsv"):
        train(read_recipe(recipe), tmp_path, say=lambda _: None)
