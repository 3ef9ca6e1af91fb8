"""Warnings on their way from a process that works to the one that talks to the user."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from typing import TypeVar

_Made = TypeVar("_Made")


def overheard(do: Callable[[], _Made]) -> tuple[_Made, list[str]]:
    """Return what ``do`` returns, and what was warned of meanwhile; nothing is printed."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        made = do()
    return made, [str(one.message) for one in caught]


def repeat(messages: Iterable[str]) -> None:
    """Warn of what was overheard."""
    for message in messages:
        warnings.warn(message, stacklevel=3)
