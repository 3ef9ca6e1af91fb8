"""Counts, gauges and histograms in Prometheus' text format (version 0.0.4)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Labels = tuple[str, ...]


class Counter:
    """A number that only grows, one for each combination of labels."""

    kind = "counter"

    def __init__(self, name: str, help: str, labels: Labels = ()) -> None:  # noqa: A002
        self.name, self.help, self._labels = name, help, labels
        self._values: dict[Labels, float] = {} if labels else {(): 0}

    def add(self, *labels: str, by: float = 1) -> None:
        """Count."""
        self._values[labels] = self._values.get(labels, 0) + by

    def samples(self) -> Iterator[str]:
        """Yield the lines of the exposition."""
        for labels, value in sorted(self._values.items()):
            yield f"{self.name}{_labelled(self._labels, labels)} {value:g}"


class Gauge:
    """A number as it is now."""

    kind = "gauge"

    def __init__(
        self,
        name: str,
        help: str,  # noqa: A002
        value: Callable[[], float],
        labels: Labels = (),
        values: Labels = (),
    ) -> None:
        self.name, self.help, self._value = name, help, value
        self._labels = _labelled(labels, values)

    def samples(self) -> Iterator[str]:
        """Yield the line of the exposition."""
        yield f"{self.name}{self._labels} {self._value():.15g}"


class Histogram:
    """How often values up to each bound were seen, for each combination of labels."""

    kind = "histogram"

    def __init__(
        self,
        name: str,
        help: str,  # noqa: A002
        bounds: Sequence[float],
        labels: Labels = (),
    ) -> None:
        self.name, self.help, self._bounds, self._labels = name, help, bounds, labels
        self._counts: dict[Labels, list[int]] = {}
        self._sums: dict[Labels, float] = {}

    def observe(self, value: float, *labels: str) -> None:
        """Count a value."""
        counts = self._counts.setdefault(labels, [0] * (len(self._bounds) + 1))
        counts[bisect_left(self._bounds, value)] += 1
        self._sums[labels] = self._sums.get(labels, 0) + value

    def samples(self) -> Iterator[str]:
        """Yield the lines of the exposition."""
        names = (*self._labels, "le")
        for labels, counts in sorted(self._counts.items()):
            total = 0
            for bound, count in zip(
                [*map("{:g}".format, self._bounds), "+Inf"], counts, strict=True
            ):
                total += count
                yield f"{self.name}_bucket{_labelled(names, (*labels, bound))} {total}"
            yield f"{self.name}_sum{_labelled(self._labels, labels)} {self._sums[labels]:.9g}"
            yield f"{self.name}_count{_labelled(self._labels, labels)} {total}"


def exposition(metrics: Sequence[Counter | Gauge | Histogram]) -> str:
    """Return all metrics as Prometheus reads them."""
    lines = []
    for metric in metrics:
        lines.append(f"# HELP {metric.name} {metric.help}")
        lines.append(f"# TYPE {metric.name} {metric.kind}")
        lines += metric.samples()
    return "\n".join(lines) + "\n"


def _labelled(names: Labels, values: Labels) -> str:
    if not names:
        return ""
    pairs = (f'{name}="{_escaped(value)}"' for name, value in zip(names, values, strict=True))
    return "{" + ",".join(pairs) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
