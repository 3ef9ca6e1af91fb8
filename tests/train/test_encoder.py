"""Starting from a pretrained encoder: a small BERT in XLM-R's layout, made here."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from align.errors import InputError, ModelError
from align.train.encoder import build_on, read_encoder
from align.train.loop import train
from align.train.model import export, load
from align.train.recipe import ModelRecipe, read_recipe
from align.train.vocabulary import Vocabulary, prune_vocabulary
from align.translate.convert import convert
from align.translate.drafter import Drafter
from align.translate.marian import MarianFolder
from align.translate.translator import load_translator

SENTENCES = [
    "Petani membeli beras di pasar.",
    "The farmer buys rice at the market.",
    "Pada tahun 2024 harga naik 15 persen.",
    "In 2024 the price rose by 15 percent.",
    "Nelayan menjual ikan, guru melihat buku dan jagung, ibu mencari kopi di desa hari ini.",
    "The fisherman sells fish, the teacher sees books and corn, Mother looks for coffee today.",
]


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import sentencepiece
    import torch
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("bert")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES * 50),
        model_prefix=str(folder / "own"),
        vocab_size=160,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    (folder / "own.model").rename(folder / "sentencepiece.bpe.model")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=200,
        hidden_size=64,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=128,
        max_position_embeddings=64,
        initializer_range=0.2,
    )
    model = BertModel(config)
    with torch.no_grad():
        model.embeddings.position_embeddings.weight.mul_(0.5)
    model.save_pretrained(folder)
    return folder


@pytest.fixture
def tokenizer(bert: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "tokenizer"
    folder.mkdir()
    prune_vocabulary(bert / "sentencepiece.bpe.model", SENTENCES * 20, 110, folder)
    return folder


def pruned(tokenizer: Path) -> Any:
    return Vocabulary(tokenizer).pieces


def test_a_pruned_vocabulary_keeps_pieces_of_the_encoder_and_the_text(
    bert: Path, tokenizer: Path
) -> None:
    import sentencepiece

    own = sentencepiece.SentencePieceProcessor(model_file=str(bert / "sentencepiece.bpe.model"))
    kept = pruned(tokenizer)
    assert kept.get_piece_size() <= 110
    for number in range(2, kept.get_piece_size()):
        assert own.piece_to_id(kept.id_to_piece(number)) != own.unk_id()
    vocabulary = Vocabulary(tokenizer)
    assert vocabulary.decode(vocabulary.encode(SENTENCES)) == SENTENCES


def test_numbers_fall_into_digits(tokenizer: Path) -> None:
    pieces = pruned(tokenizer).encode("2024", out_type=str)
    assert [p.strip("\u2581") for p in pieces if p != "\u2581"] == list("2024")


def test_the_built_encoder_computes_what_the_pretrained_one_does(
    bert: Path, tokenizer: Path
) -> None:
    import sentencepiece
    import torch
    from transformers import BertModel

    encoder = read_encoder(bert)
    kept = pruned(tokenizer)
    recipe = encoder.fitted(ModelRecipe(encoder_layers=2, decoder_layers=1))
    model = build_on(encoder, recipe, kept).eval()
    original = BertModel.from_pretrained(bert).eval()
    own = sentencepiece.SentencePieceProcessor(model_file=str(encoder.pieces))
    ids = kept.encode(SENTENCES[0])
    names = [kept.id_to_piece(i) for i in ids]
    theirs = torch.tensor([[own.piece_to_id(n) + 1 for n in names]])
    with torch.no_grad():
        mine = model.model.encoder(input_ids=torch.tensor([ids])).last_hidden_state
        # Marian's first word stands where BERT's does: behind the mark of the beginning.
        places = torch.arange(1, len(ids) + 1)[None]
        out = original(input_ids=theirs, position_ids=places, output_hidden_states=True)
        moved = original(input_ids=theirs, position_ids=places + 5, output_hidden_states=True)
    wanted = out.hidden_states[2]
    error = (mine - wanted).norm()
    assert error < 0.1 * wanted.norm()
    assert error < 0.5 * (moved.hidden_states[2] - wanted).norm()


def test_a_model_that_starts_from_an_encoder_trains_and_runs_in_both_back_ends(
    bert: Path, toy: Callable[..., Path], tmp_path: Path
) -> None:
    path = toy(tokens=32000)
    shutil.copytree(bert, path.parent / "bert")
    text = path.read_text().replace("[model]", '[model]\nencoder = "bert"')
    path.write_text(text.replace("[train]", "[train]\nfrozen_tokens = 4000"))
    said: list[str] = []
    folder = train(read_recipe(path), tmp_path / "work", say=said.append)
    assert any("name the translation" in line for line in said)
    log = [json.loads(row) for row in (tmp_path / "work" / "log.jsonl").read_text().splitlines()]
    assert log[-1]["tokens"] > 4000
    (draft,) = Drafter(load_translator(MarianFolder(folder), threads=1)).drafts(
        ["Guru membeli kopi di pasar."]
    )
    assert draft.text.startswith("The teacher buys")
    assert draft.text.endswith("the market.")


def test_both_back_ends_read_the_encoders_own_positions(
    bert: Path, tokenizer: Path, tmp_path: Path
) -> None:
    import ctranslate2
    import torch

    encoder = read_encoder(bert)
    recipe = encoder.fitted(ModelRecipe(encoder_layers=2, decoder_layers=1))
    built = build_on(encoder, recipe, pruned(tokenizer))
    export(built, tokenizer, tmp_path / "model")
    model = MarianFolder(tmp_path / "model")
    source, target = model.encode(SENTENCES[:2])
    engine = ctranslate2.Translator(str(convert(model, "float32")))
    (scored,) = engine.score_batch([model.wrap(source)], [target])
    loaded = load(tmp_path / "model", dropout=0.3).eval()
    assert {m.dropout for m in (*loaded.model.encoder.layers, loaded.model.decoder)} == {0.3}
    ids = torch.tensor([[model.vocabulary[piece] for piece in model.wrap(source)]])
    labels = torch.tensor([[model.vocabulary[piece] for piece in [*target, "</s>"]]])
    with torch.no_grad():
        # <pad> is in transformers' softmax and not in CTranslate2's.
        logits = loaded(input_ids=ids, labels=labels).logits[0, :, :-1]
    expected = logits.log_softmax(-1).gather(1, labels[0, :, None])[:, 0]
    assert scored.log_probs == pytest.approx(expected.tolist(), abs=1e-3)


@pytest.mark.parametrize("lacking", ["config.json", "model.safetensors", "sentencepiece.bpe.model"])
def test_an_incomplete_encoder_is_named(bert: Path, tmp_path: Path, lacking: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(bert, folder)
    (folder / lacking).unlink()
    with pytest.raises(ModelError, match=f"lacks {lacking}"):
        read_encoder(folder)


def test_an_encoder_of_another_kind_is_refused(bert: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(bert, folder)
    (folder / "config.json").write_text('{"model_type": "t5"}')
    with pytest.raises(ModelError, match="of BERT's kind is needed, not 't5'"):
        read_encoder(folder)


def test_an_encoder_that_is_not_there_is_named(toy: Callable[..., Path]) -> None:
    path = toy()
    path.write_text(path.read_text().replace("[model]", '[model]\nencoder = "gone"'))
    with pytest.raises(InputError, match=r"encoder not found: .*gone"):
        read_recipe(path)
