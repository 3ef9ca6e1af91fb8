"""The evaluation as a page: every figure, nothing from elsewhere, and no text that breaks out."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from spoiled import Sample, spoil

from align.document import Pair
from align.evaluate import Resampling, evaluate, from_lines, from_pairs
from align.evaluate.outputs.html import render
from align.evaluate.plots import Scale, gains
from align.evaluate.postedit import measure_post_editing
from align.evaluate.report import Report

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def report(sample: Sample) -> Report:
    corpus = from_lines(
        {"better": sample.better, "worse": spoil(sample.reference, 0.4, seed=1)},
        [sample.reference],
        documents=sample.documents,
    )
    resampling = Resampling(samples=200, trials=200, tests=("bootstrap", "randomisation"))
    return Report(evaluate(corpus, ["bleu", "chrf", "ter"], resampling=resampling), "chrF2", 3)


def words(page: str) -> str:
    """Return what a reader sees, white space made single."""
    return " ".join(lxml_html.fromstring(page).find("body").text_content().split())


def test_two_systems_show_scores_tests_plots_and_segments(report: Report) -> None:
    page = render(report)
    text = words(page)
    for scores in report.evaluation.scores.values():
        for score in scores.values():
            assert f"{score.value:.1f}" in text
    assert "Against better" in text
    assert "worse is worse on all metrics; by segment, all of it is significant." in text
    for each in report.evaluation.comparisons:
        assert f"{each.difference:+.1f}".replace("-", "−") in text
    assert "by segment (48)" in text
    assert "by document (8)" in text
    assert "Where worse loses most on better, chrF2" in text
    for info in report.evaluation.metrics:
        assert info.signature in text


def test_every_metric_has_its_plots_and_the_chosen_one_is_shown(report: Report) -> None:
    tree = lxml_html.fromstring(render(report))
    assert [each.get("class") for each in tree.xpath("//div[starts-with(@class, 'metric')]")] == [
        "metric m0",
        "metric m1 chosen",
        "metric m2",
    ]
    (checked,) = tree.xpath("//input[@checked]")
    assert checked.get("id") == "m1"
    (documents,) = tree.xpath("//div[contains(@class, 'chosen')]//figure[.//*[text()='By doc ']]")
    assert len(documents.xpath(".//tbody/tr")) == 8
    assert len(documents.xpath(".//circle")) == 16


def test_it_loads_nothing_and_runs_nothing(report: Report) -> None:
    page = render(report)
    assert not re.search(r'(src|href)="(?!#)', page)
    assert "url(" not in page
    assert "<script" not in page
    assert not re.search(r'\s(style|on\w+)="', page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = unescape(policy[1])
    assert f"style-src 'sha256-{digest}'" in allowed
    assert "script-src 'none'" in allowed
    assert "default-src 'none'" in allowed


def test_a_strangers_text_is_text() -> None:
    pairs = [
        Pair(f"{EVIL}{k}", EVIL, "text", EVIL, f"{EVIL} {k}", f"x {k}", extra={"domain": EVIL})
        for k in range(2)
    ]
    corpus = from_pairs(pairs, {EVIL: [p.draft for p in pairs], "b": ["x", "y"]})
    made = evaluate(corpus, ["chrf"], by=["domain"], resampling=Resampling(samples=10))
    page = render(Report(replace(made, notes=(EVIL,)), "chrF2"))
    assert "<script" not in page
    assert "<img" not in page
    assert EVIL in words(page)


def test_one_system_shows_tiles_what_costs_most_and_post_editing(
    law: list[Pair],
) -> None:
    pairs = [*law[:3], replace(law[3], draft="Nothing of the kind."), *law[4:]]
    made = evaluate(from_pairs(pairs), ["chrf"], resampling=Resampling(samples=50))
    text = words(render(Report(made, "chrF2", 1, measure_post_editing(pairs))))
    assert "Against" not in text
    assert "HTER" in text
    assert "of 12 reviewed rows" in text
    assert "By flag chrF2" in text
    costs = text[text.index("What costs most, chrF2") :]
    assert costs.index("d:3 WRONG-SENSE") < costs.index("Signatures")
    assert "Nothing of the kind." in costs


@pytest.mark.parametrize("tests", [("bootstrap",), ("randomisation",)])
def test_it_does_without_bootstrap_samples(sample: Sample, tests: tuple[str, ...]) -> None:
    corpus = from_lines({"a": sample.better, "b": sample.worse}, [sample.reference])
    resampling = Resampling(samples=0, trials=50, tests=tests)  # type: ignore[arg-type]
    text = words(render(Report(evaluate(corpus, ["chrf"], resampling=resampling), "chrF2")))
    assert "95% interval" not in text
    assert ("p, randomisation" in text) == (tests == ("randomisation",))


def test_equal_systems_are_told_to_be_equal(sample: Sample) -> None:
    corpus = from_lines({"a": sample.better, "b": sample.better}, [sample.reference])
    made = evaluate(corpus, ["chrf"], resampling=Resampling(samples=50))
    text = words(render(Report(made, "chrF2")))
    assert "b is no different: the scores are the same." in text
    assert f"0 better, 0 worse, {len(corpus)} equal" in text


finite = st.floats(-1e6, 1e6)


@given(st.lists(finite, min_size=1, max_size=9))
def test_a_scale_holds_all_values_and_has_few_round_ticks(values: list[float]) -> None:
    scale = Scale.over(values)
    assert scale.low < min(values)
    assert max(values) < scale.high
    assert 1 <= len(scale.ticks) <= 6
    assert all(scale.low <= tick <= scale.high for tick in scale.ticks)
    places = [float(scale.at(value)[:-1]) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


@given(st.lists(st.floats(-100, 100), min_size=1))
def test_a_histogram_of_gains_counts_every_segment_once(values: list[float]) -> None:
    found = gains(np.array(values))
    assert sum(each.count for each in found.bins) == found.better + found.worse
    assert found.better + found.worse + found.equal == len(values)
    assert math.isclose(found.bins[0].low, -found.bins[-1].high)
