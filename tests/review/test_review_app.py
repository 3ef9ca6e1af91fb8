"""The page's routes, through starlette's test client."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from reviewed import UNTRANSLATED
from starlette.testclient import TestClient

from align.document import Flag, Pair
from align.exchange.tsv import read_tsv, write_tsv
from align.flag.ignore import IgnoreList
from align.review.app import make_app
from align.review.explain import severities
from align.review.store import ReviewedFile

TOKEN = "secret-token"  # noqa: S105
ORIGIN = {"origin": "http://127.0.0.1:8000"}
FLAG = {"id": "NAME-GARBLED", "side": "source", "start": 16, "end": 28}


class Page:
    """A browser tab, as far as the routes can tell."""

    def __init__(self, file: ReviewedFile, tab: str = "one") -> None:
        self.file = file
        self.tab = tab
        self.client = TestClient(
            make_app(file, TOKEN, 8000), base_url="http://127.0.0.1:8000", headers=ORIGIN
        )

    def get(self, path: str, **values: Any) -> Any:
        answer = self.client.get(f"/{TOKEN}/{path}", params=values)
        assert answer.status_code == 200, answer.text
        return answer.json() if "json" in answer.headers["content-type"] else answer.text

    def post(self, path: str, expect: int = 200, **body: Any) -> Any:
        answer = self.client.post(f"/{TOKEN}/{path}", json={"tab": self.tab, **body})
        assert answer.status_code == expect, answer.text
        return answer.json()

    def change(self, key: int, action: str, expect: int = 200, **more: Any) -> Any:
        version = self.file.row(key).version
        return self.post(
            "change", expect, **{"key": key, "version": version, "action": action, **more}
        )


@pytest.fixture
def page(tsv: Path) -> Iterator[Page]:
    with ReviewedFile(tsv, severities=severities()) as file:
        yield Page(file)


def test_the_page_names_the_file_and_what_to_filter_by(page: Page) -> None:
    html = page.get("")
    assert "<title>pairs.tsv · Sejajar</title>" in html
    assert "NAME-GARBLED (2)" in html
    assert page.get("static/main.js").startswith("// The review page")


def test_the_list_of_pairs_tells_keys_and_verdicts(page: Page) -> None:
    page.change(3, "reject")
    view = page.get("view")
    assert view["keys"] == [0, 1, 2, 3, 4]
    assert view["letters"] == "oo-ro"
    assert view["counts"] == {"open": 3, "accepted": 0, "edited": 0, "rejected": 1}
    assert view["total"] == 5
    assert page.get("view", flag="any", sort="confidence")["keys"] == [4, 1]


def test_a_row_shows_its_flags_in_place_with_their_details(page: Page) -> None:
    html = page.get("rows", keys="1")
    assert re.search(
        r'<mark class="flag \w+" data-flags="0" data-opens="0"[^>]*>Kerr Starmer</mark>', html
    )
    assert "“Kerr Starmer” is spelled Keir Starmer" in html
    assert 'data-text="Keir Starmer"' in html
    assert "NAME-GARBLED" in html


def test_neighbours_surround_a_pair_once(page: Page) -> None:
    html = page.get("rows", keys="1,4", neighbours=1)
    order = re.findall(r'class="neighbour|id="r\d', html)
    assert order == ['class="neighbour', 'id="r1', 'class="neighbour', 'class="neighbour', 'id="r4']
    assert 'class="neighbour' not in page.get("rows", keys="0,1,2", neighbours=1)


@pytest.mark.parametrize(
    ("action", "more", "status", "final"),
    [
        ("accept", {}, "accepted", "Prime Minister Kerr Starmer arrived."),
        ("reject", {}, "rejected", ""),
        ("edit", {"final": "He came."}, "edited", "He came."),
        ("use reference", {}, "edited", "Prime Minister Keir Starmer arrived."),
        (
            "apply",
            {"flag": FLAG, "text": "Keir Starmer"},
            "edited",
            "Prime Minister Keir Starmer arrived.",
        ),
    ],
)
def test_each_decision_is_on_disk_when_it_is_answered(
    page: Page, action: str, more: dict[str, Any], status: str, final: str
) -> None:
    answer = page.change(1, action, **more)
    pair = list(read_tsv(page.file.path))[1]
    assert (pair.status, pair.final) == (status, final)
    assert answer["rows"]["1"]["final"] == final
    assert answer["rows"]["1"]["version"] == 2
    assert f"pair {status}" in answer["rows"]["1"]["html"]
    assert (answer["undo"], answer["redo"]) == (True, False)
    undone = page.post("undo")
    assert undone["rows"]["1"]["final"] == ""
    assert page.post("redo")["rows"]["1"]["final"] == final


@pytest.fixture
def untranslated(tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "flagged.tsv"
    write_tsv(path, UNTRANSLATED)
    with ReviewedFile(path, severities=severities()) as file:
        yield Page(file)


def test_columns_that_the_file_fills_nowhere_are_left_out(page: Page, untranslated: Page) -> None:
    assert '<body class=""' in page.get("")
    assert '<body class="without-drafts without-references"' in untranslated.get("")


def test_an_empty_final_text_says_what_can_go_there(page: Page, untranslated: Page) -> None:
    def asked(html: str) -> list[str]:
        return re.findall(r'data-empty="([^"]*)"', html)

    assert asked(page.get("rows", keys="0")) == ["write, or take the draft"]
    assert asked(untranslated.get("rows", keys="0")) == ["write the English"]
    write_tsv(page.file.path, [replace(page.file.row(0).pair, draft="")])
    page.get("view")
    assert asked(page.get("rows", keys="0")) == ["write, or take the reference"]


def test_a_pair_without_english_can_be_ticked_off(untranslated: Page) -> None:
    html = untranslated.change(1, "accept")["rows"]["1"]["html"]
    assert "pair accepted" in html
    assert 'data-empty="accepted without English"' in html
    assert list(read_tsv(untranslated.file.path))[1].final == ""
    # There is nothing to edit before something is written.
    assert ">Write <kbd>e</kbd>" in html
    html = untranslated.change(1, "edit", final="He came.")["rows"]["1"]["html"]
    assert ">Edit <kbd>e</kbd>" in html


def test_a_reference_that_is_missing_wipes_nothing(page: Page) -> None:
    page.change(3, "edit", final="Rice got dearer.")
    assert "no reference" in page.change(3, "use reference", 422)["error"]
    assert list(read_tsv(page.file.path))[3].final == "Rice got dearer."


def test_a_note(page: Page) -> None:
    page.change(1, "note", note="<check>")
    assert list(read_tsv(page.file.path))[1].note == "<check>"
    assert "&lt;check&gt;" in page.get("rows", keys="1")


def test_dismissing_everywhere_and_here(page: Page) -> None:
    answer = page.change(1, "dismiss", flag=FLAG)
    assert set(answer["rows"]) == {"1", "4"}
    ignored = IgnoreList.read(page.file.ignore_path)
    assert ("NAME-GARBLED", "Kerr Starmer") in ignored
    page.post("undo")
    assert set(page.change(1, "dismiss here", flag=FLAG)["rows"]) == {"1"}
    assert ("NAME-GARBLED", "Kerr Starmer") not in IgnoreList.read(page.file.ignore_path)


def test_a_stale_tab_gets_the_present_row(page: Page) -> None:
    other = Page(page.file, "two")
    other.change(1, "edit", final="theirs")
    answer = page.change(1, "edit", 409, final="mine", version=1)
    assert "changed elsewhere" in answer["error"]
    assert answer["rows"]["1"]["final"] == "theirs"
    assert "nothing to undo" in page.post("undo", 409)["error"]


def test_news_from_another_tab_and_from_outside(page: Page) -> None:
    since = page.get("view")["sequence"]
    Page(page.file, "two").change(1, "accept")
    pairs = list(read_tsv(page.file.path))
    write_tsv(page.file.path, [*pairs[:4], replace(pairs[4], status="rejected")])
    news = page.get("poll", since=since)
    assert {key: row["letter"] for key, row in news["rows"].items()} == {"1": "a", "4": "r"}
    assert page.get("poll", since=news["sequence"])["rows"] == {}
    page.file.path.write_bytes(b"nonsense\n")
    assert "no column 'source'" in page.get("poll", since=news["sequence"])["problem"]
    assert "nothing was saved" in page.change(1, "reopen", 400)["error"]


def test_the_history_of_a_pair_brings_texts_back(page: Page) -> None:
    page.change(1, "edit", final="One & one.")
    page.change(1, "edit", final="Two.")
    html = page.get("past", key=1)
    assert 'data-restore="One &amp; one."' in html
    assert html.index("Two.") < html.index("One &amp; one.</ins>")
    assert "Nothing has been changed yet" in page.get("past", key=0)


def test_words_are_linked(page: Page) -> None:
    pair = page.file.row(3).pair
    links = [
        (pair.source[a:b], pair.draft[c:d]) for a, b, c, d in page.get("links", key=3)["links"]
    ]
    assert ("Harga", "prices") in links
    assert ("beras", "Rice") in links


def test_csv_of_what_is_shown(page: Page) -> None:
    page.change(1, "edit", final="=1+1")
    text = page.get("export.csv", flag="any", defuse=1)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == ["a:2", "b:2"]
    assert rows[0]["final"] == "'=1+1"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"key": -1, "version": 1, "action": "accept"},
        {"key": True, "version": 1, "action": "accept"},
        {"key": 1, "version": 1, "action": "shout"},
        {"key": 1, "version": 1, "action": "edit"},
        {"key": 1, "version": 1, "action": "apply", "text": "x"},
        {"key": 1, "version": 1, "action": "dismiss", "flag": {**FLAG, "side": "left"}},
    ],
)
def test_a_malformed_change_is_refused(page: Page, body: dict[str, Any]) -> None:
    assert page.post("change", 400, **body)["error"]
    assert page.file.row(1).version == 1


def test_a_suggestion_without_a_place_is_refused(page: Page) -> None:
    page.change(1, "edit", final="He came.")
    answer = page.change(1, "apply", 422, flag=FLAG, text="Keir Starmer")
    assert "does not stand in the final text" in answer["error"]


def test_what_is_asked_for_wrongly_is_said(page: Page) -> None:
    for path in ("view?status=done-ish", "rows?keys=x", "past?key=", "poll?since=-1"):
        assert page.client.get(f"/{TOKEN}/{path}").status_code == 400
    assert page.client.get(f"/{TOKEN}/past?key=99").status_code == 409
    assert page.client.get(f"/{TOKEN}/nothing").status_code == 404


EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</template><script>alert(1)</script>",
    "{{ 7919 * 7919 }}{% raw %}",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("evil", EVIL)
def test_a_strangers_file_cannot_bring_markup(tmp_path: Path, evil: str) -> None:
    tsv = tmp_path / "pairs.tsv"
    flags = (
        Flag("<B>" + evil.split()[0], "source", 0, 9),
        Flag("X'\"><b>", "draft", 2, 5),
        Flag("Y<i>", "pair", 0, 0),
    )
    pair = Pair(evil, evil, "text", evil, evil, evil, note=evil, final=evil + "!", flags=flags)
    write_tsv(tsv, [pair, pair])
    with ReviewedFile(tsv) as file:
        page = Page(file)
        page.change(0, "note", note=evil + "?")
        pages = [
            page.get(""),
            page.get("rows", keys="0,1", neighbours=1),
            page.get("past", key=0),
        ]
    for html in pages:
        found = tags(html)
        assert found.count("script") == html.count('src="static/')
        assert "62710561" not in html


KNOWN = set(
    "a article b body br button dd del details dialog div dl dt footer form h1 h2 h3 head header "
    "html input ins kbd label li link main mark meta noscript ol option p path rect script section "
    "select span svg template time title".split()
)


def tags(html: str) -> list[str]:
    """Return all tags; none is unknown and none has a handler or a style of its own."""
    found: list[str] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag in KNOWN
            assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
            found.append(tag)

    Parser().feed(html)
    return found
