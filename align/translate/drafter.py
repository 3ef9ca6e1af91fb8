"""From source sentences to drafts: cache, cutting, decoding, and a second try where one failed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import islice

from align.text.split import split_text
from align.text.terms import Found
from align.translate.batching import width
from align.translate.cache import Draft, DraftCache
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
from align.translate.options import DecodingOptions
from align.translate.repair import repair
from align.translate.repair.numerals import lost_numerals, restore_numerals
from align.translate.titles import is_in_capitals, is_title_case, sentence_case
from align.translate.translator import Translator
from align.translate.verbatim import split_verbatim, verbatim

WINDOW = 2048
"""Sentences that are sorted by length and decoded together: bounds memory, not quality."""

DRAFTING = "drafting=12"
"""To be counted up with every change of how drafts are made: cached ones are stale then."""

_LONG = 20
"""Words of a source from which a model may drop a clause."""

GARBLERS = 30_000_000
"""Models of fewer weights have their names put right and words looked up; a larger one may know
better than its source and a dictionary."""

_DOUBT = 0.03
"""How much confidence a draft may lose by words from the dictionary."""

_COPIED = re.compile(r"(?<=\W)[A-Z][^\W\d_]+|\d+")
"""What drafts mostly take over as it is: names, but not the first word, and figures."""


class Drafter:
    """Drafts sentences with one translator and one set of options.

    Args:
        translator: a loaded model.
        options: of decoding.
        cache: where drafts are looked up and kept; None works without.
    """

    def __init__(
        self,
        translator: Translator,
        options: DecodingOptions | None = None,
        cache: DraftCache | None = None,
    ) -> None:
        self._translator = translator
        self._options = options or DecodingOptions()
        self._cache = cache
        self._is_weak = translator.model.parameters < GARBLERS
        glossary = self._options.glossary
        self._glossary = read_glossary(glossary) if glossary else None

    @cached_property
    def _wordbook(self) -> Wordbook:
        """The dictionary is read when something is drafted: a run from the cache does without."""
        looks_up = self._options.dictionary and self._is_weak
        return Wordbook(self._glossary, embedded() if looks_up else None)

    def drafts(self, sources: Iterable[str], window: int = WINDOW) -> Iterator[Draft]:
        """Yield one draft for each source, in order; never holds more than ``window`` of them.

        Args:
            sources: single-spaced sentences; an empty one gives an empty draft.
            window: how many are decoded together.
        """
        rest = iter(sources)
        while chunk := list(islice(rest, window)):
            yield from self._window(chunk)

    def widths(self, sources: Sequence[str]) -> list[int]:
        """Return to how many pieces each source is padded: those of one width share a batch."""
        model = self._translator.model
        rows = model.encode([_spoken(source) for source in sources])
        return [width(len(model.wrap(row)), model.limit) for row in rows]

    def _window(self, sources: list[str]) -> list[Draft]:
        known = {"": Draft("", 0.0)}
        wanted = list(dict.fromkeys(source for source in sources if source))
        if self._cache is not None:
            known |= self._cache.find(wanted)
        new = [source for source in wanted if source not in known]
        if new:
            made = dict(zip(new, self._draft(new), strict=True))
            if self._cache is not None:
                self._cache.add(made)
            known |= made
        return [known[source] for source in sources]

    def _draft(self, sources: list[str]) -> list[Draft]:
        spoken = [_spoken(source) for source in sources]
        drafts = self._draft_spoken(spoken)
        return [
            draft if source == said else draft._replace(text=draft.text.upper())
            for source, said, draft in zip(sources, spoken, drafts, strict=True)
        ]

    def _draft_spoken(self, sources: list[str]) -> list[Draft]:
        written = [sentence_case(text) if is_title_case(text) else text for text in sources]
        wanted = [self._wordbook.find(text) for text in written]
        rare = [terms.rare() for terms in wanted]
        read = list(map(put_in, written, rare))
        drafts = self._decode_at_first(sources, read)
        for bad, again in (
            (_failed, self._decode_otherwise),
            (_failed, partial(self._decode_in_clauses, self._decode_otherwise, 12)),
            (_lost_numerals, partial(self._decode_in_clauses, self._decode_plainly, _LONG)),
            (_lost_verbatim, self._decode_around_verbatim),
        ):
            drafts = self._retry(read, drafts, bad, again)
        drafts = list(map(_take_over, written, rare, drafts))
        drafts = self._with_terms(written, wanted, rare, drafts)
        return [
            draft._replace(text=repair(source, draft.text, names=self._is_weak))
            for source, draft in zip(sources, drafts, strict=True)
        ]

    def _decode_at_first(self, sources: list[str], read: list[str]) -> list[Draft]:
        """Decode what is read; of headlines in title case these too, and the surer draft stays."""
        titles = [i for i, source in enumerate(sources) if is_title_case(source)]
        made = self._decode_plainly([*read, *(sources[i] for i in titles)])
        drafts = made[: len(sources)]
        for i, titled in zip(titles, made[len(sources) :], strict=True):
            drafts[i] = max(titled, drafts[i], key=lambda one: one.confidence)
        return drafts

    def _retry(
        self,
        sources: list[str],
        drafts: list[Draft],
        bad: Callable[[str, str], int],
        again: Callable[[list[str]], list[Draft]],
    ) -> list[Draft]:
        """Return ``drafts`` with those that are bad, and are less so when made again, replaced."""
        failed = {
            i: how_bad
            for i, source in enumerate(sources)
            if (how_bad := bad(source, drafts[i].text))
        }
        if not failed:
            return drafts
        drafts = list(drafts)
        made = again([sources[i] for i in failed])
        for (i, how_bad), draft in zip(failed.items(), made, strict=True):
            if bad(sources[i], draft.text) < how_bad:
                drafts[i] = draft
        return drafts

    def _with_terms(
        self,
        sources: list[str],
        wanted: list[Wanted],
        put_first: Sequence[Sequence[Found]],
        drafts: list[Draft],
    ) -> list[Draft]:
        """Decode again, with other terms in English, what lacks terms of the wordbook."""
        drafts = list(drafts)
        put = dict(enumerate(put_first))
        for choose in (Wanted.otherwise, Wanted.alone):
            # What lacked nothing lacks nothing now; what is put in alike is drafted alike.
            chosen = {
                i: now
                for i, before in put.items()
                if (now := choose(wanted[i], drafts[i].text, before)) != before
            }
            made = self._decode_plainly([put_in(sources[i], terms) for i, terms in chosen.items()])
            for (i, terms), plain in zip(chosen.items(), made, strict=True):
                draft = _take_over(sources[i], terms, plain)
                if self._is_better(sources[i], wanted[i], drafts[i], draft, put[i]):
                    drafts[i] = draft
            put = chosen
            if not put:
                break
        return drafts

    @staticmethod
    def _is_better(
        source: str, wanted: Wanted, old: Draft, new: Draft, put: Sequence[Found]
    ) -> bool:
        """Tell whether a draft has more of the terms than another, and nothing worse about it.

        As many will do where the other lacks some of what was ``put`` in, and so was garbled.
        """
        lacked, lacks = wanted.missing(old.text), wanted.missing(new.text)
        if any(bad(source, new.text) > bad(source, old.text) for bad in _FAULTS):
            return False
        if len(lacks.asked) != len(lacked.asked):
            return len(lacks.asked) < len(lacked.asked)
        sure = new.confidence >= old.confidence - _DOUBT
        kept = _copied(source, old.text) <= _copied(source, new.text)
        garbled = any(one in put for one in lacked.known)
        return sure and kept and len(lacks.known) < len(lacked.known) + garbled

    def _decode(self, sources: Sequence[str], options: DecodingOptions) -> list[Draft]:
        """Decode each source, its sentences apart: a model drops what stands behind the first.

        What the model cannot take whole is cut into parts.
        """
        model = self._translator.model
        room = model.limit - len(model.wrap([]))

        def fits(text: str) -> bool:
            return len(model.encode([text])[0]) <= room

        split = [[segment.text for segment in split_text(source)] for source in sources]
        pieces = iter(model.encode([sentence for row in split for sentence in row]))
        parts: list[list[str]] = []
        rows: list[list[str]] = []
        for row in split:
            parts.append([])
            for sentence, whole in zip(row, islice(pieces, len(row)), strict=True):
                if len(whole) <= room:
                    parts[-1].append(sentence)
                    rows.append(whole)
                else:
                    short = cut(sentence, fits)
                    parts[-1] += short
                    rows += model.encode(short)
        hypotheses = self._translator.translate(rows, options)
        texts = model.decode([h.pieces for h in hypotheses])
        made = map(Draft, texts, (h.confidence for h in hypotheses))
        return [_join_clauses(row, list(islice(made, len(row)))) for row in parts]

    def _decode_plainly(self, sources: list[str]) -> list[Draft]:
        return self._decode(sources, self._options)

    def _decode_otherwise(self, sources: list[str]) -> list[Draft]:
        """Decode with a wider beam in which no trigram comes twice."""
        options = replace(
            self._options,
            beam_size=max(6, self._options.beam_size),
            no_repeat_ngram=3,
            repetition_penalty=max(1.1, self._options.repetition_penalty),
        )
        return self._decode(sources, options)

    def _decode_in_clauses(
        self, decode: Callable[[list[str]], list[Draft]], words: int, sources: list[str]
    ) -> list[Draft]:
        """Decode clauses of at most ``words`` words apart: in short ones a model loses less."""
        parts = [cut(source, lambda text: len(text.split()) <= words) for source in sources]
        drafts = iter(decode([part for row in parts for part in row]))
        return [_join_clauses(row, list(islice(drafts, len(row)))) for row in parts]

    def _decode_around_verbatim(self, sources: list[str]) -> list[Draft]:
        """Decode what stands between URLs, addresses and emoji, and put these back in place."""
        split = [split_verbatim(source) for source in sources]
        texts = [part for row in split for part, kept in row if not kept]
        drafts = iter(self._decode_plainly([text.strip() for text in texts]))
        results = []
        for row in split:
            made = ""
            spoken = []
            for part, kept in row:
                draft = None if kept else next(drafts)
                if draft is not None and any(c.isalnum() for c in part):
                    head = part[: len(part) - len(part.lstrip())]
                    made += head + draft.text + part[len(part.rstrip()) :]
                    spoken.append((draft.text, draft.confidence))
                else:
                    made += part
            results.append(Draft(made, _join(spoken).confidence))
        return results


def _spoken(source: str) -> str:
    """Return the source as the model reads it: one in capitals in sentence case."""
    return sentence_case(source) if is_in_capitals(source) else source


def _take_over(source: str, terms: Sequence[Found], draft: Draft) -> Draft:
    return draft._replace(text=take_over(source, terms, draft.text))


def _failed(source: str, draft: str) -> int:
    return problem(source, draft) is not None


def _lost_numerals(source: str, draft: str) -> int:
    """Return how many numerals went lost in a sentence that is long enough to lose a clause."""
    if len(source.split()) <= _LONG:
        return 0
    return lost_numerals(source, restore_numerals(source, draft))


def _lost_verbatim(source: str, draft: str) -> int:
    items = verbatim(source)
    return sum(draft.count(item) < items.count(item) for item in items)


def _copied(source: str, draft: str) -> set[str]:
    """Return the names and figures of a source that its draft has as they are."""
    return set(_COPIED.findall(source)) & set(_COPIED.findall(draft))


_FAULTS = (_failed, _lost_numerals, _lost_verbatim)


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
