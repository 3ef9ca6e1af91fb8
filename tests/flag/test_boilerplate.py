"""Page furniture that stands beside the text, or in one row with it."""

from __future__ import annotations

from align.flag.base import Context, Row
from align.flag.config import Options
from align.flag.detectors.boilerplate import Boilerplate

TITLE = "Panen Raya di Subang Melimpah Tahun Ini"


def found(*rows: str) -> list[tuple[str, int, str]]:
    context = Context(tuple(map(Row, rows)))
    return [
        (one.flag, one.row, context.rows[one.row].source[one.start : one.end])
        for one in Boilerplate(Options()).candidates(context)
    ]


def test_a_repeated_headline_is_flagged_where_it_is_repeated() -> None:
    assert found(TITLE, "Petani gembira.", TITLE) == [("BOIL-TITLEDUP", 2, TITLE)]
    assert found(TITLE, "Petani gembira.") == []


def test_a_headline_glued_to_the_lead_is_flagged_with_its_dash() -> None:
    lead = f"{TITLE} – Petani gembira."
    assert found(TITLE, lead) == [("BOIL-TITLEDUP", 1, f"{TITLE} – ")]


def test_a_headline_that_was_cut_off_the_lead_is_no_text_either() -> None:
    rows = found(f"{TITLE} –", "Petani gembira.", TITLE)
    assert [(flag, row) for flag, row, _ in rows] == [("BOIL-TITLEDUP", 0), ("BOIL-TITLEDUP", 2)]


def test_a_line_of_its_own_inside_a_row_is_found() -> None:
    (one,) = found("Harga beras turun\nBaca Juga: Panen di Subang")
    assert one == ("BOIL-READALSO", 0, "Baca Juga: Panen di Subang")
