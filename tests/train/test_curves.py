import json
from pathlib import Path

import pytest

from align.train.curves import draw


def test_a_log_becomes_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the extra 'train' is not installed")
    rows = [
        {"updates": 50, "tokens": 1000, "loss": 7.0, "guided": 1.5, "speed": 9.0, "rate": 0.1},
        {
            "updates": 60,
            "tokens": 1200,
            "validation": {"dev": {"loss": 6, "shuffled": 7, "chrf": 9}},
        },
        {"updates": 100, "tokens": 2000, "loss": 6.0, "guided": 1.2, "speed": 9.0, "rate": 0.2},
    ]
    (tmp_path / "log.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    draw(tmp_path / "log.jsonl", tmp_path / "curves.png")
    assert (tmp_path / "curves.png").read_bytes().startswith(b"\x89PNG")
