"""Pairs of every kind, for property tests of the formats."""

import dataclasses

from hypothesis import strategies as st

from align.document import KINDS, SEVERITIES, SIDES, STATUSES, Flag, Pair

FLAGGED = Pair(
    id="berita.txt:1",
    doc="berita.txt",
    kind="text",
    source="Gina Sako membunuh dua burung dengan satu batu.",
    draft="Gina Sako killed two birds with one stone.",
    reference="Gina Sacco hit two targets with one shot.",
    bead="1-1",
    similarity=0.9123,
    confidence=0.8754,
    flags=(
        Flag("NAME-GARBLED", "source", 0, 9, "major", "A name is garbled.", "Gina Sacco"),
        Flag("IDIOM-CALQUE", "source", 10, 46, english="kill two birds with one stone"),
        Flag("NAME-COPY", "draft", 5, 9, "critical", evidence="Sako", confidence=0.5),
        Flag("NUMBER", "pair", 0, 0, "neutral", "The numbers differ."),
    ),
    note="Tanya redaksi.",
)

# Characters that break readers; XML can hold all of them.
_NASTY = "\t\n\r\\\"'<>&]=+-@#_x \x85\xa0\u2028\u2029\u2068\u2069\ufeff\U0001f426"
TEXT = st.one_of(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        max_size=8,
    ),
    st.text(st.sampled_from(_NASTY), max_size=8),
    st.sampled_from(["", "=1+1", "\r\n", " a ", "_x000D_", "]]>", "&amp;", "#N/A", "1", "True"]),
)
PROBABILITY = st.floats(0, 1)
SHORT_PROBABILITY = PROBABILITY.map(lambda number: round(number, 9))
"""As a spreadsheet holds it."""


def flags(probability: st.SearchStrategy[float]) -> st.SearchStrategy[Flag]:
    return st.builds(
        lambda span, **fields: Flag(start=span[0], end=span[1], **fields),
        span=st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted),
        id=st.from_regex(r"\A[A-Z]{1,4}(-[A-Z0-9]{1,4})?\Z"),
        side=st.sampled_from(SIDES),
        severity=st.sampled_from(SEVERITIES),
        message=TEXT,
        suggestion=TEXT,
        evidence=TEXT,
        english=TEXT,
        confidence=probability,
    )


def _in_order(flags: list[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=lambda f: (SIDES.index(f.side), f.start, f.end, f.id)))


def pairs(
    extra: st.SearchStrategy[dict[str, str]], probability: st.SearchStrategy[float]
) -> st.SearchStrategy[Pair]:
    return st.builds(
        Pair,
        id=TEXT,
        doc=TEXT,
        kind=st.sampled_from(KINDS),
        source=TEXT,
        draft=TEXT,
        reference=TEXT,
        bead=TEXT,
        similarity=st.none() | probability,
        confidence=st.none() | probability,
        flags=st.lists(flags(probability), max_size=3).map(_in_order),
        status=st.sampled_from(STATUSES),
        final=TEXT,
        note=TEXT,
        extra=extra,
    )


def tables(
    probability: st.SearchStrategy[float] = PROBABILITY,
) -> st.SearchStrategy[list[Pair]]:
    """Lists of pairs with the same extra columns and different ids."""
    fields = {field.name for field in dataclasses.fields(Pair)}

    def rows(columns: list[str]) -> st.SearchStrategy[list[Pair]]:
        extra = st.fixed_dictionaries(dict.fromkeys(columns, TEXT))
        return st.lists(pairs(extra, probability), max_size=3, unique_by=lambda pair: pair.id)

    names = TEXT.filter(lambda name: name and name not in fields)
    return st.lists(names, unique=True, max_size=2).flatmap(rows)
