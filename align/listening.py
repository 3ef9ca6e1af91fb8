"""A socket that can be reached from the moment it is known: what ``review`` and ``serve`` share."""

from __future__ import annotations

import socket

from align.errors import OutputError

LOOPBACK = "127.0.0.1"
_WAITING = 1024
"""Connections that the kernel holds until the server takes them."""


def listen(port: int, host: str = LOOPBACK) -> socket.socket:
    """Return a socket that listens: who connects from now on is answered, if later.

    Args:
        port: 0 takes a free one.
        host: a name or an address of this machine.

    Raises:
        OutputError: the port is taken or is none, or the host is not this machine.
    """
    where = f"port {port}" if host == LOOPBACK else f"port {port} of '{host}'"
    try:
        # "localhost" may mean ::1 first; 127.0.0.1 is what every tool tries.
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        family, kind, _, _, place = min(found, key=lambda one: one[0] != socket.AF_INET)
        listening = socket.socket(family, kind)
    except (OSError, UnicodeError) as error:
        raise OutputError(f"cannot listen on {where}: {error}; choose another --host") from error
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place[0], port, *place[2:]))
        # Bound alone, a socket refuses connections, and its address may be told before the server
        # has come to its first round.
        listening.listen(_WAITING)
    except (OSError, OverflowError) as error:
        listening.close()
        raise OutputError(
            f"cannot listen on {where}: {error}; choose another one with --port"
        ) from error
    return listening
