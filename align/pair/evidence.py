"""What the words of one side of a document offer to the other.

Every token of the source side *offers* English words: a word of the draft offers itself, an
Indonesian word what the translation table gives and, as names and loan words survive translation,
itself.  Rare words weigh more (inverse document frequency).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.pair.groups import expand, order, starts
from align.text.lexicon import Translations, translate
from align.text.tokens import NUMERALS, tokenize_all

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
View = tuple[list[str], Ints, Ints]
"""The tokens of one version of a document, as ``tokens.tokenize_all`` returns them."""

STEMS = ((5, 0.6, 0.5), (7, 0.8, 0.6))
"""Letters of a longer word's stem; how strongly it speaks for a word of a draft, of a source."""
PLURAL = 0.8
"""The same for a word and its form in *-s*, as the languages that drafts come in mark many."""
NUMBER_BOOST = 1.3
MIN_STRENGTH = 0.25
COPIED = 4
"""Letters of a word that the source and the reference share, at least."""
COMMONEST = 0.1
"""The least inverse document frequency: function words still tell a little."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one side, in order; every sentence has one at least.

    Attributes:
        vocabulary: the distinct tokens; those of drafts and of sources are distinct.
        drafted: how many of them, the first ones, are words of drafts.
        word: each token's number in ``vocabulary``, shape (tokens,).
        start: number of each sentence's first token, shape (sentences + 1,).
        sentence: the sentence of each token, shape (tokens,).
        weight: inverse document frequency of each token, shape (tokens,); sentences average 1.
        mass: the weight of each sentence, shape (sentences,).
    """

    vocabulary: list[str]
    drafted: int
    word: Ints
    start: Ints
    sentence: Ints
    weight: Floats
    mass: Floats

    @classmethod
    def of(cls, sentences: int, *views: View, drafted: bool = False) -> Tokens:
        """Join the versions of a document's ``sentences``, side by side within each sentence.

        Args:
            sentences: how many there are.
            views: the tokens of each version.
            drafted: whether the first version holds drafts.
        """
        vocabulary, word, sentence = views[0]
        of_drafts = len(vocabulary) if drafted else 0
        if len(views) > 1:
            vocabulary = [w for words, _, _ in views for w in words]
            first = np.cumsum([0, *(len(words) for words, _, _ in views[:-1])])
            word = np.concatenate([v[1] + f for v, f in zip(views, first, strict=True)])
            sentence = np.concatenate([v[2] for v in views])
            # Where in a sentence evidence stands tells heads from tails, whichever the version.
            place = sentence + np.concatenate([_progress(v[2], sentences) for v in views])
            merged = np.argsort(place, kind="stable")
            word, sentence = word[merged], sentence[merged]
        n = max(sentences, 1)
        start = np.concatenate(([0], np.cumsum(np.bincount(sentence, minlength=sentences))))
        by_word = order(word)
        seen = word[by_word][starts(word[by_word], sentence[by_word])]
        idf = np.log((n + 1) / (np.bincount(seen, minlength=len(vocabulary)) + 0.5))
        idf = np.maximum(idf, COMMONEST)
        idf *= np.array([NUMBER_BOOST if w[:1].isdigit() else 1.0 for w in vocabulary])
        weight = idf[word]
        weight *= n / max(float(weight.sum()), 1e-9)
        mass = np.bincount(sentence, weight, sentences)
        return cls(
            vocabulary,
            of_drafts,
            word,
            start,
            sentence,
            weight.astype(np.float32),
            mass.astype(np.float32),
        )


def _progress(sentence: Ints, sentences: int) -> NDArray[np.float64]:
    """Return where in its sentence each token stands, 0 to 1; the tokens are in order."""
    count = np.bincount(sentence, minlength=sentences)
    first = np.cumsum(count) - count
    at: NDArray[np.float64] = (np.arange(len(sentence)) - first[sentence]) / count[sentence]
    return at


def _copies(source: View, draft: View, reference: Sequence[str]) -> View:
    """Return the tokens of the source that the reference may have copied and the draft lost.

    Machine translation mangles names and numbers.  ``reference`` holds the distinct tokens there.
    """
    vocabulary, word, sentence = source
    known = set(reference)
    copied = [w[:1].isdigit() or len(w) >= COPIED if w in known else False for w in vocabulary]
    number = {w: k for k, w in enumerate(draft[0])}
    in_draft = np.array([number.get(w, len(number)) for w in vocabulary], np.int64)
    each = len(number) + 1
    kept = np.flatnonzero(np.array(copied, bool)[word])
    lost = ~np.isin(sentence[kept] * each + in_draft[word[kept]], draft[2] * each + draft[1])
    kept = kept[lost]
    return vocabulary, word[kept], sentence[kept]


@dataclass(frozen=True, slots=True)
class Matches:
    """Which source tokens can explain which reference tokens, as an inverted index.

    Attributes:
        token, form, strength: the offers: source token number, form number, 0 to 1.
        postings: ``form * tokens + token`` of each form of each reference token, sorted.
    """

    source: Tokens
    reference: Tokens
    token: Ints
    form: Ints
    strength: Floats
    postings: Ints

    def posted(self) -> tuple[Ints, Ints]:
        """Return the form and the reference token of each posting."""
        form, token = np.divmod(self.postings, len(self.reference.word))
        return form, token


def _plural(word: str) -> bool:
    return word[-1:] == "s" and len(word) > 3


def _offers(
    word: str, drafted: bool, table: Translations | None, forms: Mapping[str, int]
) -> dict[int, float]:
    """Return the reference's forms that a source word offers, by number, and how strongly."""
    offers: dict[int, float] = {}
    if table is not None and not drafted:
        for target, strength in translate(word, table):
            if strength >= MIN_STRENGTH and target in forms:
                offers[forms[target]] = strength
    if word in forms:
        offers[forms[word]] = 1.0
    if word in NUMERALS and NUMERALS[word] in forms:
        offers[forms[NUMERALS[word]]] = 1.0
    if word[-1:] == "s" and _plural(word) and word[:-1] in forms:
        form = forms[word[:-1]]
        offers[form] = max(offers.get(form, 0.0), PLURAL)
    length = len(word)
    for letters, of_draft, of_source in STEMS:
        if length <= letters:
            break
        if (stem := "~" + word[:letters]) in forms:
            offers[forms[stem]] = of_draft if drafted else of_source
    return offers


def _forms(word: str) -> list[str]:
    """Return the forms by which a reference word is found."""
    forms = [word] if word else []
    forms += ["~" + word[:letters] for letters, _, _ in STEMS if len(word) > letters]
    if _plural(word):
        forms.append(word[:-1])
    if word in NUMERALS:
        forms.append(NUMERALS[word])
    return forms


def _ragged(flat: Sequence[int], length: Sequence[int], pick: Ints) -> tuple[Ints, Ints]:
    """Cut ``flat`` into rows of ``length``; return each item of the rows ``pick``, and its pick."""
    items, lengths = np.array(flat, np.int64), np.array(length, np.int64)
    group, k = expand(lengths[pick])
    return items[(np.cumsum(lengths) - lengths)[pick[group]] + k], group


def matches(
    source: Sequence[str],
    reference: Sequence[str],
    drafts: Sequence[str] | None,
    table: Translations | None,
) -> Matches:
    """Tokenise both sides and index what the source side offers."""
    right = Tokens.of(len(reference), tokenize_all(reference))
    views = [tokenize_all(source)]
    if drafts is not None:
        draft = tokenize_all(drafts)
        if table is None:
            views = [_copies(views[0], draft, right.vocabulary)]
        # A word of a draft and one of the source may look alike and still offer different things.
        views.insert(0, draft)
    left = Tokens.of(len(source), *views, drafted=drafts is not None)

    found_by = [_forms(word) for word in right.vocabulary]
    spelt = [form for forms in found_by for form in forms]
    forms = {form: number for number, form in enumerate(dict.fromkeys(spelt))}
    form, token = _ragged(
        [forms[form] for form in spelt], [len(forms) for forms in found_by], right.word
    )
    offered = [
        _offers(word, number < left.drafted, table, forms)
        for number, word in enumerate(left.vocabulary)
    ]
    flat = [form for offers in offered for form in offers]
    strengths = np.array([s for offers in offered for s in offers.values()], np.float32)
    entry, from_token = _ragged(range(len(flat)), [len(offers) for offers in offered], left.word)
    by_form = order(form)
    return Matches(
        left,
        right,
        from_token,
        np.array(flat, np.int64)[entry],
        strengths[entry],
        form[by_form] * len(right.word) + token[by_form],
    )
