"""Loading what stays, without Python looking through it for garbage again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cyclic garbage away from what is loaded; as a decorator too.

    Over a table of a hundred thousand small objects it runs dozens of times while the table grows
    and three times afterwards: half of the time that loading takes.  What there is at the end,
    whoever made it, is not looked through again (``gc.freeze``); it still ends when nothing refers
    to it.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if paused:
            gc.enable()
