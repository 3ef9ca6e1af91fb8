from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

WHO = {"Petani": "The farmer", "Nelayan": "The fisherman", "Guru": "The teacher", "Ibu": "Mother"}
DOES = {"membeli": "buys", "menjual": "sells", "melihat": "sees", "mencari": "looks for"}
WHAT = {"beras": "rice", "ikan": "fish", "buku": "books", "jagung": "corn", "kopi": "coffee"}
WHERE = {"di pasar": "at the market", "di desa": "in the village", "hari ini": "today"}


Toy = Callable[..., Path]


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    """Return a function that writes 240 pairs and a recipe which trains on them in seconds."""

    def write(tokens: int = 4000) -> Path:
        folder = tmp_path_factory.mktemp("toy")
        rows = product(WHO.items(), DOES.items(), WHAT.items(), WHERE.items())
        (folder / "pairs.tsv").write_text(
            "".join(
                f"{' '.join(id_ for id_, _ in row)}.\t{' '.join(en for _, en in row)}.\n"
                for row in rows
            ),
            encoding="utf-8",
        )
        path = folder / "recipe.toml"
        path.write_text(
            f"""
            [data]
            sources = ["pairs.tsv"]
            [model]
            vocabulary = 120
            d_model = 64
            heads = 2
            ffn = 128
            encoder_layers = 1
            decoder_layers = 1
            dropout = 0.05
            [train]
            tokens = {tokens}
            batch_tokens = 264
            rate = 5e-3
            noise = 0.02
            warmup = 20
            checkpoint_minutes = 0.005
            threads = 1
            average = 3
            average_every = 5
            """,
            encoding="utf-8",
        )
        return path

    return write


@pytest.fixture
def recipe(toy: Toy) -> Path:
    return toy()
