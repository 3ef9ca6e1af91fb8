"""What a plan does to a batch of documents."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from align.document import Document
from align.flag import Options
from align.resources import DEFAULT_MODEL
from align.run.failures import Failure
from align.run.plan import Plan
from align.run.worker import Task, Worker
from align.translate.options import DecodingOptions

GREEDY = Plan(model=DEFAULT_MODEL, decoding=DecodingOptions(beam_size=1), cache=False)

BERAS = Document("beras.txt", "beras.txt", "Harga beras naik 5 persen. Petani senang.\n")
LAUT = Document("laut.txt", "laut.txt", "Nelayan menangkap 200 ikan.\n\nBaca Juga: Panen raya\n")
RICE = Document("rice.txt", "rice.txt", "Rice rose 5 percent. Farmers are happy.\n", "en")


@pytest.fixture(scope="module")
def worker() -> Worker:
    return Worker(GREEDY)


def test_a_batch_becomes_its_rows_in_order(worker: Worker) -> None:
    done = worker([Task(BERAS), Task(LAUT)])
    assert [pair.id for pair in done.rows] == [
        "beras.txt:1",
        "beras.txt:2",
        "laut.txt:1",
        "laut.txt:2",
    ]
    assert [bool(pair.draft) for pair in done.rows] == [True, True, True, False]
    assert [flag.id for flag in done.rows[3].flags] == ["BOIL-READALSO"]
    assert done.summary.documents == 2
    assert done.summary.segments == {"text": 3, "boilerplate": 1}
    assert done.summary.drafts == 3
    assert done.failures == []


def test_a_document_with_a_reference_becomes_aligned_pairs(worker: Worker) -> None:
    rows = worker([Task(BERAS, RICE)]).rows
    assert [(pair.source, pair.reference) for pair in rows] == [
        ("Harga beras naik 5 persen.", "Rice rose 5 percent."),
        ("Petani senang.", "Farmers are happy."),
    ]
    assert all(pair.draft and pair.confidence for pair in rows)


def test_without_a_model_pairs_have_no_draft() -> None:
    rows = Worker(Plan(flags=None))([Task(BERAS, RICE)]).rows
    assert [pair.bead for pair in rows] == ["1-1", "1-1"]
    assert not any(pair.draft or pair.flags for pair in rows)


def test_drafts_of_another_system_have_no_confidence(worker: Worker) -> None:
    rows = worker([Task(BERAS, RICE, ("Rice got dearer.", "The farmers are glad."))]).rows
    assert [pair.draft for pair in rows] == ["Rice got dearer.", "The farmers are glad."]
    assert [pair.confidence for pair in rows] == [None, None]


def test_a_document_that_cannot_be_done_does_not_harm_the_others(worker: Worker) -> None:
    done = worker([Task(BERAS, RICE, ("One draft for two.",)), Task(LAUT)])
    assert [pair.doc for pair in done.rows] == ["laut.txt", "laut.txt"]
    (failure,) = done.failures
    assert failure.path == "beras.txt"
    assert "draft" in failure.reason


def test_an_unforeseen_error_names_its_document() -> None:
    failure = Failure.of(ZeroDivisionError("division by zero"), "beras.txt")
    assert str(failure) == (
        "beras.txt: internal error, please report: ZeroDivisionError: division by zero"
    )


def test_the_rows_do_not_depend_on_what_else_is_in_the_batch(samples: Path) -> None:
    paths = sorted(samples.glob("*.id.txt"))[:3]
    tasks = [Task(Document(p.name, str(p), p.read_text("utf-8"))) for p in paths]
    worker = Worker(replace(GREEDY, decoding=DecodingOptions(beam_size=2)))
    together = worker(tasks).rows
    alone = [pair for task in tasks for pair in worker([task]).rows]
    assert alone == together


def test_a_plan_can_be_sent_to_another_process() -> None:
    plan = replace(GREEDY, flags=Options(threshold={"ORTHO": 0.9}))
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("option", "other"),
    [
        ("--lines", replace(GREEDY, lines=True)),
        ("decoding options", replace(GREEDY, decoding=DecodingOptions(beam_size=2))),
        ("flags", replace(GREEDY, flags=Options(disable=frozenset({"ORTHO"})))),
        ("flags", replace(GREEDY, flags=Options(model=DEFAULT_MODEL))),
        ("flags", replace(GREEDY, flags=None)),
        ("--model", replace(GREEDY, model=None)),
    ],
)
def test_a_plan_is_marked_by_all_that_its_rows_depend_on(option: str, other: Plan) -> None:
    assert other.marks().get(option) != GREEDY.marks()[option]


def test_speed_leaves_no_mark() -> None:
    fast = DecodingOptions(beam_size=1, batch_tokens=64, threads=1)
    assert replace(GREEDY, decoding=fast, cache=True).marks() == GREEDY.marks()


def test_the_content_of_a_name_list_is_a_mark(tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("Budi\n")
    plan = replace(GREEDY, flags=Options(names=(names,)))
    before = plan.marks()
    names.write_text("Susi\n")
    assert plan.marks()["flags"] != before["flags"]
