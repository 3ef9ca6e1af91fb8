from hypothesis import given
from hypothesis import strategies as st

from align.translate.batching import batches

lengths = st.lists(st.integers(1, 300), max_size=200)


@given(lengths, st.integers(1, 1000))
def test_every_row_is_in_one_batch(rows: list[int], tokens: int) -> None:
    assert sorted(i for batch in batches(rows, tokens) for i in batch) == list(range(len(rows)))


@given(lengths, st.integers(1, 1000))
def test_a_batch_stays_within_the_budget_unless_one_row_alone_exceeds_it(
    rows: list[int], tokens: int
) -> None:
    for batch in batches(rows, tokens):
        assert len(batch) == 1 or max(rows[i] for i in batch) * len(batch) <= tokens


@given(lengths, st.integers(1, 1000))
def test_all_rows_of_a_batch_are_of_one_length(rows: list[int], tokens: int) -> None:
    for batch in batches(rows, tokens):
        assert len({rows[i] for i in batch}) == 1


def test_rows_of_like_length_share_a_batch() -> None:
    assert batches([3, 50, 3, 50], tokens=100) == [[1, 3], [0, 2]]
