"""Names garbled one by one in native documents: for flag.py."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict

from flag_sets import native_sets

from align.flag import Context, Flagger, Options, Row

RANDOM = random.Random(1)  # noqa: S311 - slips for a test, no secrets


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


def names(show: bool) -> None:
    """Garble one mention of a person in clean documents; print recall and precision by kind."""
    from align.flag.gazetteer import read_gazetteer
    from align.flag.homophone import plain, romanised
    from align.text.words import indonesian

    gazetteer = read_gazetteer()
    flagger = Flagger(Options(enable=frozenset({"NAME-GARBLED"})))
    contexts = [
        context
        for name, found in native_sets()
        if name
        in (
            "dev/panl-dev",
            "dev/panl-test",
            "dev/gunnxx-news-test",
            "mono_id news",
            "train/gunnxx-news-valid",
            "train/panl-bppt",
            "train/desmond-bbc",
        )
        for context in found
    ]
    pair = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{3,})\b")
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for context in contexts:
        mentions: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
        text = "\n".join(row.source for row in context.rows)
        for number, row in enumerate(context.rows):
            for match in pair.finditer(row.source):
                mentions[match[1], match[2]].append((number, *match.span()))
        clean = {
            (number, flag.start, flag.suggestion)
            for number, flags in enumerate(flagger.flag(context))
            for flag in flags
        }
        for (given, surname), places in sorted(mentions.items()):
            listed = gazetteer.knows((given, surname))
            repeated = len(re.findall(rf"\b{surname}\b", text)) >= 2 and re.search(
                rf"\b(?:[Pp]residen|[Mm]enteri|kata|ujar|PM|[Mm]antan|Jenderal|"
                rf"[Pp]elatih|[Jj]uru [Bb]icara) {given} {surname}\b",
                text,
            )
            common = (
                indonesian().get(surname.lower(), 0) > 150
                or indonesian().get(given.lower(), 0) > 300
            )
            if not (listed or (repeated and not common)):
                continue
            where = "gazetteer" if listed else "repeated"
            for kind in ("homophone", "typo", "transliteration"):
                number, start, end = RANDOM.choice(places)
                which = RANDOM.random() < 0.7 or len(given) < 4
                old = surname if which else given
                if where == "repeated" and not which:
                    old, which = surname, True
                new = garble(old, kind)
                if not new or new == old or romanised(new) == romanised(old):
                    continue
                source = context.rows[number].source
                spelled = f"{given} {new}" if which else f"{new} {surname}"
                if gazetteer.knows(spelled.split()):
                    continue
                rows = list(context.rows)
                rows[number] = Row(source[:start] + spelled + source[end:])
                after = [
                    (n, flag)
                    for n, flags in enumerate(flagger.flag(Context(tuple(rows))))
                    for flag in flags
                    if (n, flag.start, flag.suggestion) not in clean
                ]
                hit = [
                    flag
                    for n, flag in after
                    if n == number
                    and flag.start < start + len(spelled)
                    and flag.end > start
                    and plain(old) in plain(flag.suggestion)
                ]
                count = table[where, kind]
                count["made"] += 1
                count["found"] += bool(hit)
                count["raised"] += len(after)
                count["right"] += len(hit)
                if show and not hit:
                    print(f"   missed {where} {kind}: {given} {surname} -> {spelled}")
                if show and len(after) > len(hit):
                    print(
                        f"   wrong {where} {kind}: {spelled}: "
                        + "; ".join(
                            f"{f.suggestion} ({f.evidence})" for _, f in after if f not in hit
                        )
                    )
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
