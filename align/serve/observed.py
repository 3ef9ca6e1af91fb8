"""What is seen of the service from outside: metrics, and a line in the log for each request."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from json import dumps

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from align import __version__
from align.serve.metrics import Counter, Gauge, Histogram, exposition

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_SENTENCES = (1, 2, 4, 8, 16, 32, 64)
GONE = 499
"""nginx's status for a client that went away before it was answered."""
_METHODS = frozenset(("GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"))


class Figures:
    """The metrics of a service.

    Args:
        model: the model's name.
        waiting: tells how many sentences wait.
    """

    def __init__(self, model: str, waiting: Callable[[], int]) -> None:
        began = time.time()
        self.running = 0
        self.requests = Counter(
            "sejajar_requests_total", "Requests answered.", ("method", "path", "status")
        )
        self.seconds = Histogram(
            "sejajar_request_seconds", "Time to answer a request.", _SECONDS, ("path",)
        )
        self.characters = Counter("sejajar_characters_total", "Characters of text in requests.")
        self.sentences = Counter(
            "sejajar_sentences_total", "Sentences drafted, by where the draft came from.", ("by",)
        )
        self.batches = Histogram(
            "sejajar_batch_sentences", "Sentences decoded together.", _SENTENCES
        )
        self.decoding = Histogram("sejajar_batch_seconds", "Time to decode a batch.", _SECONDS)
        self.all = (
            Gauge(
                "sejajar_build_info",
                "The version and its model.",
                lambda: 1,
                ("version", "model"),
                (__version__, model),
            ),
            Gauge("sejajar_start_time_seconds", "When the service began.", lambda: began),
            self.requests,
            self.seconds,
            Gauge("sejajar_requests_running", "Requests not answered yet.", lambda: self.running),
            Gauge("sejajar_sentences_waiting", "Sentences not drafted yet.", waiting),
            self.characters,
            self.sentences,
            self.batches,
            self.decoding,
        )

    def batch(self, sentences: int, seconds: float) -> None:
        """Count a batch."""
        self.batches.observe(sentences)
        self.decoding.observe(seconds)

    def drafts(self, sentences: int, cached: bool) -> None:
        """Count drafts that are there."""
        self.sentences.add("cache" if cached else "model", by=sentences)

    def text(self) -> str:
        """Return all of it for Prometheus."""
        return exposition(self.all)


class Observed:
    """ASGI middleware that counts requests and writes them down.

    Args:
        app: to pass them on to.
        figures: to count them in.
        paths: that exist; all others are counted as one, there is no end of them.
        log: whether to write a line to standard error for each request: no text, no key.
    """

    def __init__(self, app: ASGIApp, figures: Figures, paths: frozenset[str], log: bool) -> None:
        self.app = app
        self.figures = figures
        self.paths = paths
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = size = read = 0

        async def receiving() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            return message

        async def sending(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        began = time.perf_counter()
        self.figures.running += 1
        try:
            await self.app(scope, receiving, sending)
        except Exception:
            # The answer to an error that nobody expected is sent further out.
            status = 500
            raise
        finally:
            seconds = time.perf_counter() - began
            self.figures.running -= 1
            status = status or GONE
            path = scope["path"] if scope["path"] in self.paths else "other"
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self.figures.requests.add(method, path, str(status))
            self.figures.seconds.observe(seconds, path)
            if self.log:
                _write(scope, status, read, size, seconds)


def _write(scope: Scope, status: int, read: int, size: int, seconds: float) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    client = scope["client"][0] if scope.get("client") else "-"
    # Quoted as JSON: a path may hold line breaks and terminal sequences.
    line = (
        f"time={now} client={client} method={dumps(scope['method'])} path={dumps(scope['path'])} "
        f"status={status} in={read} out={size} ms={1000 * seconds:.1f}"
    )
    with suppress(OSError, ValueError):
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
