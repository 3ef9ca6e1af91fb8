"""What a run says while it trains, to the terminal and, for curves, to ``log.jsonl``."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from align.train.validate import Validation

Say = Callable[[str], None]


class TrainingLog:
    """The log of a run, with a window of losses since the last report.

    Args:
        path: appended to, a line a report.
        say: takes progress lines.
    """

    def __init__(self, path: Path, say: Say) -> None:
        self._file = path.open("a", encoding="utf-8", buffering=1)
        self._say = say
        self._open_window(time.monotonic())

    def _open_window(self, now: float) -> None:
        self._since = now
        self._loss = self._guided = 0.0
        self._tokens = self._batches = 0

    def count(self, loss: float, guided: float, tokens: int) -> None:
        """Take one batch into the window."""
        self._loss += loss
        self._guided += guided
        self._tokens += tokens
        self._batches += 1

    def report(self, updates: int, tokens: int, epoch: int, rate: float) -> None:
        """Write the window's means, and open the next one."""
        now = time.monotonic()
        speed = self._tokens / (now - self._since)
        loss, guided = self._loss / self._batches, self._guided / self._batches
        self._write(updates, tokens, loss=loss, guided=guided, speed=speed, rate=rate)
        self._say(
            f"epoch {epoch} update {updates} tokens {tokens / 1e6:.2f}M loss {loss:.3f} "
            f"guided {guided:.3f} {speed:.0f} tokens/s"
        )
        self._open_window(now)

    def validated(
        self, updates: int, tokens: int, results: Mapping[str, Validation], seconds: float
    ) -> None:
        """Write what the development sets say; the look's ``seconds`` are not training time."""
        self._since += seconds
        validation = {name: result._asdict() for name, result in results.items()}
        self._write(updates, tokens, validation=validation)
        self._say(
            "  ".join(f"{n} {r.loss:.2f}/{r.shuffled:.2f}/{r.chrf:.1f}" for n, r in results.items())
        )

    def _write(self, updates: int, tokens: int, **row: object) -> None:
        self._file.write(json.dumps({"updates": updates, "tokens": tokens, **row}) + "\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()
