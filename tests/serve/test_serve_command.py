"""The command as a process: its address, overload and recovery, its end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path

import pytest

SEJAJAR = str(Path(sys.executable).with_name("sejajar"))
SENTENCE = "Pemerintah daerah akan membangun kembali pasar yang terbakar pada hari Senin nomor {}."


@contextmanager
def serving(*more: str, keys: str = "") -> Iterator[tuple[subprocess.Popen[str], str, int]]:
    command = [SEJAJAR, "serve", "--port", "0", "--no-cache", "--threads", "1", *more]
    child = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SEJAJAR_API_KEYS": keys, "OMP_NUM_THREADS": "1"},
    )
    assert child.stdout is not None
    try:
        address = child.stdout.readline().strip()
        yield child, address, int(address.rpartition(":")[2] or 0)
    finally:
        child.kill()
        child.communicate()


def ask(
    port: int, q: object, path: str = "/translate"
) -> tuple[int, dict[str, str], dict[str, object]]:
    """Ask once, on a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    body = json.dumps({"q": q, "source": "id", "target": "en"})
    connection.request("POST", path, body, {"content-type": "application/json"})
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), json.loads(answer.read())
    connection.close()
    return found


def test_overload_is_turned_away_and_passes() -> None:
    sentences = [SENTENCE.format(n) for n in range(16)]
    with serving("--queue", "16", "--max-requests", "20") as (child, address, port):
        assert address == f"http://127.0.0.1:{port}"
        with ThreadPoolExecutor(24) as clients:
            results = list(clients.map(lambda n: ask(port, sentences[n % 3 :]), range(24)))
        statuses = [status for status, _, _ in results]
        assert set(statuses) == {200, 429}
        for status, headers, answer in results:
            if status == 429:
                assert 1 <= int(headers["retry-after"]) <= 60
                assert "try again" in str(answer["error"])
            else:
                assert len(answer["translatedText"]) >= 14  # type: ignore[arg-type]
        assert ask(port, sentences)[0] == 200
        assert ask(port, [*sentences, "Terima kasih."])[0] == 413
        metrics = urllib.request.urlopen(f"{address}/metrics").read().decode()  # noqa: S310
        assert f'path="/translate",status="429"}} {statuses.count(429)}\n' in metrics
        assert "sejajar_sentences_waiting 0\n" in metrics
        assert "sejajar_requests_running 1\n" in metrics
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=30)
    assert child.returncode == 0
    assert "Traceback" not in said
    lines = [line for line in said.splitlines() if line.startswith("time=")]
    assert len(lines) == 24 + 3
    assert 'client=127.0.0.1 method="POST" path="/translate" status=200 in=' in said
    assert "Pemerintah" not in said


def test_sigterm_loses_no_request_that_was_taken() -> None:
    answered: list[int] = []
    lost: list[Exception] = []
    refused = threading.Event()

    def work(first: int, port: int) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        for n in range(first, first + 1_000):
            body = json.dumps({"q": SENTENCE.format(n), "source": "id", "target": "en"})
            try:
                connection.connect() if connection.sock is None else None
            except ConnectionRefusedError:
                refused.set()
                return
            try:
                connection.request("POST", "/translate", body, {"content-type": "application/json"})
                answer = connection.getresponse()
                assert json.loads(answer.read())["translatedText"]
                answered.append(answer.status)
            except (OSError, RemoteDisconnected) as error:
                lost.append(error)
                return

    with serving("--quiet") as (child, _, port):
        threads = [threading.Thread(target=work, args=(1000 * n, port)) for n in range(8)]
        for thread in threads:
            thread.start()
        while len(answered) < 20:
            time.sleep(0.01)
        child.send_signal(signal.SIGTERM)
        for thread in threads:
            thread.join(60)
        _, said = child.communicate(timeout=30)
    assert lost == []
    assert set(answered) == {200}
    assert refused.is_set()
    assert child.returncode == 0
    assert said.splitlines()[-1] == "sejajar: stopped; every request that was taken is answered"


def test_a_key_is_asked_for_and_its_absence_is_warned_of() -> None:
    done = subprocess.run(
        [SEJAJAR, "serve", "--port", "0"],
        env={**os.environ, "SEJAJAR_API_KEYS": "short"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "an API key must have at least 8" in done.stderr
    with serving("--host", "0.0.0.0", keys="a-long-secret") as (child, _, port):  # noqa: S104
        assert ask(port, "Terima kasih.")[0] == 403
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/metrics", headers={"authorization": "Bearer a-long-secret"}
        )
        assert urllib.request.urlopen(request).status == 200  # noqa: S310
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics")
        child.send_signal(signal.SIGTERM)
        assert "warning" not in child.communicate(timeout=30)[1]
