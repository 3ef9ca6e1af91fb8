"""What can befall a run: nothing is lost, nothing doubled, and the message says what to do.

The process is killed, the disk filled and so on for real; what went before is then resumed and
compared, file by file and byte by byte, with a run that nothing befell.

    SEJAJAR_TEST_FAULTS=1 pytest tests/run/test_faults.py    # every moment, not a handful
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import re
import resource
import shutil
import signal
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from corpora import PLAIN, files, go, make_texts

from align.errors import InputError, OutputError
from align.resources import DEFAULT_MODEL
from align.run import journal as journals
from align.run.run import InterruptedRun

THOROUGH = "SEJAJAR_TEST_FAULTS" in os.environ
SHAPES = [("out.tsv", 0), ("out.jsonl", 0), ("out.tsv", 7)]
SEED = 7
TOUCHES = ("write", "fsync", "replace", "ftruncate", "unlink", "rename", "mkdir", "rmdir", "open")
"""The calls by which the disk is touched."""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_texts(tmp_path_factory.mktemp("corpus") / "texts")


@pytest.fixture(scope="module")
def undisturbed(
    texts: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[Any, dict[str, bytes]]:
    """Return the files of a run that nothing befell, by shape."""
    found = {}
    for shape in SHAPES:
        folder = tmp_path_factory.mktemp("undisturbed")
        go(texts, folder / shape[0], shard_size=shape[1])
        found[shape] = files(folder)
    return found


@contextmanager
def touched(act: Callable[[str], None]) -> Iterator[None]:
    """Call ``act`` before each call that touches the disk."""
    plain = {name: getattr(os, name) for name in TOUCHES}

    def watched(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            act(name)
            return plain[name](*arguments, **named)

        return call

    for name in TOUCHES:
        setattr(os, name, watched(name))
    try:
        yield
    finally:
        for name, call in plain.items():
            setattr(os, name, call)


def count_touches(do: Callable[[], object]) -> int:
    count = 0

    def act(_name: str) -> None:
        nonlocal count
        count += 1

    with touched(act):
        do()
    return count


def killed_at(moment: int, do: Callable[[], object], *, calls: Sequence[str] = TOUCHES) -> bool:
    """Do it in a process that kill -9 ends just before so many ``calls`` and one more."""

    def live() -> None:
        left = moment

        def act(name: str) -> None:
            nonlocal left
            left -= name in calls
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        with touched(act):
            do()

    process = multiprocessing.get_context("fork").Process(target=live)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("shape", SHAPES)
def test_kill_9_at_any_moment(
    shape: tuple[str, int], texts: Path, undisturbed: dict[Any, Any], tmp_path: Path
) -> None:
    name, size = shape
    (tmp_path / "count").mkdir()
    moments = count_touches(lambda: go(texts, tmp_path / "count" / name, shard_size=size))
    chosen = random.Random(SEED).sample(range(moments), moments if THOROUGH else 8)
    for moment in chosen:
        folder = tmp_path / str(moment)
        folder.mkdir()
        assert killed_at(moment, lambda f=folder: go(texts, f / name, shard_size=size))
        try:
            go(texts, folder / name, shard_size=size)
        except InputError as error:
            # Killed when all shards were in place: there is nothing to go on with.
            assert "is there already" in str(error)  # noqa: PT017
        assert files(folder) == undisturbed[shape], f"killed at touch {moment}"


def test_kill_9_again_and_again(texts: Path, undisturbed: dict[Any, Any], tmp_path: Path) -> None:
    # Each attempt keeps a batch or two and dies.
    attempts = 0
    while killed_at(2, lambda: go(texts, tmp_path / "out.tsv"), calls=["write"]):
        attempts += 1
        assert attempts < 20
        assert not (tmp_path / "out.tsv").exists()
    assert attempts > 2
    assert files(tmp_path) == undisturbed["out.tsv", 0]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("part", [0.02, 0.2, 0.4, 0.6, 0.8])
def test_a_disk_that_is_full(
    shape: tuple[str, int], part: float, texts: Path, undisturbed: dict[Any, Any], tmp_path: Path
) -> None:
    # A limit on the size of files stops the journal where a full disk would.
    name, size = shape
    largest = max(map(len, undisturbed[shape].values()))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(part * largest) + 200, hard))
    try:
        with pytest.raises(OutputError) as caught:
            go(texts, tmp_path / name, shard_size=size)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "cannot write" in str(caught.value)
    assert not (tmp_path / name).exists()
    go(texts, tmp_path / name, shard_size=size)
    assert files(tmp_path) == undisturbed[shape]


def test_a_disk_that_is_full_at_any_call(
    texts: Path, undisturbed: dict[Any, Any], tmp_path: Path
) -> None:
    moments = count_touches(lambda: go(texts, tmp_path / "out.tsv"))
    (tmp_path / "out.tsv").unlink()
    for moment in random.Random(SEED).sample(range(moments), moments if THOROUGH else 8):
        left = moment

        def act(name: str) -> None:
            nonlocal left
            left -= 1
            if left < 0 and name in ("write", "fsync", "mkdir", "replace"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with touched(act):
            try:
                go(texts, tmp_path / "out.tsv")
            except OutputError as error:
                assert "No space left on device" in str(error)  # noqa: PT017
        go(texts, tmp_path / "out.tsv")
        assert files(tmp_path) == undisturbed["out.tsv", 0], f"full at touch {moment}"
        (tmp_path / "out.tsv").unlink()


@pytest.fixture
def cut_off(texts: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return what leaves a run that was killed when three batches or so were done."""

    def cut(name: str = "out.tsv", **options: Any) -> Path:
        output = tmp_path / "cut" / name
        output.parent.mkdir(exist_ok=True)
        assert killed_at(4, lambda: go(texts, output, **options), calls=["write"])
        return output

    return cut


def test_an_input_that_changed_meanwhile(texts: Path, cut_off: Callable[..., Path]) -> None:
    output = cut_off()
    changed = texts / "03.txt"
    before, stamp = changed.read_bytes(), changed.stat().st_mtime_ns
    changed.write_text("Pasar tutup.\n")
    try:
        with pytest.raises(InputError, match=r"03\.txt: has changed since .* --restart"):
            go(texts, output)
        go(texts, output, restart=True)
        assert b"Pasar tutup." in output.read_bytes()
    finally:
        changed.write_bytes(before)
        os.utime(changed, ns=(stamp, stamp))


def test_an_input_that_came_meanwhile(texts: Path, cut_off: Callable[..., Path]) -> None:
    output = cut_off()
    (texts / "99.txt").write_text("Baru.\n")
    try:
        with pytest.raises(InputError, match=r"99\.txt: has changed .* or was not part of it"):
            go(texts, output)
    finally:
        (texts / "99.txt").unlink()


def test_an_input_that_changes_while_it_is_read(tmp_path: Path) -> None:
    texts = make_texts(tmp_path / "own")

    def change(rows: Any) -> Any:
        for number, row in enumerate(rows):
            if number == 5:
                (texts / "00.txt").write_text("Lain sama sekali.\n")
            yield row

    report = go(texts, tmp_path / "out.tsv", watch=change)
    assert report.failures == 1
    assert "changed while it was read" in (tmp_path / "out.tsv.errors.jsonl").read_text()


def test_an_option_that_changed(
    texts: Path, undisturbed: dict[Any, Any], cut_off: Callable[..., Path]
) -> None:
    output = cut_off()
    with pytest.raises(InputError, match="had another --lines; go on with the same, or start over"):
        go(texts, output, plan=replace(PLAIN, lines=True))
    with pytest.raises(InputError, match="had another --shard-size"):
        go(texts, output, shard_size=5)
    # What was done was not given up.
    go(texts, output)
    assert files(output.parent) == undisturbed["out.tsv", 0]


def test_a_journal_of_another_version(
    texts: Path,
    undisturbed: dict[Any, Any],
    cut_off: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    columns = journals._columns()
    monkeypatch.setattr(journals, "_columns", lambda: [*columns, ["judges"]])
    output = cut_off()
    monkeypatch.undo()
    with pytest.raises(InputError, match="another version of Sejajar began this run; go on with"):
        go(texts, output)
    go(texts, output, restart=True)
    assert files(output.parent) == undisturbed["out.tsv", 0]


def test_a_log_cut_off_anywhere(
    texts: Path, undisturbed: dict[Any, Any], cut_off: Callable[..., Path], tmp_path: Path
) -> None:
    output = cut_off()
    journal = output.parent / "out.tsv.journal"
    said: list[str] = []
    saved = tmp_path / "saved"
    shutil.copytree(journal, saved)
    size = (saved / "log").stat().st_size
    for end in random.Random(SEED).sample(range(size), 40 if THOROUGH else 6):
        shutil.copytree(saved, journal, dirs_exist_ok=True)
        os.truncate(journal / "log", end)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*the journal is damaged; starting over")
            go(texts, output, say=said.append)
        assert files(output.parent) == undisturbed["out.tsv", 0], f"cut off at {end} of {size}"
        output.unlink()
    assert any(message.startswith("going on with an unfinished run") for message in said)


def test_a_log_with_a_wrong_byte(
    texts: Path, undisturbed: dict[Any, Any], cut_off: Callable[..., Path]
) -> None:
    output = cut_off()
    log = output.parent / "out.tsv.journal" / "log"
    content = bytearray(log.read_bytes())
    content[len(content) * 2 // 3] ^= 1
    log.write_bytes(content)
    go(texts, output)
    assert files(output.parent) == undisturbed["out.tsv", 0]


def test_a_shard_that_was_removed(texts: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.tsv"
    assert killed_at(4, lambda: go(texts, output, shard_size=7), calls=["write"])
    shard = tmp_path / "out-00001.tsv"
    shard.unlink()
    with pytest.raises(InputError, match=r"out-00001\.tsv: is gone or was changed .* --restart"):
        go(texts, output, shard_size=7)
    go(texts, output, shard_size=7, restart=True)
    assert shard.exists()


def test_two_runs_on_one_output(texts: Path, undisturbed: dict[Any, Any], tmp_path: Path) -> None:
    output = tmp_path / "out.tsv"
    with (
        running_until_killed(texts, output) as process,
        pytest.raises(OutputError, match=f"another run, process {process}, is writing it"),
    ):
        go(texts, output)
    # The lock went with the process that held it.
    go(texts, output)
    assert files(tmp_path) == undisturbed["out.tsv", 0]


@contextmanager
def running_until_killed(texts: Path, output: Path) -> Iterator[int | None]:
    reached = multiprocessing.get_context("fork").Event()

    def wait(rows: Any) -> Any:
        for number, row in enumerate(rows):
            yield row
            if number == 20:
                reached.set()
                time.sleep(60)

    process = multiprocessing.get_context("fork").Process(
        target=lambda: go(texts, output, watch=wait)
    )
    process.start()
    try:
        assert reached.wait(60)
        yield process.pid
    finally:
        process.kill()
        process.join()


def test_ctrl_c(texts: Path, undisturbed: dict[Any, Any], tmp_path: Path) -> None:
    def interrupt(rows: Any) -> Any:
        for number, row in enumerate(rows):
            yield row
            if number == 20:
                raise KeyboardInterrupt

    said: list[str] = []
    with pytest.raises(InterruptedRun) as caught:
        go(texts, tmp_path / "out.tsv", watch=interrupt)
    assert caught.value.exit_status == 130
    message = r"interrupted; (\d+) rows are kept: the same command goes on from there"
    match = re.fullmatch(message, str(caught.value))
    assert match is not None
    go(texts, tmp_path / "out.tsv", say=said.append)
    assert said == [f"going on with an unfinished run: {match[1]} rows are done"]
    assert files(tmp_path) == undisturbed["out.tsv", 0]


def test_a_clock_that_is_set_back(
    texts: Path,
    undisturbed: dict[Any, Any],
    cut_off: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = cut_off()
    for path in (output.parent / "out.tsv.journal").iterdir():
        os.utime(path, (4e9, 4e9))
    ticks = iter(range(10**9, 0, -3600))
    monkeypatch.setattr(time, "time", lambda: float(next(ticks)))
    monkeypatch.setattr(time, "time_ns", lambda: next(ticks) * 10**9)
    go(texts, output)
    assert files(output.parent) == undisturbed["out.tsv", 0]


def test_a_corrupt_cache_costs_the_cache_alone(tmp_path: Path) -> None:
    from align.translate.cache import Draft, DraftCache

    path = tmp_path / "drafts.sqlite"
    cache = DraftCache(path, "m", "o")
    cache.add({f"Kalimat {n}.": Draft(f"Sentence {n}.", 0.5) for n in range(5000)})
    cache.close()
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)

    cache = DraftCache(path, "m", "o")
    with pytest.warns(UserWarning, match="corrupt draft cache moved to"):
        assert cache.find([f"Kalimat {n}." for n in range(5000)]) == {}
    cache.add({"Beras.": Draft("Rice.", 0.5)})
    cache.close()
    again = DraftCache(path, "m", "o")
    assert again.find(["Beras."])


@pytest.mark.skipif(not THOROUGH, reason="converts a model: SEJAJAR_TEST_FAULTS is not set")
def test_a_read_only_cache_folder_costs_time_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from align.translate.options import DecodingOptions

    text = tmp_path / "in"
    text.mkdir()
    (text / "a.txt").write_text("Harga beras naik 5 persen.\n", encoding="utf-8")
    greedy = replace(PLAIN, model=DEFAULT_MODEL, decoding=DecodingOptions(beam_size=1))
    go(text, tmp_path / "with.tsv", plan=greedy)
    monkeypatch.setenv("SEJAJAR_CACHE", "/proc/self/cache")
    with (
        pytest.warns(UserWarning, match="no draft cache"),
        pytest.warns(UserWarning, match="the model is converted for this run alone"),
    ):
        go(text, tmp_path / "without.tsv", plan=greedy)
    assert (tmp_path / "with.tsv").read_bytes() == (tmp_path / "without.tsv").read_bytes()
