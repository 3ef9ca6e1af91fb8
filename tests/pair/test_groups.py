"""Arrays of integers in order and in groups."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from align.pair.groups import expand, order, starts

numbers = st.lists(st.integers(0, 2**40) | st.integers(0, 3), max_size=30)


@given(numbers)
def test_the_order_is_the_stable_one(values: list[int]) -> None:
    found = order(np.array(values, np.int64))
    assert found.tolist() == sorted(range(len(values)), key=values.__getitem__)


def test_a_group_starts_where_any_of_the_arrays_changes() -> None:
    assert starts(np.array([1, 1, 1, 2]), np.array([0, 0, 3, 3])).tolist() == [
        True,
        False,
        True,
        True,
    ]
    assert starts(np.array([], np.int64)).tolist() == []


def test_groups_are_expanded_in_order() -> None:
    group, position = expand(np.array([2, 0, 3]))
    assert group.tolist() == [0, 0, 2, 2, 2]
    assert position.tolist() == [0, 1, 0, 1, 2]
