import json
import shutil
from pathlib import Path

import pytest

from align.errors import ModelError
from align.translate.marian import REQUIRED, WEIGHTS, MarianFolder
from align.translate.models import find_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the embedded model that a test may spoil."""
    return Path(shutil.copytree(find_model().path, tmp_path / "model"))


@pytest.mark.parametrize("name", [*REQUIRED, WEIGHTS])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"lacks {name}"):
        MarianFolder(folder)


def test_a_corrupt_weights_file_is_told_from_its_header(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:1000])
    with pytest.raises(ModelError, match="corrupt safetensors file"):
        _ = MarianFolder(folder).parameters


@pytest.mark.parametrize("name", ["config.json", "vocab.json"])
def test_a_small_file_that_is_no_json_is_named(folder: Path, name: str) -> None:
    (folder / name).write_text("{")
    with pytest.raises(ModelError, match=f"{name}: not readable JSON"):
        MarianFolder(folder)


def test_a_spoiled_vocabulary_model_is_named(folder: Path) -> None:
    (folder / "source.spm").write_bytes(b"no")
    with pytest.raises(ModelError, match=r"source\.spm: not a SentencePiece model"):
        MarianFolder(folder).encode(["Beras."])


def test_another_architecture_is_refused(folder: Path) -> None:
    (folder / "config.json").write_text('{"model_type": "t5"}')
    with pytest.raises(ModelError, match="not a MarianMT model but 't5'"):
        MarianFolder(folder)


def test_the_digest_changes_with_any_file(folder: Path) -> None:
    before = MarianFolder(folder).digest
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"dropout": 0.3}))
    assert MarianFolder(folder).digest != before


def test_pieces_give_the_text_back() -> None:
    model = find_model()
    text = "Harga beras naik 5 persen."
    assert model.decode(model.encode_target([text])) == [text]


def test_a_model_with_one_target_language_has_no_target_token() -> None:
    model = find_model()
    assert model.language_token is None
    assert model.wrap(["▁Beras"]) == ["▁Beras", "</s>"]


def test_a_model_with_several_target_languages_is_asked_for_english(folder: Path) -> None:
    vocabulary = json.loads((folder / "vocab.json").read_text("utf-8"))
    vocabulary |= {">>deu<<": len(vocabulary), ">>eng<<": len(vocabulary) + 1}
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    assert MarianFolder(folder).wrap(["▁Beras"]) == [">>eng<<", "▁Beras", "</s>"]
