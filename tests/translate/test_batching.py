from hypothesis import given
from hypothesis import strategies as st

from align.translate.batching import batches, decoding_limit, width

lengths = st.lists(st.integers(1, 300), max_size=200)
LIMIT = 256


@given(lengths, st.integers(1, 1000))
def test_every_row_is_in_one_batch(rows: list[int], tokens: int) -> None:
    made = batches(rows, tokens, LIMIT)
    assert sorted(i for batch in made for i in batch.rows) == list(range(len(rows)))


@given(lengths, st.integers(1, 1000))
def test_a_batch_stays_within_the_budget_unless_one_row_alone_exceeds_it(
    rows: list[int], tokens: int
) -> None:
    for batch in batches(rows, tokens, LIMIT):
        assert len(batch.rows) == 1 or batch.width * len(batch.rows) <= tokens


@given(lengths, st.integers(1, 1000))
def test_a_row_is_padded_to_the_same_width_in_any_company(rows: list[int], tokens: int) -> None:
    for batch in batches(rows, tokens, LIMIT):
        assert {width(rows[i], LIMIT) for i in batch.rows} == {batch.width}
        # The limit of decoding is the batch's: it may not depend on the longest row.
        assert {decoding_limit(rows[i]) for i in batch.rows} == {decoding_limit(batch.width)}


@given(st.integers(1, 300), st.integers(1, 300))
def test_no_row_is_cut_or_padded_beyond_what_the_model_takes(length: int, limit: int) -> None:
    assert length <= width(length, limit) <= max(length, limit)


def test_rows_of_like_length_share_a_batch_the_longest_first() -> None:
    made = batches([3, 50, 7, 100, 101, 102], tokens=256, limit=512)
    assert made == [([5, 4], 128), ([3], 128), ([1, 2, 0], 64)]
