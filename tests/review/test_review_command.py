"""The command: its address, its end, and kill -9 in a burst of edits over HTTP."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from align.exchange.tsv import read_tsv

SEJAJAR = str(Path(sys.executable).with_name("sejajar"))


@contextmanager
def review(tsv: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [SEJAJAR, "review", str(tsv), "--no-browser", *more]
    child = subprocess.Popen(
        command, cwd=tsv.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    try:
        yield child, child.stdout.readline().strip()
    finally:
        child.kill()
        child.communicate()


def post(address: str, **body: object) -> None:
    origin = re.match(r"http://[^/]+", address)
    assert origin is not None
    request = urllib.request.Request(  # noqa: S310
        address + "change",
        json.dumps({"tab": "t", **body}).encode(),
        {"content-type": "application/json", "origin": origin[0]},
    )
    urllib.request.urlopen(request).read()  # noqa: S310


def test_the_settings_beside_one_hold_in_the_review_too(tsv: Path) -> None:
    settings = tsv.with_name("sejajar.toml")
    settings.write_text(
        '[flags]\nignore = "dismissed.tsv"\n[flags.NAME-GARBLED]\nseverity = "critical"\n'
    )
    with review(tsv) as (_, address):
        rows = urllib.request.urlopen(f"{address}rows?keys=1").read().decode()  # noqa: S310
        assert "flag critical" in rows
        flag = {"id": "NAME-GARBLED", "side": "source", "start": 16, "end": 28}
        post(address, key=1, version=1, action="dismiss", flag=flag)
    dismissed = tsv.with_name("dismissed.tsv").read_text(encoding="utf-8")
    assert dismissed.startswith("NAME-GARBLED\tKerr Starmer\t")


def test_it_prints_its_address_and_ends_with_ctrl_c(tsv: Path) -> None:
    with review(tsv) as (child, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", address)
        page = urllib.request.urlopen(address).read().decode()  # noqa: S310
        assert "pairs.tsv" in page
        second = subprocess.run(
            [SEJAJAR, "review", str(tsv), "--no-browser"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert second.returncode == 2
        assert "another 'sejajar review' has this file open" in second.stderr
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=20)
        assert child.returncode == 0
        assert "stopped; everything is saved" in said
        assert "Traceback" not in said


def test_it_listens_on_loopback_alone(tsv: Path) -> None:
    with review(tsv) as (_, address):
        port = int(address.split(":")[2].split("/")[0])
        with socket.socket() as outside:
            # The machine's own address on its network, where it has one.
            outside.settimeout(2)
            own = _network_address()
            assert own is None or outside.connect_ex((own, port)) != 0


def test_a_port_that_is_taken_is_said(tsv: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [SEJAJAR, "review", str(tsv), "--no-browser", "--port", port],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"cannot listen on port {port}" in done.stderr
    assert "choose another one with --port" in done.stderr


def test_kill_9_while_edits_come_in_loses_none_that_was_answered(tsv: Path) -> None:
    answered: list[int] = []

    def edit() -> None:
        for n in range(1, 10_000):
            try:
                post(address, key=1, version=n, action="edit", final=f"text {n}")
            except OSError:
                return
            answered.append(n)
            if n == 10:
                enough.set()

    enough = threading.Event()
    with review(tsv) as (child, address):
        editing = threading.Thread(target=edit)
        editing.start()
        assert enough.wait(20)
        child.send_signal(signal.SIGKILL)
        editing.join()
    last = answered[-1]
    assert list(read_tsv(tsv))[1].final in (f"text {last}", f"text {last + 1}")


def _network_address() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            return None
        own: str = probe.getsockname()[0]
        return None if own.startswith("127.") else own
