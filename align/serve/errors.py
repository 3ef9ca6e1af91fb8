"""What a client did wrong, or the service cannot do now: an HTTP status and a sentence."""

from __future__ import annotations

from align.errors import SejajarError


class RequestError(SejajarError):
    """A request that is answered with an error.

    Attributes:
        status: HTTP status code.
        retry_after: seconds after which the same request may be taken, or None.
    """

    def __init__(self, status: int, message: str, *, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after
