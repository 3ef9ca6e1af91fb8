"""Starting the service, and ending it without losing a request that was taken."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from align.flag import Flagger, Options
from align.listening import LOOPBACK, listen
from align.resources import DEFAULT_MODEL
from align.serve.app import State, make_app
from align.serve.batcher import Batcher
from align.serve.keys import read_keys
from align.serve.limits import Limits
from align.serve.observed import Figures
from align.serve.service import Service
from align.translate.loading import load_drafter
from align.translate.options import DecodingOptions

if TYPE_CHECKING:
    from starlette.applications import Starlette

_LINGER = 25
"""Fiftieths of a second in which requests that are on their way are still taken."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve.

    Attributes:
        host, port: to listen on; port 0 takes a free one.
        model: as ``translate`` takes it.
        decoding: as ``translate`` takes it.
        cache: look up and keep drafts between runs.
        limits: of the service.
        keys: a file with one API key a line; None looks into the environment.
        flags: how to flag.
        origins: of the web pages that may ask, ``*`` for all.
        log: whether to write a line for each request.
    """

    host: str = LOOPBACK
    port: int = 5000
    model: str = DEFAULT_MODEL
    decoding: DecodingOptions = field(default_factory=DecodingOptions)
    cache: bool = True
    limits: Limits = field(default_factory=Limits)
    keys: Path | None = None
    flags: Options = field(default_factory=Options)
    origins: tuple[str, ...] = ("*",)
    log: bool = True


class Built(NamedTuple):
    """An application, and what ends with it."""

    app: Starlette
    state: State
    service: Service
    keyed: bool


def build(settings: Settings) -> Built:
    """Load the model and put the application together.

    Raises:
        InputError: the keys or the model are no good.
    """
    keys = read_keys(settings.keys)
    drafter = load_drafter(settings.model, options=settings.decoding, cache=settings.cache)
    # A model that does not work is said now, not to the first who asks.
    next(drafter.drafts(["Kata pertama."]))
    figures = Figures(settings.model, lambda: batcher.waiting)
    batcher = Batcher(
        drafter,
        threads=settings.decoding.threads or len(os.sched_getaffinity(0)),
        waiting=settings.limits.sentences,
        on_batch=figures.batch,
        on_drafts=figures.drafts,
    )
    service = Service(
        batcher,
        Flagger(settings.flags),
        settings.limits,
        keyed=bool(keys),
        observe=lambda characters: figures.characters.add(by=characters),
    )
    state = State()
    app = make_app(
        service,
        keys=keys,
        figures=figures,
        state=state,
        origins=settings.origins,
        log=settings.log,
    )
    return Built(app, state, service, bool(keys))


def serve(settings: Settings, *, ready: Callable[[str, str], None]) -> None:
    """Serve until SIGTERM or SIGINT; then answer what was taken, and return.

    Args:
        settings: how.
        ready: called with the address and a warning, or "", once requests are taken.

    Raises:
        InputError: the keys, a limit or the model are no good.
        OutputError: the port is taken.
        KeyboardInterrupt: it ended with SIGINT.
    """
    import uvicorn

    with listen(settings.port, settings.host) as listening:
        app, state, service, keyed = build(settings)

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                threading.Thread(target=service.warm, daemon=True).start()
                ready(_address(listening, settings.host), _warning(settings.host, keyed))

            async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
                state.stopping = True
                # What the kernel has accepted is taken; then nobody can connect any more.
                await asyncio.sleep(0)
                for one in self.servers:
                    one.close()
                # An open connection may have a request on its way: it is answered, and the answer
                # says that the connection ends.
                for _ in range(_LINGER):
                    if not self.server_state.connections or self.force_exit:
                        break
                    await asyncio.sleep(0.02)
                await super().shutdown(sockets)

        config = uvicorn.Config(
            app,
            access_log=False,
            log_level="error",
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_keep_alive=30,
            timeout_graceful_shutdown=int(settings.limits.seconds) + 5,
        )
        server = Server(config)

        def stop(*_: object) -> None:
            server.should_exit = True

        if threading.current_thread() is threading.main_thread():
            # uvicorn raises the signal once more when it is done, and would be killed by it.
            signal.signal(signal.SIGTERM, stop)
        try:
            server.run(sockets=[listening])
        finally:
            service.close()


def _address(listening: socket.socket, host: str) -> str:
    port = listening.getsockname()[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _warning(host: str, keyed: bool) -> str:
    if keyed or _is_loopback(host):
        return ""
    return (
        f"anyone who reaches {host} may use this service; "
        "give it --api-keys, or leave out --host to serve this machine only"
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
