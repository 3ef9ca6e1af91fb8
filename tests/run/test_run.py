"""What a run leaves on the disk, and what it says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from corpora import PLAIN, files, go, make_texts

from align.document import Pair
from align.errors import InputError, OutputError
from align.exchange.formats import read_pairs
from align.flag import Options
from align.run import journal
from align.run.corpus import Matched, Reading, Texts
from align.run.engine import ahead, batches, run_locally
from align.run.plan import Plan
from align.run.run import InterruptedRun
from align.run.worker import Worker

SEJAJAR = Path(sys.executable).with_name("sejajar")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return make_texts(tmp_path / "in")


def test_nothing_is_left_beside_the_output(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    report = go(texts, tmp_path / "out" / "out.tsv")
    assert list(files(tmp_path / "out")) == ["out.tsv"]
    assert report.summary.documents == 24
    assert report.errors is None


def test_batches_hold_whole_documents_and_do_not_depend_on_where_a_run_starts(texts: Path) -> None:
    corpus = Texts([str(texts)], Reading())
    found = list(batches(Worker(PLAIN), corpus, window=10))
    sizes = [sum(1 + len(task.source.segments) for task in batch.tasks) for batch in found]
    assert all(10 <= size < 18 for size in sizes[:-1])
    assert len({task.source.id for batch in found for task in batch.tasks}) == 24
    assert list(batches(Worker(PLAIN), corpus, found[2].place, window=10)) == found[3:]


@pytest.mark.parametrize("name", ["out.tsv", "out.jsonl", "out.parquet", "out.tmx", "out.id"])
def test_shards_hold_the_rows_of_the_whole(texts: Path, tmp_path: Path, name: str) -> None:
    for folder in ("one", "many"):
        (tmp_path / folder).mkdir()
    go(texts, tmp_path / "one" / name)
    go(texts, tmp_path / "many" / name, shard_size=50)
    suffix = name.split(".")[1]
    shards = sorted((tmp_path / "many").glob(f"*.{suffix}"))
    assert [path.name for path in shards] == [f"out-0000{n}.{suffix}" for n in (1, 2, 3)]
    parts = [list(read_pairs(path)) for path in shards]
    assert [len(part) for part in parts] == [50, 50, 18]
    whole = list(read_pairs(tmp_path / "one" / name))
    assert [pair.source for part in parts for pair in part] == [pair.source for pair in whole]


def test_shards_of_an_older_run_are_not_mixed_with_new_ones(texts: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.tsv"
    go(texts, output, shard_size=20)
    with pytest.raises(InputError, match=r"out-00001\.tsv: is there already"):
        go(texts, output, shard_size=60)
    go(texts, output, shard_size=60, restart=True)
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out-00001.tsv", "out-00002.tsv"]


def test_jobs_change_nothing(tmp_path: Path) -> None:
    texts = make_texts(tmp_path / "in", documents=6)
    go(texts, tmp_path / "1.tsv", plan=Plan())
    go(texts, tmp_path / "2.tsv", plan=Plan(), jobs=2)
    assert (tmp_path / "1.tsv").read_bytes() == (tmp_path / "2.tsv").read_bytes()


def test_an_existing_file_keeps_its_mode_and_a_link_its_target(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "real.tsv").write_text("old")
    (tmp_path / "real.tsv").chmod(0o640)
    (tmp_path / "out.tsv").symlink_to("real.tsv")
    go(texts, tmp_path / "out.tsv")
    assert (tmp_path / "out.tsv").is_symlink()
    assert (tmp_path / "real.tsv").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "real.tsv").read_text().startswith("id\tdoc")


def test_a_folder_of_that_name_is_left_alone(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out.tsv.journal").mkdir()
    (tmp_path / "out.tsv.journal" / "diary.txt").write_text("Dear diary")
    with pytest.raises(OutputError, match="is no journal of a run"):
        go(texts, tmp_path / "out.tsv")
    assert list(files(tmp_path / "out.tsv.journal")) == ["diary.txt"]


@pytest.fixture
def spoiled(texts: Path) -> Path:
    """Return texts of which two are none."""
    (texts / "05.txt").write_bytes(b"Baris satu.\nBaris \xff\xfe dua.\n")
    (texts / "07.txt").write_bytes(b"")
    return texts


def test_bad_documents_are_listed_and_all_others_done(spoiled: Path, tmp_path: Path) -> None:
    said: list[str] = []
    report = go(spoiled, tmp_path / "out.tsv", say=said.append)
    assert report.summary.documents == 22
    assert report.errors == tmp_path / "out.tsv.errors.jsonl"
    listed = [json.loads(line) for line in report.errors.read_text().splitlines()]
    assert [(row["path"], row["line"]) for row in listed] == [
        (str(spoiled / "05.txt"), 2),
        (str(spoiled / "07.txt"), None),
    ]
    assert listed[1]["reason"] == "the file is empty"
    assert said[1] == f"left out: {spoiled / '07.txt'}: the file is empty"
    # Mended, they are listed no longer.
    for name in ("05.txt", "07.txt"):
        (spoiled / name).write_text("Baris.\n")
    assert go(spoiled, tmp_path / "out.tsv").failures == 0
    assert not report.errors.exists()


def test_strict_stops_at_the_first(spoiled: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"05\.txt:2: byte 0xFF"):
        go(spoiled, tmp_path / "out.tsv", strict=True)
    assert not (tmp_path / "out.tsv").exists()
    (spoiled / "05.txt").unlink()
    with pytest.raises(InputError, match="has changed since"):
        go(spoiled, tmp_path / "out.tsv", strict=True)


def test_if_nothing_can_be_done_an_older_output_stays(tmp_path: Path) -> None:
    texts = tmp_path / "in"
    texts.mkdir()
    for name in ("a.txt", "b.txt"):
        (texts / name).touch()
    (tmp_path / "out.tsv").write_text("what was there")
    with pytest.raises(InputError, match=r"a\.txt: the file is empty \(and so on, 2 in all\)"):
        go(texts, tmp_path / "out.tsv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.tsv"]
    assert (tmp_path / "out.tsv").read_text() == "what was there"


def test_the_reader_runs_ahead_and_stops_when_asked() -> None:
    taken = []

    def numbers() -> Iterator[int]:
        try:
            for number in range(100):
                taken.append(number)
                yield number
        finally:
            taken.append(-1)

    items = ahead(numbers(), 3)
    assert next(items) == 0
    items.close()
    deadline = time.monotonic() + 20
    while taken[-1] != -1 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert taken[-1] == -1
    assert len(taken) < 10


def test_an_error_of_the_reader_reaches_the_main_thread() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise InputError("no such thing")

    items = ahead(broken(), 1)
    assert next(items) == 1
    with pytest.raises(InputError, match="no such thing"):
        next(items)


def test_a_process_that_is_killed_is_said(tmp_path: Path) -> None:
    texts = make_texts(tmp_path / "in")
    corpus = Texts([str(texts)], Reading())
    done = run_locally(Plan(flags=Options()), corpus, jobs=2, window=10)
    next(done)
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    for child in children:
        if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
            os.kill(int(child), signal.SIGKILL)
    with pytest.raises(OutputError, match="was killed, perhaps for want of memory"):
        list(done)


def test_the_commands_say_it_and_exit_with_1(spoiled: Path, tmp_path: Path) -> None:
    english = tmp_path / "en"
    english.mkdir()
    for path in spoiled.iterdir():
        (english / path.name).write_text("One sentence.\n")
    out = tmp_path / "out.tsv"
    command = [SEJAJAR, "align", spoiled, english, "--lexical", "--no-flags", "-q", "-o", out]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    assert run.stderr.splitlines()[-1] == (
        f"sejajar: 2 documents could not be done; see {out}.errors.jsonl"
    )
    assert out.exists()
    run = subprocess.run([*command, "--strict"], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "05.txt:2: byte 0xFF" in run.stderr.splitlines()[-1]


@pytest.fixture
def uneven(texts: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return texts and translations of which seven on either side have no partner."""
    english = tmp_path / "en"
    english.mkdir()
    for path in sorted(texts.iterdir())[7:]:
        (english / path.name).write_bytes(path.read_bytes())
    for number in range(7):
        (english / f"lain{number}.txt").write_text("Another sentence.\n")
    return texts, english


def test_all_documents_without_a_partner_are_listed_and_nothing_failed(
    uneven: tuple[Path, Path], tmp_path: Path
) -> None:
    said: list[str] = []
    report = go(
        uneven[0],
        tmp_path / "out.tsv",
        corpus=lambda: Matched([str(uneven[0])], [str(uneven[1])], Reading()),
        strict=True,
        say=said.append,
    )
    assert (report.summary.documents, report.failures, report.unpaired) == (17, 0, 14)
    assert report.errors == tmp_path / "out.tsv.errors.jsonl"
    listed = [json.loads(line) for line in report.errors.read_text().splitlines()]
    assert [row["path"] for row in listed] == [
        *(str(uneven[0] / f"{number:02}.txt") for number in range(7)),
        *(str(uneven[1] / f"lain{number}.txt") for number in range(7)),
    ]
    assert listed[0] == {
        "path": str(uneven[0] / "00.txt"),
        "line": None,
        "reason": "'00.txt' has no partner on the other side",
    }
    # The file names them all, the messages five.
    assert said == [f"left out: {row['path']}: {row['reason']}" for row in listed[:5]]


def test_documents_without_a_partner_leave_room_for_bad_ones(
    uneven: tuple[Path, Path], tmp_path: Path
) -> None:
    (uneven[0] / "20.txt").write_bytes(b"")
    said: list[str] = []
    report = go(
        uneven[0],
        tmp_path / "out.tsv",
        corpus=lambda: Matched([str(uneven[0])], [str(uneven[1])], Reading()),
        say=said.append,
    )
    assert (report.failures, report.unpaired) == (1, 14)
    assert said[5:] == [f"left out: {uneven[0] / '20.txt'}: the file is empty"]
    assert report.errors
    assert len(Path(report.errors).read_text().splitlines()) == 15


def test_the_command_says_where_documents_without_a_partner_are_listed(
    uneven: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.tsv"
    command = [SEJAJAR, "align", *uneven, "--lexical", "--no-flags", "-q", "-o"]
    run = subprocess.run([*command, out], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stderr.splitlines()[-1] == (
        f"sejajar: 14 documents have no partner; see {out}.errors.jsonl"
    )
    run = subprocess.run([*command, "-"], capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1] == "sejajar: 14 documents have no partner"


def test_a_run_that_is_resumed_counts_documents_without_a_partner_once(
    uneven: tuple[Path, Path], tmp_path: Path
) -> None:
    def corpus() -> Matched:
        return Matched([str(uneven[0])], [str(uneven[1])], Reading())

    def cut_off(rows: Iterator[Pair]) -> Iterator[Pair]:
        yield from islice(rows, 30)
        raise KeyboardInterrupt

    with pytest.raises(InterruptedRun):
        go(uneven[0], tmp_path / "out.tsv", corpus=corpus, watch=cut_off)
    report = go(uneven[0], tmp_path / "out.tsv", corpus=corpus)
    assert report.unpaired == 14
    go(uneven[0], tmp_path / "whole.tsv", corpus=corpus)
    for name in ("{}.tsv", "{}.tsv.errors.jsonl"):
        assert (tmp_path / name.format("out")).read_bytes() == (
            tmp_path / name.format("whole")
        ).read_bytes()


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    texts = make_texts(tmp_path / "in", documents=2000)
    out = tmp_path / "out.tsv"
    command = [SEJAJAR, "align", texts, texts, "--lexical", "--no-flags", "-o", out]

    def heed() -> None:
        # What a shell starts in the background ignores Ctrl-C, and so do its children.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heed)
    log = tmp_path / "out.tsv.journal" / "log"
    deadline = time.monotonic() + 300
    while not (log.exists() and log.stat().st_size > 10_000) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert "rows are kept: the same command goes on from there" in said.splitlines()[-1]
    assert not out.exists()


def test_ctrl_c_just_after_the_first_batch_is_written_loses_nothing(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(file: int, content: bytes) -> None:
        written(file, content)
        if content.count(b"\t") and b'"marks"' not in content:
            signal.raise_signal(signal.SIGINT)

    written = journal._write
    monkeypatch.setattr(journal, "_write", write)
    # What a shell starts in the background ignores Ctrl-C.
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(InterruptedRun, match=r"; \d+ rows are kept"):
            go(texts, tmp_path / "out.tsv")
    finally:
        signal.signal(signal.SIGINT, usual)
    monkeypatch.undo()
    said: list[str] = []
    go(texts, tmp_path / "out.tsv", say=said.append)
    assert said[0].startswith("going on with an unfinished run: ")
    go(texts, tmp_path / "whole.tsv")
    assert (tmp_path / "out.tsv").read_bytes() == (tmp_path / "whole.tsv").read_bytes()


def test_matched_texts_are_resumed_too(tmp_path: Path) -> None:
    texts = make_texts(tmp_path / "in", documents=8)

    def corpus() -> Matched:
        return Matched([str(texts)], [str(texts)], Reading())

    def fail(rows: Iterator[object]) -> Iterator[object]:
        for number, row in enumerate(rows):
            yield row
            if number == 25:
                raise OutputError("the disk is gone")

    go(texts, tmp_path / "whole.tsv", corpus=corpus)
    with pytest.raises(OutputError, match=r"the disk is gone; [0-9]+ rows are kept"):
        go(texts, tmp_path / "out.tsv", corpus=corpus, watch=fail)
    go(texts, tmp_path / "out.tsv", corpus=corpus)
    assert (tmp_path / "out.tsv").read_bytes() == (tmp_path / "whole.tsv").read_bytes()
