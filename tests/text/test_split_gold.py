"""The splitter against hand-made and treebank gold, where the development data is at hand."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from align.text.split import split_text

SHARED = Path(os.environ.get("SEJAJAR_SHARED", Path(__file__).resolve().parents[3] / "shared"))
pytestmark = pytest.mark.skipif(
    not (SHARED / "bench/split").is_dir(),
    reason=f"no development data at {SHARED} (set SEJAJAR_SHARED)",
)

KINDS = {"#H": ("heading", "list"), "#B": ("boilerplate",)}


def load(name: str) -> Any:
    return json.loads((SHARED / "bench/split" / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def score() -> Callable[[Any, list[str]], dict[str, float]]:
    spec = importlib.util.spec_from_file_location("score_split", SHARED / "bench/score_split.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("data", "best_peer"),
    [
        ("gsd-dev", 0.95901),
        ("gsd-dev-fix", 0.9811),
        ("gsd-dev-fix-par5", 0.9784),
        ("csui-train", 0.9768),
        ("csui-train-par5", 0.978),
    ],
)
def test_no_peer_is_better_on_any_set(
    data: str, best_peer: float, score: Callable[[Any, list[str]], dict[str, float]]
) -> None:
    gold = load(f"{data}.json")
    assert score(gold, [s.text for s in split_text(gold["text"])])["F1"] > best_peer


def test_every_hand_made_case_is_right() -> None:
    wrong = {
        case["text"]: [segment.text for segment in split_text(case["text"])]
        for case in load("golden_id.json")
        if [segment.text for segment in split_text(case["text"])] != case["sents"]
    }
    assert wrong == {}


def test_web_pages_split_by_hand() -> None:
    found = predicted = expected = right_kind = 0
    for path in sorted((SHARED / "texts/gold_sentences").glob("*.txt")):
        text = (SHARED / "texts" / path.name).read_bytes().decode("utf-8")
        ours = {}
        for segment in split_text(text):
            ours["".join(segment.text.split())] = segment.kind
            predicted += 1
        for line in path.read_text(encoding="utf-8").splitlines():
            tag, _, rest = line.partition("\t")
            kinds = KINDS.get(tag, ("text",))
            kind = ours.get("".join((rest if tag in KINDS else line).split()))
            expected += 1
            found += kind is not None
            right_kind += kind in kinds
    assert found / predicted >= 0.95
    assert found / expected >= 0.95
    assert right_kind / expected >= 0.95
