"""What a user can set: flags on and off, severities, thresholds, names, glossary, ignored spans.

In ``sejajar.toml``::

    [flags]
    disable = ["ORTHO"]           # or: enable = ["NAME-GARBLED", "IDIOM-CALQUE"]
    names = ["our-names.tsv"]
    glossary = "glossary.tsv"
    ignore = "ignore.tsv"
    model = "id-en-base"          # reads the pairs: PAIR-FLIP, PAIR-MEANING
    machine = true                # all texts are known to be machine-translated

    [flags.COLLOC-CALQUE]
    severity = "neutral"
    threshold = 0.8
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from align.document import SEVERITIES, Severity
from align.errors import InputError, reason
from align.flag.ignore import IgnoreList


@dataclass(frozen=True)
class Options:
    """How to flag.

    Attributes:
        enable: only these flag ids; empty means all.
        disable: not these.
        severity: overrides by flag id.
        threshold: overrides by flag id, 0 to 1.
        names: files of further names, one a line (see ``align.flag.gazetteer``).
        glossary: a file of required and forbidden renderings (see ``detectors.glossary``).
        ignore: spans that a reviewer dismissed.
        prior: whether the rest of a document moves the confidence in each of its flags.
        machine: whether every document is known to be machine-translated, whatever it looks like.
        model: a translation model that reads the pairs (see ``align.flag.reading``); None leaves
            out the flags that need one.
    """

    enable: frozenset[str] = frozenset()
    disable: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    threshold: Mapping[str, float] = field(default_factory=dict)
    names: tuple[Path, ...] = ()
    glossary: Path | None = None
    ignore: IgnoreList = field(default_factory=IgnoreList)
    prior: bool = True
    machine: bool = False
    model: str | None = None

    def wants(self, flag: str) -> bool:
        """Tell whether a flag is switched on."""
        return flag not in self.disable and (not self.enable or flag in self.enable)


def read_options(path: Path) -> Options:
    """Read the ``[flags]`` table of a ``sejajar.toml``; files are relative to its folder.

    Raises:
        InputError: the file cannot be read, or a key or value is not known.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("flags", {})
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror}", path=str(path)) from error
    # RecursionError: brackets nested a thousand deep.
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise InputError(f"not valid TOML: {reason(error)}", path=str(path)) from error
    if not isinstance(table, Mapping):
        raise InputError("flags is not a table; write [flags]", path=str(path))
    return options_from_table(table, path)


def options_from_table(table: Mapping[str, Any], path: Path) -> Options:
    """Make options of a parsed ``[flags]`` table that stands in the file ``path``.

    Raises:
        InputError: a key, flag id or value is not known.
    """
    from align.flag.registry import FLAGS

    def wrong(message: str) -> InputError:
        return InputError(f"[flags] {message}", path=str(path))

    severity: dict[str, Severity] = {}
    threshold: dict[str, float] = {}
    plain = {"enable", "disable", "names", "glossary", "ignore", "prior", "machine", "model"}
    for key, value in table.items():
        if key in plain:
            continue
        if key not in FLAGS:
            raise wrong(f"knows no flag or setting '{key}'; see sejajar flag --list-flags")
        if not isinstance(value, Mapping) or set(value) - {"severity", "threshold"}:
            raise wrong(f"{key} takes only severity and threshold")
        if "severity" in value:
            if value["severity"] not in SEVERITIES:
                raise wrong(f"{key}: severity must be one of {', '.join(SEVERITIES)}")
            severity[key] = value["severity"]
        if "threshold" in value:
            if not isinstance(value["threshold"], int | float) or not 0 <= value["threshold"] <= 1:
                raise wrong(f"{key}: threshold must be a number from 0 to 1")
            threshold[key] = float(value["threshold"])

    def strings(key: str) -> list[str]:
        chosen = table.get(key, [])
        if not isinstance(chosen, list) or not all(isinstance(one, str) for one in chosen):
            raise wrong(f"{key} must be a list of strings")
        return chosen

    def files(key: str, names: list[str]) -> list[Path]:
        if not all(isinstance(name, str) and name and "\0" not in name for name in names):
            raise wrong(f"{key} must name a file")
        return [path.parent / name for name in names]

    def file(key: str) -> Path | None:
        return files(key, [table[key]])[0] if key in table else None

    def ids(key: str) -> frozenset[str]:
        chosen = frozenset(strings(key))
        if unknown := sorted(chosen - set(FLAGS)):
            raise wrong(f"{key} names unknown flags: {', '.join(unknown)}")
        return chosen

    model = table.get("model")
    if model is not None and not (isinstance(model, str) and model):
        raise wrong("model must name a model")
    ignored = file("ignore")
    return Options(
        enable=ids("enable"),
        disable=ids("disable"),
        severity=severity,
        threshold=threshold,
        names=tuple(files("names", strings("names"))),
        glossary=file("glossary"),
        ignore=IgnoreList.read(ignored) if ignored else IgnoreList(),
        prior=bool(table.get("prior", True)),
        machine=bool(table.get("machine", False)),
        model=model,
    )
