"""The batches of a run, in the same order whenever they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from align.train.batches import LENGTHS, Batch, Ids, disturb, epoch_order, pad, plan
from align.train.data import TrainingPair
from align.train.recipe import Recipe
from align.train.renaming import can_be_renamed, renamed
from align.train.vocabulary import EOS, Vocabulary

Rows = list[list[int]]


class Epochs:
    """Batches by (epoch, number), made anew from the seed whenever they are asked for."""

    def __init__(self, pairs: list[TrainingPair], vocabulary: Vocabulary, recipe: Recipe) -> None:
        self._pairs = pairs
        self._vocabulary = vocabulary
        self._recipe = recipe
        self._weights = np.array([p.weight for p in pairs])
        self._targets = vocabulary.encode_target([p.target for p in pairs])
        self._sources = vocabulary.encode([p.source for p in pairs])
        asked = recipe.train.renamed > 0
        self._with_names = [
            n for n, p in enumerate(pairs) if asked and can_be_renamed(p.source, p.target)
        ]

    def batches(self, epoch: int, start: int = 0) -> Iterator[Batch]:
        """Yield the batches of ``epoch`` from number ``start`` on."""
        train = self._recipe.train
        sources, targets = self._renamed(self._split(epoch), epoch)
        longest = min(self._recipe.data.max_pieces + 1, LENGTHS[-1])
        sizes = [(len(s), len(t)) for s, t in zip(sources, targets, strict=True)]
        ratio = self._recipe.data.max_ratio
        fit = [max(n, m) < longest and max(n, m) <= ratio * min(n, m) + 6 for n, m in sizes]
        order = epoch_order(np.where(fit, self._weights, 0.0), train.seed, epoch)
        sources, targets, order = self._joined(sources, targets, order, longest, epoch)
        lengths = np.array([max(len(s), len(t)) + 1 for s, t in zip(sources, targets, strict=True)])
        batches = plan(
            lengths,
            order,
            train.batch_tokens,
            train.seed,
            epoch,
            short_first=train.short_first and epoch == 0,
        )
        for number, (length, members) in enumerate(batches[start:], start):
            rows = [sources[i] for i in members], [targets[i] for i in members]
            batch = pad(*rows, length, EOS, self._vocabulary.pad)
            if train.noise:
                random = np.random.default_rng((train.seed, epoch, 2, number))
                batch = disturb(batch, train.noise, random, EOS, self._vocabulary.pad)
            yield batch

    def _joined(
        self, sources: Rows, targets: Rows, order: Ids, longest: int, epoch: int
    ) -> tuple[Rows, Rows, Ids]:
        """Return the rows, and the order, in which some pairs stand behind another in one row."""
        train = self._recipe.train
        if not train.joined:
            return sources, targets, order
        random = np.random.default_rng((train.seed, epoch, 4))
        chosen = random.random(len(order)) < train.joined
        apart = [order[~chosen]]
        sources, targets = sources.copy(), targets.copy()
        together = []
        # The order is random, so neighbours have nothing to do with one another.
        for couple in np.array_split(order[chosen], max(1, chosen.sum() // 2)):
            rows = [[piece for i in couple for piece in side[i]] for side in (sources, targets)]
            if max(map(len, rows)) < longest:
                together.append(len(sources))
                sources.append(rows[0])
                targets.append(rows[1])
            else:
                apart.append(couple)
        return sources, targets, random.permutation(np.concatenate([*apart, together]).astype(int))

    def _split(self, epoch: int) -> Rows:
        """Return the sources' pieces, sampled where the recipe asks for that."""
        train = self._recipe.train
        if not train.subword_alpha:
            return self._sources
        import sentencepiece

        sentencepiece.set_random_generator_seed(train.seed + epoch)
        texts = [p.source for p in self._pairs]
        return self._vocabulary.encode(texts, alpha=train.subword_alpha)

    def _renamed(self, sources: Rows, epoch: int) -> tuple[Rows, Rows]:
        """Return both sides' pieces, some pairs with other names."""
        train = self._recipe.train
        random = np.random.default_rng((train.seed, epoch, 3))
        chosen = [n for n in self._with_names if random.random() < train.renamed]
        if not chosen:
            return sources, self._targets
        texts = [renamed(self._pairs[n].source, self._pairs[n].target, random) for n in chosen]
        rows, made = sources.copy(), self._targets.copy()
        vocabulary = self._vocabulary
        for n, source, target in zip(
            chosen,
            vocabulary.encode([source for source, _ in texts]),
            vocabulary.encode_target([target for _, target in texts]),
            strict=True,
        ):
            rows[n], made[n] = source, target
        return rows, made
