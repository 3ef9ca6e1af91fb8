"""Loss and chrF on the development sets while a model trains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from align.train.batches import pad
from align.train.vocabulary import EOS, Vocabulary


class Validation(NamedTuple):
    """What one look at a development set says.

    Attributes:
        loss: nats per target piece.
        shuffled: the same with every target beside the next pair's source; when it is no higher
            than ``loss``, the model ignores its source.
        chrf: chrF of greedy decodes, 0 to 100.
    """

    loss: float
    shuffled: float
    chrf: float


def decode(
    model: Any, vocabulary: Vocabulary, sources: Sequence[str], batch: int = 32
) -> list[str]:
    """Return greedy translations, in order."""
    import torch

    rows = vocabulary.encode(list(sources))
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    texts = [""] * len(rows)
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        longest = max(len(rows[i]) for i in chosen) + 1
        ids = torch.full((len(chosen), longest), vocabulary.pad)
        for k, i in enumerate(chosen):
            ids[k, : len(rows[i]) + 1] = torch.tensor([*rows[i], EOS])
        ids = ids.to(model.device)
        out = model.generate(
            input_ids=ids,
            attention_mask=(ids != vocabulary.pad).long(),
            num_beams=1,
            max_new_tokens=int(1.5 * longest) + 10,
            bad_words_ids=[[vocabulary.pad]],
        )
        for i, text in zip(chosen, vocabulary.decode(out.tolist()), strict=True):
            texts[i] = text
    return texts


def validate(model: Any, vocabulary: Vocabulary, pairs: Sequence[tuple[str, str]]) -> Validation:
    """Measure the model on a few pairs; the model is left in evaluation mode."""
    import sacrebleu
    import torch

    model.eval()
    sources = vocabulary.encode([s for s, _ in pairs])
    targets = vocabulary.encode_target([t for _, t in pairs])
    losses = []
    with torch.no_grad():
        for shift in (0, 1):
            total, count = 0.0, 0
            for start in range(0, len(pairs), 16):
                wanted = targets[start : start + 16]
                given = [sources[(start + k + shift) % len(pairs)] for k in range(len(wanted))]
                longest = max(map(len, [*wanted, *given])) + 1
                batch = pad(given, wanted, longest, EOS, vocabulary.pad)
                ids = torch.from_numpy(batch.source).to(model.device)
                labels = torch.from_numpy(batch.target).to(model.device)
                labels[labels == vocabulary.pad] = -100
                mask = (ids != vocabulary.pad).long()
                loss = model(input_ids=ids, attention_mask=mask, labels=labels).loss
                total += float(loss) * batch.tokens
                count += batch.tokens
            losses.append(total / count)
        drafts = decode(model, vocabulary, [s for s, _ in pairs])
    chrf = sacrebleu.corpus_chrf(drafts, [[t for _, t in pairs]]).score
    return Validation(losses[0], losses[1], chrf)
