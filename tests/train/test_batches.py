import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from align.train.batches import LENGTHS, disturb, epoch_order, pad, plan

lengths = st.lists(st.integers(1, LENGTHS[-1]), min_size=1, max_size=300).map(np.array)


@given(lengths, st.integers(16, 4096), st.booleans())
def test_an_epoch_holds_every_pair_once_in_batches_of_known_shapes(
    sizes: np.ndarray, tokens: int, short_first: bool
) -> None:
    order = epoch_order(np.ones(len(sizes)), seed=1, epoch=0)
    batches = plan(sizes, order, tokens, seed=1, epoch=0, short_first=short_first)
    assert sorted(i for _, members in batches for i in members) == list(range(len(sizes)))
    for length, members in batches:
        assert length in LENGTHS
        assert sizes[members].max() <= length
        assert len(members) == 1 or len(members) * length <= tokens


def test_a_weight_is_an_expected_count() -> None:
    weights = np.array([3.0] * 500 + [0.25] * 2000)
    order = epoch_order(weights, seed=1, epoch=0)
    counts = np.bincount(order, minlength=2500)
    assert set(counts[:500]) == {3}
    assert 400 < counts[500:].sum() < 600


def test_the_order_is_a_function_of_seed_and_epoch() -> None:
    weights = np.ones(100)
    first = epoch_order(weights, seed=1, epoch=0)
    assert (first == epoch_order(weights, seed=1, epoch=0)).all()
    assert (first != epoch_order(weights, seed=1, epoch=1)).any()
    assert (first != epoch_order(weights, seed=2, epoch=0)).any()


def test_padding_ends_every_row_with_eos() -> None:
    batch = pad([[5, 6], [7]], [[8], [9, 10, 11]], length=4, eos=0, pad_id=99)
    assert batch.source.tolist() == [[5, 6, 0, 99], [7, 0, 99, 99]]
    assert batch.target.tolist() == [[8, 0, 99, 99], [9, 10, 11, 0]]
    assert batch.tokens == 6


def test_noise_changes_what_the_model_sees_and_not_what_it_must_say() -> None:
    rows = [[5] * 40, [7] * 30]
    batch = pad(rows, rows, length=48, eos=0, pad_id=99)
    noisy = disturb(batch, 0.5, np.random.default_rng(1), eos=0, pad_id=99)
    assert (noisy.target == batch.target).all()
    assert (noisy.source == batch.source).all()
    for seen, clean in ((noisy.seen, batch.seen), (noisy.previous, batch.previous)):
        special = (clean == 0) | (clean == 99)
        assert (seen[special] == clean[special]).all()
        assert 0.2 < (seen != clean)[~special].mean() < 0.8
        assert not np.isin(seen[~special], (0, 99)).any()
