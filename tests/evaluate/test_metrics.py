"""Scores of summed statistics, a thousand at once, are those that sacreBLEU gives one by one."""

from __future__ import annotations

import importlib.util
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from align.errors import InputError
from align.evaluate import Options, evaluate, from_lines
from align.evaluate.metrics.counts import CountMetric
from align.evaluate.metrics.registry import METRICS, make_metrics

CORPUS = from_lines({"system": ["The river rose."]}, [["The river rose again."]])
COUNTS = st.integers(0, 60) | st.just(0)


def metric(key: str) -> CountMetric:
    (made,) = make_metrics([key], CORPUS, Options())
    assert isinstance(made, CountMetric)
    return made


@pytest.mark.parametrize(("key", "width"), [("bleu", 10), ("chrf", 18), ("chrf++", 24), ("ter", 2)])
@given(data=st.data())
def test_scores_are_sacrebleus_whatever_the_counts(
    key: str, width: int, data: st.DataObject
) -> None:
    statistics = data.draw(arrays(np.float64, (4, width), elements=COUNTS))
    if key == "bleu":
        # No more n-grams match than there are.
        statistics[:, 2:6] = np.minimum(statistics[:, 2:6], statistics[:, 6:])
    elif key.startswith("chrf"):
        statistics[:, 2::3] = np.minimum(
            statistics[:, 2::3], np.minimum(statistics[:, 0::3], statistics[:, 1::3])
        )
    ours = metric(key)
    theirs = [ours._metric._compute_score_from_stats(row.tolist()).score for row in statistics]
    np.testing.assert_allclose(ours.scores(statistics), theirs, rtol=1e-12)
    assert ours.scores(statistics.astype(np.float32)) == pytest.approx(theirs, rel=1e-5)


@pytest.mark.parametrize("key", ["bleu", "chrf", "chrf++", "ter"])
def test_an_empty_hypothesis_or_reference_has_a_score(key: str) -> None:
    ours = metric(key)
    statistics = ours.statistics([""])
    assert ours.scores(statistics)[0] == (100.0 if key == "ter" else 0.0)
    corpus = from_lines({"s": ["", "So it did."]}, [["", ""]])
    (blank,) = make_metrics([key], corpus, Options())
    assert np.isfinite(blank.scores(blank.statistics(corpus.systems["s"]))).all()


def test_an_unknown_metric_is_named_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"unknown metric 'rouge'; known: bleu, chrf, chrf\+\+"):
        make_metrics(["rouge"], CORPUS, Options())
    with pytest.raises(InputError, match=r"unknown tokenizer '13b'; known: none, zh, 13a"):
        make_metrics(["bleu"], CORPUS, Options(tokenize="13b"))
    with pytest.raises(InputError, match="no metric"):
        make_metrics([], CORPUS, Options())


@pytest.mark.skipif(
    importlib.util.find_spec("comet") is not None, reason="unbabel-comet is installed"
)
def test_comet_says_what_to_install() -> None:
    with pytest.raises(InputError, match="pip install unbabel-comet"):
        make_metrics(["comet"], CORPUS, Options())


class StandIn:
    """A COMET model that scores by length."""

    def predict(self, samples: list[dict[str, str]], batch_size: int, gpus: int) -> SimpleNamespace:
        assert batch_size > gpus == 0
        assert {tuple(sample) for sample in samples} == {("src", "mt", "ref")}
        return SimpleNamespace(scores=[len(s["mt"]) / len(s["ref"]) for s in samples])


def test_comet_scores_are_means_of_segment_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    # In place of unbabel-comet, whose models are too large for a test, and of torch, which takes
    # seconds to import.
    comet = SimpleNamespace(
        download_model=lambda name: name, load_from_checkpoint=lambda _: StandIn()
    )
    torch = SimpleNamespace(cuda=SimpleNamespace(is_available=lambda: False))
    monkeypatch.setitem(sys.modules, "comet", comet)
    monkeypatch.setitem(sys.modules, "torch", torch)
    corpus = from_lines(
        {"s": ["12345", "1234567890"]}, [["1234567890"] * 2], sources=["satu", "dua"]
    )
    found = evaluate(corpus, ["chrf", "comet"])
    assert found.scores["s"]["COMET"].value == 0.75
    assert found.segments["s"]["COMET"].tolist() == [0.5, 1.0]
    assert 0.5 <= found.scores["s"]["COMET"].intervals["segment"].low < 0.75
    assert "|bs:1000|seed:12345|model:wmt22-comet-da|" in found.metrics[1].signature
    with pytest.raises(InputError, match="COMET reads the source"):
        evaluate(from_lines({"s": ["a"]}, [["a"]]), ["comet"])


def test_every_metric_has_its_own_printed_name() -> None:
    names = [each.name for each in METRICS.values()]
    assert len(set(names)) == len(names)
