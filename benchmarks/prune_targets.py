#!/usr/bin/env python3
"""Leave in a model's ``target.spm`` the pieces that its training pairs need.

    python benchmarks/prune_targets.py FOLDER RECIPE.toml DATA

``sejajar train`` does so with every vocabulary that it makes (align/train/vocabulary.py); the
embedded models are older.  FOLDER is the model's, DATA what the recipe's paths start from.
"""

from __future__ import annotations

import sys
from pathlib import Path

from align.train.data import Held, load_pairs
from align.train.recipe import read_recipe
from align.train.vocabulary import prune_targets


def main(folder: Path, path: Path, data: Path) -> None:
    recipe = read_recipe(path, data_dir=data)
    held = Held([*recipe.data.dev, *recipe.data.evaluation])
    sources = [(source.path, source.weight) for source in recipe.data.sources]
    pairs, _ = load_pairs(sources, held, max_ratio=recipe.data.max_ratio, drop_held=True)
    left = prune_targets(folder, (pair.target for pair in pairs))
    print(f"{folder}/target.spm: {left:,} pieces, for {len(pairs):,} pairs")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
