"""Keys, sizes, times and counts of an application of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.errors import InputError
from align.serve.keys import Keys, read_keys
from align.serve.limits import Limits
from align.serve.metrics import Counter, Gauge, Histogram, exposition
from align.serve.run import _warning

if TYPE_CHECKING:
    from conftest import Opening

ASKED = {"q": "Terima kasih.", "source": "id", "target": "en"}


def test_only_who_has_a_key_may_ask(opened: Opening, tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("# of the desk\nfirst-secret\n\nsecond-secret # Ani\n")
    client = opened(keys=tmp_path / "keys")
    for given in ({"api_key": "second-secret"}, {"api_key": "first-secret"}):
        assert client.post("/translate", data=ASKED | given).status_code == 200
    bearer = {"authorization": "Bearer first-secret"}
    assert client.post("/translate", json=ASKED, headers=bearer).status_code == 200
    for wrong in ({}, {"api_key": "first-secre"}, {"api_key": "of the desk"}):
        for path in ("/translate", "/detect", "/flag", "/align"):
            answer = client.post(path, data=ASKED | wrong)
            assert answer.status_code == 403
            assert "API key" in answer.json()["error"]
    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers=bearer).status_code == 200
    assert client.get("/frontend/settings").json()["keyRequired"] is True
    for path in ("/languages", "/health", "/", "/openapi.json"):
        assert client.get(path).status_code == 200


def test_keys_that_are_none_are_refused(tmp_path: Path) -> None:
    for keys in (["short"], ["has\ttab in it"], ["ünïcödé-key"]):
        with pytest.raises(InputError, match="at least 8 printable ASCII"):
            Keys(keys)
    with pytest.raises(InputError, match="cannot be read"):
        read_keys(tmp_path / "none")
    (tmp_path / "empty").write_text("# nothing\n")
    with pytest.raises(InputError, match="holds no API key"):
        read_keys(tmp_path / "empty")


@pytest.mark.parametrize(
    ("host", "keyed", "warned"),
    [
        ("127.0.0.1", False, False),
        ("localhost", False, False),
        ("::1", False, False),
        ("0.0.0.0", False, True),  # noqa: S104
        ("0.0.0.0", True, False),  # noqa: S104
        ("desk.example", False, True),
    ],
)
def test_a_service_that_is_open_to_others_without_a_key_is_warned_of(
    host: str, keyed: bool, warned: bool
) -> None:
    assert bool(_warning(host, keyed)) == warned


def test_too_much_is_told_so_before_it_is_read(opened: Opening) -> None:
    client = opened(limits=Limits(characters=50, sentences=3))
    answer = client.post("/translate", json={**ASKED, "q": "a" * 51})
    assert (answer.status_code, answer.json()["error"]) == (
        413,
        "Invalid request: request (51) exceeds text limit (50)",
    )
    assert client.post("/translate", json={**ASKED, "q": ["a b"] * 4}).status_code == 413
    head = {"content-type": "application/json"}
    assert client.post("/translate", content=b" " * 11_000, headers=head).status_code == 413
    # Without a length beforehand.
    chunks = iter([b" " * 1_000] * 30)
    assert client.post("/translate", content=chunks, headers=head).status_code == 413
    assert client.post("/translate", json=ASKED).status_code == 200
    assert client.get("/frontend/settings").json()["charLimit"] == 50


def test_time_runs_out_with_an_answer(opened: Opening) -> None:
    client = opened(limits=Limits(seconds=0.05))
    answer = client.post("/translate", json={**ASKED, "q": [f"Satu dua {n}." for n in range(200)]})
    assert (answer.status_code, list(answer.json())) == (503, ["error"])
    assert int(answer.headers["retry-after"]) >= 1


def test_what_happened_is_counted(opened: Opening) -> None:
    client = opened()
    client.post("/translate", json=ASKED)
    client.post("/translate", json={})
    client.get("/no/such/path")
    lines = client.get("/metrics").text.splitlines()
    for line in (
        'sejajar_requests_total{method="POST",path="/translate",status="200"} 1',
        'sejajar_requests_total{method="POST",path="/translate",status="400"} 1',
        'sejajar_requests_total{method="GET",path="other",status="404"} 1',
        'sejajar_sentences_total{by="model"} 1',
        "sejajar_characters_total 13",
        'sejajar_batch_sentences_bucket{le="1"} 1',
        'sejajar_request_seconds_count{path="/translate"} 2',
    ):
        assert line in lines


def test_prometheus_text() -> None:
    counter = Counter("c_total", "Things.", ("kind",))
    counter.add('a"\\\n')
    histogram = Histogram("h", "Sizes.", (1, 2.5))
    for value in (0.5, 1, 2, 99):
        histogram.observe(value)
    assert exposition([counter, Gauge("g", "Now.", lambda: 1.5), histogram]) == (
        "# HELP c_total Things.\n# TYPE c_total counter\n"
        'c_total{kind="a\\"\\\\\\n"} 1\n'
        "# HELP g Now.\n# TYPE g gauge\ng 1.5\n"
        "# HELP h Sizes.\n# TYPE h histogram\n"
        'h_bucket{le="1"} 2\nh_bucket{le="2.5"} 3\nh_bucket{le="+Inf"} 4\n'
        "h_sum 102.5\nh_count 4\n"
    )
