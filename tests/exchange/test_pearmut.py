"""Pearmut campaigns: spans as its page counts them."""

import json
from pathlib import Path
from typing import Any

from any_pairs import FLAGGED

from align.document import Flag, Pair
from align.exchange import write_pairs
from align.exchange.record import from_record


def campaign(tmp_path: Path, *pairs: Pair, **options: Any) -> dict[str, Any]:
    write_pairs(tmp_path / "out.pearmut.json", pairs, **options)
    content: dict[str, Any] = json.loads(
        (tmp_path / "out.pearmut.json").read_text(encoding="utf-8")
    )
    return content


def test_drafts_are_marked_with_their_flags(tmp_path: Path) -> None:
    content = campaign(tmp_path, FLAGGED)
    (((item,),),) = content["data"]
    assert (item["src"], item["tgt"]) == (FLAGGED.source, {"draft": FLAGGED.draft})
    (span,) = item["error_spans"]["draft"]
    # Its end is inclusive.
    assert FLAGGED.draft[span["start_i"] : span["end_i"] + 1] == "Sako"
    assert (span["category"], span["severity"]) == ("NAME-COPY", "critical")
    assert content["info"]["mqm_categories"] == {"NAME-COPY": []}


def test_sources_can_be_marked_instead(tmp_path: Path) -> None:
    (((item,),),) = campaign(tmp_path, FLAGGED, side="source")["data"]
    assert item["tgt"] == {"source": FLAGGED.source}
    assert [span["category"] for span in item["error_spans"]["source"]] == [
        "NAME-GARBLED",
        "IDIOM-CALQUE",
    ]


def test_offsets_are_utf_16_units_without_newlines(tmp_path: Path) -> None:
    flags = (Flag("X", "draft", 3, 6), Flag("Y", "draft", 2, 2))
    pair = Pair("1", "a", "text", "Satu", "🐦\n one", flags=flags)
    (((item,),),) = campaign(tmp_path, pair)["data"]
    (span,) = item["error_spans"]["draft"]
    characters = [c for c in "\ud83d\udc26\n one" if c != "\n"]
    assert "".join(characters[span["start_i"] : span["end_i"] + 1]) == "one"


def test_documents_stay_together_and_pairs_without_a_text_are_left_out(tmp_path: Path) -> None:
    pairs = [Pair(str(n), doc, "text", "Satu", "One") for n, doc in enumerate("aab")]
    assert write_pairs(tmp_path / "x.pearmut.json", [*pairs, Pair("9", "b", "text", "Dua")]) == 3
    ((first, second),) = campaign(tmp_path, *pairs)["data"]
    assert [[item["item_id"] for item in items] for items in (first, second)] == [["0", "1"], ["2"]]


def test_the_whole_pair_is_carried_along(tmp_path: Path) -> None:
    (((item,),),) = campaign(tmp_path, FLAGGED)["data"]
    assert from_record(item["sejajar"], 1) == FLAGGED
