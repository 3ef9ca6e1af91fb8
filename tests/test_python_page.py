"""docs/python.md does what it says: its blocks run in order, and print what stands below them."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import align

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = (DOCS / "python.md").read_text(encoding="utf-8")


def blocks() -> list[tuple[int, str, str | None]]:
    """Return the line, code and expected output of each block; None where none is shown."""
    found = re.finditer(
        r"^```python\n(.*?)^```\n(?:\n^```text\n(.*?)^```\n)?", PAGE, re.MULTILINE | re.DOTALL
    )
    return [(PAGE.count("\n", 0, one.start(1)) + 1, one[1], one[2]) for one in found]


def test_every_block_of_the_page_runs_and_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "page"}
    assert len(blocks()) == PAGE.count("```python\n")
    assert sum(shown is not None for _, _, shown in blocks()) == PAGE.count("```text\n")
    for line, code, shown in blocks():
        exec(compile("\n" * (line - 1) + code, "docs/python.md", "exec"), names)  # noqa: S102
        printed = capsys.readouterr().out
        assert shown is None or printed == shown, f"docs/python.md:{line}"

    pairs = list(align.read_pairs("kabar.tsv"))
    assert [bool(pair.draft) for pair in pairs] == [True, True, True, False]
    assert {"NAME-GARBLED", "BROKEN-SENT"} <= {flag.id for pair in pairs for flag in pair.flags}
    assert {pair.extra["domain"] for pair in align.read_pairs("own.tsv")} == {"economy"}
    assert "Kedua negara. bekerja sama" in Path("kabar.tmx").read_text("utf-8")
    assert r"\begin{tabular}" in Path("table.tex").read_text("utf-8")


def test_the_page_names_all_that_is_public_and_its_links_lead_somewhere() -> None:
    for name in align.__all__:
        assert re.search(rf"\b{name}\b", PAGE), name
    for link in re.findall(r"\]\(([^)#]+)", PAGE):
        assert (DOCS / link).is_file(), link


def test_importing_align_loads_no_stage_and_nothing_heavy(
    fresh_python: Callable[[str], str],
) -> None:
    code = (
        "import sys, align\n"
        "assert set(align.__all__) <= set(dir(align))\n"
        "assert [name for name in sys.modules if name.startswith('align')] == ['align']\n"
        "align.Pair, align.InputError, align.split_text, align.read_pairs\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'numpy', 'lxml', 'rich', 'typer'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    fresh_python(code)


def test_every_public_name_is_there() -> None:
    names: dict[str, object] = {}
    exec("from align import *", names)  # noqa: S102
    assert set(align.__all__) <= set(names)
    with pytest.raises(AttributeError, match="module 'align' has no attribute 'read_pears'"):
        _ = align.read_pears  # type: ignore[attr-defined]


def test_threads_with_a_flagger_each_do_what_one_does(samples: Path) -> None:
    documents = list(align.read_and_split(f"{samples}/*.id.txt"))[:3]
    greedy = align.DecodingOptions(beam_size=1, coverage=False)
    drafter = align.load_drafter(options=greedy, cache=False)

    def pairs(document: align.Document) -> list[align.Pair]:
        drafted = list(align.draft_documents([document], drafter))
        english = document.path.replace(".id.txt", ".en.txt")
        (reference,) = align.read_and_split(english, language="en")
        paired = align.pair_documents(document, reference, [pair.draft for pair in drafted])
        return list(align.flag_pairs(paired, align.Flagger()))

    alone = [pairs(document) for document in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pairs, documents)) == alone


def test_what_flows_can_be_pickled(samples: Path) -> None:
    (document,) = align.read_and_split(samples / "01-politics.id.txt")
    pair = align.Pair("d:1", "d", "text", "Antony Blinkin tiba di Jakarta.")
    flagged = list(align.flag_pairs([pair]))
    assert flagged[0].flags
    assert pickle.loads(pickle.dumps((document, flagged))) == (document, flagged)  # noqa: S301
