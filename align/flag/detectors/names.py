"""NAME-GARBLED: a person's name in a spelling the person does not have.

Three sources of evidence, strongest first: the office before the name and who held it; a name in
the gazetteer that sounds the same or is one letter away; another spelling in the same document
(see ``align.flag.slips``).
Full names only: one letter from a surname there is nearly always another surname.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz.distance import OSA

from align.document import Severity
from align.flag.base import Candidate, Context, FlagType, SourceDetector
from align.flag.gazetteer import Gazetteer, Holder, read_gazetteer
from align.flag.homophone import (
    homophone_key,
    is_derived,
    plain,
    romanised,
    same_name,
    sounds_like,
)
from align.flag.slips import slips
from align.text.analysis import Tokens

_SHORTEST = 4
_PARTICLES = frozenset("bin al el van von de der da dos del la ibn ben abu ter ten".split())


class Names(SourceDetector):
    """Garbled names of persons."""

    flags = (
        FlagType(
            "NAME-GARBLED",
            "a person's name in a spelling the person does not have",
            "Accuracy > Mistranslation > Named entity",
            "major",
            weighed=False,
        ),
    )

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The known names, the user's included."""
        return read_gazetteer(self.options.names)

    def candidates(self, context: Context) -> Iterator[Candidate]:
        """Yield garbled names, each at most once."""
        seen: set[tuple[int, int]] = set()
        for number, row in enumerate(context.rows):
            if row.kind == "boilerplate" and not row.source:
                continue
            for candidate in self._against_gazetteer(number, row.tokens):
                seen.add((number, candidate.start))
                yield candidate
        for candidate in slips(context, self.gazetteer):
            if not any(
                row == candidate.row
                and abs(start - candidate.start) < 30
                and start <= candidate.start
                for row, start in seen
            ):
                yield candidate

    def _against_gazetteer(self, number: int, tokens: Tokens) -> Iterator[Candidate]:
        for first, last in _capital_runs(tokens):
            known_until = first
            at = first
            while at < last:
                size = self._known(tokens, at, last)
                found = None
                if at >= known_until:
                    # A longer name may be garbled whose beginning is a name, too.
                    found = self._garbled(number, tokens, at, last, least=max(2, size + 1))
                if found is None and size:
                    at += size
                    known_until = at
                    continue
                if found is not None:
                    yield found[0]
                    at += found[1]
                else:
                    at += 1

    def _known(self, tokens: Tokens, at: int, last: int) -> int:
        for size in (4, 3, 2):
            if at + size <= last and self.gazetteer.knows(tokens.words[at : at + size]):
                return size
        return 0

    def _garbled(
        self, number: int, tokens: Tokens, at: int, last: int, *, least: int
    ) -> tuple[Candidate, int] | None:
        holders = self._holders(tokens, at)
        for size in range(min(4, last - at), least - 1, -1):
            parts = tokens.words[at : at + size]
            best = self._office_match(parts, holders) or self._name_match(parts)
            if best is None:
                continue
            name, score, evidence = best
            start, end = tokens.starts[at], tokens.ends[at + size - 1]
            span = tokens.text[start:end]
            return (
                Candidate(
                    "NAME-GARBLED",
                    number,
                    start,
                    end,
                    score,
                    f"“{span}” is spelled {name}",
                    name,
                    evidence,
                    name,
                    severity=_severity(parts, name.split()),
                ),
                size,
            )
        return None

    def _holders(self, tokens: Tokens, at: int) -> list[Holder]:
        """Return who held the office that is named right before token ``at``."""
        if at and tokens.words[at - 1] == ",":
            at -= 1
        if not at:
            return []
        for title in self.gazetteer.title_ends.get(tokens.words[at - 1], ()):
            if tokens.words[max(0, at - len(title)) : at] == title:
                return self.gazetteer.titles[" ".join(title)]
        return []

    def _office_match(
        self, parts: Sequence[str], holders: Sequence[Holder]
    ) -> tuple[str, float, str] | None:
        spelled = " ".join(parts)
        for holder in holders:
            if same_name(spelled, holder.name):
                return None
        for holder in holders:
            names = holder.name.split()
            if len(names) != len(parts):
                continue
            alike = all(map(sounds_like, parts, names))
            distance = OSA.distance(plain(spelled), plain(holder.name))
            same = sum(plain(a) == plain(b) for a, b in zip(parts, names, strict=True))
            if alike or distance <= 2 or (same >= 2 and same == len(names) - 1 and distance <= 4):
                return holder.name, 0.95 if alike else 0.85, f"office: {holder}"
        return None

    def _name_match(self, parts: Sequence[str]) -> tuple[str, float, str] | None:
        gazetteer = self.gazetteer
        spelled = plain(" ".join(parts))
        best: tuple[float, str, str] | None = None
        size = len(parts)
        pool: set[str] = set()
        for position, part in enumerate(parts):
            if len(part) >= 2:
                pool.update(gazetteer.by_part.get((size, position, plain(part)), ()))
        for name in pool:
            judged = self._judge(parts, name.split(), OSA.distance(spelled, plain(name)))
            if judged and (best is None or (judged[0], name) > (best[0], best[1])):
                best = (judged[0], name, judged[1])
        if best is None:
            keys = tuple(homophone_key(part) for part in parts)
            for name in gazetteer.by_key.get(keys, ()):
                distance = OSA.distance(spelled, plain(name))
                if self._strange(parts, keys) and distance <= max(4, 2 * len(spelled) // 5):
                    best = (0.75, name, f"sounds like {name}")
        return (best[1], best[0], f"gazetteer: {best[2]}") if best else None

    def _judge(
        self, parts: Sequence[str], names: Sequence[str], distance: int
    ) -> tuple[float, str] | None:
        """Score a spelling against a name that shares at least one part with it."""
        differ = [
            (part, name)
            for part, name in zip(parts, names, strict=True)
            if plain(part) != plain(name)
        ]
        if len(differ) != 1:
            return None
        (part, name), kept = differ[0], [n for p, n in zip(parts, names, strict=True) if p == n]
        if len(part) < 3 or romanised(part) == romanised(name) or is_derived(part, name):
            return None
        # A name that hardly anyone else has, or three right parts, say who is meant.
        rare = len(kept) >= 3 or any(
            (len(n) >= 5 and self.gazetteer.parts[plain(n)] <= 2)
            or (len(n) >= 3 and self.gazetteer.parts[plain(n)] == 1)
            for n in kept
        )
        whole, is_word = " ".join(names), self.gazetteer.is_word(part)
        if distance > max(3, len(part) // 2):
            return None
        if sounds_like(part, name) and (rare or not is_word):
            return 0.8, f"sounds like {whole}"
        if distance == 1 and len(name) >= _SHORTEST and not is_word:
            return 0.75, f"one letter from {whole}"
        near = OSA.distance(homophone_key(part), homophone_key(name))
        if rare and near <= 1 and len(homophone_key(name)) >= 4 and not is_word:
            return 0.7, f"sounds nearly like {whole}"
        if distance == 2 and len(name) >= 7 and not is_word and rare:
            return 0.7, f"two letters from {whole}"
        return None

    def _unknown(self, parts: Sequence[str]) -> int:
        """Count the parts that are no word."""
        return sum(not self.gazetteer.is_word(part) for part in parts if len(part) >= _SHORTEST)

    def _strange(self, parts: Sequence[str], keys: Sequence[str]) -> bool:
        """Tell whether some part is no word, and the sounds are enough to go by."""
        unknown = self._unknown(parts)
        return sum(map(len, keys)) >= (3 if unknown == len(parts) else 4) and unknown > 0


def _capital_runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield runs of two or more capitalised words, particles between them included."""
    words, size = tokens.words, len(tokens)
    at = 0
    while at < size:
        if not words[at][0].isupper():
            at += 1
            continue
        first = at
        at += 1
        while at < size and (
            words[at][0].isupper()
            or (words[at] in _PARTICLES and _capital_after_particles(words, at))
        ):
            at += 1
        if at - first >= 2:
            yield first, at


def _capital_after_particles(words: Sequence[str], at: int) -> bool:
    after = next((word for word in words[at + 1 : at + 3] if word not in _PARTICLES), "")
    return after[:1].isupper()


def _severity(parts: Sequence[str], names: Sequence[str]) -> Severity | None:
    """One letter of the first name is a minor slip."""
    if plain(parts[-1]) == plain(names[-1]):
        return "minor" if OSA.distance(parts[0], names[0]) <= 1 else None
    return None
