"""Label Studio: regions where the flags are, and a person's regions where they end."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from any_pairs import FLAGGED

from align.document import Flag, Pair
from align.errors import InputError
from align.exchange import read_pairs, write_pairs
from align.exchange.labelstudio import labelling_config


def tasks(tmp_path: Path, *pairs: Pair) -> list[dict[str, Any]]:
    write_pairs(tmp_path / "out.json", pairs)
    loaded: list[dict[str, Any]] = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    return loaded


def read(tmp_path: Path, content: object) -> list[Pair]:
    (tmp_path / "in.json").write_text(json.dumps(content), encoding="utf-8")
    return list(read_pairs(tmp_path / "in.json"))


def test_regions_are_the_words_in_code_points(tmp_path: Path) -> None:
    pair = Pair("1", "a", "text", "🐦 terbang", flags=(Flag("X", "source", 2, 9),))
    (task,) = tasks(tmp_path, pair)
    region = task["predictions"][0]["result"][0]
    assert region["value"] == {"start": 2, "end": 9, "text": "terbang", "labels": ["X"]}
    assert task["data"]["source"][2:9] == "terbang"


def test_flags_without_a_span_have_no_region_and_stay(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, FLAGGED)
    labels = [r for r in task["predictions"][0]["result"] if r["type"] == "labels"]
    assert len(labels) == 3
    task["annotations"] = [{"result": labels}]
    (pair,) = read(tmp_path, [task])
    assert set(pair.flags) == set(FLAGGED.flags)


def test_what_a_person_annotated_is_read(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path, FLAGGED)
    moved, kept, gone = task["predictions"][0]["result"][:3]
    assert gone["value"]["labels"] == ["NAME-COPY"]
    moved["value"]["start"] = 5
    new = {
        "id": "xYz",
        "from_name": "draft-flags",
        "to_name": "draft",
        "type": "labels",
        "value": {"start": 0, "end": 4, "labels": ["NEW"]},
    }
    answers = [
        {"from_name": "status", "type": "choices", "value": {"choices": ["edited"]}},
        {"from_name": "final", "type": "textarea", "value": {"text": ["Gina won."]}},
    ]
    task["annotations"] = [
        {"result": []},
        {"result": [moved, kept, new, *answers]},
        {"result": [], "was_cancelled": True},
    ]
    (pair,) = read(tmp_path, [task])
    assert pair == replace(
        FLAGGED,
        flags=(
            Flag("NEW", "draft", 0, 4),
            FLAGGED.flags[3],
            replace(FLAGGED.flags[0], start=5),
            FLAGGED.flags[1],
        ),
        status="edited",
        final="Gina won.",
        note="",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({}, "not a list of tasks"),
        ([{"data": {"text": "a"}}], "task 1: no field 'source'"),
        ([7], "task 1: not an object"),
        ([{"data": {"source": "a"}, "annotations": [{}]}], "task 1: no 'result'"),
    ],
)
def test_what_is_no_task_is_refused(tmp_path: Path, content: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(tmp_path, content)


def test_the_configuration_is_written_beside_the_tasks(tmp_path: Path) -> None:
    write_pairs(tmp_path / "out.json", [FLAGGED], config=tmp_path / "config.xml")
    config = (tmp_path / "config.xml").read_text(encoding="utf-8")
    assert config == labelling_config(["IDIOM-CALQUE", "NAME-COPY", "NAME-GARBLED", "NUMBER"])


def test_the_sdk_of_label_studio_accepts_tasks_and_configuration(tmp_path: Path) -> None:
    sdk = pytest.importorskip("label_studio_sdk.label_interface", reason="no label-studio-sdk")
    (task,) = tasks(tmp_path, replace(FLAGGED, final="Gina won."))
    interface = sdk.LabelInterface(labelling_config([flag.id for flag in FLAGGED.flags]))
    interface.validate()
    assert interface.validate_prediction(task["predictions"][0], return_errors=True) == []
