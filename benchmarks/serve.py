"""The service under load against the batch pipeline: one run, same texts, same model, no cache.

    python benchmarks/serve.py [--sentences 400] [--clients 32] [--threads 1]

Every client keeps one connection and asks again as soon as it is answered.  The pipeline and the
service run in processes of their own; the clients share this one, and its processor with them.
Seconds of the processor say what a sentence costs on a machine that has other work as well; on an
idle one, seconds of the clock say the same.  Then the service is overloaded, and ended under load.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from translate import _sentences

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Load:
    """What clients saw."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    refused: int = 0
    lost: int = 0
    sentences: int = 0

    def percentile(self, share: float) -> float:
        """Return a latency in milliseconds."""
        return (
            1000
            * sorted(self.latencies)[min(len(self.latencies) - 1, int(share * len(self.latencies)))]
        )


async def client(port: int, requests: Iterator[Sequence[str]], load: Load) -> None:
    """Ask until there is nothing more to ask, or nobody to ask."""
    reader = writer = None
    for texts in requests:
        body = json.dumps({"q": list(texts), "source": "id", "target": "en"}).encode()
        head = (
            f"POST /translate HTTP/1.1\r\nhost: localhost:{port}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        if writer is None:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                load.refused += 1
                return
        began = time.perf_counter()
        try:
            writer.write(head.encode() + body)
            answer = (await reader.readuntil(b"\r\n\r\n")).lower()
            status = int(answer.split(b" ", 2)[1])
            size = int(answer.split(b"content-length: ")[1].split(b"\r\n")[0])
            await reader.readexactly(size)
        except (OSError, asyncio.IncompleteReadError):
            load.lost += 1
            return
        load.statuses[status] += 1
        load.latencies.append(time.perf_counter() - began)
        if status == 200:
            load.sentences += len(texts)
        if b"connection: close" in answer:
            writer.close()
            writer = None
    if writer is not None:
        writer.close()


async def pressed(port: int, clients: int, requests: Sequence[Sequence[str]]) -> Load:
    """Return what ``clients`` see that share the requests out among them."""
    load = Load()
    shared = iter(requests)
    began = time.perf_counter()
    await asyncio.gather(*(client(port, shared, load) for _ in range(clients)))
    load.seconds = time.perf_counter() - began
    return load


@contextmanager
def serving(threads: int, *more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run the service."""
    command = [sys.executable, "-c", "from align.cli import main; main()", "serve", "--port", "0"]
    # A busy machine is no reason to give up.
    command += ["--no-cache", "--quiet", "--timeout", "600", "--threads", str(threads), *more]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_environment()
    )
    assert child.stdout is not None
    try:
        yield child, int(child.stdout.readline().rpartition(":")[2])
    finally:
        child.kill()
        child.wait()


def processor(pid: int) -> float:
    """Return the seconds of the processor that a process has used."""
    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / TICKS


def memory(pid: int) -> float:
    """Return the most megabytes that a process has held."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def pipeline(sentences: list[str], threads: int) -> None:
    """Draft as ``sejajar translate`` does; print seconds of the clock and the processor, and MB."""
    from align.translate.drafter import Drafter
    from align.translate.models import find_model
    from align.translate.options import DecodingOptions
    from align.translate.translator import load_translator

    drafter = Drafter(load_translator(find_model(), threads=threads), DecodingOptions())
    list(drafter.drafts(sentences[:8]))
    clock, used = time.perf_counter(), time.process_time()
    list(drafter.drafts(sentences))
    clock, used = time.perf_counter() - clock, time.process_time() - used
    print(json.dumps([clock, used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def _environment() -> dict[str, str]:
    return os.environ | {"OMP_NUM_THREADS": "1"}


def under_load(sentences: list[str], clients: int, threads: int) -> None:
    """Print how fast the service answers beside the pipeline: both twice, turn about."""
    print(
        f"{'':34}{'sent/s':>8}{'CPU ms':>8}{'ratio':>7}{'by CPU':>8}"
        f"{'p50 ms':>8}{'p95 ms':>8}{'MB':>6}"
    )
    command = [sys.executable, __file__, "--pipeline", "--sentences", str(len(sentences))]
    command += ["--threads", str(threads)]
    rounds = []
    runs: dict[int, list[tuple[Load, float]]] = {1: [], 5: []}
    with serving(threads) as (child, port):
        # The lexicons are loaded behind the first requests; a flag waits for them.
        flag = urllib.request.Request(
            f"http://127.0.0.1:{port}/flag", b"text=Satu", {}, method="POST"
        )
        urllib.request.urlopen(flag).read()  # noqa: S310
        asyncio.run(pressed(port, clients, [sentences[:2]] * clients))
        # Turn about, so that a change of what else the machine does meets all alike.
        for _ in range(2):
            done = subprocess.run(command, stdout=subprocess.PIPE, env=_environment(), check=True)
            rounds.append(json.loads(done.stdout))
            for size, loads in runs.items():
                requests = [sentences[at : at + size] for at in range(0, len(sentences), size)]
                used = processor(child.pid)
                load = asyncio.run(pressed(port, clients, requests))
                assert set(load.statuses) == {200}
                loads.append((load, processor(child.pid) - used))
        held = memory(child.pid)
    count = len(sentences)
    clock, used, most = (statistics.fmean(column) for column in zip(*rounds, strict=True))
    print(
        f"{'the pipeline':34}{count / clock:8.1f}{1000 * used / count:8.2f}{1:7.2f}{1:8.2f}"
        f"{'':16}{most:6.0f}"
    )
    for size, loads in runs.items():
        seconds = statistics.fmean(load.seconds for load, _ in loads)
        cost = statistics.fmean(cost for _, cost in loads)
        name = f"the service, {size} a request"
        p50, p95 = (statistics.fmean(load.percentile(p) for load, _ in loads) for p in (0.5, 0.95))
        print(
            f"{name:34}{count / seconds:8.1f}{1000 * cost / count:8.2f}{clock / seconds:7.2f}"
            f"{used / cost:8.2f}{p50:8.0f}{p95:8.0f}{held:6.0f}"
        )


def overload(sentences: list[str], clients: int, threads: int) -> None:
    """Print what becomes of requests for which there is no room, and of those after them."""
    print("\noverload: room for 64 sentences, each request brings 16")
    with serving(threads, "--queue", "64") as (_, port):
        requests = [sentences[:16]] * (4 * clients)
        load = asyncio.run(pressed(port, clients, requests))
        print(f"  answers {dict(load.statuses)}, lost {load.lost}")
        load = asyncio.run(pressed(port, 1, requests[:4]))
        print(f"  then one client alone: {dict(load.statuses)}")


def shutdown(sentences: list[str], clients: int, threads: int) -> None:
    """Print what becomes of the requests of a service that is told to end."""
    print("\nSIGTERM under load")
    with serving(threads) as (child, port):

        async def ended() -> Load:
            requests = [[sentence] for sentence in sentences]
            asyncio.get_running_loop().call_later(2, child.send_signal, signal.SIGTERM)
            return await pressed(port, clients, requests * 100)

        load = asyncio.run(ended())
        print(
            f"  answers {dict(load.statuses)}, lost {load.lost}, "
            f"clients that found the door closed {load.refused}, exit status {child.wait(60)}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=400)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--pipeline", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sentences, _ = _sentences(options.sentences)
    if options.pipeline:
        pipeline(sentences, options.threads)
        return
    clients, threads = options.clients, options.threads
    print(f"{len(sentences)} sentences, {clients} clients, {threads} decoding threads\n")
    for measure in (under_load, overload, shutdown):
        measure(sentences, clients, threads)


if __name__ == "__main__":
    main()
