"""``sejajar demo``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from align.cli.arguments import Quiet


def demo(
    folder: Annotated[Path, typer.Argument(help="Where to; it is made if need be.")] = Path(
        "sejajar-demo"
    ),
    quiet: Quiet = False,
) -> None:
    """Draft, pair and flag the packaged sample texts.

    Needs neither network nor settings.  Says what was made and what to run next.
    """
    from shutil import copyfile

    from align.cli.align import align
    from align.cli.report import report
    from align.errors import OutputError
    from align.exchange.tsv import read_tsv
    from align.resources import corpus_dir

    sides = {language: folder / "texts" / language for language in ("id", "en")}
    try:
        for language, side in sides.items():
            side.mkdir(parents=True, exist_ok=True)
            for sample in sorted((corpus_dir() / "samples").glob(f"*.{language}.txt")):
                copyfile(sample, side / sample.name)
    except OSError as error:
        raise OutputError(f"{folder}: cannot write, {error.strerror or error}") from error
    table, page = folder / "aligned.tsv", folder / "report.html"
    align(str(sides["id"]), str(sides["en"]), str(table), quiet=quiet)
    report(table, str(page), quiet=True)
    pairs = list(read_tsv(table))
    flagged = sum(bool(pair.flags) for pair in pairs)
    print(
        f"""\
{len({pair.doc for pair in pairs})} Indonesian texts were split, drafted in English and paired \
with the sentences of their
English translations: {len(pairs)} pairs, {flagged} with flags of machine translation.

  {folder / "texts"}    the texts
  {table}    the pairs, one a row
  {page}    the same as a page: open it in a browser

Next:

  sejajar show {table} --only-flagged
  sejajar review {table}
  sejajar evaluate {table}
  sejajar convert {table} {table.with_suffix(".tmx")}
  sejajar translate YOUR.txt -o draft.tsv"""
    )
