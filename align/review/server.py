"""Running the review page."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

from align.flag import Options
from align.listening import LOOPBACK, listen
from align.review.app import make_app
from align.review.explain import severities, warm
from align.review.security import new_token
from align.review.store import ReviewedFile
from align.uncollected import uncollected


def serve(
    path: str | Path,
    *,
    port: int = 0,
    ignore_path: Path | None = None,
    options: Options | None = None,
    ready: Callable[[str], None],
) -> None:
    """Serve the review page of a TSV on 127.0.0.1 until interrupted.

    Args:
        path: the TSV.
        port: to listen on; 0 takes a free one.
        ignore_path: where dismissed flags go; default: ``ignore.tsv`` beside the TSV.
        options: the settings that flags were raised with; dismissed ones go to their ignore file
            unless ``ignore_path`` names another.
        ready: called with the page's address once it can be opened.

    Raises:
        InputError: the TSV cannot be read, or is under review already.
        OutputError: the port is taken, or the history cannot be written.
    """
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready(f"http://{LOOPBACK}:{number}/{token}/")
            # While the browser starts.
            threading.Thread(target=warm, daemon=True).start()

    known = severities(options)
    if ignore_path is None and options is not None:
        ignore_path = options.ignore.path
    # The rows stay: looking through them for garbage would make edits stutter.
    with uncollected():
        reviewed = ReviewedFile(path, severities=known, ignore_path=ignore_path)
    with reviewed as file:
        token = new_token()
        with listen(port) as listening:
            number = listening.getsockname()[1]
            config = uvicorn.Config(
                make_app(file, token, number, options),
                # The access log would show the token.
                access_log=False,
                log_level="warning",
                server_header=False,
                date_header=False,
                timeout_graceful_shutdown=2,
                lifespan="off",
                ws="none",
            )
            Server(config).run(sockets=[listening])
