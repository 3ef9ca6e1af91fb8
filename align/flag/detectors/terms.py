"""TERM-INCONSISTENT: one thing under two names in one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from align.flag.base import Candidate, Context, FlagType, SourceDetector
from align.resources import corpus_dir
from align.text.table import read_table

# One word is no sequence, but looked for as well: it is not looked through again from its middle.
_SEQUENCE = re.compile(r"\b[A-Z][\w-]++(?: [A-Z][\w-]++)*+")
_HYPHENED = re.compile(r"^(?P<head>\w+) (?P<a>[A-Z]\w+)-(?P<b>[A-Z]\w+)$")

_Place = tuple[int, int, int]


class Terms(SourceDetector):
    """Listed variants, names that differ in a synonym, names in two orders."""

    flags = (
        FlagType(
            "TERM-INCONSISTENT",
            "one thing under two names in one document",
            "Terminology > Inconsistent use",
            "minor",
            evidence=False,
        ),
    )

    @cached_property
    def _tables(self) -> tuple[dict[str, str], dict[str, str]]:
        """Each variant with the preferred word: anywhere, and only within names."""
        anywhere: dict[str, str] = {}
        within: dict[str, str] = {}
        for _, row in read_table(corpus_dir() / "lexicon" / "variants.tsv"):
            table = within if row.get("within") == "names" else anywhere
            for word in (row["preferred"], *row["variants"].split("|")):
                table[word] = row["preferred"]
        return anywhere, within

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield the first mention of each name but the preferred one."""
        yield from self._listed(context)
        yield from self._names(context)

    def _listed(self, context: Context) -> Iterator[Candidate]:
        seen: dict[str, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
        variants, _ = self._tables
        for number, row in enumerate(context.rows):
            if not row.prose:
                continue
            tokens = row.tokens
            for at, word in enumerate(tokens.words):
                preferred = variants.get(word)
                if preferred is not None:
                    seen[preferred][word].append((number, tokens.starts[at], tokens.ends[at]))
        for preferred, forms in seen.items():
            if len(forms) > 1:
                for form, places in forms.items():
                    if form != preferred:
                        others = ", ".join(sorted(set(forms) - {form}))
                        yield from self._first(places, 0.6, others, preferred)

    def _names(self, context: Context) -> Iterator[Candidate]:
        found: dict[str, list[_Place]] = defaultdict(list)
        for number, row in enumerate(context.rows):
            if row.prose:
                for match in _SEQUENCE.finditer(row.source):
                    if " " in match[0]:
                        found[match[0]].append((number, *match.span()))
        _, within = self._tables
        keys: dict[frozenset[str], set[str]] = defaultdict(set)
        for name in found:
            words = name.split()[:3]
            if any(word in within for word in words):
                keys[frozenset(within.get(word, word) for word in words)].add(name)
            if order := _HYPHENED.match(name):
                keys[frozenset((order["head"], order["a"], order["b"]))].add(name)
        for names in keys.values():
            if len({" ".join(name.split()[:3]) for name in names}) < 2:
                continue
            for name in sorted(names):
                others = ", ".join(sorted(names - {name}))
                yield from self._first(found[name], 0.6, others, "")

    @staticmethod
    def _first(
        places: list[_Place], score: float, others: str, suggestion: str
    ) -> Iterator[Candidate]:
        number, start, end = places[0]
        yield Candidate(
            "TERM-INCONSISTENT",
            number,
            start,
            end,
            score,
            f"elsewhere in the document: {others}",
            suggestion,
            f"variants: {others}; {len(places)} × this one",
        )
