"""How much the service takes on."""

from __future__ import annotations

from dataclasses import dataclass, fields

from align.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one request and on all of them together.

    Attributes:
        characters: of text in one request; more is answered with 413.
        sentences: that wait for the decoder, of all requests together; what finds no room is
            answered with 429, what never will with 413.
        requests: that are worked on or wait, together; more are answered with 429.
        seconds: that a request may take; then it is answered with 503.
    """

    characters: int = 100_000
    sentences: int = 2048
    requests: int = 256
    seconds: float = 60.0

    def __post_init__(self) -> None:
        """Refuse limits that let nothing through."""
        for one in fields(self):
            if not getattr(self, one.name) > 0:
                raise InputError(f"the limit of {one.name} must be above 0")

    @property
    def bytes(self) -> int:
        """What a body may hold: a character takes up to 12 bytes in JSON, and the rest is small."""
        return 12 * self.characters + 10_000
