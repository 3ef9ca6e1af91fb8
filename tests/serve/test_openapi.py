"""The OpenAPI page says what is served: schemathesis asks what it allows, and what it does not.

It takes a minute or two, so it runs when asked for: SEJAJAR_TEST_OPENAPI=1.  The number of examples
for each route can be given instead of 1.
"""

from __future__ import annotations

import os
from traceback import format_exception
from typing import Any

import pytest
from starlette.testclient import TestClient

from align.serve.run import Settings, build

EXAMPLES = int(os.environ.get("SEJAJAR_TEST_OPENAPI", "0"))


def test_the_document_names_every_route_and_no_other(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    served = {
        route.path
        for route in client.app.routes  # type: ignore[attr-defined]
        if getattr(route, "methods", None)
    }
    assert set(described["paths"]) == served - {"/", "/docs", "/openapi.json"}


@pytest.mark.skipif(not EXAMPLES, reason="SEJAJAR_TEST_OPENAPI is not set")
def test_answers_are_as_described() -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    from hypothesis import HealthCheck, given, settings
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    built = build(Settings(log=False))
    schema = schemathesis.openapi.from_asgi("/openapi.json", built.app)
    failures = []
    for result in schema.get_all_operations():
        operation = result.ok()
        for mode in list(schemathesis.GenerationMode) if operation.body else ["positive"]:

            @given(case=operation.as_strategy(generation_mode=schemathesis.GenerationMode(mode)))
            @settings(
                max_examples=25 if EXAMPLES == 1 else EXAMPLES,
                suppress_health_check=list(HealthCheck),
                derandomize=True,
            )
            def check(case: Any) -> None:
                # No schema can say which texts are in neither language.
                detected = isinstance(case.body, dict) and case.body.get("source") == "auto"
                case.call_and_validate(
                    excluded_checks=[positive_data_acceptance] if detected else []
                )

            try:
                check()
            except (Exception, BaseExceptionGroup) as error:
                failures.append(
                    f"{operation.label} ({mode}):\n" + "".join(format_exception(error, limit=0))
                )
    built.service.close()
    assert not failures, "\n\n".join(failures)
