"""Who may talk to the review page: a browser on this machine that was given the address.

Three walls, each enough against most attacks: the server listens on loopback alone; the path
begins with a token that is new in every run; and the Host, Origin and Sec-Fetch-Site headers must
be ours, so that neither another site nor a name that was re-bound to 127.0.0.1 reaches a route.
The pages themselves may load nothing but our own files and run no inline script.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content security policy of every answer."""

_HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # The address holds the token: no other site is to see it.
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_SAFE = ("GET", "HEAD")


def new_token() -> str:
    """Return a token for the address of a run: 192 bits."""
    return secrets.token_urlsafe(24)


class Guard:
    """ASGI middleware that turns strangers away and puts the security headers on all answers."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app = app
        self.token = token.encode()
        self.hosts = {f"{name}:{port}" for name in _NAMES}
        if port == 80:
            self.hosts |= set(_NAMES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse to."""
        if scope["type"] != "http":
            # A web socket is not ours; a lifespan message is the server's own.
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        answer = self.app if refusal is None else PlainTextResponse(refusal, 403)
        await answer(scope, receive, send_safely)

    def _refusal(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return "Refused: the address must be the one that sejajar printed (wrong Host)."
        first = scope["path"].lstrip("/").split("/", 1)[0]
        if not secrets.compare_digest(first.encode("utf-8", "replace"), self.token):
            return "Refused: open the whole address that sejajar printed; it is new in every run."
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{hosts[0].lower()}":
            return "Refused: the request came from another site (wrong Origin)."
        site = headers.get("sec-fetch-site", "same-origin")
        if scope["method"] not in _SAFE:
            if origin is None:
                return "Refused: a change must say where it comes from (no Origin)."
            if site != "same-origin":
                return "Refused: the request came from another site."
        elif site not in ("same-origin", "none") and headers.get("sec-fetch-mode") != "navigate":
            return "Refused: the request came from another site."
        return None
