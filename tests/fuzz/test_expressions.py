"""No regular expression of ours takes quadratic time, bar those that see bounded texts only."""

from __future__ import annotations

import os
import re
import time
from typing import Any

import pytest
from fuzz_expressions import attacks, expressions

pytestmark = pytest.mark.skipif(
    "SEJAJAR_FUZZ_EXAMPLES" not in os.environ, reason="takes minutes: make fuzz runs it"
)

SIZE = 400
SLOW = 0.02
"""CPU seconds; a linear expression takes a thousandth of it for as much text, a quadratic one too,
and a cubic or exponential one more."""

_ALL = {
    (pattern.pattern, pattern.flags): (where, pattern)
    for where, pattern in expressions()
    if isinstance(pattern.pattern, str)
}


@pytest.mark.parametrize(
    "stage", ["text", "translate", "pair", "flag", "exchange", "review", "evaluate"]
)
def test_no_expression_goes_back_and_back_again(stage: str) -> None:
    slow = [
        f"{where}: {pattern.pattern[:80]!r} on {attack[:30]!r}"
        for where, pattern in _ALL.values()
        if where.startswith(f"align.{stage}")
        for attack in attacks(pattern, SIZE)
        if _seconds(pattern, attack) > SLOW and _seconds(pattern, attack) > SLOW
    ]
    assert not slow


def _seconds(pattern: re.Pattern[Any], text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started
