"""``sejajar serve``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from align.cli.arguments import BeamSize, Cache, Coverage, Dictionary, Glossary, Model, Threads
from align.cli.saying import say
from align.resources import DEFAULT_MODEL


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.")] = 5000,
    model: Model = DEFAULT_MODEL,
    beam_size: BeamSize = 4,
    coverage: Coverage = True,
    dictionary: Dictionary = True,
    glossary: Glossary = None,
    threads: Threads = 0,
    cache: Cache = True,
    api_keys: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="API keys, one a line; default: those in SEJAJAR_API_KEYS, if any."
        ),
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Web pages that may ask; repeatable; default: all."),
    ] = None,
    max_chars: Annotated[int, typer.Option(help="Characters in one request.")] = 100_000,
    queue: Annotated[int, typer.Option(help="Sentences that may wait, of all requests.")] = 2048,
    max_requests: Annotated[int, typer.Option(help="Requests that may be open at once.")] = 256,
    timeout: Annotated[float, typer.Option(help="Seconds that a request may take.")] = 60.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No line for each request.")] = False,
) -> None:
    """Serve drafts, pairs and flags over HTTP.

    The API is LibreTranslate's: Weblate, OmegaT, browser tools and curl can use it as it is.
    """
    from contextlib import suppress

    from align.cli.settings import flag_options
    from align.serve.limits import Limits
    from align.serve.run import Settings
    from align.serve.run import serve as run
    from align.translate.options import DecodingOptions

    def ready(address: str, warning: str) -> None:
        print(address, flush=True)
        if warning:
            say(f"warning: {warning}")
        say("stop with Ctrl-C; what was taken is answered first")

    marking = flag_options(glossary=glossary)
    settings = Settings(
        host=host,
        port=port,
        model=model,
        decoding=DecodingOptions(
            beam_size=beam_size,
            coverage=coverage,
            dictionary=dictionary,
            glossary=marking.glossary,
            threads=threads,
        ),
        cache=cache,
        limits=Limits(max_chars, queue, max_requests, timeout),
        keys=api_keys,
        flags=marking,
        origins=tuple(origin) if origin else ("*",),
        log=not quiet,
    )
    # Ctrl-C is the way to end it, not a run cut short.
    with suppress(KeyboardInterrupt):
        run(settings, ready=ready)
    say("stopped; every request that was taken is answered")
