"""Names garbled one by one in native documents: for flag.py."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flag_sets import native_sets

from align.document import Flag
from align.flag import Context, Flagger, Options, Row
from align.flag.gazetteer import read_gazetteer
from align.flag.homophone import plain, romanised
from align.text.words import indonesian

RANDOM = random.Random(1)  # noqa: S311 - slips for a test, no secrets

_SETS = (
    "dev/panl-dev",
    "dev/panl-test",
    "dev/gunnxx-news-test",
    "mono_id news",
    "train/gunnxx-news-valid",
    "train/panl-bppt",
    "train/desmond-bbc",
)
"""Native documents without names that a machine garbled."""
_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{3,})\b")

_SOUNDS_ALIKE = (
    ("ph", "f"),
    ("f", "ph"),
    ("c", "k"),
    ("k", "c"),
    ("ck", "k"),
    ("ee", "ea"),
    ("i", "e"),
    ("e", "i"),
    ("y", "ie"),
    ("th", "t"),
    ("t", "th"),
    ("ll", "l"),
    ("nn", "n"),
    ("tt", "t"),
    ("l", "ll"),
    ("n", "nn"),
    ("j", "g"),
    ("ge", "je"),
    ("z", "s"),
    ("s", "z"),
    ("oo", "u"),
    ("gh", ""),
    ("sch", "sh"),
    ("w", "wh"),
    ("a", "e"),
    ("er", "ar"),
    ("on", "en"),
)
# What a script without these letters makes of them.
_SLIPS = (
    ("p", "b"),
    ("v", "f"),
    ("g", "j"),
    ("g", "gh"),
    ("ch", "sh"),
    ("o", "u"),
    ("e", "i"),
    ("sh", "ch"),
    ("zh", "j"),
    ("ts", "s"),
    ("j", "y"),
    ("x", "s"),
    ("ng", "n"),
    ("c", "s"),
)


def garble(name: str, kind: str) -> str | None:
    """Respell one word of a name; None when this kind of slip does not fit it."""
    if kind == "typo":
        at = RANDOM.randrange(1, len(name) - 1)
        letter = RANDOM.choice("abcdefghijklmnoprstuwyz")
        return RANDOM.choice(
            (
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at > 1 else name,
            )
        )
    pairs = list(_SOUNDS_ALIKE if kind == "homophone" else _SLIPS)
    RANDOM.shuffle(pairs)
    for old, new in pairs:
        at = name.lower().find(old, 1)
        if at > 0:
            return name[:at] + new + name[at + len(old) :]
    return None


@dataclass(frozen=True)
class Person:
    """A person whose name stands in a document.

    Attributes:
        given, surname: the name.
        places: row, start and end of each mention.
        listed: whether the gazetteer knows the name.
    """

    given: str
    surname: str
    places: list[tuple[int, int, int]]
    listed: bool


@dataclass(frozen=True)
class Slip:
    """One mention respelled.

    Attributes:
        row, start: where.
        old: the word of the name that was respelled.
        spelled: the whole name as it stands there now.
        source: the row with it.
    """

    row: int
    start: int
    old: str
    spelled: str
    source: str


def people_in(context: Context) -> Iterator[Person]:
    """Yield the people of a document whose names can be known: listed, or named and repeated."""
    gazetteer = read_gazetteer()
    mentions: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    text = "\n".join(row.source for row in context.rows)
    for number, row in enumerate(context.rows):
        for match in _NAME.finditer(row.source):
            mentions[match[1], match[2]].append((number, *match.span()))
    for (given, surname), places in sorted(mentions.items()):
        listed = gazetteer.knows((given, surname))
        repeated = len(re.findall(rf"\b{surname}\b", text)) >= 2 and re.search(
            rf"\b(?:[Pp]residen|[Mm]enteri|kata|ujar|PM|[Mm]antan|Jenderal|"
            rf"[Pp]elatih|[Jj]uru [Bb]icara) {given} {surname}\b",
            text,
        )
        common = (
            indonesian().get(surname.lower(), 0) > 150 or indonesian().get(given.lower(), 0) > 300
        )
        if listed or (repeated and not common):
            yield Person(given, surname, places, listed)


def slip(context: Context, person: Person, kind: str) -> Slip | None:
    """Garble one mention of a person; None when the result is no slip."""
    given, surname = person.given, person.surname
    number, start, end = RANDOM.choice(person.places)
    last = RANDOM.random() < 0.7 or len(given) < 4
    # What is not in the gazetteer can be known by its repeated surname only.
    last = last or not person.listed
    old = surname if last else given
    new = garble(old, kind)
    if not new or new == old or romanised(new) == romanised(old):
        return None
    spelled = f"{given} {new}" if last else f"{new} {surname}"
    if read_gazetteer().knows(spelled.split()):
        return None
    source = context.rows[number].source
    return Slip(number, start, old, spelled, source[:start] + spelled + source[end:])


def flags_of(flagger: Flagger, context: Context) -> list[tuple[int, Flag]]:
    """Return the flags of a document with the number of their row."""
    return [(n, flag) for n, flags in enumerate(flagger.flag(context)) for flag in flags]


def is_hit(made: Slip, row: int, flag: Flag) -> bool:
    """Tell whether a flag lies on the garbled name and offers the right one."""
    return (
        row == made.row
        and flag.start < made.start + len(made.spelled)
        and flag.end > made.start
        and plain(made.old) in plain(flag.suggestion)
    )


def names(show: bool) -> None:
    """Garble one mention of a person in clean documents; print recall and precision by kind."""
    flagger = Flagger(Options(enable=frozenset({"NAME-GARBLED"})))
    contexts = [context for name, found in native_sets() if name in _SETS for context in found]
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for context in contexts:
        clean = {(n, flag.start, flag.suggestion) for n, flag in flags_of(flagger, context)}
        for person in people_in(context):
            where = "gazetteer" if person.listed else "repeated"
            for kind in ("homophone", "typo", "transliteration"):
                made = slip(context, person, kind)
                if made is None:
                    continue
                rows = list(context.rows)
                rows[made.row] = Row(made.source)
                after = [
                    (n, flag)
                    for n, flag in flags_of(flagger, Context(tuple(rows)))
                    if (n, flag.start, flag.suggestion) not in clean
                ]
                hit = [flag for n, flag in after if is_hit(made, n, flag)]
                count = table[where, kind]
                count["made"] += 1
                count["found"] += bool(hit)
                count["raised"] += len(after)
                count["right"] += len(hit)
                if show and not hit:
                    whose = f"{person.given} {person.surname}"
                    print(f"   missed {where} {kind}: {whose} -> {made.spelled}")
                if show and len(after) > len(hit):
                    wrong = [f"{f.suggestion} ({f.evidence})" for _, f in after if f not in hit]
                    print(f"   wrong {where} {kind}: {made.spelled}: {'; '.join(wrong)}")
    print_table(table)


def print_table(table: Mapping[tuple[str, str], Counter[str]]) -> None:
    """Print recall and precision by how the person can be known and by kind of slip."""
    print("\n== Names: one mention garbled in documents written by people")
    print(f"{'person is':12} {'slip':16} {'made':>5} recall precision")
    for (where, kind), count in sorted(table.items()):
        print(
            f"{where:12} {kind:16} {count['made']:5} {count['found'] / count['made']:6.2f} "
            f"{count['right'] / max(1, count['raised']):9.2f}"
        )
    total = sum(table.values(), Counter())
    print(
        f"{'all':29} {total['made']:5} {total['found'] / max(1, total['made']):6.2f} "
        f"{total['right'] / max(1, total['raised']):9.2f}"
    )
