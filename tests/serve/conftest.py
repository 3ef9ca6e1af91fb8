"""One application over the embedded model for all tests that do not need one of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from starlette.testclient import TestClient

from align.serve.run import Settings, build

Opening = Callable[..., TestClient]


@pytest.fixture
def opened() -> Iterator[Opening]:
    """Return a function from settings to a client."""
    with ExitStack() as stack:

        def open_(**settings: Any) -> TestClient:
            built = build(Settings(**{"cache": False, "log": False, **settings}))
            stack.callback(built.service.close)
            return stack.enter_context(TestClient(built.app, raise_server_exceptions=False))

        yield open_


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    built = build(Settings(cache=False, log=False))
    with TestClient(built.app) as client:
        yield client
    built.service.close()
