"""Our figures are those of the sacrebleu command on the same files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from spoiled import Sample

from align.evaluate import Evaluation, Options, Resampling, evaluate, from_lines
from align.evaluate.load import Inputs, load

DIGITS = 8


def sacrebleu(*arguments: str) -> str:
    environment = {**os.environ, "NO_COLOR": "1", "OMP_NUM_THREADS": "1", "COLUMNS": "300"}
    done = subprocess.run(
        [sys.executable, "-m", "sacrebleu", *arguments, "--width", str(DIGITS)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout


def scored(sample: Sample, *metrics: str, resampling: Resampling, **options: object) -> Evaluation:
    systems = {"better": sample.better, "worse": sample.worse}
    return evaluate(
        from_lines(systems, [sample.reference]),
        metrics,
        resampling=resampling,
        options=Options(**options),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("keys", "flags", "options"),
    [
        (("bleu", "chrf", "ter"), ("-m", "bleu", "chrf", "ter"), {}),
        (("chrf++",), ("-m", "chrf", "--chrf-word-order", "2"), {}),
        (
            ("bleu", "chrf"),
            ("-m", "bleu", "chrf", "-lc", "--chrf-lowercase", "-tok", "intl"),
            {"lowercase": True, "tokenize": "intl"},
        ),
    ],
)
def test_score_details_signature_and_interval(
    sample: Sample, keys: tuple[str, ...], flags: tuple[str, ...], options: dict[str, object]
) -> None:
    output = sacrebleu(
        sample.path("reference"), "-i", sample.path("worse"), *flags, "--confidence", "-f", "json"
    )
    theirs = json.loads(output if output.startswith("[") else f"[{output}]")

    corpus = from_lines({"worse": sample.worse}, [sample.reference])
    ours = evaluate(corpus, keys, options=Options(**options))  # type: ignore[arg-type]

    assert len(theirs) == len(keys)
    for their, info in zip(theirs, ours.metrics, strict=True):
        score = ours.scores["worse"][info.name]
        assert info.name == their["name"]
        assert info.signature == their["signature"]
        assert round(score.value, DIGITS) == their["score"]
        assert score.details == their.get("verbose_score", "")
        bounds = score.intervals["segment"]
        # sacreBLEU averages its float32 samples exactly here, and in float32 in paired tests.
        assert bounds.mean == pytest.approx(their["confidence_mean"], rel=1e-6)
        assert round(bounds.half_width, 5) == round(their["confidence_var"], 5)


def test_several_references(sample: Sample) -> None:
    output = sacrebleu(
        sample.path("reference"), sample.path("better"), "-i", sample.path("worse"),
        "-m", "bleu", "chrf", "ter", "-f", "json",
    )  # fmt: skip
    corpus, _ = load(
        Inputs([sample.path("worse")], [sample.path("reference"), sample.path("better")])
    )
    ours = evaluate(corpus, ("bleu", "chrf", "ter"), resampling=Resampling(samples=0))
    for their, info in zip(json.loads(output), ours.metrics, strict=True):
        assert info.signature == their["signature"]
        assert "nrefs:2" in info.signature
        assert round(ours.scores["worse"][info.name].value, DIGITS) == their["score"]


@pytest.mark.parametrize(("test", "flag"), [("bootstrap", "bs"), ("randomisation", "ar")])
def test_paired_test(sample: Sample, test: str, flag: str) -> None:
    output = sacrebleu(
        sample.path("reference"), "-i", sample.path("better"), sample.path("worse"),
        "-m", "bleu", "chrf", "ter", f"--paired-{flag}", f"--paired-{flag}-n", "500", "-f", "text",
    )  # fmt: skip
    ours = scored(
        sample,
        "bleu",
        "chrf",
        "ter",
        resampling=Resampling(("segment",), (test,), samples=500, trials=500),  # type: ignore[arg-type]
    )
    scores = [score for each in ours.scores.values() for score in each.values()]
    number = r"-?\d+\.\d+"
    if test == "bootstrap":
        cells = re.findall(rf"({number}) \(({number}) ± ({number})\)", output)
        assert len(cells) == 6
        for cell, score in zip(cells, scores, strict=True):
            bounds = score.intervals["segment"]
            assert cell == tuple(
                f"{v:.{DIGITS}f}" for v in (score.value, bounds.mean, bounds.half_width)
            )
    else:
        for score in scores:
            assert f" {score.value:.{DIGITS}f} " in output
    p_values = re.findall(rf"p = ({number})", output)
    assert p_values == [f"{each.p_value:.4f}" for each in ours.comparisons]
    # The test would prove little if chance had no say in it.
    assert any(0.002 < float(p) < 0.998 for p in p_values)
    if test == "bootstrap":
        assert all(info.signature in output for info in ours.metrics)


@pytest.mark.parametrize("metric", ["bleu", "chrf", "ter"])
def test_sentence_scores(sample: Sample, metric: str) -> None:
    output = sacrebleu(
        sample.path("reference"), "-i", sample.path("worse"), "-m", metric, "-sl", "-f", "text",
        "--score-only",
    )  # fmt: skip
    ours = scored(sample, metric, resampling=Resampling(samples=0))
    (segments,) = ours.segments["worse"].values()
    assert output.split() == [f"{value:.{DIGITS}f}" for value in segments]
