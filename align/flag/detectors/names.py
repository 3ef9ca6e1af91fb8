"""NAME-GARBLED: a person's name in a spelling the person does not have.

Three sources of evidence, strongest first: the office before the name and who held it; a name in
the gazetteer that sounds the same or is one letter away; another spelling in the same document.
Full names only: one letter from a surname there is nearly always another surname.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from align.document import Severity
from align.flag.base import Candidate, Context, FlagType, SourceDetector
from align.flag.gazetteer import Gazetteer, Holder, read_gazetteer
from align.flag.homophone import homophone_key, plain, romanised, same_name
from align.flag.spellings import Spellings
from align.flag.tokens import Tokens
from align.text.words import indonesian

_SHORTEST = 4
_LONGEST = 30
# A capitalised word more frequent than this in native text is a place, a month, an institution.
_COMMON = 60
_PARTICLES = frozenset("bin al el van von de der da dos del la ibn ben abu ter ten".split())
_SAY = (
    "kata ujar tutur ucap jelas tegas ungkap papar imbuh sambung lanjut menurut kepada oleh dengan "
    "mengatakan menyatakan menjelaskan menegaskan menambahkan mengungkapkan berkata mengaku "
    "menyebut menuturkan memaparkan membantah mengklaim meminta bertemu bersama"
)
# One of these before a capital, or a verb of saying beside it, makes it a person.
_PERSON_BEFORE = frozenset(
    (
        _SAY + " presiden wapres menteri menlu menhan pm perdana jenderal kolonel letnan mayor "
        "kapten sersan komjen irjen brigjen kombes iptu ipda aiptu bripka dr dokter prof profesor "
        "bapak pak ibu bu tuan nyonya nona mr mrs ms sir lord raja ratu pangeran putri sultan "
        "syekh "
        "ustaz kiai kh haji gubernur bupati senator hakim jaksa pengacara pelatih pemain penyanyi "
        "aktor aktris sutradara ketua direktur ceo wakil mantan jubir bicara kanselir duta besar "
        "dubes sekjen paus uskup pendeta analis ekonom peneliti pakar pengamat komisaris wasit "
        "striker kiper bek kapten gelandang penyerang petenis pebulu pembalap"
    ).split()
)
_PERSON_AFTER = frozenset(_SAY.split())
# Endings that make another word of a name, not another spelling.
_DERIVED = frozenset(("n", "s", "a", "i", "o", "an", "e", "nya", "ku", "ian", "is", "ans"))


@dataclass(frozen=True, slots=True)
class _Mention:
    """A capitalised token: row, token number, whether a capital stands there for another reason."""

    row: int
    token: int
    first: bool


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
        for candidate in self._within(context):
            if not any(
                row == candidate.row
                and abs(start - candidate.start) < 30
                and start <= candidate.start
                for row, start in seen
            ):
                yield candidate

    # --- against the gazetteer ---------------------------------------------------------------

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
            alike = all(map(_sounds_like, parts, names))
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
        if len(part) < 3 or romanised(part) == romanised(name) or _derived(part, name):
            return None
        # A name that hardly anyone else has, or three right parts, say who is meant.
        rare = len(kept) >= 3 or any(
            (len(n) >= 5 and self.gazetteer.parts[plain(n)] <= 2)
            or (len(n) >= 3 and self.gazetteer.parts[plain(n)] == 1)
            for n in kept
        )
        whole = " ".join(names)
        if distance > max(3, len(part) // 2):
            return None
        if _sounds_like(part, name) and (rare or not self._known_word(part)):
            return 0.8, f"sounds like {whole}"
        if distance == 1 and len(name) >= _SHORTEST and not self._known_word(part):
            return 0.75, f"one letter from {whole}"
        near = OSA.distance(homophone_key(part), homophone_key(name))
        if rare and near <= 1 and len(homophone_key(name)) >= 4 and not self._known_word(part):
            return 0.7, f"sounds nearly like {whole}"
        if distance == 2 and len(name) >= 7 and not self._known_word(part) and rare:
            return 0.7, f"two letters from {whole}"
        return None

    def _known_word(self, part: str) -> bool:
        low = plain(part)
        return low in self.gazetteer.parts or low in indonesian()

    def _common(self, word: str) -> bool:
        """Tell whether a capitalised word is too frequent to be a person's name."""
        word = plain(word)
        return indonesian().get(word, 0) > _COMMON and word not in self.gazetteer.parts

    def _unknown(self, parts: Sequence[str]) -> int:
        """Count the parts that are no word."""
        return sum(not self._known_word(part) for part in parts if len(part) >= _SHORTEST)

    def _strange(self, parts: Sequence[str], keys: Sequence[str]) -> bool:
        """Tell whether some part is no word, and the sounds are enough to go by."""
        unknown = self._unknown(parts)
        return sum(map(len, keys)) >= (3 if unknown == len(parts) else 4) and unknown > 0

    # --- within the document -----------------------------------------------------------------

    def _within(self, context: Context) -> Iterator[Candidate]:
        """Yield spellings that another one in the document shows to be slips."""
        mentions: dict[str, list[_Mention]] = defaultdict(list)
        for number, row in enumerate(context.rows):
            if row.kind == "boilerplate":
                continue
            words = row.tokens.words
            for at, word in enumerate(words):
                if word[0].isupper() and len(word) > _SHORTEST and word.isalpha():
                    mentions[word].append(_Mention(number, at, at == 0))
        spellings = Spellings(
            word
            for word, places in mentions.items()
            if len(word) <= _LONGEST
            and not self._common(word)
            and not all(place.first for place in places)
        )
        counts = Counter({word: len(places) for word, places in mentions.items()})
        for word in sorted(mentions):
            if self._known_word(word) or all(place.first for place in mentions[word]):
                continue
            rival = self._rival(word, spellings, counts) if len(word) <= _LONGEST else None
            if rival is None or not self._person(context, mentions[rival]):
                continue
            if self._other_person(context, mentions[word], mentions[rival]):
                continue
            sure = counts[rival] > counts[word] or self._known_word(rival)
            if not sure and not self._same_given(context, mentions[rival], mentions[word]):
                continue
            for mention in mentions[word]:
                tokens = context.rows[mention.row].tokens
                yield Candidate(
                    "NAME-GARBLED",
                    mention.row,
                    tokens.starts[mention.token],
                    tokens.ends[mention.token],
                    0.8 if sure else 0.6,
                    f"“{word}” is spelled {rival} elsewhere in the document",
                    rival,
                    f"in the document: {counts[rival]} × {rival}, {counts[word]} × {word}",
                    rival,
                )

    def _rival(self, word: str, spellings: Spellings, counts: Counter[str]) -> str | None:
        best: str | None = None
        for other in spellings.near(word):
            if abs(len(other) - len(word)) > 2:
                continue
            alike = _sounds_like(word, other)
            if other[0] != word[0] and not alike:
                continue
            limit = 2 if alike else 1
            if OSA.distance(plain(word), plain(other), score_cutoff=limit) > limit:
                continue
            if romanised(word) == romanised(other) or _derived(word, other):
                continue
            if counts[other] < counts[word]:
                continue
            if best is None or counts[other] > counts[best]:
                best = other
        return best

    def _same_given(
        self, context: Context, ones: Sequence[_Mention], others: Sequence[_Mention]
    ) -> bool:
        """Tell whether the same given name stands before both, first before ``ones``."""
        before = {_given(context, mention) for mention in ones} - {""}
        beside = {_given(context, mention) for mention in others} - {""}
        first, second = ones[0], others[0]
        return bool(before & beside) and (first.row, first.token) < (second.row, second.token)

    def _person(self, context: Context, mentions: Sequence[_Mention]) -> bool:
        """Tell whether a capitalised word names a person somewhere in the document."""
        if self._common(context.rows[mentions[0].row].tokens.words[mentions[0].token]):
            return False
        for mention in mentions:
            words = context.rows[mention.row].tokens.words
            at = mention.token
            before = words[at - 1] if at else ""
            after = words[at + 1] if at + 1 < len(words) else ""
            if before.lower() in _PERSON_BEFORE or after in _PERSON_AFTER:
                return True
            if before[:1].isupper() and (
                plain(before) in self.gazetteer.parts
                or (at > 1 and words[at - 2].lower() in _PERSON_BEFORE)
            ):
                return True
        return False

    def _other_person(
        self, context: Context, ones: Sequence[_Mention], others: Sequence[_Mention]
    ) -> bool:
        """Tell whether the given names before the two spellings contradict each other."""
        before = {_given(context, mention) for mention in ones} - {""}
        beside = {_given(context, mention) for mention in others} - {""}
        return bool(before and beside) and not any(
            a == b or _sounds_like(a, b) for a in before for b in beside
        )


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


def _sounds_like(one: str, other: str) -> bool:
    key = homophone_key(one)
    return key == homophone_key(other) and (len(key) > 1 or plain(one) == plain(other))


def _derived(one: str, other: str) -> bool:
    short, long = sorted((plain(one), plain(other)), key=len)
    return long.startswith(short) and long[len(short) :] in _DERIVED


def _severity(parts: Sequence[str], names: Sequence[str]) -> Severity | None:
    """One letter of the first name is a minor slip."""
    if plain(parts[-1]) == plain(names[-1]):
        return "minor" if OSA.distance(parts[0], names[0]) <= 1 else None
    return None


def _given(context: Context, mention: _Mention) -> str:
    words = context.rows[mention.row].tokens.words
    before = words[mention.token - 1] if mention.token else ""
    known = before.lower() in _PERSON_BEFORE or indonesian().get(plain(before), 0) > 2000
    return before if before[:1].isupper() and not known else ""
