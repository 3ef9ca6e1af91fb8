"""The terminal's table and details, and the commands."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from reviewed import NAME, PAIRS, UNTRANSLATED
from rich.console import Console

from align.exchange.tsv import write_tsv
from align.review.terminal import detail, marked, printable, table


def sejajar(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).with_name("sejajar")), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "140", "PATH": "", "LC_ALL": "C.UTF-8"},
    )


def test_a_table_shows_pairs_with_verdicts(tsv: Path) -> None:
    done = sejajar("show", str(tsv))
    assert done.returncode == 0, done.stderr
    for words in ("Harga beras naik.", "Rice prices rose.", "NAME-GARBLED", "boilerplate"):
        assert words in done.stdout
    assert "5 of 5 pairs; 2 with flags; 0 of 4 reviewed" in done.stdout


def test_only_flagged_pairs(tsv: Path) -> None:
    done = sejajar("show", str(tsv), "--only-flagged")
    assert "Harga beras" not in done.stdout
    assert "2 of 5 pairs" in done.stdout


def test_one_pair_in_detail_by_id_or_number(tsv: Path) -> None:
    for name in ("a:2", "2"):
        done = sejajar("show", str(tsv), "--pair", name)
        assert "is spelled Keir Starmer" in done.stdout
        assert "source 16-28" in done.stdout
    done = sejajar("show", str(tsv), "--pair", "99")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no pair '99'; give an id or 1 to 5" in done.stderr


def test_a_wrong_filter_is_said_in_one_line(tsv: Path) -> None:
    done = sejajar("show", str(tsv), "--status", "finished")
    assert done.returncode == 2
    assert done.stderr == (
        "sejajar: unknown status 'finished'; known: open, accepted, edited, rejected, done\n"
    )


def test_the_report_command(tsv: Path) -> None:
    done = sejajar("report", str(tsv), "-o", str(tsv.with_suffix(".html")), "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Sejajar report" in tsv.with_suffix(".html").read_text(encoding="utf-8")


def test_a_strangers_text_cannot_drive_the_terminal(tmp_path: Path) -> None:
    evil = "\x1b[2J\x1b]0;title\x07\x9b31m\u202eabc\x7f[bold]x[/bold]"
    assert printable(evil) == "␛[2J␛]0;title␇�31m�abc␡[bold]x[/bold]"
    tsv = tmp_path / "pairs.tsv"
    pair = replace(PAIRS[1], id=evil, source=evil, draft=evil, final=evil, note=evil)
    write_tsv(tsv, [pair])
    for more in ((), ("--pair", "1")):
        out = sejajar("show", str(tsv), *more).stdout
        assert not set(out) & set("\x1b\x07\x9b\u202e\x7f")
        assert "[bold]x[/bold]" in out


def test_flagged_words_are_underlined() -> None:
    text = marked(PAIRS[1].source, [NAME], "source")
    (span,) = text.spans
    assert text.plain[span.start : span.end] == "Kerr Starmer"
    assert "underline" in str(span.style)


def test_references_have_a_column_in_a_wide_terminal() -> None:
    console = Console(width=140)
    with console.capture() as captured:
        console.print(table([(2, PAIRS[1])], references=True))
        console.print(detail(2, PAIRS[1], PAIRS[1].flags))
    assert captured.get().count("Keir Starmer") == 2


def test_columns_that_the_file_fills_nowhere_are_left_out(tmp_path: Path) -> None:
    tsv = tmp_path / "flagged.tsv"
    write_tsv(tsv, UNTRANSLATED)
    shown = sejajar("show", str(tsv)).stdout
    assert "source and flags" in shown
    assert "draft" not in shown
    assert "final" not in shown
    write_tsv(tsv, [replace(UNTRANSLATED[0], final="Harvest"), *UNTRANSLATED[1:]])
    head, *rows = (
        sejajar("show", str(tsv), "--only-flagged").stdout.split("\n\n", 1)[0].splitlines()
    )
    assert "final" in (head + "".join(rows))
    assert "draft" not in (head + "".join(rows))


def test_references_stand_where_no_draft_does(tmp_path: Path) -> None:
    tsv = tmp_path / "lexical.tsv"
    write_tsv(tsv, [replace(PAIRS[1], draft="", flags=())])
    done = subprocess.run(
        [str(Path(sys.executable).with_name("sejajar")), "show", str(tsv)],
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "80", "PATH": "", "LC_ALL": "C.UTF-8"},
    )
    assert "Keir Starmer" in done.stdout
    assert "draft" not in done.stdout


def test_a_final_text_without_a_draft_stands_in_the_first_line() -> None:
    console = Console(width=140)
    written = replace(UNTRANSLATED[3], final="Rice prices rose.")
    with console.capture() as captured:
        console.print(table([(1, written)], drafts=False, finals=True, references=False))
    (line,) = (line for line in captured.get().splitlines() if "Rice prices" in line)
    assert "Harga beras naik." in line
    assert "→" not in line
