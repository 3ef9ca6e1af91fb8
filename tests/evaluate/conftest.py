from __future__ import annotations

import pytest
from spoiled import Sample, spoil

from align.document import Flag, Pair
from align.resources import corpus_dir

SEGMENTS = 6


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    reference, documents = [], []
    for path in sorted((corpus_dir() / "samples").glob("*.en.sentences.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = line.split("\t")[-1].strip()
            if len(text.split()) > 3 and documents.count(path.name.split(".")[0]) < SEGMENTS:
                reference.append(text)
                documents.append(path.name.split(".")[0])
    texts = {
        "reference": reference,
        "documents": documents,
        "better": spoil(reference, 0.15, seed=1),
        "worse": spoil(reference, 0.16, seed=4),
    }
    folder = tmp_path_factory.mktemp("sample")
    for name, lines in texts.items():
        (folder / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines))
    return Sample(**texts, folder=folder)


@pytest.fixture
def law() -> list[Pair]:
    """Return twelve reviewed rows of a law, every other one with a flag."""
    return [
        Pair(f"d:{k}", "d", "text", f"Pasal {k} dicabut.", f"Article {k} pulled out.",
             f"Article {k} was repealed.", status="edited", final=f"Article {k} is repealed.",
             flags=(Flag("WRONG-SENSE", "draft", 0, 7),) if k % 2 else ())
        for k in range(12)
    ]  # fmt: skip
