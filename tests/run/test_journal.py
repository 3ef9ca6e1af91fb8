"""What a journal keeps is what was given to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.document import KINDS, SEVERITIES, SIDES, STATUSES, Flag, Pair
from align.pipeline import Summary
from align.run.corpus import Place
from align.run.failures import Failure
from align.run.journal import Journal
from align.run.worker import Finished

texts = st.text(max_size=8)  # lone surrogates and control characters too
numbers = st.floats(0, 1)
flags = st.builds(
    Flag,
    texts,
    st.sampled_from(SIDES),
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from(SEVERITIES),
    *[texts] * 4,
    numbers,
)
pairs = st.builds(
    Pair,
    texts,
    texts,
    st.sampled_from(KINDS),
    *[texts] * 4,
    st.none() | numbers,
    st.none() | numbers,
    st.lists(flags, max_size=2).map(tuple),
    st.sampled_from(STATUSES),
    texts,
    texts,
    st.dictionaries(texts, texts, max_size=2),
)
batches = st.builds(
    Finished,
    st.lists(pairs, max_size=3),
    st.lists(st.builds(Failure, texts, st.none() | st.integers(1, 9), texts), max_size=2),
    st.builds(
        Summary,
        st.integers(1, 9),
        st.just({"text": 2, "list": 1}).map(Summary().segments.__class__),
        st.integers(0, 99),
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(batches, min_size=1, max_size=3))
def test_what_is_kept_comes_back(tmp_path: Path, batches: list[Finished]) -> None:
    output = tmp_path / "out.tsv"
    journal = Journal(output, {"--lines": "no"}, [])
    for number, batch in enumerate(batches):
        journal.append(Place(number, 5), batch)
    journal.close()

    again = Journal(output, {"--lines": "no"}, [])
    assert again.state == journal.state
    assert again.state.place == (len(batches) - 1, 5)
    assert [row for rows in again.rows() for row in rows] == [r for b in batches for r in b.rows]
    assert list(again.failures()) == [one for batch in batches for one in batch.failures]

    rest = [row for batch in batches for row in batch.rows][1:]
    again.finish_shard([], rest)
    again.close()
    last = Journal(output, {"--lines": "no"}, [])
    assert [row for rows in last.rows() for row in rows] == rest
    assert last.state == again.state
    last.remove()
    assert not any(tmp_path.iterdir())


def test_a_journal_in_which_nothing_was_done_does_not_stay(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "out.tsv", {}, [])
    assert journal.folder.is_dir()
    journal.close()
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["lock", "log", "inputs", "errors.jsonl", "new"])
def test_what_the_manual_says_is_there(tmp_path: Path, name: str) -> None:
    journal = Journal(tmp_path / "out.tsv", {}, [])
    assert (tmp_path / "out.tsv.journal" / name).exists()
    journal.close()
