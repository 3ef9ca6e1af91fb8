"""Share of Indonesian web texts that come back right from legacy code pages, beside the peers.

    python benchmarks/detect_encoding.py [IDCORE.tsv.gz]

Each text with non-ASCII characters is encoded in a code page, the encoding is detected, and the
text decoded with it must be the text.  The texts are development data (a code, a tab, a text).
"""

import gzip
import importlib.util
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

from places import SHARED

from align.errors import InputError
from align.text.encoding import detect_encoding

CODE_PAGES = ("utf-8", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850")

Detect = Callable[[bytes], str | None]


def sejajar(data: bytes) -> str | None:
    try:
        return detect_encoding(io.BytesIO(data), "-")
    except InputError:
        return None


def charset_normalizer(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else None


def chardet(data: bytes) -> str | None:
    import chardet

    return chardet.detect(data)["encoding"]


def right(detect: Detect, text: str, data: bytes) -> bool:
    try:
        return data.decode(detect(data) or "ascii") == text
    except (LookupError, ValueError):
        return False


def main() -> None:
    path = Path(sys.argv[1]) if sys.argv[1:] else SHARED / "data" / "mono_id" / "idcore.tsv.gz"
    if not path.exists():
        sys.exit(f"{path}: not here; name a gzipped file of code, tab, text")
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        texts = [line.rstrip("\n").split("\t", 1)[1] for line in lines]
    peers: list[Detect] = [sejajar]
    peers += [p for p in (charset_normalizer, chardet) if importlib.util.find_spec(p.__name__)]
    print(f"{'code page':12}{'texts':>6}" + "".join(f"{p.__name__:>20}" for p in peers))
    seconds = dict.fromkeys(peers, 0.0)
    for name in CODE_PAGES:
        cases = []
        for text in texts:
            try:
                cases += [] if text.isascii() else [(text, text.encode(name))]
            except UnicodeEncodeError:
                continue
        row = f"{name:12}{len(cases):6}"
        for detect in peers:
            start = time.process_time()
            row += f"{sum(right(detect, *case) for case in cases) / len(cases):20.3f}"
            seconds[detect] += time.process_time() - start
        print(row)
    print(f"{'CPU seconds':18}" + "".join(f"{seconds[p]:20.1f}" for p in peers))


if __name__ == "__main__":
    main()
