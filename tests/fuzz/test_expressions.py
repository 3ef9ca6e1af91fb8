"""No regular expression of ours takes quadratic time, bar those that see bounded texts only."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import signal
import time
from collections.abc import Callable, Iterator
from functools import cache
from types import FrameType
from typing import Any

import pytest
from fuzz_expressions import attacks, expressions

SIZE = 16_000
"""Characters: a linear expression takes some milliseconds for them, a quadratic one seconds."""
UNITS = 22
"""No attack may take as long as so many searches that go back two million times."""
BOUNDED = {
    "align.flag.detectors": 4_000,  # the flagger cuts longer sentences into pieces
    "align.text.boilerplate._CREDIT": 400,  # longer paragraphs are no boilerplate
    "align.text.boilerplate._RULES": 400,
    "align.text.boilerplate._SHORT": 80,
    "align.text.boilerplate._SITE": 80,
    "align.text.boilerplate._SITE_NAME": 120,  # the head of a paragraph
    "align.text.boilerplate._DATELINE": 120,
    "align.text.formats.html._DECLARED": 4_096,  # the beginning of a page
    "align.text.boundaries._WORD": 32,  # the last word before a full stop, no further back
    "align.text.boundaries._WRAPPING": 32,
}
"""The longest texts that some expressions see, by the beginning of their names."""


def _for_texts(pattern: re.Pattern[Any]) -> re.Pattern[str]:
    """Return an expression for bytes as one for texts, which attacks are."""
    if isinstance(pattern.pattern, str):
        return pattern
    return re.compile(pattern.pattern.decode("latin-1"), pattern.flags | re.ASCII)


_ALL = {
    (pattern.pattern, pattern.flags): (where, _for_texts(pattern))
    for where, pattern in expressions()
}


@pytest.mark.parametrize("stage", sorted({where.split(".")[1] for where, _ in _ALL.values()}))
def test_no_expression_goes_back_and_back_again(stage: str) -> None:
    slow = []
    for where, pattern in _ALL.values():
        if where.split(".")[1] == stage:
            size = min([SIZE, *(n for name, n in BOUNDED.items() if where.startswith(name))])
            use = _use(where, pattern)
            for attack in attacks(pattern, size):
                if _is_slow(use, attack, LIMIT) and _is_slow(use, attack, _limit()):
                    slow.append(f"{where}: {pattern.pattern[:80]!r} on {attack[:30]!r}")
                    break
    assert not slow


def test_the_bounded_expressions_are_there() -> None:
    names = [where for where, _ in _ALL.values()]
    assert [name for name in BOUNDED if not any(n.startswith(name) for n in names)] == []


def test_an_expression_that_goes_back_is_found_and_stopped() -> None:
    pattern = re.compile(r"(?:a|a)+b")
    assert any(_is_slow(pattern.match, attack, LIMIT) for attack in attacks(pattern, SIZE))


def _use(where: str, pattern: re.Pattern[Any]) -> Callable[[str], object]:
    """Return what is done with an expression: it is matched at one place, or looked for."""
    module, _, name = where.rpartition(".")
    methods = {method for called, method in _calls(module) if called == name}
    if methods == {"fullmatch"}:
        return pattern.fullmatch
    if methods and methods <= {"fullmatch", "match"}:
        return pattern.match
    return lambda text: sum(1 for _ in pattern.finditer(text))


@cache
def _calls(module: str) -> frozenset[tuple[str, str]]:
    """Return the names in a module of which methods are called, and which."""
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    return frozenset(_attributes(tree))


def _attributes(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


class _TooLongError(Exception):
    pass


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def _limit() -> float:
    """Return the CPU seconds that an attack may take on this machine, as fast as it is now."""
    pattern, text = re.compile("x*y"), "x" * 2_000

    def seconds() -> float:
        started = time.process_time()
        pattern.search(text)
        return time.process_time() - started

    return UNITS * min(seconds() for _ in range(5))


LIMIT = _limit()


def _is_slow(use: Callable[[str], object], text: str, limit: float) -> bool:
    """Say whether it takes too long; the matcher looks for signals and ends, however long it had.

    The alarm is one of CPU time: a busy machine changes nothing.
    """
    before = signal.signal(signal.SIGVTALRM, _stop)
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, 2 * limit)
    try:
        use(text)
    except _TooLongError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - started > limit
