"""Coverage-guided fuzzing of one target with atheris (libFuzzer); a tool, not a test.

    pip install atheris
    PYTHONPATH=.:tests/fuzz nice -n 15 python tests/fuzz/fuzz_atheris.py po -max_total_time=600

What follows the target's name goes to libFuzzer.  New inputs are gathered in
``out/fuzz/TARGET/``; a crash is written there and goes, once it is mended, into ``corpus/``.
Every other mutation is one of ``fuzz_mutations.py``: libFuzzer's own never get past the checksums
of an archive, and seldom past the grammar of XML.  ``fuzz_campaign.py`` does all targets in turn.
"""

from __future__ import annotations

import logging
import random
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    """Fuzz."""
    name = sys.argv[1]
    with atheris.instrument_imports(include=["align"]):
        from fuzz_mutations import damage
        from fuzz_seeds import seeds
        from fuzz_targets import TARGETS, exercise

        for seed in seeds(name):  # imports what the target needs, instrumented
            with tempfile.TemporaryDirectory() as folder:
                exercise(TARGETS[name], seed, Path(folder))
    logging.disable(logging.CRITICAL)
    found = ROOT / "out" / "fuzz" / name
    found.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (found / f"seed-{number}").write_bytes(seed)
    known = ROOT / "tests" / "fuzz" / "corpus" / name
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "given.en").write_bytes(b"a\nb\n")

        def once(data: bytes) -> None:
            exercise(TARGETS[name], data, place)

        def mutate(data: bytes, longest: int, number: int) -> bytes:
            choice = random.Random(number)
            if choice.random() < 0.5:
                return atheris.Mutate(data, longest)
            try:
                return damage(data, name, choice)[:longest]
            except Exception:  # an archive that zipfile cannot read, for one reason of many
                return damage(choice.choice(seeds(name)), name, choice)[:longest]

        options = [f"-artifact_prefix={found}/", "-timeout=20", "-rss_limit_mb=4096"]
        folders = [str(found), *([str(known)] if known.is_dir() else [])]
        atheris.Setup([sys.argv[0], *options, *sys.argv[2:], *folders], once, custom_mutator=mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
