"""The command line as its user meets it: a process, its output and its exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from align.exchange.tsv import COLUMNS, read_tsv
from align.resources import DEFAULT_MODEL
from align.translate.models import find_model

SEJAJAR = Path(sys.executable).with_name("sejajar")


def sejajar(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SEJAJAR, *map(str, arguments)], input=stdin, capture_output=True, text=True, check=False
    )


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "warta.txt"
    path.write_text(
        "Harga beras naik 5 persen.\n\nBaca Juga: Panen raya tiba\n\nSaya tidak tahu. Dia tahu.\n",
        encoding="utf-8",
    )
    return path


def test_help_names_every_command_and_imports_nothing_heavy(
    fresh_python: Callable[[str], str],
) -> None:
    code = (
        "import sys; sys.argv = ['sejajar', '--help']\n"
        "from align.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'numpy', 'lxml', 'trafilatura', 'rich'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    shown = fresh_python(code)
    for command in ("split", "translate", "models", "train"):
        assert f"  {command} " in shown


def test_split_prints_one_segment_a_line(text: Path) -> None:
    assert sejajar("split", text).stdout.splitlines() == [
        "Harga beras naik 5 persen.",
        "Baca Juga: Panen raya tiba",
        "Saya tidak tahu.",
        "Dia tahu.",
    ]


def test_split_as_jsonl_gives_offsets_and_kinds(text: Path) -> None:
    rows = [
        json.loads(row) for row in sejajar("split", text, "--format", "jsonl").stdout.splitlines()
    ]
    content = text.read_text("utf-8")
    assert [content[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    assert [row["kind"] for row in rows] == ["text", "boilerplate", "text", "text"]


def test_translate_writes_the_aligned_tsv(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    run = sejajar("translate", text, "--length-penalty", "0.9", "-o", out)
    assert run.returncode == 0, run.stderr
    assert out.read_text("utf-8").split("\n")[0].split("\t") == list(COLUMNS)
    pairs = list(read_tsv(out))
    assert [pair.id for pair in pairs] == [f"warta.txt:{n}" for n in (1, 2, 3, 4)]
    assert [bool(pair.draft) for pair in pairs] == [True, False, True, True]
    assert "5" in pairs[0].draft
    for line in ("documents   1", "segments    4 (3 text, 1 boilerplate)", "0 from the cache"):
        assert line in run.stderr


def test_a_second_run_takes_every_draft_from_the_cache(text: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.tsv", tmp_path / "2.tsv"
    options = ["translate", text, "--beam-size", "3", "-o"]
    sejajar(*options, first)
    assert "drafts      3 (3 from the cache)" in sejajar(*options, second).stderr
    assert first.read_bytes() == second.read_bytes()


def test_boilerplate_is_drafted_when_asked(text: Path) -> None:
    run = sejajar("translate", text, "--boilerplate", "--format", "jsonl", "-o", "-")
    assert all(json.loads(row)["draft"] for row in run.stdout.splitlines())


def test_lines_as_text_keep_the_line_count() -> None:
    run = sejajar(
        "translate", "-", "--lines", "--format", "text", "-o", "-", stdin="Ya. Tidak.\n\nYa.\n"
    )
    lines = run.stdout.split("\n")
    assert len(lines) == 4
    assert lines[0]
    assert lines[1] == ""
    assert lines[2]


def test_models_are_listed_and_shown() -> None:
    assert DEFAULT_MODEL in sejajar("models", "list").stdout
    assert "Helsinki-NLP/opus-mt-id-en" in sejajar("models", "list").stdout
    shown = sejajar("models", "show", DEFAULT_MODEL).stdout
    assert "6 layers of 384" in shown


@pytest.fixture
def spoiled(tmp_path: Path) -> dict[str, Path]:
    """Return inputs that no run can work with, by name."""
    files = {name: tmp_path / name for name in ("empty.txt", "binary.txt", "invalid.txt")}
    files["empty.txt"].touch()
    files["binary.txt"].write_bytes(bytes(range(256)) * 4)
    files["invalid.txt"].write_bytes(b"Baris satu.\nBaris " + b"\xff\xfe" + b" dua.\n")
    files["folder"] = tmp_path / "folder"
    files["folder"].mkdir()
    lacking = shutil.copytree(find_model().path, tmp_path / "lacking")
    (lacking / "source.spm").unlink()
    corrupt = shutil.copytree(find_model().path, tmp_path / "corrupt")
    weights = corrupt / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    return files | {"lacking": lacking, "corrupt": corrupt}


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["no-such.txt"], 2, "no-such.txt: "),
        (["{empty.txt}"], 2, "empty.txt: the file is empty"),
        (["{binary.txt}"], 2, "binary.txt:"),
        (["{folder}"], 2, "folder"),
        (["{invalid.txt}"], 2, "invalid.txt:2: byte 0xFF"),
        (["{invalid.txt}", "--encoding", "utf-8"], 2, "invalid.txt:2: "),
        (["{text}", "--model", "{lacking}"], 2, "lacking: the model folder lacks source.spm"),
        (["{text}", "--model", "{corrupt}"], 2, "corrupt safetensors file"),
        (["{text}", "--model", "someone/unknown"], 2, "sejajar models fetch someone/unknown"),
        (["{text}", "--model", "nonsense"], 2, "no model 'nonsense'"),
        (["{text}", "--beam-size", "0"], 2, "--beam-size must be at least 1"),
        (["{text}", "--backend", "marian"], 2, "'marian' is not one of"),
    ],
)
def test_bad_input_gets_one_line_and_an_existing_output_survives(
    arguments: list[str],
    status: int,
    message: str,
    text: Path,
    spoiled: dict[str, Path],
    tmp_path: Path,
) -> None:
    out = tmp_path / "out.tsv"
    out.write_text("what was there before")
    names = {name: str(path) for name, path in spoiled.items()} | {"text": str(text)}
    filled = [
        names[argument[1:-1]] if argument.startswith("{") else argument for argument in arguments
    ]

    run = sejajar("translate", *filled, "-o", out)

    assert run.returncode == status
    assert message in run.stderr
    assert "Traceback" not in run.stderr
    if not run.stderr.startswith("Usage"):
        assert run.stderr.count("\n") == 1
    assert out.read_text() == "what was there before"
    assert not list(tmp_path.glob(".sejajar-*"))


@pytest.mark.parametrize("output", ["/no/such/folder/out.tsv", "/proc/out.tsv", "."])
def test_an_output_that_cannot_be_written_fails_the_run(text: Path, output: str) -> None:
    run = sejajar("translate", text, "-q", "-o", output)
    assert run.returncode == 1
    assert "cannot write" in run.stderr
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_a_full_disk_fails_the_run(text: Path) -> None:
    run = sejajar("translate", text, "-q", "-o", "/dev/full")
    assert run.returncode == 1
    assert "cannot write, No space left on device" in run.stderr


def test_a_reader_that_has_read_enough_is_no_error(text: Path) -> None:
    run = subprocess.run(
        f"{SEJAJAR} split {' '.join([str(text)])} | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines() == ["Harga beras naik 5 persen.", "0"]
    assert run.stderr == ""


@pytest.mark.parametrize("command", ["split", "translate", "flag"])
def test_a_file_of_pairs_is_not_read_as_plain_text(command: str, tmp_path: Path) -> None:
    memory = tmp_path / "old.tmx"
    memory.write_text("<tmx/>")
    run = sejajar(command, memory, "-o", tmp_path / "out.tsv")
    assert run.returncode == 2
    assert f"sejajar convert {memory} {memory.with_suffix('.tsv')}" in run.stderr
    assert not (tmp_path / "out.tsv").exists()


@pytest.mark.parametrize("command", ["show", "review"])
def test_what_needs_a_tsv_says_how_to_make_one(command: str, tmp_path: Path) -> None:
    memory = tmp_path / "old.xlf"
    memory.write_text("<xliff/>")
    run = sejajar(command, memory)
    assert run.returncode == 2
    assert f"sejajar convert {memory} {memory.with_suffix('.tsv')}" in run.stderr


def test_show_says_that_a_flag_is_not_known(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("source\tflags\nHarga naik.\tOLDER@source:0-5\n")
    assert "1 of 1 pairs" in sejajar("show", table, "--flag", "OLDER").stdout
    assert "0 of 1 pairs" in sejajar("show", table, "--flag", "ORTHO").stdout
    run = sejajar("show", table, "--flag", "NAME-GARBELD")
    assert run.returncode == 2
    assert "no flag 'NAME-GARBELD'; see sejajar flag --list-flags" in run.stderr


def test_debug_shows_the_traceback() -> None:
    run = sejajar("--debug", "split", "no-such.txt")
    assert "Traceback" in run.stderr
