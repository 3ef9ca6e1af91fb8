"""Who may talk to the page: the browser that was given the address, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from align.review.app import make_app
from align.review.security import new_token
from align.review.store import ReviewedFile

TOKEN = "secret-token"  # noqa: S105
OWN = {"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000"}
ACCEPT = {"key": 1, "version": 1, "action": "accept", "tab": ""}


@pytest.fixture
def file(tsv: Path) -> Iterator[ReviewedFile]:
    with ReviewedFile(tsv) as opened:
        yield opened


@pytest.fixture
def client(file: ReviewedFile) -> TestClient:
    return TestClient(make_app(file, TOKEN, 8000), base_url="http://127.0.0.1:8000")


def test_the_address_works(client: TestClient, file: ReviewedFile) -> None:
    assert client.get(f"/{TOKEN}/").status_code == 200
    assert client.post(f"/{TOKEN}/change", json=ACCEPT, headers=OWN).status_code == 200
    assert file.row(1).pair.status == "accepted"
    for host in ("localhost:8000", "[::1]:8000", "LOCALHOST:8000"):
        assert client.get(f"/{TOKEN}/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/view", "/static/main.js", "/wrong/", f"/{TOKEN}x/", f"/{TOKEN[:-1]}/", "//"]
)
def test_without_the_token_there_is_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 403
    assert "address that sejajar printed" in answer.text
    assert TOKEN not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:80", "", "10.0.0.1:8000"]
)
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    # A name that was re-bound to 127.0.0.1 reaches us with the attacker's name in Host.
    assert client.get(f"/{TOKEN}/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "",
        "http://127.0.0.1:8001",
        "https://127.0.0.1:8000",
        "http://localhost:8000",
        "http://127.0.0.1:8000.evil.example",
    ],
)
def test_another_origin_is_refused(client: TestClient, file: ReviewedFile, origin: str) -> None:
    headers = {**OWN, "origin": origin}
    assert client.post(f"/{TOKEN}/change", json=ACCEPT, headers=headers).status_code == 403
    assert client.get(f"/{TOKEN}/view", headers=headers).status_code == 403
    assert file.row(1).version == 1


def test_a_change_must_say_where_it_comes_from(client: TestClient, file: ReviewedFile) -> None:
    assert client.post(f"/{TOKEN}/change", json=ACCEPT).status_code == 403
    cross = {**OWN, "sec-fetch-site": "cross-site"}
    assert client.post(f"/{TOKEN}/change", json=ACCEPT, headers=cross).status_code == 403
    assert file.row(1).version == 1


def test_other_sites_may_link_to_the_page_but_not_read_it(client: TestClient) -> None:
    cross = {"sec-fetch-site": "cross-site"}
    assert client.get(f"/{TOKEN}/view", headers=cross).status_code == 403
    navigation = {**cross, "sec-fetch-mode": "navigate"}
    assert client.get(f"/{TOKEN}/", headers=navigation).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_cannot_pose_as_a_change(client: TestClient, file: ReviewedFile, kind: str) -> None:
    body = b'{"key": 1, "version": 1, "action": "accept", "tab": ""}'
    headers = {**OWN, "content-type": kind}
    assert client.post(f"/{TOKEN}/change", content=body, headers=headers).status_code == 400
    assert file.row(1).version == 1


def test_a_change_cannot_be_a_link(client: TestClient) -> None:
    assert client.get(f"/{TOKEN}/change", headers=OWN).status_code == 405
    assert client.get(f"/{TOKEN}/undo", headers=OWN).status_code == 405


def test_huge_and_broken_bodies_are_refused(client: TestClient) -> None:
    headers = {**OWN, "content-type": "application/json"}
    for body in (b"x" * 1_000_001, b"[" * 100_000, b"[]", b"\xff", b""):
        answer = client.post(f"/{TOKEN}/change", content=body, headers=headers)
        assert answer.status_code == 400


@pytest.mark.parametrize("path", ["../app.py", "%2e%2e/app.py", "..%2fapp.py", "/etc/passwd"])
def test_only_our_own_files_are_served(client: TestClient, path: str) -> None:
    assert client.get(f"/{TOKEN}/static/{path}").status_code in (403, 404)


@pytest.mark.parametrize("path", [f"/{TOKEN}/", f"/{TOKEN}/view", "/wrong", f"/{TOKEN}/none"])
def test_every_answer_is_fenced_in(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_the_page_has_no_inline_script_or_style(client: TestClient) -> None:
    html = client.get(f"/{TOKEN}/").text + client.get(f"/{TOKEN}/rows?keys=0,1,2,3,4").text
    assert " style=" not in html
    assert "<style" not in html
    assert " on" not in {part[:3] for part in html.split("<")}
    assert html.count("<script") == html.count('src="static/') == 2
    assert "http://" not in html
    assert "https://" not in html


def test_tokens_are_long_and_new() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert all(len(new_token()) >= 32 for _ in range(10))
