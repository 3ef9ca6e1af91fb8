"""NAME-GARBLED within a document: a name in two spellings, one of which is a slip.

The rarer spelling is the slip, if it is no word and the other one names a person; one letter apart
or of one sound, and not contradicted by the given names before them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from align.flag.base import Candidate, Context
from align.flag.gazetteer import Gazetteer
from align.flag.homophone import is_derived, plain, romanised, sounds_like
from align.flag.spellings import Spellings
from align.text.words import indonesian

_SHORTEST = 4
_LONGEST = 30
# A capitalised word more frequent than this in native text is a place, a month, an institution.
_COMMON = 60
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


@dataclass(frozen=True, slots=True)
class _Mention:
    """A capitalised token: row, token number, whether a capital stands there for another reason."""

    row: int
    token: int
    first: bool


def slips(context: Context, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the spellings of names that another one in the document shows to be slips.

    Args:
        context: the document.
        gazetteer: names that are spelled right, and those by which a person is known.
    """
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
        and not _is_common(gazetteer, word)
        and not all(place.first for place in places)
    )
    counts = Counter({word: len(places) for word, places in mentions.items()})
    for word in sorted(mentions):
        if gazetteer.is_word(word) or all(place.first for place in mentions[word]):
            continue
        rival = _rival(word, spellings, counts) if len(word) <= _LONGEST else None
        if rival is None or not _is_person(gazetteer, context, mentions[rival]):
            continue
        if _is_other_person(context, mentions[word], mentions[rival]):
            continue
        sure = counts[rival] > counts[word] or gazetteer.is_word(rival)
        if not sure and not _same_given(context, mentions[rival], mentions[word]):
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


def _rival(word: str, spellings: Spellings, counts: Counter[str]) -> str | None:
    best: str | None = None
    for other in spellings.near(word):
        if abs(len(other) - len(word)) > 2:
            continue
        alike = sounds_like(word, other)
        if other[0] != word[0] and not alike:
            continue
        limit = 2 if alike else 1
        if OSA.distance(plain(word), plain(other), score_cutoff=limit) > limit:
            continue
        if romanised(word) == romanised(other) or is_derived(word, other):
            continue
        if counts[other] < counts[word]:
            continue
        if best is None or counts[other] > counts[best]:
            best = other
    return best


def _same_given(context: Context, ones: Sequence[_Mention], others: Sequence[_Mention]) -> bool:
    """Tell whether the same given name stands before both, first before ``ones``."""
    before = {_given(context, mention) for mention in ones} - {""}
    beside = {_given(context, mention) for mention in others} - {""}
    first, second = ones[0], others[0]
    return bool(before & beside) and (first.row, first.token) < (second.row, second.token)


def _is_person(gazetteer: Gazetteer, context: Context, mentions: Sequence[_Mention]) -> bool:
    """Tell whether a capitalised word names a person somewhere in the document."""
    if _is_common(gazetteer, context.rows[mentions[0].row].tokens.words[mentions[0].token]):
        return False
    for mention in mentions:
        words = context.rows[mention.row].tokens.words
        at = mention.token
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        if before.lower() in _PERSON_BEFORE or after in _PERSON_AFTER:
            return True
        if before[:1].isupper() and (
            plain(before) in gazetteer.parts or (at > 1 and words[at - 2].lower() in _PERSON_BEFORE)
        ):
            return True
    return False


def _is_other_person(
    context: Context, ones: Sequence[_Mention], others: Sequence[_Mention]
) -> bool:
    """Tell whether the given names before the two spellings contradict each other."""
    before = {_given(context, mention) for mention in ones} - {""}
    beside = {_given(context, mention) for mention in others} - {""}
    return bool(before and beside) and not any(
        a == b or sounds_like(a, b) for a in before for b in beside
    )


def _is_common(gazetteer: Gazetteer, word: str) -> bool:
    """Tell whether a capitalised word is too frequent to be a person's name."""
    word = plain(word)
    return indonesian().get(word, 0) > _COMMON and word not in gazetteer.parts


def _given(context: Context, mention: _Mention) -> str:
    words = context.rows[mention.row].tokens.words
    before = words[mention.token - 1] if mention.token else ""
    known = before.lower() in _PERSON_BEFORE or indonesian().get(plain(before), 0) > 2000
    return before if before[:1].isupper() and not known else ""
