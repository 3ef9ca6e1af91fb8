"""What many tests share: converted models, a cache of drafts of each process, and no network."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault: what takes long is measured in benchmarks/.
settings.register_profile("sejajar", deadline=None)
settings.load_profile("sejajar")

# Processes that test side by side share the cores: threads that wait for a core spin, and cost it.
if "PYTEST_XDIST_WORKER_COUNT" in os.environ:
    share = (os.cpu_count() or 1) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, share)))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    cache = tmp_path_factory.mktemp("cache")
    if "PYTEST_XDIST_WORKER" in os.environ:
        # What one process has converted, which takes seconds, the others need not.
        converted = tmp_path_factory.getbasetemp().parent / "ctranslate2"
        converted.mkdir(exist_ok=True)
        (cache / converted.name).symlink_to(converted)
    os.environ["SEJAJAR_CACHE"] = str(cache)
    os.environ["HF_HOME"] = str(tmp_path_factory.mktemp("hub"))
    os.environ["HF_HUB_OFFLINE"] = "1"
    yield
    del os.environ["SEJAJAR_CACHE"]


@pytest.fixture(scope="session")
def samples() -> Path:
    from align.resources import corpus_dir

    return corpus_dir() / "samples"


@pytest.fixture(scope="session")
def fresh_python() -> Callable[[str], str]:
    """Run code in an interpreter that has loaded nothing; returns what it prints."""

    def run(code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def torch_processes() -> ForkServerContext:
    """Start processes as multiprocessing does, but of a server that has loaded torch for all."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["torch", "transformers.models.marian.modeling_marian"])
    return context
