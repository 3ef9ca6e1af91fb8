"""``sejajar align``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.arguments import Column, Encoding, Model, Quiet, format_of

if TYPE_CHECKING:
    from align.document import Document, Pair


def align(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Indonesian file or folder.")],
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="English file or folder.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")
    ],
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            help="tsv, jsonl, tmx, moses, vecalign, ...; default: by the output's extension.",
            metavar="NAME",
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(help="Which documents belong together: source<TAB>reference lines."),
    ] = None,
    by_content: Annotated[
        bool, typer.Option("--by-content", help="Match documents by what they say, not by name.")
    ] = False,
    drafts: Annotated[
        Path | None,
        typer.Option(help="English drafts by any system, one a line, one for each segment."),
    ] = None,
    lexical: Annotated[
        bool, typer.Option("--lexical", help="Align without drafts, by the word table alone.")
    ] = False,
    lines: Annotated[
        bool, typer.Option("--lines", help="Take every line of both texts as one segment.")
    ] = False,
    min_similarity: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out pairs that are less likely to be right.")
    ] = 0.0,
    unaligned: Annotated[
        bool, typer.Option(help="Keep segments without a partner as 1-0 and 0-1 rows.")
    ] = True,
    flags: Annotated[bool, typer.Option(help="Flag machine-translation artefacts.")] = True,
    model: Model = "id-en-small",
    cache: Annotated[bool, typer.Option(help="Look up and keep drafts between runs.")] = True,
    encoding: Encoding = None,
    column: Column = "text",
    quiet: Quiet = False,
) -> None:
    """Pair Indonesian sentences with their translations.

    Documents are matched by name, a mapping or content, and their sentences n to m.
    """
    import sys
    import time
    from itertools import chain

    from align.cli.progress import progress
    from align.cli.summary import summarise
    from align.pair.documents import match_documents
    from align.pipeline import Summary, counted, read_and_split
    from align.pipeline import align as pair

    started = time.monotonic()
    summary = Summary()

    def read(side: str, language: str) -> list[Document]:
        return list(
            read_and_split(
                [side],
                encoding=encoding,
                column=column,
                language=language,
                lines=lines,
                summary=summary if language == "id" else None,
            )
        )

    matched = match_documents(
        read(source, "id"), read(reference, "en"), mapping=mapping, by_what_they_say=by_content
    )
    made = _read_drafts(drafts, matched) if drafts else None
    drafter = None
    if not lexical and made is None:
        from align.translate.loading import load_drafter

        drafter = load_drafter(model, cache=cache)
    paired = pair(
        progress(matched, "documents", quiet=quiet, total=len(matched)),
        drafter,
        drafts=made,
        summary=summary,
    )
    pairs: Iterable[Pair] = chain.from_iterable(paired)
    if format == "vecalign":
        from align.exchange.vecalign import write_vecalign

        write_vecalign(output, pairs)
    else:
        from align.cli.settings import flag_options
        from align.exchange.formats import write_pairs
        from align.flag import flag_pairs
        from align.pair import keep

        if flags:
            pairs = counted(flag_pairs(pairs, flag_options()), summary)
        kept = keep(pairs, min_similarity=min_similarity, unaligned=unaligned)
        write_pairs(output, kept, format_of(output, format))
    if not quiet:
        print(summarise(summary, time.monotonic() - started), file=sys.stderr)


def _read_drafts(path: Path, matched: list[tuple[Document, Document]]) -> list[str]:
    from align.errors import InputError

    if len(matched) != 1:
        raise InputError(f"--drafts goes with one document, not {len(matched)}", path=str(path))
    try:
        drafts = path.read_text("utf-8-sig").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the drafts: {error}", path=str(path)) from error
    segments = len(matched[0][0].segments)
    if len(drafts) != segments:
        raise InputError(f"{len(drafts)} drafts for {segments} segments", path=str(path))
    return drafts
