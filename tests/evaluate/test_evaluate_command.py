"""``sejajar evaluate`` as its user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from spoiled import Sample

from align.document import Pair
from align.exchange.tsv import write_tsv

SEJAJAR = Path(sys.executable).with_name("sejajar")


def sejajar(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SEJAJAR, "evaluate", *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_two_systems_and_documents(sample: Sample) -> None:
    done = sejajar(
        sample.path("better"), sample.path("worse"), "-r", sample.path("reference"),
        "--docids", sample.path("documents"), "-m", "bleu", "-m", "chrf",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for words in ("Against better, by segment", "Against better, by document (8)",
                  "By doc, chrF2", "nrefs:1|bs:1000|seed:12345|"):  # fmt: skip
        assert words in done.stdout


def test_a_reviewed_tsv_to_json(tmp_path: Path, law: list[Pair]) -> None:
    write_tsv(tmp_path / "law.tsv", law)
    out = tmp_path / "scores.json"
    done = sejajar(tmp_path / "law.tsv", "-f", "json", "-o", out)
    assert done.returncode == 0, done.stderr
    found = json.loads(out.read_text(encoding="utf-8"))
    assert list(found["systems"]["law"]) == ["BLEU", "chrF2", "chrF2++", "TER"]
    flags = [group["label"] for group in found["breakdowns"]["flag"]]
    assert flags == ["(any)", "(none)", "WRONG-SENSE"]
    assert found["post_edit"]["rows"] == 12
    assert found["post_edit"]["hter"] > 0


def test_the_extension_of_the_output_chooses_the_format(sample: Sample, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = sejajar(
        sample.path("better"), sample.path("worse"), "-r", sample.path("reference"),
        "-m", "chrf", "-o", out,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    assert "<title>better, worse · Sejajar evaluation</title>" in out.read_text(encoding="utf-8")


def test_bad_input_is_one_line_and_status_two(sample: Sample) -> None:
    done = sejajar(sample.path("better"), "-r", sample.path("gone"))
    assert done.returncode == 2
    assert done.stderr.startswith("sejajar: ")
    assert "gone.txt: cannot read: No such file" in done.stderr
    assert done.stderr.count("\n") == 1
