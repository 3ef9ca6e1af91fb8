"""Decoding with transformers and PyTorch: CPU in float32, CUDA in bfloat16 or float16."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from align.errors import ModelError, reason
from align.translate.batching import batches, decoding_limit
from align.translate.coverage import choose
from align.translate.marian import MarianFolder
from align.translate.options import DecodingOptions
from align.translate.tokenizer import EOS
from align.translate.translator import Hypothesis, Row


def load_network(folder: Path, **options: Any) -> Any:
    """Return the ``MarianMTModel`` of a local folder.

    Args:
        folder: in the hub's layout.
        options: of ``from_pretrained``.

    Raises:
        ModelError: its weights are corrupt, or do not fit its configuration.
    """
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    from safetensors import SafetensorError
    from transformers import MarianMTModel
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    try:
        return MarianMTModel.from_pretrained(folder, local_files_only=True, **options)
    except (SafetensorError, OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"cannot be loaded: {reason(error)}", path=str(folder)) from error


class TorchTranslator:
    """``MarianMTModel.generate`` behind the same pieces as the other back end."""

    def __init__(self, model: MarianFolder, *, threads: int = 0) -> None:
        import torch

        self.model = model
        if threads:
            torch.set_num_threads(threads)
        if torch.cuda.is_available():
            self._device = "cuda"
            dtype = torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
        else:
            self._device, dtype = "cpu", torch.float32
        # The other implementations of attention do not tell where they look.
        network = load_network(model.path, dtype=dtype, attn_implementation="eager")
        self._network = network.to(self._device).eval()
        self._pieces = {i: piece for piece, i in model.vocabulary.items()}
        self._pad = int(self._network.config.pad_token_id)
        never = ("<unk>", *model.unwritable)
        self._suppressed = sorted({self._pad, *(model.vocabulary[piece] for piece in never)})

    def translate(
        self, rows: Sequence[Row], options: DecodingOptions
    ) -> Iterator[tuple[int, Hypothesis]]:
        """See :class:`align.translate.translator.Translator`."""
        free = [i for i, row in enumerate(rows) if row.said is None]
        ids = [self._ids(self.model.wrap(rows[i].pieces)) for i in free]
        for batch in batches([len(row) for row in ids], options.batch_tokens, self.model.limit):
            decoded = self._decode([ids[k] for k in batch.rows], batch.width, options)
            for k, hypotheses in zip(batch.rows, decoded, strict=True):
                yield free[k], choose(rows[free[k]].pieces, hypotheses)
        for i, row in enumerate(rows):
            if row.said is not None:
                yield i, self._read(row.pieces, row.said)

    def _ids(self, pieces: Sequence[str]) -> list[int]:
        unknown = self.model.vocabulary["<unk>"]
        return [self.model.vocabulary.get(piece, unknown) for piece in pieces]

    def _read(self, pieces: list[str], said: list[str]) -> Hypothesis:
        """Return where the model looks while it says a text."""
        import torch

        start = self._network.config.decoder_start_token_id
        ids = torch.tensor([self._ids(self.model.wrap(pieces))], device=self._device)
        spoken = torch.tensor([[start, *self._ids(said)]], device=self._device)
        with torch.inference_mode():
            out = self._network(input_ids=ids, decoder_input_ids=spoken, output_attentions=True)
        head = len(self.model.wrap([])) - 1
        # All heads of the last layer together are what training guides.
        looks = out.cross_attentions[-1][0].mean(0)[: len(said), head : head + len(pieces)]
        return Hypothesis(said, 1.0, looks.double().cpu().numpy())

    def _decode(
        self, rows: list[list[int]], width: int, options: DecodingOptions
    ) -> list[list[Hypothesis]]:
        """Return each row's hypotheses, the likeliest first."""
        import torch

        ids = torch.full((len(rows), width), self._pad, device=self._device)
        for k, row in enumerate(rows):
            ids[k, : len(row)] = torch.tensor(row)
        with torch.inference_mode():
            out = self._network.generate(
                input_ids=ids,
                attention_mask=(ids != self._pad).long(),
                num_beams=options.beam_size,
                num_return_sequences=options.candidates,
                length_penalty=options.length_penalty,
                no_repeat_ngram_size=options.no_repeat_ngram,
                repetition_penalty=options.repetition_penalty,
                suppress_tokens=self._suppressed,
                renormalize_logits=True,
                max_new_tokens=decoding_limit(width),
                max_length=None,
                return_dict_in_generate=True,
                output_scores=True,
            )
            scores = self._network.compute_transition_scores(
                out.sequences,
                out.scores,
                getattr(out, "beam_indices", None),
                normalize_logits=options.beam_size == 1,
            )
        end = self.model.vocabulary[EOS]
        hypotheses = []
        for sequence, row_scores in zip(out.sequences.tolist(), scores.tolist(), strict=True):
            made = sequence[1:]  # the decoder's start
            length = made.index(end) + 1 if end in made else len(made)
            mean = sum(row_scores[:length]) / max(1, length)
            pieces = [self._pieces[i] for i in made[:length] if i not in (end, self._pad)]
            hypotheses.append(Hypothesis(pieces, math.exp(min(0.0, mean))))
        some = options.candidates
        return [hypotheses[k : k + some] for k in range(0, len(hypotheses), some)]
