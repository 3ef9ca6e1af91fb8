"""Hours of fuzzing: always the target that has had least, with a log of what was spent on each.

    PYTHONPATH=.:tests/fuzz nice -n 19 python tests/fuzz/fuzz_campaign.py --minutes 600
    PYTHONPATH=.:tests/fuzz python tests/fuzz/fuzz_campaign.py --report

A turn is a process of ``fuzz_atheris.py`` that goes on from what earlier turns gathered in
``out/fuzz/TARGET/``.  ``out/fuzz/log.jsonl`` has a line a turn: CPU seconds of the process with its
start, inputs tried, and how it ended.  The report sums them up.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from fuzz_targets import TARGETS

ROOT = Path(__file__).parent.parent.parent
OUT = ROOT / "out" / "fuzz"
LOG = OUT / "log.jsonl"
_TRIED = re.compile(rb"^(?:stat::number_of_executed_units:\s*|#)(\d+)", re.MULTILINE)


def main() -> None:
    """Fuzz, or report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="of wall time, all in all")
    parser.add_argument("--turn", type=int, default=60, help="CPU seconds of a turn")
    parser.add_argument("--report", action="store_true", help="print what was spent so far")
    parser.add_argument("targets", nargs="*", help="default: all")
    options = parser.parse_args()
    if options.report:
        _report()
        return
    OUT.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        spent = Counter[str]()
        for turn in _turns():
            spent[turn["target"]] += turn["cpu"]
        _turn(min(options.targets or TARGETS, key=lambda name: spent[name]), options.turn)


def _turn(name: str, seconds: int) -> None:
    """Fuzz one target for a while and log it."""
    output = OUT / f"{name}.log"
    before = os.times()
    with output.open("wb") as log:
        # libFuzzer counts wall time, which on a machine that others use says nothing.
        process = subprocess.Popen(
            [
                *(sys.executable, str(ROOT / "tests" / "fuzz" / "fuzz_atheris.py"), name),
                *("-print_final_stats=1", "-timeout=600"),
            ],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
        )
        while process.poll() is None:
            time.sleep(0.5)
            if _cpu(process.pid) > seconds:
                process.send_signal(signal.SIGUSR1)  # ends it with its figures
                process.wait()
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    content = output.read_bytes()
    tried = [int(number) for number in _TRIED.findall(content)]
    line = {
        "target": name,
        "cpu": round(cpu, 1),
        "tried": max(tried, default=0),
        "status": process.returncode,
    }
    if process.returncode:
        (OUT / f"{name}.{time.time_ns()}.finding").write_bytes(content)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


def _cpu(process: int) -> float:
    """Return the CPU seconds of a process; 0 if it has ended (Linux)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(state[11]) + int(state[12])) / os.sysconf("SC_CLK_TCK")


def _turns() -> list[dict[str, Any]]:
    if not LOG.exists():
        return []
    return [json.loads(line) for line in LOG.read_text(encoding="utf-8").splitlines()]


def _report() -> None:
    turns = _turns()
    sys.stdout.write("| target | CPU minutes | inputs | turns that found something |\n")
    sys.stdout.write("|---|---:|---:|---:|\n")
    for name in TARGETS:
        _row(name, [turn for turn in turns if turn["target"] == name])
    _row("all", turns)


def _row(name: str, turns: list[dict[str, Any]]) -> None:
    cpu, tried = sum(t["cpu"] for t in turns) / 60, sum(t["tried"] for t in turns)
    found = sum(bool(turn["status"]) for turn in turns)
    sys.stdout.write(f"| {name} | {cpu:.1f} | {tried:,} | {found} |\n")


if __name__ == "__main__":
    main()
