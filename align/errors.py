"""The one family of errors that Sejajar raises on purpose.

A message says in one line what was wrong, where (file and line), and what to do about it.
"""

from __future__ import annotations

_LONGEST = 500
"""Characters of a message; what a file holds is quoted in messages, and may be of any length."""


class SejajarError(Exception):
    """Base of all errors with a message meant for the user.  Exit status 1: the run failed."""

    exit_status = 1

    def __init__(self, message: str) -> None:
        """Keep ``message`` in one line of bounded length, whatever of a file it quotes."""
        super().__init__(_one_line(message))


class InputError(SejajarError):
    """Bad usage or bad input: a file, an option or a value the user can mend.  Exit status 2."""

    exit_status = 2

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        """Prefix ``message`` with where: ``path:line:`` (``line`` is 1-based)."""
        where = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(where + message)
        self.path = path
        self.line = line


class ModelError(InputError):
    """A model that is absent, incomplete or corrupt."""


class OutputError(SejajarError):
    """An output that cannot be written: no permission, disk full."""


def _one_line(message: str) -> str:
    # A quoted line end would make two messages of one, an escape sequence take over the terminal.
    line = "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in message
    )
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST * 2 // 3]} … {line[-_LONGEST // 3 :]}"
    return line


def reason(error: Exception) -> str:
    """Return the first line of another library's error, for a message of ours in one line."""
    return (str(error).splitlines() or [type(error).__name__])[0]
