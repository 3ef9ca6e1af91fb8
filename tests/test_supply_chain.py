"""What is in the wheel, and what is never in the code."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from align.resources import DEFAULT_MODEL

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "align").rglob("*.py"))

# Each runs what it reads, or hands it to a shell.
FORBIDDEN_MODULES = {"pickle", "cPickle", "dill", "marshal", "shelve", "joblib", "cloudpickle"}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load"}


def _calls(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    return [(ast.unparse(n.func), n) for n in ast.walk(tree) if isinstance(n, ast.Call)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_runs_what_it_reads(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        (node.module or "").split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not node.level
    }
    assert not imported & FORBIDDEN_MODULES
    for name, call in _calls(tree):
        options = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
        assert name not in FORBIDDEN_CALLS, f"line {call.lineno}"
        assert options.get("shell", "False") == "False", f"line {call.lineno}"
        assert options.get("allow_pickle", "False") == "False", f"line {call.lineno}"
        if name == "torch.load":
            assert options.get("weights_only") == "True", f"line {call.lineno}"


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(one for extra in extras.values() for one in extra)]
    lines = text.splitlines()
    for dependency in wanted:
        (line, *_) = [line for line in lines if f'"{dependency}"' in line]
        name = re.split(r"[^\w-]", dependency)[0]
        # A tool whose name says what it is for needs no more words.
        spoken = {"sejajar", "pytest", "mypy", "ruff", "hypothesis"}
        assert "  # " in line or name in spoken, f"{dependency}: say why"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[zipfile.ZipInfo]:
    pytest.importorskip("hatchling", reason="hatchling, the build back end, is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    build = f"import hatchling.build as b; print(b.build_wheel({str(folder)!r}))"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(
        [sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True, env=environment
    )
    (made,) = folder.glob("*.whl")
    with zipfile.ZipFile(made) as archive:
        return archive.infolist()


DEVELOPMENT = tuple(f"corpus/{folder}/" for folder in ("marked", "gold", "pages", "pairs"))
"""What trains and measures, and is of no use to the program."""


def test_the_wheel_holds_all_that_the_program_needs(wheel: list[zipfile.ZipInfo]) -> None:
    names = {member.filename for member in wheel}
    tracked = subprocess.run(
        ["git", "ls-files", "align", "models", "corpus"], cwd=ROOT, capture_output=True, text=True
    ).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    expected = {
        name if name.startswith("align/") else f"align/_data/{name}"
        for name in tracked
        if (ROOT / name).exists() and not name.startswith(DEVELOPMENT)
    }
    assert expected <= names
    for folder in DEVELOPMENT:
        assert not any(name.startswith(f"align/_data/{folder}") for name in names), folder
    for part in (
        f"align/_data/models/{DEFAULT_MODEL}/model.safetensors",
        "align/_data/corpus/samples/01-politics.id.txt",
        "align/_data/corpus/dictionary/id-en.tsv",
        "align/_data/corpus/lexicon/idioms.tsv",
        "align/review/templates/",
        "align/review/static/",
    ):
        assert any(name.startswith(part) for name in names), part


def test_the_wheel_holds_nothing_that_is_unpickled_and_no_tests(
    wheel: list[zipfile.ZipInfo],
) -> None:
    for member in wheel:
        assert not member.filename.endswith((".bin", ".pt", ".pth", ".pkl", ".pickle", ".npy"))
        assert member.filename.split("/")[0] in ("align",) or ".dist-info/" in member.filename
    assert sum(member.compress_size for member in wheel) < 60 << 20
