"""A reviewed TSV scored: which rows count, and where the score comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.document import Flag, Pair
from align.errors import InputError
from align.evaluate import Resampling, evaluate, from_lines, from_pairs
from align.evaluate.differences import largest_differences
from align.evaluate.labels import length_label, share_label
from align.evaluate.postedit import measure_post_editing

PAIRS = [
    Pair("k:1", "k", "heading", "Banjir di Demak", "Floods in Demak", "Floods in Demak",
         confidence=0.95, extra={"domain": "news"}),
    Pair("k:2", "k", "text", "Air naik sejak subuh.", "Water goes up from dawn prayer.",
         "The water has been rising since dawn.", confidence=0.4,
         flags=(Flag("IDIOM-LITERAL", "source", 0, 3), Flag("NAME-GARBLED", "draft", 0, 5)),
         status="edited", final="Water has been rising since dawn.", extra={"domain": "news"}),
    Pair("k:3", "k", "boilerplate", "Baca juga: Rob di Pekalongan", extra={"domain": "news"}),
    Pair("l:1", "l", "text", "Sekolah tutup dua hari.", "Schools are closed for two days.",
         "Schools are closed for two days.", confidence=1.0, status="accepted",
         extra={"domain": "school"}),
    Pair("l:2", "l", "text", "Warga diminta tenang.", "", "Residents were asked to stay calm.",
         flags=(Flag("NAME-GARBLED", "source", 0, 5),), extra={"domain": "school"}),
    Pair("l:3", "l", "text", "Kalimat tanpa pasangan.", "A sentence without a partner.",
         extra={"domain": "school"}),
]  # fmt: skip
QUICK = Resampling(samples=0)


def test_rows_without_a_reference_are_left_out_and_a_missing_draft_counts() -> None:
    corpus = from_pairs(PAIRS)
    assert corpus.ids == ("k:1", "k:2", "l:1", "l:2")
    assert corpus.documents == ("k", "k", "l", "l")
    assert corpus.systems["draft"][3] == ""
    assert corpus.notes == (
        "2 of 6 rows left out: nothing to score against",
        "draft: 1 of 4 rows have no translation",
    )


def test_boilerplate_counts_once_a_system_translated_it() -> None:
    pairs = [replace(PAIRS[2], reference="Also read: Tidal flood in Pekalongan")]
    with pytest.raises(InputError, match="no row has a text to score against"):
        from_pairs(pairs)
    assert len(from_pairs([replace(pairs[0], draft="Read also: Rob in Pekalongan")])) == 1


def test_a_group_scores_as_if_it_were_the_whole_corpus() -> None:
    whole = evaluate(from_pairs(PAIRS), ["bleu", "chrf", "ter"], resampling=QUICK, by=["flag"])
    (breakdown,) = whole.breakdowns
    labels = [(group.label, group.segments) for group in breakdown.groups]
    assert labels == [("(any)", 2), ("(none)", 2), ("IDIOM-LITERAL", 1), ("NAME-GARBLED", 2)]
    flagged = evaluate(
        from_pairs([p for p in PAIRS if any(f.id == "NAME-GARBLED" for f in p.flags)]),
        ["bleu", "chrf", "ter"],
        resampling=QUICK,
    )
    for metric, score in flagged.scores["draft"].items():
        assert breakdown.groups[3].scores["draft"][metric] == pytest.approx(score.value)
    assert breakdown.groups[1].scores["draft"]["chrF2"] == pytest.approx(100)


def test_breakdowns_are_by_what_tells_segments_apart() -> None:
    found = evaluate(from_pairs(PAIRS), ["chrf"], resampling=QUICK).breakdowns
    assert [each.dimension for each in found] == [
        "doc", "domain", "flag", "status", "confidence",
    ]  # fmt: skip
    groups = {each.dimension: [g.label for g in each.groups] for each in found}
    assert groups["domain"] == ["news", "school"]
    assert groups["confidence"] == ["", "0.4-0.6", "0.8-1.0"]


def test_groups_go_by_number_then_by_letter() -> None:
    lines = ["word " * n for n in (9, 25, 70, 10)]
    corpus = from_lines({"s": lines}, [lines], documents=["d10", "d2", "d1", "e"])
    length, documents = evaluate(
        corpus, ["chrf"], resampling=QUICK, by=["length", "doc"]
    ).breakdowns
    assert [g.label for g in length.groups] == ["0-9", "10-19", "20-29", "60+"]
    assert [g.label for g in documents.groups] == ["d1", "d2", "d10", "e"]


def test_an_unknown_dimension_is_named_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"no dimension 'genre'.*: doc, kind, status, length"):
        evaluate(from_pairs(PAIRS), ["chrf"], by=["genre"])


def test_documents_must_be_known_to_be_drawn() -> None:
    corpus = from_lines({"s": ["One line.", "Two lines."]}, [["One line.", "Two lines."]])
    with pytest.raises(InputError, match="--docids"):
        evaluate(corpus, ["chrf"], resampling=Resampling(units=("document",)))
    assert set(evaluate(corpus, ["chrf"]).scores["s"]["chrF2"].intervals) == {"segment"}


def test_too_few_units_are_said_to_be_too_few() -> None:
    notes = evaluate(from_pairs(PAIRS), ["chrf"]).notes
    assert any("only 4 segments" in note for note in notes)
    assert any("only 2 documents" in note for note in notes)


def test_every_system_is_compared_with_the_first() -> None:
    lines = [f"Line {k} is here." for k in range(20)]
    spoiled = [line if k % 3 else "Nothing." for k, line in enumerate(lines)]
    corpus = from_lines({"a": lines, "b": spoiled, "c": lines}, [lines])
    found = evaluate(
        corpus, ["chrf", "ter"], resampling=Resampling(tests=("bootstrap", "randomisation"))
    )
    assert [(c.system, c.metric, c.test) for c in found.comparisons] == [
        (system, metric, test)
        for system in "bc"
        for metric in ("chrF2", "TER")
        for test in ("bootstrap", "randomisation")
    ]
    worse, _, more_edits, *_ = found.comparisons
    assert worse.difference < 0 < more_edits.difference
    assert worse.p_value < 0.05
    assert worse.interval is not None
    assert worse.interval.high < 0
    assert {c.p_value for c in found.comparisons if c.system == "c"} == {1.0}


def test_the_segments_that_gain_and_lose_most_come_first() -> None:
    reference = ["The rain stopped.", "The road is open again.", "Both bridges held.", "Good."]
    first = ["The rain stopped.", "Road open.", "Both bridges hold.", "Good."]
    second = ["Rain.", "The road is open again.", "Both bridges held.", "Good."]
    found = evaluate(
        from_lines({"a": first, "b": second}, [reference]), ["chrf", "ter"], resampling=QUICK
    )
    for metric in ("chrF2", "TER"):
        gains, losses = largest_differences(found, "b", metric)
        assert [g.id for g in gains] == ["2", "3"]
        assert [d.id for d in losses] == ["1"]
        assert gains[0].gain > gains[1].gain > 0 > losses[0].gain
    with pytest.raises(InputError, match="'z' was not scored; there are a, b"):
        largest_differences(found, "z", "TER")


def test_post_editing_is_measured_on_the_rows_that_were_reviewed() -> None:
    done = measure_post_editing(PAIRS)
    assert done is not None
    assert (done.rows, done.unchanged) == (2, 1)
    # Water goes up from dawn prayer. -> Water has been rising since dawn.: of twelve words in the
    # two final texts five were put in another's place.
    assert done.hter == pytest.approx(100 * 5 / 12)
    assert 0 < done.typing_saved < 1
    assert measure_post_editing(PAIRS[:1]) is None


@pytest.mark.parametrize(
    ("text", "label"), [("", "0-9"), ("a " * 9, "0-9"), ("a " * 10, "10-19"), ("a " * 60, "60+")]
)
def test_length_labels(text: str, label: str) -> None:
    assert length_label(text) == label


@pytest.mark.parametrize(
    ("value", "label"),
    [(None, ""), (0.0, "0.0-0.2"), (0.2, "0.2-0.4"), (0.999, "0.8-1.0"), (1.0, "0.8-1.0")],
)
def test_share_labels(value: float | None, label: str) -> None:
    assert share_label(value) == label
