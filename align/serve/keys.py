"""API keys: who may ask."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from align.errors import InputError
from align.serve.errors import RequestError

ENVIRONMENT = "SEJAJAR_API_KEYS"
_SHORTEST = 8


class Keys:
    """The keys that are known; with none, everybody may ask.

    Args:
        keys: at least eight printable ASCII characters each.

    Raises:
        InputError: a key is too short or holds something else.
    """

    def __init__(self, keys: Iterable[str] = ()) -> None:
        given = list(keys)
        for key in given:
            if len(key) < _SHORTEST or not key.isascii() or not key.isprintable():
                raise InputError(
                    f"an API key must have at least {_SHORTEST} printable ASCII characters; "
                    "python3 -c 'import secrets; print(secrets.token_urlsafe())' makes a good one"
                )
        self._digests = [sha256(key.encode()).digest() for key in given]

    def __bool__(self) -> bool:
        """Whether a key is required."""
        return bool(self._digests)

    def check(self, key: str) -> None:
        """Refuse a caller without a known key; it takes as long for any wrong key.

        Raises:
            RequestError: 403, as LibreTranslate answers.
        """
        if not self:
            return
        if not key:
            raise RequestError(403, "Please contact the server operator to get an API key")
        digest = sha256(key.encode("utf-8", "replace")).digest()
        matches = [hmac.compare_digest(digest, known) for known in self._digests]
        if not any(matches):
            raise RequestError(403, "Invalid API key")


def read_keys(path: Path | None) -> Keys:
    """Return the keys of a file, one a line, ``#`` begins a comment; else of the environment.

    Raises:
        InputError: the file cannot be read or holds no key, or a key is no good.
    """
    if path is None:
        return Keys(os.environ.get(ENVIRONMENT, "").replace(",", " ").split())
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError("is not a text in UTF-8", path=str(path)) from error
    keys = [key for line in lines if (key := line.partition("#")[0].strip())]
    if not keys:
        raise InputError("holds no API key; write one a line", path=str(path))
    return Keys(keys)
