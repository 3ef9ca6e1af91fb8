"""Label Studio tasks in JSON: plain texts, code-point offsets, flags as predicted regions.

A task's ``data`` holds all fields of the pair.  Beside the tasks a project needs a labelling
configuration, which ``labelling_config`` makes for the flags at hand.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from align import __version__
from align.document import STATUSES, Flag, Pair
from align.errors import InputError
from align.exchange.atomic import atomic_write
from align.exchange.description import describe
from align.exchange.record import flag_from_record, from_record, to_record
from align.text.opening import name_of, open_binary

_SIDES = ("source", "draft", "reference")


def write_labelstudio(
    path: str | Path, pairs: Iterable[Pair], *, config: str | Path | None = None
) -> int:
    """Write ``pairs`` as tasks as they come and return how many they were.

    Holds everything but lone surrogates.

    Args:
        path: the file; ``-`` is standard output.
        pairs: what to write.
        config: a file for the labelling configuration with the flags that occurred.

    Raises:
        OutputError: a file cannot be written.
    """
    count = 0
    ids: set[str] = set()
    with atomic_write(path) as handle:
        handle.write("[")
        for count, pair in enumerate(pairs, start=1):
            ids.update(flag.id for flag in pair.flags)
            handle.write(",\n" if count > 1 else "\n")
            handle.write(json.dumps(_task(pair), ensure_ascii=False))
        handle.write("\n]\n")
    if config is not None:
        with atomic_write(config) as handle:
            handle.write(labelling_config(sorted(ids)))
    return count


def read_labelstudio(path: str | Path) -> Iterator[Pair]:
    """Yield the pairs of tasks, as written or as Label Studio exports them (JSON, not JSON-MIN).

    The last annotation of a task that was not cancelled says which flags with a span there are,
    and what status, final text and note the pair has.  The file is held in memory.

    Raises:
        InputError: not UTF-8, not JSON, or a task that holds no pair.
    """
    with open_binary(path) as handle:
        try:
            tasks = json.loads(handle.read().decode("utf-8-sig"))
        except json.JSONDecodeError as error:
            raise InputError(
                f"not JSON: {error.msg}", path=name_of(path), line=error.lineno
            ) from error
        except (ValueError, RecursionError) as error:
            raise InputError(f"not JSON: {error}", path=name_of(path)) from error
    if not isinstance(tasks, list):
        raise InputError("not a list of tasks", path=name_of(path))
    for number, task in enumerate(tasks, start=1):
        try:
            if not isinstance(task, dict):
                raise ValueError("not an object")
            pair = from_record(task.get("data"), number)
            annotations = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
            yield _annotated(pair, annotations[-1]["result"]) if annotations else pair
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            what = f"no {error}" if isinstance(error, KeyError) else error
            raise InputError(f"task {number}: {what}", path=name_of(path)) from error


def labelling_config(flags: Collection[str]) -> str:
    """Return the XML that a Label Studio project is set up with, for these flag ids."""
    labels = "\n".join(f"    <Label value={quoteattr(flag)}/>" for flag in flags)
    sides = "\n".join(
        f'  <Header value="{side.title()}"/>\n'
        f'  <Labels name="{side}-flags" toName="{side}">\n{labels}\n  </Labels>\n'
        f'  <Text name="{side}" value="${side}"/>'
        for side in _SIDES
    )
    choices = "\n".join(f'    <Choice value="{status}"/>' for status in STATUSES)
    return (
        f"<View>\n{sides}\n"
        f'  <Header value="Status"/>\n'
        f'  <Choices name="status" toName="source" choice="single">\n{choices}\n  </Choices>\n'
        f'  <Header value="Final text"/>\n'
        f'  <TextArea name="final" toName="source" editable="true" maxSubmissions="1"/>\n'
        f'  <Header value="Note"/>\n'
        f'  <TextArea name="note" toName="source" editable="true" maxSubmissions="1"/>\n'
        f"</View>\n"
    )


def _task(pair: Pair) -> dict[str, Any]:
    regions = [_region(n, flag, pair) for n, flag in enumerate(pair.flags) if _has_region(flag)]
    regions.append(_answer("status", "choices", {"choices": [pair.status]}))
    if pair.final:
        regions.append(_answer("final", "textarea", {"text": [pair.final]}))
    if pair.note:
        regions.append(_answer("note", "textarea", {"text": [pair.note]}))
    prediction = {"model_version": f"sejajar {__version__}", "result": regions}
    return {"data": to_record(pair), "predictions": [prediction]}


def _has_region(flag: Flag) -> bool:
    return flag.side in _SIDES and flag.start < flag.end


def _region(number: int, flag: Flag, pair: Pair) -> dict[str, Any]:
    return {
        "id": f"flag{number}",
        "from_name": f"{flag.side}-flags",
        "to_name": flag.side,
        "type": "labels",
        "value": {
            "start": flag.start,
            "end": flag.end,
            "text": getattr(pair, flag.side)[flag.start : flag.end],
            "labels": [flag.id],
        },
        "score": flag.confidence,
        "meta": {"text": [describe(flag, pair)]},
    }


def _answer(name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "from_name": name, "to_name": "source", "type": kind, "value": value}


def _annotated(pair: Pair, regions: list[dict[str, Any]]) -> Pair:
    flags = [flag for flag in pair.flags if not _has_region(flag)]
    named = {f"flag{number}": flag for number, flag in enumerate(pair.flags)}
    placed = {flag.place: flag for flag in reversed(pair.flags)}
    answers: dict[str, str] = {}
    for region in regions:
        name, value = region.get("from_name"), region["value"]
        if region.get("type") == "labels":
            for label in value["labels"]:
                new = flag_from_record(
                    {"id": label, "side": region["to_name"]}
                    | {place: value[place] for place in ("start", "end")}
                )
                old = named.get(region.get("id", ""))
                if old is None or (old.id, old.side) != (new.id, new.side):
                    old = placed.get(new.place, new)
                flags.append(replace(old, start=new.start, end=new.end))
        elif name == "status":
            answers["status"] = value["choices"][0]
        elif name in ("final", "note"):
            answers[name] = "\n".join(value["text"])
    # Cleared answers are absent from an annotation.
    record = {**to_record(pair), "final": "", "note": "", "status": "open", **answers}
    flags.sort(key=lambda flag: (flag.side, flag.start, flag.end, flag.id))
    return replace(from_record(record, 0), flags=tuple(flags))
