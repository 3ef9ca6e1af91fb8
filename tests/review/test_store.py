"""The reviewed file: nothing is lost, nobody's change is overwritten blindly."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reviewed import PAIRS

from align.document import Pair
from align.errors import InputError, OutputError
from align.exchange.tsv import read_tsv, write_tsv
from align.flag.ignore import IgnoreList
from align.review import verdict
from align.review.store import ConflictError, NothingError, ReviewedFile

Decision = Callable[[Pair], Pair]


def write(text: str) -> Decision:
    return partial(verdict.edit, final=text)


def act(file: ReviewedFile, key: int, decide: Decision, tab: str = "one") -> None:
    file.change(key, file.row(key).version, "edit", decide, tab)


def history(tsv: Path) -> list[dict[str, object]]:
    lines = (tsv.parent / "pairs.tsv.history.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines[-1] == ""
    return [json.loads(line) for line in lines[:-1]]


def on_disk(tsv: Path) -> list[Pair]:
    return list(read_tsv(tsv))


# -- what is written


def test_a_gzipped_file_is_to_be_unpacked_first(tsv: Path) -> None:
    packed = tsv.with_name("pairs.tsv.gz")
    packed.write_bytes(gzip.compress(tsv.read_bytes()))
    with pytest.raises(InputError, match=r"pairs\.tsv\.gz: .*unpack it first"):
        ReviewedFile(packed)


def test_a_change_is_on_disk_when_it_is_answered(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        act(file, 1, write("He came."))
        assert on_disk(tsv)[1].final == "He came."
        assert on_disk(tsv)[1].status == "edited"
    assert history(tsv)[0]["rows"] == [
        {"id": "a:2", "nth": 0, "cells": {"status": ["open", "edited"], "final": ["", "He came."]}}
    ]


def test_what_is_not_reviewed_stays_byte_for_byte(tmp_path: Path) -> None:
    tsv = tmp_path / "pairs.tsv"
    rows = ["\ufeffmine\tsource\tsimilarity\tstatus", r"a\tb" + "\tSatu\t.5\t", "ä\tDua\t1\topen"]
    tsv.write_bytes("\r\n".join(rows).encode())
    with ReviewedFile(tsv) as file:
        act(file, 1, write("Two\tor\nthree"))
    lines = tsv.read_bytes().decode().split("\n")
    assert lines[0] == "\ufeffmine\tsource\tsimilarity\tstatus\tflags\tfinal\tnote\r"
    assert lines[1] == r"a\tb" + "\tSatu\t.5\t\t\t\t\r"
    assert lines[2] == "ä\tDua\t1\tedited\t\tTwo\\tor\\nthree\t"


def test_the_same_again_is_no_change(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        act(file, 1, verdict.accept)
        before = tsv.read_bytes()
        act(file, 1, verdict.accept)
        assert tsv.read_bytes() == before
    assert len(history(tsv)) == 1


def test_half_a_character_is_replaced(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        act(file, 1, write("so \ud83d what"))
        assert file.row(1).pair.final == on_disk(tsv)[1].final == "so ? what"


def test_rows_with_one_id_are_told_apart(tmp_path: Path) -> None:
    tsv = tmp_path / "pairs.tsv"
    write_tsv(tsv, [replace(PAIRS[3], source=str(n)) for n in range(3)])
    with ReviewedFile(tsv) as file:
        act(file, 1, write("one"))
        act(file, 2, write("two"))
        file.undo("one")
        assert [pair.final for pair in on_disk(tsv)] == ["", "one", ""]


def test_progress_counts_what_needs_review(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        act(file, 0, verdict.accept)
        assert dict(file.status) == {"open": 3, "accepted": 1}


def test_a_full_disk_changes_nothing(tsv: Path) -> None:
    # Given a limit on the size of files that the TSV with one more text would pass.
    script = """
import resource, signal, sys
from align.review import verdict
from align.review.store import ReviewedFile
file = ReviewedFile(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = file.path.stat().st_size + 20
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    file.change(1, 1, "edit", lambda pair: verdict.edit(pair, "x" * 200))
except Exception as error:
    print(type(error).__name__, file.row(1).pair.final == "", file.row(1).version)
"""
    before = tsv.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", script, str(tsv)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["OutputError", "True", "1"], done.stderr
    assert tsv.read_bytes() == before
    with ReviewedFile(tsv) as file:
        assert file.row(1).pair.final == ""


# -- undo and redo


def test_undo_and_redo(tsv: Path) -> None:
    before = tsv.read_bytes()
    with ReviewedFile(tsv) as file:
        act(file, 1, write("One."))
        act(file, 1, write("Two."))
        after = tsv.read_bytes()
        file.undo("one")
        assert on_disk(tsv)[1].final == "One."
        file.undo("one")
        assert tsv.read_bytes() == before
        with pytest.raises(NothingError, match="nothing to undo"):
            file.undo("one")
        file.redo("one")
        file.redo("one")
        assert tsv.read_bytes() == after
        file.undo("one")
        act(file, 1, write("Three."))
        with pytest.raises(NothingError, match="nothing to redo"):
            file.redo("one")


def test_undo_goes_on_into_earlier_runs(tsv: Path) -> None:
    start = tsv.read_bytes()
    with ReviewedFile(tsv) as file:
        act(file, 1, write("first"), "one")
        act(file, 1, write("second"), "two")
        act(file, 3, verdict.reject, "two")
        file.undo("two")
    with ReviewedFile(tsv) as file:
        assert file.can_undo("new") == (True, True)
        file.redo("new")
        assert on_disk(tsv)[3].status == "rejected"
        act(file, 4, verdict.accept, "new")
        for _ in range(2):
            file.undo("new")
        assert on_disk(tsv)[4].status == on_disk(tsv)[3].status == "open"
    with ReviewedFile(tsv) as file:
        file.undo("newer")
        assert on_disk(tsv)[1].final == "first"
        file.undo("newer")
        assert tsv.read_bytes() == start
        with pytest.raises(NothingError):
            file.undo("newer")
        for _ in range(2):
            file.redo("newer")
        assert on_disk(tsv)[1].final == "second"


def test_an_earlier_run_is_not_undone_where_somebody_has_written_since(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        act(file, 1, write("ours"))
        act(file, 3, write("also ours"))
    tsv.write_text(tsv.read_text(encoding="utf-8").replace("also ours", "theirs"), encoding="utf-8")
    with ReviewedFile(tsv) as file:
        with pytest.raises(ConflictError, match="changed elsewhere since"):
            file.undo("new")
        file.undo("new")
    assert [on_disk(tsv)[n].final for n in (1, 3)] == ["", "theirs"]


def test_a_history_broken_in_the_middle_is_recalled_from_behind_the_break(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        for text in ("one", "two", "three"):
            act(file, 1, write(text))
    path = tsv.parent / "pairs.tsv.history.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], lines[1][:20], lines[2], ""]), encoding="utf-8")
    with ReviewedFile(tsv) as file:
        file.undo("new")
        assert file.can_undo("new")[0] is False
    assert on_disk(tsv)[1].final == "two"


def test_two_tabs_do_not_undo_each_other(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        act(file, 0, write("one's"), "one")
        act(file, 1, write("two's"), "two")
        file.undo("one")
        assert [pair.final for pair in on_disk(tsv)[:2]] == ["", "two's"]
        act(file, 3, write("one's"), "one")
        act(file, 3, write("two's"), "two")
        with pytest.raises(ConflictError, match="pair b:1 was changed elsewhere"):
            file.undo("one")
        assert on_disk(tsv)[3].final == "two's"


def test_a_stale_tab_is_told_and_not_obeyed(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        seen = file.row(1).version
        file.change(1, seen, "edit", write("first"), "one")
        with pytest.raises(ConflictError, match="changed elsewhere") as caught:
            file.change(1, seen, "edit", write("second"), "two")
        assert caught.value.row is not None
        assert caught.value.row.pair.final == "first"
        assert on_disk(tsv)[1].final == "first"


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["edit", "accept", "reject", "note", "undo", "redo"]),
        st.integers(0, 4),
        st.sampled_from(["one", "two"]),
        st.sampled_from(["", "a", "b\tc", "Prime Minister Kerr Starmer arrived."]),
    ),
    max_size=25,
)


@given(OPERATIONS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_disk_and_memory_agree_and_all_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory, operations: list[tuple[str, int, str, str]]
) -> None:
    tsv = tmp_path_factory.mktemp("undo") / "pairs.tsv"
    write_tsv(tsv, PAIRS)
    start = on_disk(tsv)
    decisions: dict[str, Callable[[str], Decision]] = {
        "edit": write,
        "accept": lambda _: verdict.accept,
        "reject": lambda _: verdict.reject,
        "note": lambda text: partial(verdict.annotate, note=text),
    }
    with ReviewedFile(tsv) as file:
        alone = True
        for action, key, tab, text in operations:
            try:
                if action in ("undo", "redo"):
                    getattr(file, action)(tab)
                else:
                    act(file, key, decisions[action](text), tab)
            except NothingError:
                pass
            except ConflictError:
                alone = False
            assert on_disk(tsv) == [row.pair for row in file.rows]
        # With nobody in the way, undoing everything leads back to the start.
        for _ in operations:
            for tab in ("one", "two"):
                try:
                    file.undo(tab)
                except NothingError:
                    pass
                except ConflictError:
                    alone = False
        if alone and len({tab for _, _, tab, _ in operations}) < 2:
            assert on_disk(tsv) == start
    with ReviewedFile(tsv) as again:
        assert [row.pair for row in again.rows] == on_disk(tsv)


# -- dismissing


def test_a_dismissal_goes_to_the_ignore_file_and_back(tsv: Path) -> None:
    ignored = tsv.with_name("ignore.tsv")
    ignored.write_text("ORTHO\tresiko\tours", encoding="utf-8")
    with ReviewedFile(tsv) as file:
        file.dismiss(1, 1, "NAME-GARBLED", "Kerr Starmer", "one")
        assert [pair.flags for pair in on_disk(tsv)] == [()] * 5
        spans = IgnoreList.read(ignored).spans
        assert spans == {("ORTHO", "resiko"), ("NAME-GARBLED", "Kerr Starmer")}
        file.undo("one")
        assert [len(pair.flags) for pair in on_disk(tsv)] == [0, 1, 0, 0, 1]
        assert IgnoreList.read(ignored).spans == {("ORTHO", "resiko")}
        file.redo("one")
        assert ("NAME-GARBLED", "Kerr Starmer") in IgnoreList.read(ignored).spans


def test_a_dismissal_that_cannot_be_noted_is_none(tsv: Path) -> None:
    before = tsv.read_bytes()
    with ReviewedFile(tsv, ignore_path=tsv.parent / "no" / "ignore.tsv") as file:
        with pytest.raises(OutputError, match="nothing was dismissed"):
            file.dismiss(1, 1, "NAME-GARBLED", "Kerr Starmer")
        act(file, 1, write("on it goes"))
    assert before != tsv.read_bytes()
    assert len(history(tsv)) == 1


# -- edits outside


def edit_outside(tsv: Path, change: Callable[[list[Pair]], list[Pair]]) -> None:
    write_tsv(tsv, change(on_disk(tsv)))


def test_an_outside_edit_of_another_pair_is_kept(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        edit_outside(tsv, lambda pairs: [replace(pairs[0], note="from outside"), *pairs[1:]])
        act(file, 1, write("from inside"))
        assert on_disk(tsv)[0].note == "from outside"
        assert on_disk(tsv)[1].final == "from inside"


def test_an_outside_edit_of_the_same_pair_is_a_conflict(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        seen = file.row(1).version
        edit_outside(tsv, lambda p: [p[0], replace(p[1], final="from outside"), *p[2:]])
        with pytest.raises(ConflictError):
            file.change(1, seen, "edit", write("from inside"))
        assert on_disk(tsv)[1].final == "from outside"
        assert file.changed_since(1) == [1]


def test_pairs_keep_their_names_when_others_come_and_go(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        structure = file.structure
        edit_outside(tsv, lambda pairs: [Pair("new", "n", "text", "Baru"), *pairs[:0:-1]])
        act(file, 1, write("still a:2"))
        assert file.structure == structure + 1
        assert {pair.id: pair.final for pair in on_disk(tsv)} == {
            "new": "",
            "b:2": "",
            "b:1": "",
            "a:3": "",
            "a:2": "still a:2",
        }
        with pytest.raises(ConflictError, match="no longer in the file"):
            act(file, 0, verdict.accept)


def test_a_file_that_was_broken_outside_is_left_alone_until_it_is_mended(tsv: Path) -> None:
    good = tsv.read_bytes()
    with ReviewedFile(tsv) as file:
        broken = good.replace(b"\topen\t", b"\tdone\t", 1)
        tsv.write_bytes(broken)
        with pytest.raises(InputError, match=r"pairs\.tsv:2: unknown status 'done'"):
            act(file, 1, verdict.accept)
        assert tsv.read_bytes() == broken
        tsv.unlink()
        with pytest.raises(InputError, match="nothing was saved"):
            act(file, 1, verdict.accept)
        tsv.write_bytes(good)
        act(file, 1, verdict.accept)
        assert on_disk(tsv)[1].status == "accepted"


def test_a_file_is_reviewed_once_at_a_time(tsv: Path) -> None:
    with ReviewedFile(tsv), pytest.raises(InputError, match="another 'sejajar review'"):
        ReviewedFile(tsv)
    ReviewedFile(tsv).close()


# -- what was cut off


def test_a_change_that_was_cut_off_before_the_tsv_is_finished(tsv: Path) -> None:
    before = tsv.read_bytes()
    with ReviewedFile(tsv) as file:
        act(file, 0, write("done"))
        between = tsv.read_bytes()
        act(file, 1, write("cut off"))
        after = tsv.read_bytes()
    log = tsv.with_name("pairs.tsv.history.jsonl")
    # The record is on disk, without the line end that says that the TSV has it.
    unsealed = log.read_bytes().removesuffix(b"\n")
    for present in (between, after):
        log.write_bytes(unsealed)
        tsv.write_bytes(present)
        with ReviewedFile(tsv) as file:
            assert file.row(1).pair.final == "cut off"
        assert tsv.read_bytes() == after
    # A sealed record is history: who brings an old file back wants the old file.
    log.write_bytes(unsealed + b"\n")
    tsv.write_bytes(before)
    with ReviewedFile(tsv) as file:
        assert file.row(1).pair.final == ""


def test_half_a_record_is_dropped(tsv: Path) -> None:
    with ReviewedFile(tsv) as file:
        act(file, 0, write("done"))
    log = tsv.with_name("pairs.tsv.history.jsonl")
    whole = log.read_bytes()
    log.write_bytes(whole + whole[:40])
    with ReviewedFile(tsv) as file:
        act(file, 1, write("next"))
    assert [record["number"] for record in history(tsv)] == [1, 2]


def test_a_history_that_is_none_is_refused(tsv: Path) -> None:
    tsv.with_name("pairs.tsv.history.jsonl").write_text("Dear diary\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"history\.jsonl:1: .*move the file away"):
        ReviewedFile(tsv)


BURST = """
import sys
from align.review import verdict
from align.review.store import ReviewedFile
file = ReviewedFile(sys.argv[1])
print("open", flush=True)
for n in range(100_000):
    key = n % len(file.rows)
    file.change(key, file.row(key).version, "edit", lambda p: verdict.edit(p, f"text {n}"), "tab")
    print(key, n, flush=True)
"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_kill_9_in_a_burst_of_edits_loses_nothing(tsv: Path, seed: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", BURST, str(tsv)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    time.sleep(random.Random(seed).uniform(0.05, 0.25))
    os.kill(child.pid, signal.SIGKILL)
    answered = [
        (int(key), int(n)) for key, n in (line.split() for line in child.stdout if "\n" in line)
    ]
    child.wait()
    assert answered, "the child was killed before its first edit"
    expected = dict(answered)
    found = {key: pair.final for key, pair in enumerate(on_disk(tsv))}
    last_key, last = answered[-1]
    for key, n in expected.items():
        # The edit after the last answer may be there as well: it was under way.
        assert found[key] in (f"text {n}", f"text {last + 1}")
    assert found[last_key] == f"text {last}"
    with ReviewedFile(tsv) as again:
        assert [row.pair for row in again.rows] == on_disk(tsv)
    assert [record["number"] for record in history(tsv)] == list(range(1, len(history(tsv)) + 1))
