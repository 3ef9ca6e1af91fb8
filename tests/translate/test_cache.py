import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from align.translate.cache import Draft, DraftCache

BERAS = Draft("Rice.", 0.5)


def test_a_draft_is_found_again_by_another_process(tmp_path: Path) -> None:
    first = DraftCache(tmp_path / "drafts.sqlite", "model", "beam=4")
    first.add({"Beras.": BERAS})
    first.close()
    again = DraftCache(tmp_path / "drafts.sqlite", "model", "beam=4")
    assert again.find(["Beras.", "Jagung."]) == {"Beras.": Draft("Rice.", 0.5, cached=True)}


@pytest.mark.parametrize(("model", "options"), [("other", "beam=4"), ("model", "beam=1")])
def test_another_model_or_other_options_share_nothing(
    tmp_path: Path, model: str, options: str
) -> None:
    DraftCache(tmp_path / "d", "model", "beam=4").add({"Beras.": BERAS})
    assert DraftCache(tmp_path / "d", model, options).find(["Beras."]) == {}


def test_more_sources_than_sqlite_takes_variables(tmp_path: Path) -> None:
    cache = DraftCache(tmp_path / "d", "m", "o")
    sources = {f"Kalimat {i}.": BERAS for i in range(2500)}
    cache.add(sources)
    assert cache.find(list(sources)).keys() == sources.keys()


def test_a_corrupt_file_is_put_aside_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    path.write_bytes(b"this is not a database, whatever its name says" * 50)
    with pytest.warns(UserWarning, match="corrupt draft cache moved to"):
        cache = DraftCache(path, "m", "o")
    cache.add({"Beras.": BERAS})
    assert cache.find(["Beras."])
    assert (tmp_path / "drafts.sqlite.corrupt").is_file()


def test_a_folder_that_cannot_be_made_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.warns(UserWarning, match="no draft cache"):
        cache = DraftCache(tmp_path / "file" / "drafts.sqlite", "m", "o")
    cache.add({"Beras.": BERAS})
    assert cache.find(["Beras."]) == {}


def test_a_locked_file_delays_but_does_not_fail(tmp_path: Path) -> None:
    cache = DraftCache(tmp_path / "d", "m", "o")
    other = sqlite3.connect(tmp_path / "d")
    other.execute("BEGIN IMMEDIATE")
    other.rollback()
    cache.add({"Beras.": BERAS})
    assert cache.find(["Beras."])


def test_a_thread_that_waits_to_store_holds_up_no_other(tmp_path: Path) -> None:
    cache = DraftCache(tmp_path / "d", "m", "o")
    other = sqlite3.connect(tmp_path / "d")
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        stored = pool.submit(cache.add, {"Beras.": BERAS})
        assert cache.find(["Beras."]) == {}
        assert not stored.done()
        other.rollback()
    assert cache.find(["Beras."]) == {"Beras.": BERAS._replace(cached=True)}
