"""The report: one page that stands alone."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

from reviewed import PAIRS, UNTRANSLATED

from align.document import Pair
from align.review.report import histogram, write_report


def report(tmp_path: Path, pairs: tuple[Pair, ...] = PAIRS) -> str:
    path = tmp_path / "report.html"
    assert write_report(path, "pairs.tsv", pairs) == len(pairs)
    return path.read_text(encoding="utf-8")


def test_it_has_summary_documents_suspects_and_all_pairs(tmp_path: Path) -> None:
    html = report(
        tmp_path, (replace(PAIRS[0], status="accepted", final="North Sea power"), *PAIRS[1:])
    )
    assert "<title>pairs.tsv · Sejajar report</title>" in html
    assert "25 %" in html
    assert "1 accepted, 0 edited, 0 rejected, 3 open" in html
    assert re.search(r"pairs with flags</dt><dd>40 %</dd>", html)
    suspects = html[html.index('<section id="suspects">') : html.index('<section id="all">')]
    assert suspects.index("b:2") < suspects.index("a:2")
    assert "is spelled Keir Starmer" in suspects
    assert html.count('<tr id="p') == len(PAIRS)
    assert '<th scope="row">b</th>' in html


def test_it_loads_nothing_and_runs_only_its_own_script(tmp_path: Path) -> None:
    html = report(tmp_path)
    assert not re.search(r'(src|href)="(?!#)', html)
    assert "url(" not in html
    policy = re.search(r'Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in allowed
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed


def test_a_strangers_text_is_text(tmp_path: Path) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    pair = replace(
        PAIRS[1], id=evil, doc=evil, source=evil, draft=evil, final=evil + "x", note=evil
    )
    html = report(tmp_path, (pair,))
    assert html.count("<script") == 1
    assert "<img" not in html


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    assert report(tmp_path) == report(tmp_path)


def test_no_pairs_make_a_report(tmp_path: Path) -> None:
    assert "No pair that needs review has a flag." in report(tmp_path, ())


def test_a_histogram_has_ten_bins_and_none_without_values() -> None:
    assert histogram([0.0, 0.05, 0.1, 0.99, 1.0, None]) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert histogram([None]) == []


def test_columns_that_the_file_fills_nowhere_are_left_out(tmp_path: Path) -> None:
    def columns(html: str, table: str) -> list[str]:
        head = re.search(rf'<table class="{table}.*?</thead>', html, re.DOTALL)
        assert head is not None
        return re.findall(r"<th[^>]*>([^<]*)</th>", head[0])

    html = report(tmp_path, UNTRANSLATED)
    assert columns(html, "pairs") == ["no.", "source"]
    assert not {"confidence", "similarity"} & set(columns(html, "documents"))
    (texts,) = re.findall(r'<div class="texts">(.*?)</div>', html, re.DOTALL)
    assert texts.count("<p") == 1
    assert html.count("<td") == html.count("</td>")
    html = report(tmp_path, (replace(UNTRANSLATED[0], final="Harvest"), *UNTRANSLATED[1:]))
    assert columns(html, "pairs") == ["no.", "source", "final"]
    assert columns(report(tmp_path), "pairs") == ["no.", "source", "draft", "reference"]


def test_a_note_is_shown_where_nothing_is_translated(tmp_path: Path) -> None:
    html = report(tmp_path, (replace(UNTRANSLATED[0], status="accepted", note="as read"),))
    assert "1 accepted" in html
    assert '<p class="note">as read</p>' in html


def test_a_message_that_names_the_words_is_not_led_by_them(tmp_path: Path) -> None:
    html = report(tmp_path)
    assert "“Kerr Starmer” is spelled Keir Starmer" in html
    assert "“Kerr Starmer”: “Kerr Starmer”" not in html
