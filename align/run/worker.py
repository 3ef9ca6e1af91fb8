"""From one batch of documents to its finished rows: split, draft, pair, flag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from align.document import Document, Pair
from align.errors import InputError, OutputError
from align.flag.base import Context
from align.flag.flagger import Flagger
from align.pair.embeddings import Encoder
from align.pair.pairs import keep
from align.pair.word_links import with_words
from align.pipeline import Sentence, Summary, aligned_pairs, drafted_pairs, sentences, split_lines
from align.pipeline import draft as draft_sentences
from align.run.failures import Failure
from align.run.plan import Plan
from align.text.split import split
from align.translate.cache import Draft
from align.translate.drafter import Drafter
from align.translate.words import WordReader

_Item = TypeVar("_Item", "Task", "Drafted")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Task:
    """A document to do.

    Attributes:
        source: the document, split or as it was read.
        reference: its translation, if it has one: then the rows are aligned pairs.
        drafts: drafts by another system, one for each segment, instead of the plan's model's.
    """

    source: Document
    reference: Document | None = None
    drafts: tuple[str, ...] | None = None

    @property
    def documents(self) -> list[Document]:
        """The document, and its translation if it has one."""
        return [self.source, *([self.reference] if self.reference is not None else [])]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A split document with what the translator made of it.

    Attributes:
        task: split.
        sentences: the segments as they were drafted.
        drafts: one for each segment, None where there is none; None if none were wanted.
    """

    task: Task
    sentences: list[Sentence]
    drafts: list[Draft | None] | None


@dataclass(slots=True)
class Finished:
    """What became of a batch.

    Attributes:
        rows: of all its documents, in order.
        failures: the documents that gave no rows, in order, those without a partner included.
        summary: what was counted.
    """

    rows: list[Pair] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)


class Worker:
    """Does to batches of documents what a plan says.

    ``worker(batch)`` is all that another engine needs.  It is ``split``, ``draft`` and ``finish``
    in turn, which can be called apart so as to run side by side, each in a thread or process of
    its own: only ``draft`` needs the model, which is loaded when it is first used.

    The rows depend on the plan and the batch alone: not on the batches before, not on the cache.
    A document that breaks a stage becomes a ``Failure`` and does not harm the others.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def drafter(self) -> Drafter | None:
        """The plan's model, loaded.

        Raises:
            ModelError: there is no such model, or it is incomplete or corrupt.
        """
        if self.plan.model is None:
            return None
        from align.translate.loading import load_drafter

        return load_drafter(
            self.plan.model, self.plan.backend, self.plan.decoding, cache=self.plan.cache
        )

    @cached_property
    def flagger(self) -> Flagger | None:
        """The detectors that the plan asks for.

        Raises:
            InputError: a file that one of them needs cannot be read.
        """
        return None if self.plan.flags is None else Flagger(self.plan.flags)

    @cached_property
    def reader(self) -> WordReader | None:
        """The plan's model as it reads the drafts, if word links are wanted.

        Raises:
            ModelError: there is no such model, or it is incomplete or corrupt.
        """
        if not self.plan.links or self.plan.model is None:
            return None
        from align.translate.models import find_or_fetch_model

        return WordReader(find_or_fetch_model(self.plan.model))

    @cached_property
    def encoder(self) -> Encoder | None:
        """The plan's sentence encoder, loaded.

        Raises:
            ModelError: there is no such encoder, or it cannot be read.
        """
        if self.plan.encoder is None:
            return None
        from align.pair.encoders import load_encoder

        return load_encoder(self.plan.encoder)

    def __call__(self, batch: Sequence[Task]) -> Finished:
        """Return the finished rows of a batch of documents as they were read."""
        failures: list[Failure] = []
        done = self.finish(self.draft(self.split(batch, failures)))
        done.failures[:0] = failures
        return done

    def load(self) -> None:
        """Load the models and the detectors: what is wrong with them is said before all work."""
        _ = self.drafter, self.flagger, self.encoder, self.reader

    def split(self, batch: Sequence[Task], failures: list[Failure]) -> list[Task]:
        """Return the tasks with their documents split, where they are not yet.

        Args:
            batch: tasks.
            failures: is given what cannot be split.
        """
        return [task for _, task in _each(self._split, batch, failures)]

    def _split(self, task: Task) -> Task:
        divide = split_lines if self.plan.lines else split
        source, reference = task.source, task.reference
        if not source.segments:
            source = divide(source)
        if reference is not None and not reference.segments:
            reference = divide(reference)
        return Task(source, reference, task.drafts)

    def draft(self, tasks: Sequence[Task]) -> list[Drafted]:
        """Draft split documents, all together."""
        rows = [sentences(task.source, boilerplate=self.plan.boilerplate) for task in tasks]
        if self.drafter is None:
            return [Drafted(task, row, _given(task)) for task, row in zip(tasks, rows, strict=True)]
        own = [row if task.drafts is None else [] for task, row in zip(tasks, rows, strict=True)]
        made = draft_sentences(own, self.drafter)
        return [
            Drafted(task, row, drafts if task.drafts is None else _given(task))
            for task, row, drafts in zip(tasks, rows, made, strict=True)
        ]

    def finish(self, batch: Sequence[Drafted]) -> Finished:
        """Pair and flag drafted documents and leave out the rows that are not wanted."""
        done = Finished()
        for one, rows in _each(self._rows, batch, done.failures):
            source = one.task.source
            done.rows += rows
            done.summary.documents += 1
            done.summary.encodings[source.encoding] += 1
            done.summary.count(source.segments, one.drafts or [None] * len(source.segments))
            done.summary.flags.update(flag.severity for pair in rows for flag in pair.flags)
        return done

    def _rows(self, one: Drafted) -> list[Pair]:
        task = one.task
        if task.reference is None:
            drafts = one.drafts or [None] * len(one.sentences)
            rows = drafted_pairs(task.source, one.sentences, drafts)
        else:
            if task.drafts is not None and len(task.drafts) != len(one.sentences):
                raise InputError(f"{len(task.drafts)} drafts for {len(one.sentences)} segments")
            rows = aligned_pairs(
                task.source,
                task.reference,
                one.drafts,
                sure=task.drafts is None,
                encoder=self.encoder,
            )
        if self.flagger is not None:
            flags = self.flagger.flag(Context.of_pairs(rows))
            rows = [replace(row, flags=tuple(f)) for row, f in zip(rows, flags, strict=True)]
        if self.reader is not None:
            rows = with_words(rows, self.reader)
        plan = self.plan
        return list(keep(rows, min_similarity=plan.min_similarity, unaligned=plan.unaligned))


def _given(task: Task) -> list[Draft | None] | None:
    return None if task.drafts is None else [Draft(text, 0.0) for text in task.drafts]


def _each(
    do: Callable[[_Item], _Made], batch: Sequence[_Item], failures: list[Failure]
) -> Iterator[tuple[_Item, _Made]]:
    """Yield each item with what became of it; one that fails joins ``failures`` instead."""
    for item in batch:
        try:
            made = do(item)
        except (OutputError, MemoryError):
            raise
        except Exception as error:
            task: Task = item.task if isinstance(item, Drafted) else item
            paths = [None, *(document.path for document in task.documents)]
            if isinstance(error, InputError) and error.path not in paths:
                raise  # a name list, a table: not the document's fault
            failures.append(Failure.of(error, task.source.path))
        else:
            yield item, made
