"""The review page's routes: thin, over ``store``, ``query`` and ``page``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from align.document import SIDES, STATUSES, Flag, Pair
from align.errors import InputError, OutputError, SejajarError
from align.flag import Options
from align.review import verdict
from align.review.explain import Explainer
from align.review.links import Linker
from align.review.page import view
from align.review.query import SORTS, Facets, Query, neighbours
from align.review.security import Guard
from align.review.spreadsheet import csv_rows
from align.review.standalone import environment
from align.review.store import Change, ConflictError, NothingError, ReviewedFile, Row
from align.review.verdict import NotApplicableError

_STATIC = Path(__file__).parent / "static"
_LARGEST_BODY = 1_000_000
_MOST_ROWS = 200
_STATUS = {
    NotApplicableError: 422,
    ConflictError: 409,
    NothingError: 409,
    OutputError: 507,
    InputError: 400,
}
# How a pair's status is told in the list of all pairs: one character each.
_LETTER = {"open": "o", "accepted": "a", "edited": "e", "rejected": "r"}


def make_app(
    file: ReviewedFile, token: str, port: int, options: Options | None = None
) -> Starlette:
    """Return the application for one file.

    Args:
        file: under review.
        token: the first part of every path.
        port: that the server listens on; requests must name it.
        options: the settings that flags were raised with.
    """
    pages = _Pages(file, options)
    routes = [
        Route("/", pages.index),
        Route("/view", pages.view),
        Route("/rows", pages.rows),
        Route("/poll", pages.poll),
        Route("/past", pages.past),
        Route("/links", pages.links),
        Route("/export.csv", pages.export),
        Route("/change", pages.change, methods=["POST"]),
        Route("/undo", pages.undo, methods=["POST"]),
        Route("/redo", pages.redo, methods=["POST"]),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    return Starlette(
        routes=[Mount(f"/{token}", routes=routes)],
        middleware=[Middleware(Guard, token=token, port=port)],
        exception_handlers={SejajarError: _error},
    )


async def _error(_: Request, error: Exception) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return JSONResponse({"error": str(error)}, status)


class _Pages:
    def __init__(self, file: ReviewedFile, options: Options | None) -> None:
        self.file = file
        self.templates = environment()
        self.explainer = Explainer(options)
        self.linker = Linker()

    async def index(self, _: Request) -> Response:
        def make() -> str:
            pairs = self._pairs()
            undo, redo = self.file.can_undo("")
            return self.templates.get_template("review.html").render(
                name=self.file.path.name,
                facets=Facets.of(pairs),
                statuses=STATUSES,
                sorts=SORTS,
                undo=undo,
                redo=redo,
            )

        return HTMLResponse(await run_in_threadpool(make))

    async def view(self, request: Request) -> Response:
        query = Query.parse(request.query_params)

        def make() -> dict[str, Any]:
            self.file.look_outside()
            rows = list(self.file.rows)
            found = query.select([row.pair for row in rows])
            return {
                **self._state(),
                "total": len(rows),
                "keys": [rows[n].key for n in found],
                "letters": "".join(_letter(rows[n].pair) for n in found),
            }

        return JSONResponse(await run_in_threadpool(make))

    async def rows(self, request: Request) -> Response:
        keys = _integers(request.query_params.get("keys", ""))[:_MOST_ROWS]
        around = min(3, _integer(request.query_params.get("neighbours", "0")))
        # Neighbours that stand in the list themselves are not shown twice.
        listed = set(keys) | set(_integers(request.query_params.get("listed", "")))

        def make() -> str:
            rows, places = self.file.snapshot(keys)
            template = self.templates.get_template("around.html")
            pairs = [row.pair for row in rows]
            shown = {place for place, row in enumerate(rows) if row.key in listed}
            return "".join(
                template.render(row=html, pairs=pairs, **_around(pairs, place, around, shown))
                for place, html in zip(places, self._render(rows, places), strict=True)
            )

        return HTMLResponse(await run_in_threadpool(make))

    async def poll(self, request: Request) -> Response:
        since = _integer(request.query_params.get("since", "0"))

        def make() -> dict[str, Any]:
            rows, places = self.file.snapshot(self.file.changed_since(since))
            return {
                **self._state(),
                "rows": {
                    rows[place].key: {
                        "letter": _letter(rows[place].pair),
                        "version": rows[place].version,
                    }
                    for place in places
                },
            }

        return JSONResponse(await run_in_threadpool(make))

    async def past(self, request: Request) -> Response:
        key = _integer(request.query_params.get("key", ""))

        def make() -> str:
            return self.templates.get_template("past.html").render(
                pair=self.file.row(key).pair, past=self.file.past(key)
            )

        return HTMLResponse(await run_in_threadpool(make))

    async def links(self, request: Request) -> Response:
        pair = self.file.row(_integer(request.query_params.get("key", ""))).pair
        links, doubtful = await run_in_threadpool(self.linker.find, pair)
        return JSONResponse(
            {"links": [[*link.source, *link.text] for link in links], "doubtful": doubtful}
        )

    async def export(self, request: Request) -> Response:
        query = Query.parse(request.query_params)
        pairs = self._pairs()
        defused = request.query_params.get("defuse") == "1"
        lines = csv_rows((pairs[n] for n in query.select(pairs)), defused=defused)
        name = self.file.path.stem.encode("ascii", "replace").decode().replace('"', "_")
        return StreamingResponse(
            (line.encode("utf-8", "replace") for line in lines),
            media_type="text/csv; charset=utf-8",
            headers={"content-disposition": f'attachment; filename="{name}.csv"'},
        )

    async def change(self, request: Request) -> Response:
        return await self._answer(request, self._change)

    async def undo(self, request: Request) -> Response:
        return await self._answer(request, lambda body: self.file.undo(_text(body, "tab")))

    async def redo(self, request: Request) -> Response:
        return await self._answer(request, lambda body: self.file.redo(_text(body, "tab")))

    # -- inside

    async def _answer(
        self, request: Request, act: Callable[[Mapping[str, Any]], Change]
    ) -> Response:
        body = await _json(request)

        def make() -> Response:
            try:
                done = act(body)
            except ConflictError as error:
                rows = (error.row,) if error.row else ()
                return JSONResponse({"error": str(error), **self._result(rows, body)}, 409)
            return JSONResponse({"action": done.action, **self._result(done.rows, body)})

        return await run_in_threadpool(make)

    def _change(self, body: Mapping[str, Any]) -> Change:
        key, version, tab = _number(body, "key"), _number(body, "version"), _text(body, "tab")
        action = _text(body, "action")
        if action == "dismiss":
            flag = _flag(body)
            span = verdict.span_of(self.file.row(key).pair, flag)
            if span:
                return self.file.dismiss(key, version, flag.id, span, tab)
            action = "dismiss here"
        return self.file.change(key, version, action, _decision(action, body), tab)

    def _result(self, changed: Iterable[Row], body: Mapping[str, Any]) -> dict[str, Any]:
        keys = [row.key for row in changed]
        rows, places = self.file.snapshot(keys)
        shown = places[:_MOST_ROWS]
        html = dict(zip(shown, self._render(rows, shown), strict=True))
        undo, redo = self.file.can_undo(_text(body, "tab"))
        return {
            **self._state(),
            "undo": undo,
            "redo": redo,
            "rows": {
                rows[place].key: {
                    "letter": _letter(rows[place].pair),
                    "version": rows[place].version,
                    "final": rows[place].pair.final,
                    "note": rows[place].pair.note,
                    "html": html.get(place),
                }
                for place in places
            },
        }

    def _state(self) -> dict[str, Any]:
        file = self.file
        return {
            "sequence": file.sequence,
            "structure": file.structure,
            "problem": file.problem,
            "counts": {status: file.status[status] for status in STATUSES},
        }

    def _pairs(self) -> list[Pair]:
        return [row.pair for row in self.file.rows]

    def _render(self, rows: list[Row], places: list[int]) -> list[str]:
        flags = self.explainer.explain([row.pair for row in rows], places)
        template = self.templates.get_template("pair.html")
        return [
            template.render(
                row=rows[place], number=place + 1, view=view(rows[place].pair, flags[place])
            )
            for place in places
        ]


def _around(pairs: list[Pair], place: int, count: int, shown: set[int]) -> dict[str, list[int]]:
    """Choose the neighbours to show around a pair, none twice and none that is in the list."""
    before, after = neighbours(pairs, place, count)
    # What stands between two pairs of the list belongs to the second.
    return {
        "before": [n for n in before if n not in shown],
        "after": [
            n for n in after if n not in shown and not shown & set(neighbours(pairs, n, count)[1])
        ],
    }


def _decision(action: str, body: Mapping[str, Any]) -> Callable[[Pair], Pair]:
    match action:
        case "accept":
            return verdict.accept
        case "reject":
            return verdict.reject
        case "reopen":
            return verdict.reopen
        case "edit":
            final = _text(body, "final")
            return lambda pair: verdict.edit(pair, final)
        case "note":
            note = _text(body, "note")
            return lambda pair: verdict.annotate(pair, note)
        case "use reference":
            return verdict.use_reference
        case "apply":
            flag, offer = _flag(body), _text(body, "text")
            return lambda pair: verdict.apply(pair, flag, offer)
        case "dismiss here":
            flag = _flag(body)
            return lambda pair: verdict.dismiss_one(pair, flag)
        case _:
            raise InputError(f"unknown action '{action}'")


def _letter(pair: Pair) -> str:
    return _LETTER[pair.status] if verdict.needs_review(pair) else "-"


async def _json(request: Request) -> Mapping[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise InputError("a change is sent as application/json")
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _LARGEST_BODY:
            raise InputError(f"a change of more than {_LARGEST_BODY:,} bytes is not taken")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError("the request is not valid JSON") from error
    if not isinstance(body, dict):
        raise InputError("the request is not a JSON object")
    return body


def _flag(body: Mapping[str, Any]) -> Flag:
    flag = body.get("flag")
    if not isinstance(flag, dict):
        raise InputError("'flag' is missing")
    side = _text(flag, "side")
    known = next((one for one in SIDES if one == side), None)
    if known is None:
        raise InputError(f"unknown side '{side}'")
    return Flag(_text(flag, "id"), known, _number(flag, "start"), _number(flag, "end"))


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise InputError(f"'{name}' is missing or not a text")
    return value


def _number(body: Mapping[str, Any], name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InputError(f"'{name}' is missing or not a number")
    return value


def _integer(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 12:
        raise InputError(f"'{value[:20]}' is not a number")
    return int(value)


def _integers(values: str) -> list[int]:
    return [_integer(value) for value in values.split(",") if value]
