"""The pairs of a TSV in the terminal: a table, or one pair in detail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from align.document import Flag, Pair, Side
from align.review.changes import changes
from align.review.verdict import needs_review, span_of

STYLES = {
    "critical": "bold white on red",
    "major": "bold red",
    "minor": "yellow",
    "neutral": "dim",
    "open": "",
    "accepted": "green",
    "edited": "blue",
    "rejected": "red",
}
# A text from a stranger must not move the cursor, recolour the screen or turn the writing round.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return ``text`` with control characters made visible, one for one; offsets stay right."""
    return _UNPRINTABLE.sub(lambda match: _picture(match[0]), text)


def marked(text: str, flags: Iterable[Flag], side: Side) -> Text:
    """Return a text with its flagged spans underlined in the colour of their severity."""
    made = Text(printable(text))
    for flag in flags:
        if flag.side == side:
            made.stylize(f"underline {STYLES[flag.severity]}", flag.start, flag.end)
    return made


def table(
    numbered: Sequence[tuple[int, Pair]],
    *,
    drafts: bool = True,
    finals: bool = True,
    references: bool = False,
) -> Table:
    """Return a table of pairs: number and verdict, source with its flags, draft with the final.

    Args:
        numbered: number from 1, and pair.
        drafts: whether to show them.
        finals: likewise; without both, the column goes.
        references: likewise.
    """
    made = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=True)
    made.add_column("pair", width=11, no_wrap=True)
    made.add_column("source and flags", ratio=1)
    if drafts or finals:
        name = "draft and final" if drafts and finals else "draft" if drafts else "final"
        made.add_column(name, ratio=1)
    if references:
        made.add_column("reference", ratio=1, style="dim")
    for number, pair in numbered:
        about = Text.assemble(f"{number}\n", _status(pair))
        if pair.confidence is not None:
            about.append(f"\nconf. {pair.confidence:.2f}", "dim")
        flags = [Text(printable(flag.id), STYLES[flag.severity]) for flag in pair.flags]
        texts = [marked(pair.source, pair.flags, "source"), Text(" ").join(flags)]
        cells: list[RenderableType] = [about, Group(*texts if flags else texts[:1])]
        if drafts or finals:
            draft = marked(pair.draft, pair.flags, "draft")
            final = Text("→ " if pair.draft else "", "dim") + _changed(pair)
            cells.append(Group(*(text for text in (draft, final) if text)))
        if references:
            cells.append(marked(pair.reference, pair.flags, "reference"))
        made.add_row(*cells)
    return made


def detail(number: int, pair: Pair, flags: Sequence[Flag]) -> RenderableType:
    """Return everything about one pair, its flags with their details."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")

    def line(name: str, value: RenderableType | None) -> None:
        if value:
            grid.add_row(name, value)

    line("pair", Text(f"{number}  {printable(pair.id)}", "bold"))
    line("document", Text(printable(pair.doc)))
    line("kind", pair.kind)
    line("status", _status(pair))
    line("bead", Text(printable(pair.bead)))
    line("similarity", "" if pair.similarity is None else f"{pair.similarity:.4f}")
    line("confidence", "" if pair.confidence is None else f"{pair.confidence:.4f}")
    line("source", marked(pair.source, flags, "source"))
    line("draft", marked(pair.draft, flags, "draft"))
    line("reference", marked(pair.reference, flags, "reference"))
    line("final", _changed(pair))
    line("note", Text(printable(pair.note)))
    for name, value in pair.extra.items():
        line(printable(name), Text(printable(value)))
    return Group(grid, *(_flag(pair, flag) for flag in flags))


def summary(shown: int, pairs: Sequence[Pair]) -> Text:
    """Return one line: how many pairs, flags and verdicts."""
    review = [pair for pair in pairs if needs_review(pair)]
    done = sum(pair.status != "open" for pair in review)
    flagged = sum(bool(pair.flags) for pair in pairs)
    return Text(
        f"{shown:,} of {len(pairs):,} pairs; {flagged:,} with flags; "
        f"{done:,} of {len(review):,} reviewed",
        "dim",
    )


def _flag(pair: Pair, flag: Flag) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    head = Text.assemble(
        (f" {flag.severity} ", STYLES[flag.severity]),
        " ",
        (printable(flag.id), "bold"),
        f"  {flag.side} {flag.start}-{flag.end}",
    )
    words = printable(span_of(pair, flag))
    rows = (
        ("words", words),
        ("message", flag.message),
        ("suggestion", flag.suggestion),
        ("English", flag.english),
        ("evidence", flag.evidence),
    )
    for name, value in rows:
        if value:
            grid.add_row(name, Text(printable(value)))
    return Group(Text(""), head, grid)


def _changed(pair: Pair) -> Text:
    styles = {"same": "", "insert": "green", "delete": "red strike"}
    made = Text()
    for stretch in changes(pair.draft, pair.final) if pair.final else ():
        made.append(printable(stretch.text), styles[stretch.change])
    return made


def _status(pair: Pair) -> Text:
    if not needs_review(pair):
        return Text(pair.kind, "dim")
    return Text(pair.status, STYLES[pair.status])


def _picture(character: str) -> str:
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"
