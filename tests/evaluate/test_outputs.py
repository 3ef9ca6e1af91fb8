"""The same figures in every format, and no text that breaks one."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from align.errors import InputError
from align.evaluate import Resampling, evaluate, from_lines, render
from align.evaluate.outputs import latex, markdown
from align.evaluate.outputs.registry import OUTPUTS
from align.evaluate.report import Report, choose_metric, tables

NASTY = "50% of A|B_c & [red]x[/red] ~ ^ $9 {a} \\n <b>"
REFERENCE = [f"The market in block {k} opened at {k} with {NASTY}." for k in range(12)]
FIRST = [line.replace("opened", "was opened") for line in REFERENCE]
SECOND = [line if k % 2 else line.replace("market", "bazaar") for k, line in enumerate(REFERENCE)]


@pytest.fixture(scope="module")
def report() -> Report:
    corpus = from_lines(
        {"first_system": FIRST, "second": SECOND},
        [REFERENCE],
        documents=[f"d{k // 4}" for k in range(12)],
    )
    return Report(evaluate(corpus, ["chrf", "ter"], resampling=Resampling(samples=200)), "chrF2", 2)


def test_tables_tell_scores_comparisons_groups_and_differences(report: Report) -> None:
    assert [table.title for table in tables(report)] == [
        "Scores (12 segments)",
        "Against first_system, by segment (12)",
        "Against first_system, by document (3)",
        "By doc, chrF2",
        "Where second gains most on first_system, chrF2",
        "Where second loses most on first_system, chrF2",
        "Signatures",
    ]
    for table in tables(report):
        assert all(len(row) == len(table.header) for row in table.rows)
        assert all(row < len(table.rows) for row, _ in table.best)


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_evaluation_is_rendered_by_the_name_of_an_output(report: Report, output: str) -> None:
    assert render(report.evaluation, output) == OUTPUTS[output](Report(report.evaluation, "chrF2"))


def test_an_output_that_is_not_known_is_said_with_those_that_are() -> None:
    evaluation = evaluate(from_lines({"a": ["x"]}, [["x"]]), resampling=Resampling(samples=0))
    with pytest.raises(InputError, match="unknown output format 'word'; known: text, json"):
        render(evaluation, "word")


def test_json_holds_every_figure(report: Report) -> None:
    found = json.loads(OUTPUTS["json"](report))
    evaluation = report.evaluation
    assert found["baseline"] == "first_system"
    for system, scores in evaluation.scores.items():
        for metric, score in scores.items():
            assert found["systems"][system][metric]["score"] == score.value
    assert len(found["segments"]) == 12
    assert found["segments"][3]["scores"]["second"]["chrF2"] == pytest.approx(100)
    assert [c["p_value"] for c in found["comparisons"]] == [
        c.p_value for c in evaluation.comparisons
    ]
    assert set(found["systems"]["second"]["TER"]["intervals"]) == {"segment", "document"}


def test_markdown_is_read_back_as_the_same_tables(report: Report) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(OUTPUTS["markdown"](report))
    cells = [
        "".join(child.content for child in token.children or ())
        for previous, token in pairwise(tokens)
        if previous.type in ("td_open", "th_open")
    ]
    wanted = [
        " ".join(cell.split())
        for table in tables(report)
        for row in (table.header, *table.rows)
        for cell in row
    ]
    assert cells == wanted


@given(st.text())
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse("x " + markdown.escape(text))
    shown = "".join(child.content for child in tokens[1].children or ())
    assert shown.split() == ["x", *text.replace("\0", "\ufffd").split()]


def test_latex_escapes_what_is_special(report: Report) -> None:
    output = OUTPUTS["latex"](report)
    assert latex.escape("50% of A_b & \\c") == r"50\% of A\_b \& \textbackslash{}c"
    assert output.count(r"\begin{tabular}") == output.count(r"\bottomrule") == len(tables(report))
    body = re.sub(r"\\.|%.*|\{l.*\}|\$.*?\$", "", output)
    assert not re.search(r"[#_~^$]", body)
    for line in output.splitlines():
        if line.endswith(r"\\"):
            assert len(re.findall(r"(?<!\\)&", line)) >= 1


def test_the_terminal_shows_markup_of_texts_as_text(report: Report) -> None:
    output = OUTPUTS["text"](report)
    assert "[red]x[/red]" in re.sub(r"\s+", "", output)
    assert "chrF2" in output
    assert "TER ↓" in output
    assert max(map(len, output.splitlines())) <= 120


def test_segment_scores_are_one_row_each(report: Report) -> None:
    header, *rows = OUTPUTS["segments"](report).splitlines()
    assert header.split("\t") == [
        "id", "doc", "first_system:chrF2", "first_system:TER", "second:chrF2", "second:TER",
    ]  # fmt: skip
    assert len(rows) == 12
    assert rows[3].split("\t")[4:] == ["100.0000", "0.0000"]


def test_the_same_input_gives_the_same_bytes(report: Report) -> None:
    again = Report(
        evaluate(report.evaluation.corpus, ["chrf", "ter"], resampling=Resampling(samples=200)),
        "chrF2",
        2,
    )
    for written in OUTPUTS.values():
        assert written(again) == written(report)


def test_breakdowns_go_by_a_metric_that_was_computed(report: Report) -> None:
    assert choose_metric(report.evaluation) == "chrF2"
    assert choose_metric(report.evaluation, "ter") == "TER"
    for key in ("bleu", "chrF2"):
        with pytest.raises(InputError, match="was not computed; name it with --metric"):
            choose_metric(report.evaluation, key)
