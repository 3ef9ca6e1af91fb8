"""Documents that gave no rows: what was wrong with which."""

from __future__ import annotations

from dataclasses import dataclass

from align.document import Document
from align.errors import InputError


@dataclass(frozen=True, slots=True)
class Failure:
    """A document, or a row that would have been one, that could not be done.

    Attributes:
        path: its file, as the user named it.
        line: where in the file, 1-based, if that is known.
        reason: what was wrong.
    """

    path: str
    line: int | None
    reason: str

    @classmethod
    def of(cls, error: Exception, path: str) -> Failure:
        """Return the failure that an exception means; ``path`` is the file that was worked on."""
        if isinstance(error, InputError):
            reason = str(error)
            if error.path is not None:
                where = f"{error.path}: " if error.line is None else f"{error.path}:{error.line}: "
                reason = reason.removeprefix(where)
            return cls(error.path or path, error.line, reason)
        # Not foreseen, so a fault of ours; yet one document is not worth the other million.
        return cls(path, None, f"internal error, please report: {type(error).__name__}: {error}")

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Unpaired(Failure):
    """A document to align for which there is no translation, or the other way round.

    Nothing is wrong with it, so it does not make a run fail.
    """

    @classmethod
    def document(cls, document: Document) -> Unpaired:
        """Return what is said of a document without a partner."""
        return cls(document.path, None, f"'{document.id}' has no partner on the other side")
