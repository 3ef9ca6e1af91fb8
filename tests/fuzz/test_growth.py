"""No input takes more than linear time: four times as much takes about four times as long.

Times are CPU times of this process and are compared with each other only, so that a slow machine
changes nothing; the bound is generous (an exponent of 1.7), quadratic growth (2) is beyond it.
``benchmarks/pathological.py`` prints the exponents of all stages and shapes.
"""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path

import pytest
from fuzz_shapes import FILES, SHAPES, Shape
from fuzz_targets import TARGETS, exercise

pytestmark = pytest.mark.skipif(
    "SEJAJAR_FUZZ_EXAMPLES" not in os.environ, reason="takes minutes: make fuzz runs it"
)

STEEPEST = 1.7
ENOUGH = 0.02  # CPU seconds; less is noise, and too little to be of any harm at these sizes

# The shapes that were once quadratic or worse, and the likeliest to become so.
TEXTS = {
    "split": (
        *("dots", "initials spaced", "quotes", "brackets", "one word", "digits"),
        *("blanks", "short lines", "stray stops"),
    ),
    "clean": ("one word", "compound", "joiners", "line ends", "soft breaks", "hyphens"),
    "flag": ("one word", "distinct names", "copies of a line", "capitals"),
    "prepare": ("one word", "distinct words", "at signs", "a a a"),
    "html": ("tags", "ampersands"),
    "markdown": ("asterisks around a", "square brackets", "backticks", "quotes of quotes"),
}
OTHERS = {
    "html": ("divs, closed", "b, never closed", "json-ld, deep"),
    "pair": ("one against many", "long lines", "digits"),
    "text-jsonl": ("deep", "keys", "number"),
    "text-tsv": ("columns", "ids"),
    "tsv": ("columns", "flags", "flag", "flag signs"),
    "jsonl": ("deep", "flags"),
    "labelstudio": ("flags and regions", "deep"),
    "tmx": ("deep", "units", "declared entity", "attribute lists"),
    "xliff12": ("deep marks", "marks"),
    "xliff21": ("segments", "code points"),
    "po": ("strings", "quotes and blanks", "punycode", "isolates"),
    "settings": ("deep", "flags"),
    "mapping": ("field", "rows"),
}
CASES = [(stage, name, SHAPES[name]) for stage, names in TEXTS.items() for name in names] + [
    (stage, name, FILES[stage][name]) for stage, names in OTHERS.items() for name in names
]


@pytest.mark.parametrize(
    ("stage", "shape"), [pytest.param(s, m, id=f"{s}: {n}") for s, n, m in CASES]
)
def test_time_grows_with_the_length_of_the_input_and_not_faster(
    stage: str, shape: Shape, tmp_path: Path
) -> None:
    exercise(TARGETS[stage], shape(64), tmp_path)  # what is loaded once
    size, short = 512, 0.0
    while short < ENOUGH and size < 100_000:
        size *= 4
        short = _seconds(stage, shape(size), tmp_path)
    if short >= ENOUGH:
        # A second look at what seems steep: other processes disturb even CPU times.
        allowed = short * 4**STEEPEST
        assert any(_seconds(stage, shape(4 * size), tmp_path) <= allowed for _ in range(2))


def _seconds(stage: str, content: bytes, folder: Path) -> float:
    gc.collect()
    started = time.process_time()
    exercise(TARGETS[stage], content, folder)
    return time.process_time() - started
