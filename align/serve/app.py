"""The service's routes, and what every request goes through on its way to one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from align.errors import SejajarError
from align.serve import body, metrics
from align.serve.errors import RequestError
from align.serve.fields import Fields
from align.serve.keys import Keys
from align.serve.observed import GONE, Figures, Observed
from align.serve.openapi import document
from align.serve.page import POLICY, page
from align.serve.service import Answer, Service

Ask = Callable[[Fields], Awaitable[Answer]]

_STATIC = Path(__file__).parent / "static"
_log = logging.getLogger("uvicorn.error")


@dataclass(slots=True)
class State:
    """What changes while the service runs.

    Attributes:
        stopping: no new connections are taken; every answer ends its connection.
        running: requests that are worked on or wait.
    """

    stopping: bool = False
    running: int = 0


def make_app(
    service: Service,
    *,
    keys: Keys,
    figures: Figures,
    state: State,
    origins: tuple[str, ...] = ("*",),
    log: bool = True,
) -> Starlette:
    """Return the application.

    Args:
        service: answers.
        keys: that callers need.
        figures: what is counted.
        state: shared with the server.
        origins: of the web pages that may ask, ``*`` for all.
        log: whether to write a line for each request.
    """
    gate = _Gate(service, keys, state)
    described = document(service.limits, keyed=bool(keys))

    async def health(_: Request) -> Response:
        if state.stopping:
            return JSONResponse({"status": "stopping"}, 503)
        return JSONResponse({"status": "ok"})

    async def exposition(request: Request) -> Response:
        keys.check(_key(request, request.query_params))
        return PlainTextResponse(figures.text(), media_type=metrics.CONTENT_TYPE)

    async def openapi(_: Request) -> Response:
        return JSONResponse(described)

    async def human(_: Request) -> Response:
        return HTMLResponse(page(described), headers={"content-security-policy": POLICY})

    routes = [
        Route("/translate", gate.asked(service.translate), methods=["POST"]),
        Route("/detect", gate.asked(service.detect), methods=["POST"]),
        Route("/align", gate.asked(service.align), methods=["POST"]),
        Route("/flag", gate.asked(service.flag), methods=["POST"]),
        Route("/languages", gate.free(service.languages)),
        Route("/frontend/settings", gate.free(service.settings)),
        Route("/health", health),
        Route("/metrics", exposition),
        Route("/openapi.json", openapi),
        Route("/docs", human),
        Route("/", human),
    ]
    paths = frozenset(route.path for route in routes)
    return Starlette(
        routes=[*routes, Mount("/static", StaticFiles(directory=_STATIC))],
        middleware=[
            Middleware(Observed, figures=figures, paths=paths, log=log),
            Middleware(
                CORSMiddleware,
                allow_origins=origins,
                allow_methods=["GET", "POST"],
                allow_headers=["Authorization", "Content-Type"],
                max_age=86_400,
            ),
            Middleware(_Closing, state=state),
        ],
        exception_handlers={
            HTTPException: _refused,
            SejajarError: _failed,
            ClientDisconnect: _gone,
            Exception: _broken,
        },
    )


class _Gate:
    """Lets requests in, one by one, and sees to it that each is answered in time."""

    def __init__(self, service: Service, keys: Keys, state: State) -> None:
        self.service = service
        self.limits = service.limits
        self.keys = keys
        self.state = state

    def free(self, ask: Ask) -> Callable[[Request], Awaitable[Response]]:
        """Return a route that takes no fields and needs no key."""

        async def route(_: Request) -> Response:
            return JSONResponse(await ask(Fields({})))

        return route

    def asked(self, ask: Ask) -> Callable[[Request], Awaitable[Response]]:
        """Return a route that reads fields, checks the key, and answers within the time limit."""

        async def route(request: Request) -> Response:
            if self.state.running >= self.limits.requests:
                raise RequestError(
                    429,
                    f"{self.state.running} requests are being worked on; try again in a second",
                    retry_after=1,
                )
            self.state.running += 1
            try:
                return await self._in_time(request, ask)
            finally:
                self.state.running -= 1

        return route

    async def _in_time(self, request: Request, ask: Ask) -> Response:
        reading = True
        try:
            async with asyncio.timeout(self.limits.seconds):
                values = await body.read(request, self.limits.bytes)
                reading = False
                self.keys.check(_key(request, values))
                return JSONResponse(await _while_connected(request, ask(Fields(values))))
        except TimeoutError as error:
            if reading:
                raise RequestError(408, "the request did not come in whole in time") from error
            raise RequestError(
                503,
                f"not done within {self.limits.seconds:g} s; send less at once",
                retry_after=max(1, round(self.limits.seconds / 4)),
            ) from error


async def _while_connected(request: Request, work: Awaitable[Answer]) -> Answer:
    """Await ``work``, but give it up when the client has gone: nobody reads the answer.

    Raises:
        ClientDisconnect: it has.
    """
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()


def _key(request: Request, values: Mapping[str, Any]) -> str:
    """Return the key of a request: LibreTranslate's field, or a bearer token."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    return Fields(values).text("api_key", "")


class _Closing:
    """ASGI middleware that ends connections while the server stops."""

    def __init__(self, app: Any, state: State) -> None:
        self.app = app
        self.state = state

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start" and self.state.stopping:
                message["headers"] = [*message.get("headers", ()), (b"connection", b"close")]
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"error": message}, status, headers)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    return _error(error.status_code, error.detail, error.headers)


async def _failed(_: Request, error: Exception) -> Response:
    if not isinstance(error, RequestError):
        # It may name files of this machine: that is for the log.
        _log.error("%s", error)
        return _error(500, "the server cannot do this now; its log says why")
    headers = {"retry-after": str(error.retry_after)} if error.retry_after else None
    return _error(error.status, str(error), headers)


async def _gone(_: Request, error: Exception) -> Response:  # noqa: ARG001
    return Response(status_code=GONE)


async def _broken(_: Request, error: Exception) -> Response:  # noqa: ARG001
    return _error(500, "the server cannot do this now; its log says why")
