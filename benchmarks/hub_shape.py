#!/usr/bin/env python3
"""What it saves a model of OPUS-MT's shape to write pieces of its target side alone.

    python benchmarks/hub_shape.py [ROUNDS]      (default: 3)

The weights are random, since no hub is in reach here, and so are the sentences: 6 and 6 layers of
512, 32,000 pieces a side, 54,796 in all, 64 sentences of 30 pieces, drafts of 30.  Prints the CPU
seconds of drafting, the median of the rounds, by bare CTranslate2 with and without the restriction
that Sejajar's converter writes (align/translate/convert.py).
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

BOTH, SIDE, LENGTH, SENTENCES = 54_796, 32_000, 30, 64


def side(names: list[str], path: Path) -> None:
    """Write a SentencePiece model of these pieces."""
    from sentencepiece import sentencepiece_model_pb2

    model = sentencepiece_model_pb2.ModelProto()  # type: ignore[attr-defined]
    kinds = model.SentencePiece
    for special, kind in (("</s>", kinds.CONTROL), ("<unk>", kinds.UNKNOWN)):
        model.pieces.add(piece=special, score=0.0, type=kind)
    for rank, name in enumerate(names):
        model.pieces.add(piece=name, score=-float(rank))
    path.write_bytes(model.SerializeToString())


def lay_out(folder: Path) -> None:
    """Write a model in the layout of ``Helsinki-NLP/opus-mt-id-en``."""
    import torch

    from align.train.model import marian
    from align.train.recipe import ModelRecipe

    names = [f"\u2581p{i}" for i in range(BOTH - 2)]
    side(names[: SIDE - 2], folder / "source.spm")
    side(names[-(SIDE - 2) :], folder / "target.spm")
    ids = {name: i for i, name in enumerate(["</s>", "<unk>", *names, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(ids), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"source_lang": "id", "target_lang": "en"}')
    torch.manual_seed(1)
    shape = ModelRecipe(d_model=512, heads=8, ffn=2048, encoder_layers=6, decoder_layers=6)
    marian(shape, len(ids), activation="swish").save_pretrained(folder)


def main(rounds: int) -> None:
    import ctranslate2

    from align.translate.convert import converted
    from align.translate.marian import MarianFolder

    with tempfile.TemporaryDirectory() as name:
        os.environ["SEJAJAR_CACHE"] = f"{name}/cache"
        folder = Path(name, "model")
        folder.mkdir()
        lay_out(folder)
        model = MarianFolder(folder)
        with converted(model) as path:
            engine = ctranslate2.Translator(str(path), inter_threads=2, intra_threads=1)
    draw = random.Random(2)  # noqa: S311 - sentences, no secret
    readable = [piece for piece in model.vocabulary if piece.startswith("\u2581")]
    rows = [[*draw.choices(readable[:SIDE], k=LENGTH), "</s>"] for _ in range(SENTENCES)]
    seconds: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(rounds):
        for restricted, taken in seconds.items():
            start = time.process_time()
            engine.translate_batch(
                rows,
                beam_size=4,
                max_batch_size=1024,
                batch_type="tokens",
                min_decoding_length=LENGTH,
                max_decoding_length=LENGTH,
                use_vmap=restricted,
            )
            taken.append(time.process_time() - start)
    whole, part = median(seconds[False]), median(seconds[True])
    print(
        f"all {BOTH:,} pieces: {whole:.1f} s; the target side's: {part:.1f} s ({part / whole:.2f})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
