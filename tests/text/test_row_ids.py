"""A row id that was seen before is known, and where."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from align.text.formats.ids import Ids


@given(st.lists(st.text(max_size=3), max_size=60))
def test_the_first_line_of_every_id(keys: list[str]) -> None:
    ids, first = Ids(), {}
    for line, key in enumerate(keys, 1):
        assert ids.first_line(key, line) == first.setdefault(key, line)


def test_many_ids_in_little_memory() -> None:
    tracemalloc.start()
    ids = Ids()
    for number in range(20_000):
        assert ids.first_line(f"berita-{number}", number) == number
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 32 * 20_000
    assert all(ids.first_line(f"berita-{number}", 1) == number for number in range(0, 20_000, 77))
