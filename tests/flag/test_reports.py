"""The formats in which flags are printed."""

from __future__ import annotations

import json

from align.document import Document, Flag, Pair, Segment
from align.flag.listing import Listed, list_document, list_pairs
from align.flag.reports import REPORTS

TEXT = "Baris satu.\nKata “semak” itu\tsalah."
FLAG = Flag("IDIOM-CALQUE", "source", 6, 11, "major", "why so", "belukar", "lexicon", "bush", 0.8)


def listed() -> list[Listed]:
    segments = (Segment("Baris satu.", 0, 11), Segment(TEXT[12:], 12, len(TEXT)))
    document = Document("d", "d.txt", TEXT, segments=segments)
    return list(list_document(document, [[], [FLAG]]))


def test_a_flag_is_placed_in_its_line() -> None:
    (one,) = listed()
    assert (one.line, one.start, one.end, one.span) == (2, 6, 11, "semak")
    assert one.context[one.start : one.end] == "semak"


def test_a_pair_is_a_line_of_its_file() -> None:
    pairs = [
        Pair("d:1", "d", "text", "a"),
        Pair("d:2", "d", "text", "b", "the bush", flags=(Flag("X", "draft", 4, 8),)),
    ]
    (one,) = list_pairs(pairs, "p.tsv")
    assert (one.line, one.span, one.pair) == (3, "bush", "d:2")


def test_text_underlines_the_span() -> None:
    lines = list(REPORTS["text"](listed()))
    assert lines[0] == "d.txt:2:7: major: why so [IDIOM-CALQUE 0.80]"
    assert lines[2][lines[1].index("semak") :] == "~~~~~"
    assert "    suggestion: belukar" in lines


def test_tsv_keeps_to_one_line_a_flag() -> None:
    header, row = REPORTS["tsv"](listed())
    cells = dict(zip(header.split("\t"), row.split("\t"), strict=True))
    assert cells["span"] == "semak"
    assert cells["line"] == "2"


def test_jsonl_holds_file_line_and_offsets() -> None:
    (line,) = REPORTS["jsonl"](listed())
    row = json.loads(line)
    assert (row["file"], row["line"], row["start"], row["end"]) == ("d.txt", 2, 6, 11)
    assert row["severity"] == "major"


def test_sarif_names_its_rules_and_places() -> None:
    (line,) = REPORTS["sarif"](listed())
    run = json.loads(line)["runs"][0]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "IDIOM-CALQUE"
    assert result["level"] == "warning"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 7, 12)
