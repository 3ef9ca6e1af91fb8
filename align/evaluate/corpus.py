"""What is scored: the hypotheses of one or more systems, beside their references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from align.document import Pair
from align.errors import InputError
from align.evaluate.labels import labels_of, length_label
from align.evaluate.resegment import Aligner, resegment

Labels = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Segments of a test set, as many in every field that is not empty.

    Attributes:
        systems: the hypotheses of each system by its name; the first is the baseline.
        references: the segments of each reference set.
        ids: what to call the segments: pair ids, or line numbers.
        sources: the source segments, for metrics that read them and for people; may be empty.
        documents: the document of each segment; empty when that is not known.
        labels: for each dimension of a breakdown, the groups that each segment belongs to.
        notes: what a reader of the scores must know about how the segments came about.
    """

    systems: Mapping[str, tuple[str, ...]]
    references: tuple[tuple[str, ...], ...]
    ids: tuple[str, ...]
    sources: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    labels: Labels = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be scored.

        Raises:
            InputError: there is no system, reference or segment, or the numbers differ.
        """
        if not self.systems or not self.references or not self.ids:
            raise InputError("nothing to score: no system, no reference or no segment")
        for name, texts in self._columns():
            if len(texts) != len(self.ids):
                raise InputError(
                    f"{name} has {len(texts)} segments where the reference has {len(self.ids)}"
                )

    def __len__(self) -> int:
        """Return the number of segments."""
        return len(self.ids)

    def _columns(self) -> list[tuple[str, Sequence[object]]]:
        columns: list[tuple[str, Sequence[object]]] = list(self.systems.items())
        columns += [(f"reference {k}", texts) for k, texts in enumerate(self.references, start=1)]
        optional = {"sources": self.sources, "documents": self.documents, **self.labels}
        return columns + [(name, texts) for name, texts in optional.items() if texts]


def from_lines(
    systems: Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]],
    *,
    documents: Sequence[str] = (),
    sources: Sequence[str] = (),
    aligner: Aligner | None = None,
) -> Corpus:
    """Make a corpus of texts with one sentence a line.

    A text with as many lines as the first reference goes with it line by line.  Where the counts
    differ, ``aligner`` pairs the text with the first reference, and the units that are scored are
    the smallest that all texts can be cut into.

    Args:
        systems: lines of each system.
        references: lines of each reference set.
        documents: document of each line of the first reference.
        sources: source of each line of the first reference.
        aligner: pairs two texts in the same language; None forbids it.

    Raises:
        InputError: counts differ and there is no aligner, or there is nothing to score.
    """
    if not systems or not references or not references[0]:
        raise InputError("nothing to score: no system, no reference or no segment")
    first = references[0]
    for name, lines in (("documents", documents), ("sources", sources)):
        if lines and len(lines) != len(first):
            raise InputError(
                f"{len(lines)} {name} for {len(first)} lines of the first reference; give one each"
            )
    texts: dict[str, Sequence[str]] = dict(systems)
    others = [f"reference {k}" for k in range(2, len(references) + 1)]
    texts.update(zip(others, references[1:], strict=True))
    odd = {name: len(lines) for name, lines in texts.items() if len(lines) != len(first)}
    if odd and aligner is None:
        name, count = next(iter(odd.items()))
        raise InputError(
            f"{name} has {count} lines where the reference has {len(first)}; "
            "give one line for each, or allow pairing"
        )
    notes: tuple[str, ...] = ()
    numbers = tuple(str(k) for k in range(1, len(first) + 1))
    if odd and aligner is not None:
        cut = resegment(first, texts, aligner)
        first, texts = cut.reference, dict(cut.texts)
        documents = [documents[start] for start, _ in cut.spans] if documents else ()
        sources = [" ".join(sources[start:end]) for start, end in cut.spans] if sources else ()
        numbers = tuple(str(s + 1) if s + 1 == e else f"{s + 1}-{e}" for s, e in cut.spans)
        counts = ", ".join(f"{name} has {count} lines" for name, count in odd.items())
        notes = (
            f"{counts}, the reference {len(references[0])}: paired automatically into "
            f"{len(cut.spans)} units; the scores depend on that pairing",
        )
    labels = {"length": tuple((length_label(line),) for line in first)}
    if documents:
        labels["doc"] = tuple((name,) for name in documents)
    return Corpus(
        systems={name: tuple(texts[name]) for name in systems},
        references=(tuple(first), *(tuple(texts[name]) for name in others)),
        ids=numbers,
        sources=tuple(sources),
        documents=tuple(documents),
        labels=labels,
        notes=notes,
    )


def from_pairs(
    pairs: Sequence[Pair],
    systems: Mapping[str, Sequence[str]] | None = None,
    references: Sequence[Sequence[str]] = (),
) -> Corpus:
    """Make a corpus of those rows of an aligned TSV that have a reference.

    Left out are rows whose first reference is empty, and boilerplate that no system translated.
    An empty hypothesis in any other row counts as a missing translation.

    Args:
        pairs: the rows; ids, documents, flags and all other labels are theirs.
        systems: one text a row from each system; the drafts if not given.
        references: one text a row from each reference set; the reference column if not given.

    Raises:
        InputError: the numbers differ, or no row can be scored.
    """
    systems = {"draft": [p.draft for p in pairs]} if systems is None else systems
    references = references or [[p.reference for p in pairs]]
    for texts in (*systems.values(), *references):
        if len(texts) != len(pairs):
            raise InputError(f"{len(texts)} lines for {len(pairs)} rows; give one each")
    kept = [
        k
        for k, pair in enumerate(pairs)
        if references[0][k]
        and (pair.kind != "boilerplate" or any(texts[k] for texts in systems.values()))
    ]
    if not kept:
        raise InputError(
            "no row has a text to score against; pair the file with a reference, or review it"
        )
    chosen = [pairs[k] for k in kept]
    against = tuple(tuple(texts[k] for k in kept) for texts in references)
    notes = []
    if skipped := len(pairs) - len(kept):
        notes.append(f"{skipped} of {len(pairs)} rows left out: nothing to score against")
    for name, texts in systems.items():
        if missing := sum(not texts[k] for k in kept):
            notes.append(f"{name}: {missing} of {len(kept)} rows have no translation")
    return Corpus(
        systems={name: tuple(texts[k] for k in kept) for name, texts in systems.items()},
        references=against,
        ids=tuple(pair.id for pair in chosen),
        sources=tuple(pair.source for pair in chosen),
        documents=tuple(p.doc for p in chosen) if all(p.doc for p in chosen) else (),
        labels=labels_of(chosen, against[0]),
        notes=tuple(notes),
    )


def column(pair: Pair, name: str) -> str:
    """Return the text of a column; ``final`` is the draft where the reviewer accepted it as it is.

    Raises:
        InputError: there is no such column with text.
    """
    if name == "final":
        return pair.signed_off
    if name in ("source", "draft", "reference"):
        return str(getattr(pair, name))
    try:
        return pair.extra[name]
    except KeyError:
        known = ", ".join(["source", "draft", "reference", "final", *pair.extra])
        raise InputError(f"no column {name!r} with text; there are {known}") from None
