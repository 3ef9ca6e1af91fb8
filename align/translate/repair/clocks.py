"""Times of day: by the 24-hour clock in Indonesian, with a.m. or p.m. in English.

Small models copy the hour and guess the half of the day (*pukul 13.00*, "at 13 a.m."); that is put
right where there is no doubt which time of the draft is which of the source.
"""

from __future__ import annotations

import re

from align.text.numbers import Quantity, times
from align.translate.repair.moment import Moment
from align.translate.repair.pool import Pool

_HINT = re.compile(r"\d[.:]\d\d|\b(?:pukul|jam|pkl|pk)\b", re.IGNORECASE)
"""In every text with a time; most have none, and reading takes long."""
_HALVED = re.compile(r"(?P<hour>\d+)(?P<minute>[.:]\d\d)?(?P<gap> ?)(?P<half>[ap]\.?m)", re.I)
_TORN = re.compile(r"(\d{1,2}) ([ap])\.(\d\d) [ap]\.", re.IGNORECASE)
"""Seen of small models: ``19 a.30 a.``"""
_MORE = re.compile(r"\w")


def clocks(source: str, draft: str) -> list[Moment]:
    """Return the times of day that source and draft have in common.

    What is right in the draft keeps its looks.
    """
    said = times(source, "id") if _HINT.search(source) else []
    if not said:
        return []
    mended = _TORN.sub(r"\1:\3 \2.m.", draft)  # as long as it was
    return [
        Moment((one.start, one.end), (other.start, other.end), _english(one, other, mended))
        for one, other in _paired(said, times(mended, "en"))
    ]


def _paired(said: list[Quantity], made: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Return the times that are each other's.

    First those that agree, then those that do but for the half of the day, then, if these are
    equally many, the others in their order.
    """
    pool = Pool(said, lambda one: (*one.readings, _dial(one)))
    pairs: list[tuple[Quantity, Quantity]] = []
    for keys in (lambda other: other.readings, lambda other: [_dial(other)]):
        others = []
        for other in made:
            if one := next(filter(None, map(pool.take, keys(other))), None):
                pairs.append((one, other))
            else:
                others.append(other)
        made = others
    if len(pool.rest()) == len(made):
        pairs += zip(pool.rest(), made, strict=True)
    return pairs


def _dial(time: Quantity) -> tuple[int, str]:
    """Return where the hands of a clock stand."""
    hour, minute = time.value.split(":")
    return int(hour) % 12, minute


def _english(said: Quantity, made: Quantity, draft: str) -> str:
    """Return how the draft is to give ``said``, where it now has ``made``."""
    now = draft[made.start : made.end]
    halved = _HALVED.match(now)
    if not halved or len(said.readings) > 1:
        return now  # by the 24-hour clock, or in words; or there is doubt
    if said.agrees(made) and int(halved["hour"]) <= 12:
        return now
    hour, minute = said.value.split(":")
    dotted = "." in halved["half"]
    if minute == "00" and int(hour) % 12 == 0:
        name = "noon" if hour == "12" else "midnight"
        return name + "." * (dotted and not _MORE.search(draft, made.end))
    letter = "p" if int(hour) >= 12 else "a"
    half = (letter if halved["half"][0].islower() else letter.upper()) + halved["half"][1:]
    past = "" if minute == "00" else f":{minute}"
    stop = now[halved.end() :]
    return f"{int(hour) % 12 or 12}{past}{halved['gap']}{half}{stop}"
