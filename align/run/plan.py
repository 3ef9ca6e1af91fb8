"""What a run does to its documents: everything that its rows depend on, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from pathlib import Path

from align import __version__
from align.flag.config import Options
from align.translate.options import DecodingOptions


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do to every document; plain data, so that it can be sent to another process.

    Attributes:
        model: what ``align.translate.models.find_model`` takes; None makes no drafts.
        backend: a name in ``align.translate.translator.BACKENDS``.
        decoding: options of the search; ``threads`` and ``batch_tokens`` change the speed only.
        cache: look up and keep drafts in the user's cache; changes the speed only.
        boilerplate: draft boilerplate as well.
        lines: take every line as one segment instead of splitting.
        encoder: what ``align.pair.encoders.load_encoder`` takes; None pairs by words alone.
        links: tell which words of a draft render which of its source, and how sure each is.
        flags: how to flag; None does not.
        min_similarity: leave out two-sided pairs that are less likely to be right.
        unaligned: keep segments without a partner.
    """

    model: str | None = None
    backend: str = "ctranslate2"
    decoding: DecodingOptions = field(default_factory=DecodingOptions)
    cache: bool = True
    boilerplate: bool = False
    lines: bool = False
    encoder: str | None = None
    links: bool = False
    flags: Options | None = field(default_factory=Options)
    min_similarity: float = 0.0
    unaligned: bool = True

    def marks(self) -> dict[str, str]:
        """Return what the rows depend on, by the name of the option that says it.

        Two plans with the same marks give the same rows of the same documents.  Files are marked
        by their content: models, name lists, a glossary.

        Raises:
            ModelError: there is no such model.
            InputError: a file of the flags cannot be read.
        """
        marks = {
            "version": __version__,
            "--lines": str(self.lines),
            "--boilerplate": str(self.boilerplate),
            "--links": str(self.links),
            "--min-similarity": f"{self.min_similarity:g}",
            "--unaligned": str(self.unaligned),
            "flags": "none" if self.flags is None else _mark_of_flags(self.flags),
            "--encoder": "none",
            "--model": "none",
        }
        if self.encoder is not None:
            from align.pair.encoders import encoder_digest

            marks["--encoder"] = encoder_digest(self.encoder)
        if self.model is not None:
            from align.translate.models import find_or_fetch_model

            marks["--model"] = find_or_fetch_model(self.model).digest
            marks["--backend"] = self.backend
            marks["decoding options"] = self.decoding.key
        return marks


def _mark_of_flags(options: Options) -> str:
    digest = hashlib.sha256()
    for one in fields(options):
        value = getattr(options, one.name)
        if one.name in ("names", "glossary"):
            files: tuple[Path, ...] = value if isinstance(value, tuple) else (value,)
            value = [_content(file) for file in files if file is not None]
        elif one.name == "model" and value is not None:
            from align.translate.models import find_or_fetch_model

            value = find_or_fetch_model(value).digest
        elif one.name == "ignore":
            value = sorted(value.spans)
        elif isinstance(value, frozenset):
            value = sorted(value)
        elif isinstance(value, dict):
            value = sorted(value.items())
        digest.update(f"{one.name}={value!r}\n".encode())
    return digest.hexdigest()[:16]


def _content(file: Path) -> str:
    # The detector that needs the file says what is wrong when it is not there.
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "absent"
