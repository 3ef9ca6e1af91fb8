"""Sentence encoders as users have them on disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from align.errors import ModelError
from align.pair.encoders import encoder_digest, load_encoder

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] harga beras naik rice prices rose the ##s query :".split()
SENTENCES = ["harga beras naik", "rice prices rose", "naik", "the rice prices rose", "naik"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny BERT with random weights, as transformers saves it."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    path = tmp_path_factory.mktemp("encoder")
    (path / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizerFast(str(path / "vocab.txt")).save_pretrained(path)
    torch.manual_seed(0)
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = BertConfig(vocab_size=len(WORDS), intermediate_size=16, **shape)
    BertModel(config).save_pretrained(path, safe_serialization=True)
    return path


def token_vectors(folder: Path, sentence: str) -> Any:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokens = AutoTokenizer.from_pretrained(folder)(sentence, return_tensors="pt")
    with torch.inference_mode():
        return AutoModel.from_pretrained(folder).eval()(**tokens).last_hidden_state[0].numpy()


def test_token_vectors_of_a_plain_encoder_are_averaged(folder: Path) -> None:
    vectors = load_encoder(str(folder)).encode(SENTENCES)
    assert vectors.shape == (5, 16)
    for sentence, vector in zip(SENTENCES, vectors, strict=True):
        np.testing.assert_allclose(vector, token_vectors(folder, sentence).mean(0), atol=1e-5)


def test_no_sentences_have_no_vectors(folder: Path) -> None:
    assert len(load_encoder(str(folder)).encode([])) == 0


def test_sentence_transformers_say_how_to_pool_and_project(folder: Path, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    kinds = [("Transformer", ""), ("Pooling", "1_Pooling"), ("Dense", "2_Dense")]
    modules = [{"type": f"sentence_transformers.models.{k}", "path": p} for k, p in kinds]
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    for _, path in kinds[1:]:
        (tmp_path / path).mkdir()
    (tmp_path / "modules.json").write_text(json.dumps(modules))
    (tmp_path / "1_Pooling/config.json").write_text(json.dumps({"pooling_mode_cls_token": True}))
    activation = "torch.nn.modules.activation.Tanh"
    (tmp_path / "2_Dense/config.json").write_text(json.dumps({"activation_function": activation}))
    weight = torch.arange(32.0).reshape(2, 16) / 32
    save_file({"linear.weight": weight}, tmp_path / "2_Dense/model.safetensors")

    (vector,) = load_encoder(str(tmp_path)).encode(["rice prices rose"])

    first = token_vectors(folder, "rice prices rose")[0]
    np.testing.assert_allclose(vector, np.tanh(weight.numpy() @ first), atol=1e-5)


def test_e5_reads_its_prompt_first(folder: Path, tmp_path: Path) -> None:
    named = tmp_path / "multilingual-e5-small"
    named.symlink_to(folder)
    (vector,) = load_encoder(str(named)).encode(["naik"])
    np.testing.assert_allclose(vector, token_vectors(folder, "query: naik").mean(0), atol=1e-5)


def test_what_is_no_encoder_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="neither a folder nor in the hub's cache"):
        load_encoder("nobody/no-such-encoder")
    with pytest.raises(ModelError, match="cannot read the sentence encoder") as caught:
        load_encoder(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_an_encoder_without_its_tokenizer_is_refused(tmp_path: Path) -> None:
    from transformers import BertConfig, BertModel

    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = BertConfig(vocab_size=999, intermediate_size=16, **shape)
    BertModel(config).save_pretrained(tmp_path, safe_serialization=True)
    with pytest.raises(ModelError, match="own tokenizer is missing"):
        load_encoder(str(tmp_path))


def test_a_run_knows_an_encoder_by_its_content(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert encoder_digest(str(tmp_path)) == encoder_digest(str(folder))
    with (tmp_path / "config.json").open("a", encoding="utf-8") as config:
        config.write("\n")
    assert encoder_digest(str(tmp_path)) != encoder_digest(str(folder))
