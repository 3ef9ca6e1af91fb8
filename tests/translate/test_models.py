from pathlib import Path

import pytest

from align.errors import InputError, ModelError, SejajarError
from align.resources import DEFAULT_MODEL
from align.translate.models import embedded, fetch_model, find_model, find_or_fetch_model


def test_the_default_is_embedded() -> None:
    assert DEFAULT_MODEL in [model.name for model in embedded()]
    assert find_model().name == DEFAULT_MODEL


def test_a_folder_is_a_model() -> None:
    path = find_model().path
    assert find_model(str(path)).digest == find_model().digest


def test_a_hub_model_that_was_not_fetched_is_told_with_the_command() -> None:
    with pytest.raises(ModelError, match="sejajar models fetch Helsinki-NLP/opus-mt-id-en"):
        find_model("Helsinki-NLP/opus-mt-id-en")


def test_a_hub_model_is_fetched_when_it_is_asked_for_and_offline_that_is_one_line() -> None:
    with pytest.raises(ModelError, match="not on this machine; fetch it with") as caught:
        find_or_fetch_model("Helsinki-NLP/opus-mt-id-en")
    assert "cannot fetch" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(ModelError, match=rf"neither embedded \(.*{DEFAULT_MODEL}"):
        find_model("no-such-model")


def test_fetching_offline_fails_in_one_line() -> None:
    with pytest.raises(SejajarError, match="cannot fetch Helsinki-NLP/opus-mt-id-en") as caught:
        fetch_model("Helsinki-NLP/opus-mt-id-en")
    assert "\n" not in str(caught.value)


def test_fetching_needs_a_hub_name() -> None:
    with pytest.raises(InputError, match="is not a hub name"):
        fetch_model("opus")


def _in_hub_cache(files: Path, name: str, home: Path) -> Path:
    """Lay ``files`` out as huggingface_hub keeps a repository."""
    repository = home / "hub" / f"models--{name.replace('/', '--')}"
    snapshot = repository / "snapshots" / ("0" * 40)
    snapshot.mkdir(parents=True)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("0" * 40)
    for file in files.iterdir():
        if file.is_file():
            (snapshot / file.name).symlink_to(file)
    return snapshot


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path


def test_a_fetched_hub_model_is_found_by_its_name(hub: Path) -> None:
    _in_hub_cache(find_model().path, "someone/opus-mt-id-en", hub)
    model = find_model("someone/opus-mt-id-en")
    assert model.name == "someone/opus-mt-id-en"
    assert model.digest == find_model().digest


def test_a_hub_model_older_than_safetensors_is_rewritten(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch
    from safetensors.torch import load_file

    monkeypatch.setenv("SEJAJAR_CACHE", str(tmp_path / "cache"))
    snapshot = _in_hub_cache(find_model().path, "someone/old", hub)
    torch.save(load_file(snapshot / "model.safetensors"), snapshot / "pytorch_model.bin")
    (snapshot / "model.safetensors").unlink()

    rewritten = load_file(find_model("someone/old").path / "model.safetensors")

    original = load_file(find_model().path / "model.safetensors")
    assert torch.equal(
        rewritten["model.shared.weight"], original["model.shared.weight"].float()
    ) or (torch.equal(rewritten["model.shared.weight"], original["model.shared.weight"]))
