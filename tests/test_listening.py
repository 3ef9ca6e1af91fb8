"""A socket that is known can be reached."""

from __future__ import annotations

import socket

import pytest

from align.errors import OutputError
from align.listening import listen


def test_who_connects_before_the_server_runs_is_not_refused() -> None:
    with listen(0) as listening, socket.create_connection(listening.getsockname(), timeout=5):
        # Nobody has called accept() yet.
        assert listening.getsockname()[0] == "127.0.0.1"


def test_localhost_is_the_address_that_tools_try() -> None:
    with listen(0, "localhost") as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("port", "host", "advice"),
    [(70_000, "127.0.0.1", "--port"), (0, "192.0.2.1", "--port"), (0, "no..name", "--host")],
)
def test_what_cannot_be_listened_on_is_said(port: int, host: str, advice: str) -> None:
    with pytest.raises(OutputError, match=f"cannot listen on port {port}.*{advice}"):
        listen(port, host)


def test_a_port_that_is_taken_is_said() -> None:
    with listen(0) as first, pytest.raises(OutputError, match="choose another one with --port"):
        listen(first.getsockname()[1])
