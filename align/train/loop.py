"""The training loop: plain PyTorch over transformers' MarianMT classes."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

from align.train import checkpoint
from align.train.batches import Batch
from align.train.beside import Neighbour
from align.train.checkpoint import Progress
from align.train.curves import draw
from align.train.data import read_pairs
from align.train.encoder import pretrained
from align.train.log import Say, TrainingLog
from align.train.model import export
from align.train.optimizer import Optimizer
from align.train.prepare import Start, prepare
from align.train.recipe import Recipe, TrainRecipe
from align.train.step import Step
from align.train.validate import validate

REPORT_EVERY = 50
"""Updates between two lines of the log."""


def learning_rate(recipe: TrainRecipe, updates: int, tokens: int) -> float:
    """Return the rate for the next update: linear warm-up, inverse square root, final decay."""
    step = updates + 1
    rate = recipe.rate * min(step / recipe.warmup, math.sqrt(recipe.warmup / step))
    if recipe.decay_tokens:
        rate *= min(1.0, max(0.0, recipe.tokens - tokens) / recipe.decay_tokens)
    return rate


def train(
    recipe: Recipe,
    work: Path,
    *,
    init: Path | None = None,
    device: str = "cpu",
    drop_held: bool = False,
    beside: Path | None = None,
    say: Say = print,
) -> Path:
    """Train, or go on with, the run in ``work``; return the folder of the finished model.

    ``work`` receives ``tokenizer/``, ``lexicon.safetensors``, ``state-*/`` (all that resuming
    needs), ``log.jsonl``, ``best/`` (best chrF on the dev files) and at the end ``final/`` (the
    average of the last states, or the last one where that is better) and ``curves.png``.

    Args:
        recipe: what to do.
        work: the run's folder; a state in it is resumed.
        init: a MarianMT folder to start from (fine-tuning) instead of fresh weights.
        device: a torch device.
        drop_held: leave training pairs out that occur in an evaluation set.
        beside: the folder of another run of this recipe, of another seed, to share weights with
            (see :mod:`align.train.beside`); ``tokens`` then counts both runs' tokens, and a
            resumed run is no longer the same as an uninterrupted one.
        say: takes progress lines.

    Raises:
        InputError: see :func:`align.train.data.load_pairs`.
    """
    import torch

    work.mkdir(parents=True, exist_ok=True)
    if recipe.train.threads:
        torch.set_num_threads(recipe.train.threads)
    start = prepare(recipe, work, init, drop_held, say)
    start.model.to(device).train()
    say(f"parameters: {sum(p.numel() for p in start.model.parameters()):,}")
    log = TrainingLog(work / "log.jsonl", say)
    run = Run(recipe, work, start, Neighbour(work, beside) if beside else None, log, say)
    run.learn()
    final = run.finish()
    log.close()
    try:
        draw(work / "log.jsonl", work / "curves.png")
    except ImportError:
        say("no curves drawn: pip install 'sejajar[train]' brings matplotlib")
    return final


class Run:
    """A run under way: weights, optimiser and counters, and when something is due.

    Args:
        recipe: what to do.
        work: the run's folder; the last state in it is resumed.
        start: what to begin with.
        neighbour: the run beside this one, if there is one.
        log: takes losses and looks.
        say: takes what else there is to say.
    """

    def __init__(
        self,
        recipe: Recipe,
        work: Path,
        start: Start,
        neighbour: Neighbour | None,
        log: TrainingLog,
        say: Say,
    ) -> None:
        self._options = recipe.train
        self._work = work
        self._start = start
        self._model: Any = start.model
        self._neighbour = neighbour
        self._log = log
        self._say = say
        self._given = pretrained(start.model) if recipe.model.encoder else []
        self._optimizer = Optimizer(start.model, recipe.train, slow=self._given)
        self._step = Step(start.model, start.links, recipe.train)
        self._dev = {p.stem: [*read_pairs(p)][: recipe.data.dev_sentences] for p in recipe.data.dev}
        self._progress = self._begin()
        self._saved = self._looked = time.monotonic()

    def _begin(self) -> Progress:
        """Resume the last state, or the neighbour's; else everything is at its beginning."""
        if whole := checkpoint.states(self._work):
            progress = checkpoint.restore(whole[-1], self._model, self._optimizer)
            if self._neighbour:
                self._neighbour.resume(progress)
            self._say(f"resumed at update {progress.updates}, {progress.tokens:,} tokens")
            return progress
        if self._neighbour:
            progress = self._neighbour.join(self._model, self._optimizer)
            self._say(f"joined at update {progress.updates}")
            return progress
        return Progress()

    @property
    def _tokens(self) -> int:
        """Target tokens learned from, the neighbour's among them."""
        return self._progress.tokens + (self._neighbour.tokens if self._neighbour else 0)

    @property
    def _rate(self) -> float:
        return learning_rate(self._options, self._progress.updates, self._tokens)

    def learn(self) -> None:
        """Train until the recipe's tokens are learned."""
        progress = self._progress
        started = time.monotonic() - progress.seconds
        while self._tokens < self._options.tokens:
            for batch in self._start.epochs.batches(progress.epoch, progress.batch):
                self._take(batch)
                if progress.batch % self._options.accumulate:
                    continue
                self._update()
                progress.seconds = time.monotonic() - started
                self._do_what_is_due()
                if self._tokens >= self._options.tokens:
                    break
            else:
                progress.epoch, progress.batch = progress.epoch + 1, 0

    def _take(self, batch: Batch) -> None:
        """Add the gradients of one batch."""
        for weight in self._given:
            weight.requires_grad_(self._tokens >= self._options.frozen_tokens)
        loss, guided = self._step(batch, self._progress.updates)
        self._progress.batch += 1
        self._progress.tokens += batch.tokens
        self._log.count(loss, guided, batch.tokens)

    def _update(self) -> None:
        """Change the weights."""
        import torch

        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimizer.step(self._rate)
        self._progress.updates += 1

    def _do_what_is_due(self) -> None:
        """After an update: meet the neighbour, report, look at the development sets, save."""
        options, progress = self._options, self._progress
        if self._neighbour and progress.updates % options.meet_every == 0:
            self._neighbour.meet(self._model, progress)
        if progress.updates % REPORT_EVERY == 0:
            self._log.report(progress.updates, self._tokens, progress.epoch, self._rate)
        if time.monotonic() - self._looked > 60 * options.validate_minutes:
            self._look()
            self._looked = time.monotonic()
        due = time.monotonic() - self._saved > 60 * options.checkpoint_minutes
        if due or progress.updates % options.average_every == 0:
            self._save()
            checkpoint.prune(self._work, options.average, options.average_every)
            self._saved = time.monotonic()

    def _save(self) -> Path:
        return checkpoint.save(self._work, self._model, self._optimizer, self._progress)

    def _look(self) -> float:
        """Measure the model on the development sets; keep the best by mean chrF; return that."""
        import torch

        began = time.monotonic()
        # Decoding draws no random numbers, but a stopped and resumed run must not differ by it.
        state = torch.get_rng_state()
        results = {
            name: validate(self._model, self._start.vocabulary, pairs)
            for name, pairs in self._dev.items()
        }
        torch.set_rng_state(state)
        self._model.train()
        seconds = time.monotonic() - began
        self._log.validated(self._progress.updates, self._tokens, results, seconds)
        mean = sum(r.chrf for r in results.values()) / max(1, len(results))
        if results and mean > self._progress.best_chrf:
            self._progress.best_chrf = mean
            export(self._model, self._start.tokenizer, self._work / "best")
        return mean

    def finish(self) -> Path:
        """Save the last state; return the folder of the better of it and the last states' mean."""
        options = self._options
        if self._neighbour:
            self._neighbour.meet(self._model, self._progress)
        last = self._look()
        state = self._save()
        states = checkpoint.to_average(self._work, options.average, options.average_every)
        checkpoint.average(states, self._model)
        if self._look() < last:
            # After a full decay of the rate, older states may only blur the last one.
            checkpoint.average([state], self._model)
            self._say("the last state is better than the average")
        export(self._model, self._start.tokenizer, self._work / "final")
        return self._work / "final"
