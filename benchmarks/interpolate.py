#!/usr/bin/env python3
"""Mix the weights of two models of one ancestry (model soups, Wortsman et al., 2022).

    python benchmarks/interpolate.py FIRST SECOND SHARE FOLDER

FOLDER receives SECOND's files, with weights (1 - SHARE) x FIRST + SHARE x SECOND.  Where SECOND was
fine-tuned from FIRST and has begun to overfit, a mixture is often better than either.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def main(first: Path, second: Path, share: float, folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    old, new = (load_file(one / "model.safetensors") for one in (first, second))
    mixed = {
        name: ((1 - share) * old[name].float() + share * weight.float()).to(weight.dtype)
        for name, weight in new.items()
    }
    shutil.copytree(second, folder)
    save_file(mixed, folder / "model.safetensors", {"format": "pt"})


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]))
