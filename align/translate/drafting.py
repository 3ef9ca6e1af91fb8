"""How one sentence becomes a draft: what is decoded, how that is judged, and what is tried again.

It is written in steps (``making.py``), each of which yields the rows that it needs decoded.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import islice

from align.text.letters import OTHER_SCRIPT
from align.text.owners import owned
from align.text.split import split_text
from align.text.terms import Found
from align.translate.attention import Attention, by_word, words_of
from align.translate.cache import Draft
from align.translate.clauses import cut, in_one_sentence
from align.translate.degenerate import problem
from align.translate.dictionary import (
    Wanted,
    Wordbook,
    embedded,
    put_in,
    read_glossary,
    take_over,
)
from align.translate.making import Making, Rows, Steps
from align.translate.marian import MarianFolder
from align.translate.options import DecodingOptions
from align.translate.repair import repair
from align.translate.repair.numerals import lost_numerals, restore_numerals
from align.translate.repair.splice import splice
from align.translate.substitution import edits
from align.translate.titles import is_in_capitals, is_title_case, sentence_case
from align.translate.translator import Row
from align.translate.unread import Readable
from align.translate.verbatim import split_verbatim, verbatim

DRAFTING = "drafting=16"
"""To be counted up with every change of how drafts are made: cached ones are stale then."""

_LONG = 20
"""Words of a source from which a model may drop a clause."""

_SHORT = 12
"""Words of the clauses of a source that a model fails at as a whole."""

GARBLERS = 30_000_000
"""Models of fewer weights have their names put right and words looked up; a larger one may know
better than its source and a dictionary."""

_DOUBT = 0.03
"""How much confidence a draft may lose by words from the dictionary."""

_RARE = frozenset("€°²³‐‑")
"""Signs that stand in too few training pairs for a weak model to know them, as all letters beyond
ASCII do, even if it has a piece for them."""

_STRANGER = re.compile(rf"{OTHER_SCRIPT}+")
_COPIED = re.compile(rf"(?<=\W)[A-Z][^\W\d_]+|\d+|{_STRANGER.pattern}")
"""What drafts mostly take over as it is: names, but not the first word, figures, other scripts."""


class Drafting:
    """Drafts sentences with one model and one set of options; any thread may begin a draft.

    Args:
        model: that decodes the rows.
        options: of decoding.
    """

    def __init__(self, model: MarianFolder, options: DecodingOptions) -> None:
        self._model = model
        self._room = model.limit - len(model.wrap([]))
        self._options = options
        # A wider beam, in which no trigram comes twice.
        self._otherwise = replace(
            options,
            beam_size=max(6, options.beam_size),
            no_repeat_ngram=3,
            repetition_penalty=max(1.1, options.repetition_penalty),
        )
        self._is_weak = model.parameters < GARBLERS
        glossary = options.glossary
        self._glossary = read_glossary(glossary) if glossary else None

    @cached_property
    def _wordbook(self) -> Wordbook:
        """The dictionary is read when something is drafted: a run from the cache does without."""
        looks_up = self._options.dictionary and self._is_weak
        return Wordbook(self._glossary, embedded() if looks_up else None)

    def begin(self, source: str) -> Making:
        """Begin the draft of a source that is not empty."""
        return Making(source, self._draft(source))

    def _draft(self, source: str) -> Steps[Draft]:
        if not is_in_capitals(source):
            return (yield from self._draft_spoken(source))
        draft = yield from self._draft_spoken(sentence_case(source))
        return draft._replace(text=draft.text.upper())

    def _draft_spoken(self, source: str) -> Steps[Draft]:
        source = self._wordbook.spelt_out(source)
        written = sentence_case(source) if is_title_case(source) else source
        wanted = self._wordbook.find(written)
        rare = wanted.rare()
        read = put_in(written, rare)
        texts = [read]
        if len(written) == len(source) and written != source:
            # A headline is read as it is written as well, and the surer draft stays.
            texts = [put_in(source, rare), read]
        drafts = yield from self._decode_each(self._options, texts)
        draft = max(drafts, key=lambda one: one.confidence)
        for bad, again in (
            (_failed, partial(self._decode, self._otherwise)),
            (_failed, partial(self._decode_in_clauses, self._otherwise, _SHORT)),
            (_lost_copies, partial(self._decode_in_clauses, self._options, _LONG)),
            (_lost_verbatim, self._decode_around_verbatim),
        ):
            if how_bad := bad(read, draft.text):
                new = yield from again(read)
                draft = new if bad(read, new.text) < how_bad else draft
        draft = _take_over(written, rare, draft)
        draft = yield from self._with_terms(written, wanted, rare, draft)
        text = owned(draft.text) if wanted.speaks_of_one() else draft.text
        return draft._replace(text=repair(source, text, names=self._is_weak))

    def _with_terms(
        self, source: str, wanted: Wanted, put: Sequence[Found], plain: Draft
    ) -> Steps[Draft]:
        """Put terms of the wordbook into a draft that lacks them.

        That is done in the draft itself; what it still lacks has it decoded again, with other terms
        in English.
        """
        if not any(wanted.missing(plain.text)):
            return plain
        draft = yield from self._with_edits(source, wanted, put, plain)
        now = wanted.otherwise(plain.text, put)
        draft = yield from self._again(source, wanted, put, now, draft)
        return (yield from self._again(source, wanted, now, wanted.alone(draft.text, now), draft))

    def _again(
        self, source: str, wanted: Wanted, put: Sequence[Found], now: Sequence[Found], draft: Draft
    ) -> Steps[Draft]:
        """Decode a draft that lacks terms again, with others in English; return the better one."""
        # What is put in alike is drafted alike.
        if now == put or not any(wanted.missing(draft.text)):
            return draft
        new = _take_over(source, now, (yield from self._decode(self._options, put_in(source, now))))
        return new if _is_better(source, wanted, draft, new, put) else draft

    def _with_edits(
        self, source: str, wanted: Wanted, put: Sequence[Found], draft: Draft
    ) -> Steps[Draft]:
        """Put terms in the place of the words that a draft has for them."""
        if not self._is_weak:
            return draft
        looks = yield from self._looks(put_in(source, put), draft.text)
        if looks is None:
            return draft
        text = draft.text
        asked, known = wanted.missing(text)
        found = edits(source, put, text, [*asked, *known], looks)
        good = [edit for edit in found if _is_good(source, wanted, text, splice(text, [edit]))]
        return draft._replace(text=splice(text, good))

    def _looks(self, source: str, draft: str) -> Steps[Attention | None]:
        """Return how much the model looks at each word of a source for each word of its draft.

        None where that is too long to be read at once.
        """
        (pieces,), (said,) = self._model.encode([source]), self._model.encode_target([draft])
        ours, theirs = words_of(pieces, source), words_of(said, draft)
        if not (ours and theirs and len(pieces) <= self._room >= len(said)):
            return None
        (read,) = yield Rows([Row(pieces, said)], self._options)
        return by_word(read.attention, theirs, ours) if read.attention is not None else None

    def _decode_in_clauses(self, options: DecodingOptions, words: int, source: str) -> Steps[Draft]:
        """Decode clauses of at most ``words`` words apart: in short ones a model loses less."""
        clauses = cut(source, lambda text: len(text.split()) <= words)
        drafts = yield from self._decode_each(options, clauses)
        return _join_clauses(clauses, drafts)

    def _decode_around_verbatim(self, source: str) -> Steps[Draft]:
        """Decode what stands between URLs, addresses and emoji, and put these back in place."""
        parts = split_verbatim(source)
        texts = [part.strip() for part, kept in parts if not kept]
        drafts = iter((yield from self._decode_each(self._options, texts)))
        text = ""
        spoken = []
        for part, kept in parts:
            draft = None if kept else next(drafts)
            if draft is not None and any(c.isalnum() for c in part):
                head = part[: len(part) - len(part.lstrip())]
                text += head + draft.text + part[len(part.rstrip()) :]
                spoken.append((draft.text, draft.confidence))
            else:
                text += part
        return Draft(text, _join(spoken).confidence)

    def _decode(self, options: DecodingOptions, source: str) -> Steps[Draft]:
        (draft,) = yield from self._decode_each(options, [source])
        return draft

    def _decode_each(self, options: DecodingOptions, sources: Sequence[str]) -> Steps[list[Draft]]:
        """Decode each source, its sentences apart: a model drops what stands behind the first.

        What the model cannot take whole is cut into parts; what it cannot read is hidden from it.
        """
        parts: list[list[str]] = []
        rows: list[Row] = []
        readable = [Readable(source, self._reads) for source in sources]
        for source in readable:
            parts.append([])
            for segment in split_text(source.text):
                for part, pieces in self._fitting(segment.text):
                    parts[-1].append(part)
                    rows.append(Row(pieces))
        hypotheses = (yield Rows(rows, options)) if rows else []
        texts = self._model.decode([h.pieces for h in hypotheses])
        drafts = map(Draft, texts, (h.confidence for h in hypotheses))
        whole = [_join_clauses(row, list(islice(drafts, len(row)))) for row in parts]
        return [
            draft._replace(text=source.put_back(draft.text))
            for source, draft in zip(readable, whole, strict=True)
        ]

    def _reads(self, character: str) -> bool:
        is_rare = character in _RARE or (character.isalpha() and not character.isascii())
        return not (self._is_weak and is_rare) and self._model.reads(character)

    def _fitting(self, sentence: str) -> list[tuple[str, list[str]]]:
        """Return the parts of a sentence that the model can take whole, and their pieces."""
        (whole,) = self._model.encode([sentence])
        if len(whole) <= self._room:
            return [(sentence, whole)]
        parts = cut(sentence, lambda text: len(self._model.encode([text])[0]) <= self._room)
        return list(zip(parts, self._model.encode(parts), strict=True))


def _take_over(source: str, terms: Sequence[Found], draft: Draft) -> Draft:
    return draft._replace(text=take_over(source, terms, draft.text))


def _failed(source: str, draft: str) -> int:
    return problem(source, draft) is not None


def _lost_copies(source: str, draft: str) -> int:
    """Return how much of what is to be copied a sentence lost that is long enough to lose a clause.

    That are numerals and words in another script.
    """
    if len(source.split()) <= _LONG:
        return 0
    given, made = (Counter(_STRANGER.findall(text)) for text in (source, draft))
    return lost_numerals(source, restore_numerals(source, draft)) + (given - made).total()


def _lost_verbatim(source: str, draft: str) -> int:
    items = verbatim(source)
    return sum(draft.count(item) < items.count(item) for item in items)


def _is_good(source: str, wanted: Wanted, old: str, new: str) -> bool:
    """Tell whether an edit gives a draft a term, and takes nothing from it."""
    lacked, lacks = wanted.missing(old), wanted.missing(new)
    return (
        sum(map(len, lacks)) < sum(map(len, lacked))
        and not _has_more_faults(source, old, new)
        and _copied(source, old) <= _copied(source, new)
    )


def _is_better(source: str, wanted: Wanted, old: Draft, new: Draft, put: Sequence[Found]) -> bool:
    """Tell whether a draft has more of the terms than another, and nothing worse about it.

    As many will do where the other lacks some of what was ``put`` in, and so was garbled.
    """
    lacked, lacks = wanted.missing(old.text), wanted.missing(new.text)
    if _has_more_faults(source, old.text, new.text):
        return False
    if len(lacks.asked) != len(lacked.asked):
        return len(lacks.asked) < len(lacked.asked)
    sure = new.confidence >= old.confidence - _DOUBT
    kept = _copied(source, old.text) <= _copied(source, new.text)
    garbled = any(one in put for one in lacked.known)
    return sure and kept and len(lacks.known) < len(lacked.known) + garbled


def _has_more_faults(source: str, old: str, new: str) -> bool:
    return any(bad(source, new) > bad(source, old) for bad in _FAULTS)


_FAULTS = (_failed, _lost_copies, _lost_verbatim)


def _copied(source: str, draft: str) -> set[str]:
    """Return the names and figures of a source that its draft has as they are."""
    return set(_COPIED.findall(source)) & set(_COPIED.findall(draft))


def _join_clauses(clauses: Sequence[str], drafts: Sequence[Draft]) -> Draft:
    texts = in_one_sentence(clauses, [draft.text for draft in drafts])
    return _join([(text, d.confidence) for text, d in zip(texts, drafts, strict=True)])


def _join(parts: list[tuple[str, float]]) -> Draft:
    """Join drafts of parts; their confidence is the geometric mean, weighted by length."""
    text = " ".join(text for text, _ in parts if text)
    weights = [len(text) + 1 for text, _ in parts]
    logs = [math.log(max(sure, 1e-9)) for _, sure in parts]
    total = sum(w * log for w, log in zip(weights, logs, strict=True))
    return Draft(text, math.exp(total / sum(weights)) if parts else 0.0)
