"""The training loop: plain PyTorch over transformers' MarianMT classes."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from align.errors import InputError
from align.train import checkpoint, lexicon
from align.train.batches import LENGTHS, Batch, disturb, epoch_order, pad, plan
from align.train.beside import Neighbour
from align.train.checkpoint import Progress
from align.train.curves import draw
from align.train.data import Held, TrainingPair, load_pairs, read_pairs
from align.train.encoder import attend_by_meaning, build_on, pretrained, read_encoder
from align.train.model import build, export, load
from align.train.optimizer import Optimizer
from align.train.recipe import Recipe, TrainRecipe
from align.train.validate import validate
from align.train.vocabulary import EOS, Vocabulary, prune_vocabulary, train_vocabulary

if TYPE_CHECKING:
    from torch import Tensor

Say = Callable[[str], None]


def learning_rate(recipe: TrainRecipe, updates: int, tokens: int) -> float:
    """Return the rate for the next update: linear warm-up, inverse square root, final decay."""
    step = updates + 1
    rate = recipe.rate * min(step / recipe.warmup, math.sqrt(recipe.warmup / step))
    if recipe.decay_tokens:
        rate *= min(1.0, max(0.0, recipe.tokens - tokens) / recipe.decay_tokens)
    return rate


class Epochs:
    """Batches by (epoch, number), made anew from the seed whenever they are asked for."""

    def __init__(self, pairs: list[TrainingPair], vocabulary: Vocabulary, recipe: Recipe) -> None:
        self._pairs = pairs
        self._vocabulary = vocabulary
        self._recipe = recipe
        self._weights = np.array([p.weight for p in pairs])
        self._targets = vocabulary.encode([p.target for p in pairs])
        self._sources = vocabulary.encode([p.source for p in pairs])

    def batches(self, epoch: int, start: int = 0) -> Iterator[Batch]:
        """Yield the batches of ``epoch`` from number ``start`` on."""
        train = self._recipe.train
        sources = self._sources
        if train.subword_alpha and epoch:
            import sentencepiece

            sentencepiece.set_random_generator_seed(train.seed + epoch)
            texts = [p.source for p in self._pairs]
            sources = self._vocabulary.encode(texts, alpha=train.subword_alpha)
        longest = min(self._recipe.data.max_pieces + 1, LENGTHS[-1])
        sizes = [(len(s), len(t)) for s, t in zip(sources, self._targets, strict=True)]
        ratio = self._recipe.data.max_ratio
        fit = [max(n, m) < longest and max(n, m) <= ratio * min(n, m) + 6 for n, m in sizes]
        lengths = np.array([max(size) + 1 for size in sizes])
        order = epoch_order(np.where(fit, self._weights, 0.0), train.seed, epoch)
        batches = plan(
            lengths,
            order,
            train.batch_tokens,
            train.seed,
            epoch,
            short_first=train.short_first and epoch == 0,
        )
        for number, (length, members) in enumerate(batches[start:], start):
            rows = [sources[i] for i in members], [self._targets[i] for i in members]
            batch = pad(*rows, length, EOS, self._vocabulary.pad)
            if train.noise:
                random = np.random.default_rng((train.seed, epoch, 2, number))
                batch = disturb(batch, train.noise, random, EOS, self._vocabulary.pad)
            yield batch


class Step:
    """Loss and gradients of one batch."""

    def __init__(self, model: Any, links: Tensor | None, recipe: TrainRecipe) -> None:
        import torch

        self._model = model
        self._links = links
        self._recipe = recipe
        self._pad = model.config.pad_token_id
        self._device = model.device
        self._autocast = torch.autocast(self._device.type, torch.bfloat16)

    def __call__(self, batch: Batch, updates: int) -> tuple[float, float]:
        """Add the batch's gradients; return nats per target piece, and the guided loss."""
        import torch

        from align.train.loss import output_loss

        recipe, model = self._recipe, self._model
        guided = recipe.guided * 0.5 ** (updates / recipe.guided_half_life)
        # Below one fiftieth the extra loss costs time and teaches nothing more.
        links = self._links if guided > 0.02 else None
        if links is not None:
            sides = torch.from_numpy(batch.source), torch.from_numpy(batch.target)
            where, sure = (part.to(self._device) for part in lexicon.alignment(links, *sides))
        seen, target, previous = (
            torch.from_numpy(ids).to(self._device)
            for ids in (batch.seen, batch.target, batch.previous)
        )
        with self._autocast:
            out = model.model(
                input_ids=seen,
                attention_mask=(seen != self._pad).long(),
                decoder_input_ids=previous,
                output_attentions=links is not None,
                use_cache=False,
            )
        real = target != self._pad
        loss = output_loss(
            out.last_hidden_state[real],
            # Without <pad>: it is never a target, and its row must stay zero (see model.py).
            model.model.shared.weight[:-1],
            target[real],
            recipe.label_smoothing,
        )
        extra = torch.zeros(())
        if links is not None:
            looks = out.cross_attentions[-1].float().mean(1)
            misses = -(where * torch.log(looks + 1e-6)).sum(2)
            extra = (misses * sure).sum() / sure.sum().clamp_min(1)
        ((loss + guided * extra) / recipe.accumulate).backward()
        return float(loss.detach()), float(extra.detach())


def _prepare(recipe: Recipe, work: Path, init: Path | None, drop_held: bool, say: Say) -> Any:
    """Return (epochs, vocabulary, links or None, model) for a run in ``work``."""
    import torch
    from safetensors.torch import load_file, save_file

    held = Held([*recipe.data.dev, *recipe.data.evaluation])
    pairs, counts = load_pairs(
        [(s.path, s.weight) for s in recipe.data.sources],
        held,
        max_ratio=recipe.data.max_ratio,
        drop_held=drop_held,
    )
    say("pairs: " + ", ".join(f"{n} {reason}" for reason, n in counts.most_common()))
    if not pairs:
        raise InputError("no pair is left to train on")
    encoder = read_encoder(Path(recipe.model.encoder)) if recipe.model.encoder else None
    tokenizer = init or work / "tokenizer"
    if not (tokenizer / "vocab.json").is_file():
        tokenizer.mkdir(parents=True, exist_ok=True)
        heavy = [p for p in pairs for _ in range(max(1, round(p.weight)))]
        sides = (side for p in heavy for side in (p.source, p.target))
        if encoder:
            prune_vocabulary(encoder.pieces, sides, recipe.model.vocabulary, tokenizer)
        else:
            train_vocabulary(sides, recipe.model.vocabulary, tokenizer)
        say(f"vocabulary: {recipe.model.vocabulary} pieces")
    vocabulary = Vocabulary(tokenizer)
    torch.manual_seed(recipe.train.seed)
    lexical = work / "lexicon.safetensors"
    epochs = Epochs(pairs, vocabulary, recipe)

    @cache
    def first_epoch() -> list[Batch]:
        return list(epochs.batches(0))

    if recipe.train.guided and not lexical.is_file():
        forward, backward = lexicon.learn(first_epoch(), vocabulary.size)
        tables = {"links": lexicon.symmetric(forward, backward)}
        if recipe.model.lexical_init and not init and not encoder:
            tables["embeddings"] = lexicon.bilingual_embeddings(
                forward, first_epoch(), recipe.model.d_model, recipe.train.seed
            )
        save_file(tables, lexical)
        say("lexicon learned")
    tables = load_file(lexical) if recipe.train.guided else {}
    if init:
        model = load(init)
    elif encoder:
        model = build_on(encoder, encoder.fitted(recipe.model), vocabulary.pieces)
        if tables and not checkpoint.states(work):
            # From all over the epoch, since the shortest sentences may come first.
            sample = first_epoch()[:: max(1, len(first_epoch()) // 100)]
            share = attend_by_meaning(model, sample, tables["links"])
            say(f"the encoder's states name the translation of {share:.0%} of the pieces")
    else:
        embeddings = tables.get("embeddings") if recipe.model.lexical_init else None
        model = build(recipe.model, vocabulary.size, embeddings)
    return epochs, vocabulary, tables.get("links"), model


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
    options = recipe.train
    if options.threads:
        torch.set_num_threads(options.threads)
    epochs, vocabulary, links, model = _prepare(recipe, work, init, drop_held, say)
    model.to(device).train()
    say(f"parameters: {sum(p.numel() for p in model.parameters()):,}")
    given = pretrained(model) if recipe.model.encoder else []
    optimizer = Optimizer(model, options, slow=given)
    progress = Progress()
    neighbour = Neighbour(work, beside) if beside else None
    if whole := checkpoint.states(work):
        progress = checkpoint.restore(whole[-1], model, optimizer)
        if neighbour:
            neighbour.resume(progress)
        say(f"resumed at update {progress.updates}, {progress.tokens:,} tokens")
    elif neighbour:
        progress = neighbour.join(model, optimizer)
        say(f"joined at update {progress.updates}")
    dev = {p.stem: list(read_pairs(p))[: recipe.data.dev_sentences] for p in recipe.data.dev}
    step = Step(model, links, options)
    log = (work / "log.jsonl").open("a", encoding="utf-8", buffering=1)

    def learned() -> int:
        return progress.tokens + (neighbour.tokens if neighbour else 0)

    def note(**row: object) -> None:
        log.write(json.dumps({"updates": progress.updates, "tokens": learned(), **row}) + "\n")

    def look() -> float:
        # Decoding draws no random numbers, but a stopped and resumed run must not differ by it.
        state = torch.get_rng_state()
        results = {name: validate(model, vocabulary, rows) for name, rows in dev.items()}
        torch.set_rng_state(state)
        model.train()
        note(validation={name: result._asdict() for name, result in results.items()})
        say(
            "  ".join(f"{n} {r.loss:.2f}/{r.shuffled:.2f}/{r.chrf:.1f}" for n, r in results.items())
        )
        mean = sum(r.chrf for r in results.values()) / max(1, len(results))
        if results and mean > progress.best_chrf:
            progress.best_chrf = mean
            export(model, init or work / "tokenizer", work / "best")
        return mean

    started = time.monotonic() - progress.seconds
    saved = looked = reported = time.monotonic()
    window_tokens, window_loss, window_guided, window = 0, 0.0, 0.0, 0
    while learned() < options.tokens:
        for batch in epochs.batches(progress.epoch, progress.batch):
            for weight in given:
                weight.requires_grad_(learned() >= options.frozen_tokens)
            loss, extra = step(batch, progress.updates)
            progress.batch += 1
            progress.tokens += batch.tokens
            window_tokens += batch.tokens
            window_loss, window_guided, window = (
                window_loss + loss,
                window_guided + extra,
                window + 1,
            )
            if progress.batch % options.accumulate:
                continue
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step(learning_rate(options, progress.updates, learned()))
            progress.updates += 1
            if neighbour and progress.updates % options.meet_every == 0:
                neighbour.meet(model, progress)
            now = time.monotonic()
            progress.seconds = now - started
            if progress.updates % 50 == 0:
                speed = window_tokens / (now - reported)
                row = {"loss": window_loss / window, "guided": window_guided / window}
                note(**row, speed=speed, rate=learning_rate(options, progress.updates, learned()))
                say(
                    f"epoch {progress.epoch} update {progress.updates} "
                    f"tokens {learned() / 1e6:.2f}M loss {row['loss']:.3f} "
                    f"guided {row['guided']:.3f} {speed:.0f} tokens/s"
                )
                window_tokens, window_loss, window_guided, window = 0, 0.0, 0.0, 0
                reported = now
            if now - looked > 60 * options.validate_minutes:
                look()
                looked = time.monotonic()
                reported += looked - now
            due = now - saved > 60 * options.checkpoint_minutes
            if due or progress.updates % options.average_every == 0:
                checkpoint.save(work, model, optimizer, progress)
                checkpoint.prune(work, options.average, options.average_every)
                saved = time.monotonic()
            if learned() >= options.tokens:
                break
        else:
            progress.epoch, progress.batch = progress.epoch + 1, 0
    if neighbour:
        neighbour.meet(model, progress)
    last = look()
    state = checkpoint.save(work, model, optimizer, progress)
    checkpoint.average(checkpoint.to_average(work, options.average, options.average_every), model)
    if look() < last:
        # After a full decay of the rate, older states may only blur the last one.
        checkpoint.average([state], model)
        say("the last state is better than the average")
    export(model, init or work / "tokenizer", work / "final")
    log.close()
    try:
        draw(work / "log.jsonl", work / "curves.png")
    except ImportError:
        say("no curves drawn: pip install 'sejajar[train]' brings matplotlib")
    return work / "final"
