"""Fine-tuning models in the layout of OPUS-MT's on the hub, which the trainer did not make.

Each side has its own SentencePiece model, the ids are ``vocab.json``'s, and the output layer has a
bias.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from align.errors import ModelError
from align.train.loop import train
from align.train.model import marian
from align.train.recipe import ModelRecipe, read_recipe
from align.train.vocabulary import Vocabulary
from align.translate.drafter import Drafter
from align.translate.marian import MarianFolder
from align.translate.translator import BACKENDS, load_translator

TUNING = """
[data]
sources = ["pairs.tsv"]
[train]
tokens = {tokens}
batch_tokens = 264
rate = 5e-3
warmup = 20
threads = 1
"""


def lay_out(folder: Path, sides: list[list[str]], extra: tuple[str, ...] = ()) -> None:
    """Write an untrained model of both sides' pieces, in no order that the trainer knows."""
    import sentencepiece
    import torch

    pieces: set[str] = set()
    for name, texts in zip(("source", "target"), sides, strict=True):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_prefix=str(folder / name),
            vocab_size=70,
            hard_vocab_limit=False,
            minloglevel=2,
        )
        (folder / f"{name}.model").rename(folder / f"{name}.spm")
        rows = (folder / f"{name}.vocab").read_text("utf-8").splitlines()
        pieces.update(row.split("\t")[0] for row in rows)
        (folder / f"{name}.vocab").unlink()
    shuffled = sorted(pieces - {"<unk>", "<s>", "</s>"})
    random.Random(1).shuffle(shuffled)
    names = ["</s>", "<unk>", *shuffled, *extra, "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({name: i for i, name in enumerate(names)}))
    (folder / "tokenizer_config.json").write_text('{"source_lang": "id", "target_lang": "en"}')
    torch.manual_seed(1)
    shape = ModelRecipe(d_model=64, heads=2, ffn=128, encoder_layers=1, decoder_layers=1)
    model = marian(shape, len(names), activation="swish")
    model.final_logits_bias.normal_(std=0.3)
    model.save_pretrained(folder)


@pytest.fixture(scope="module")
def sides(toy: Callable[..., Path]) -> list[list[str]]:
    rows = (toy().parent / "pairs.tsv").read_text("utf-8").splitlines()
    return [list(side) for side in zip(*(row.split("\t") for row in rows), strict=True)]


@pytest.fixture
def recipe(toy: Callable[..., Path]) -> Callable[[int], Path]:
    def write(tokens: int) -> Path:
        path = toy()
        path.write_text(TUNING.format(tokens=tokens), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("languages", [(), (">>deu<<", ">>eng<<")])
def test_a_hub_model_learns_what_it_is_shown_in_every_back_end(
    languages: tuple[str, ...],
    sides: list[list[str]],
    recipe: Callable[[int], Path],
    tmp_path: Path,
) -> None:
    import sacrebleu
    import torch
    from safetensors.torch import load_file

    hub = tmp_path / "hub"
    hub.mkdir()
    lay_out(hub, sides, languages)
    tuned = train(read_recipe(recipe(32000)), tmp_path / "work", init=hub, say=lambda _: None)
    sources, references = (side[::20] for side in sides)
    for backend in BACKENDS:
        drafter = Drafter(load_translator(MarianFolder(tuned), backend, threads=1))
        drafts = [draft.text for draft in drafter.drafts(sources)]
        assert sacrebleu.corpus_chrf(drafts, [references]).score > 60
    before, after = (load_file(folder / "model.safetensors") for folder in (hub, tuned))
    assert torch.allclose(
        before["final_logits_bias"].float(), after["final_logits_bias"].float(), atol=1e-3
    )


def test_the_ids_of_each_side_are_those_of_the_vocabulary(
    sides: list[list[str]], tmp_path: Path
) -> None:
    lay_out(tmp_path, sides, (">>eng<<",))
    model, vocabulary = MarianFolder(tmp_path), Vocabulary(tmp_path)
    (source,), (target,) = vocabulary.encode(sides[0][:1]), vocabulary.encode_target(sides[1][:1])
    ids = model.vocabulary
    assert source == [ids[piece] for piece in model.wrap(model.encode(sides[0][:1])[0])[:-1]]
    assert target == [ids[piece] for piece in model.encode_target(sides[1][:1])[0]]
    assert vocabulary.decode([[*target, ids["</s>"], ids["<pad>"]]]) == sides[1][:1]


def test_a_vocabulary_that_is_not_laid_out_as_marians_is_refused(
    sides: list[list[str]], tmp_path: Path
) -> None:
    lay_out(tmp_path, sides)
    ids = json.loads((tmp_path / "vocab.json").read_text())
    ids["</s>"], ids["<unk>"] = ids["<unk>"], ids["</s>"]
    (tmp_path / "vocab.json").write_text(json.dumps(ids))
    with pytest.raises(ModelError, match="must be its pieces 0, 1 and"):
        Vocabulary(tmp_path)


def test_a_model_with_a_vocabulary_for_each_side_is_refused(
    sides: list[list[str]], tmp_path: Path
) -> None:
    lay_out(tmp_path, sides)
    (tmp_path / "tokenizer_config.json").write_text('{"separate_vocabs": true}')
    with pytest.raises(ModelError, match="each side has its own vocabulary"):
        MarianFolder(tmp_path)


def test_no_table_is_learned_of_a_large_vocabulary(
    sides: list[list[str]],
    recipe: Callable[[int], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("align.train.prepare._MOST_PIECES", 50)
    hub = tmp_path / "hub"
    hub.mkdir()
    lay_out(hub, sides)
    said: list[str] = []
    train(read_recipe(recipe(500)), tmp_path / "work", init=hub, say=said.append)
    assert any(line.startswith("no guided alignment") for line in said)
    assert not (tmp_path / "work" / "lexicon.safetensors").exists()
