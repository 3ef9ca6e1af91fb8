"""Which installed packages have a known vulnerability, where no service for that can be reached.

    python benchmarks/advisories.py [--environment out/empty]

``make audit`` lets pip-audit ask PyPI about each release.  A mirror of PyPI may answer only for a
package as a whole, that is, for its newest release; this asks that.  What is behind its newest
release is listed: of that, nothing is known.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distributions
from pathlib import Path
from typing import NamedTuple

PYPI = "https://pypi.org/pypi"
WITHOUT_REPAIR = "ecdsa"
"""Its newest release has had advisories for years: a mirror that tells of none knows of none."""


class Newest(NamedTuple):
    """What PyPI says of a package's newest release."""

    version: str
    advisories: list[str]


def installed(environment: Path | None) -> dict[str, str]:
    """Return the versions of the packages of an environment, by name."""
    where = {}
    if environment is not None:
        where["path"] = [str(path) for path in environment.glob("lib/python3*/site-packages")]
    found = {one.name.lower().replace("_", "-"): one.version for one in distributions(**where)}
    found.pop("sejajar", None)
    return found


def newest(name: str) -> Newest:
    """Ask PyPI, or its mirror."""
    with urllib.request.urlopen(f"{PYPI}/{name}/json", timeout=60) as answer:  # noqa: S310
        said = json.load(answer)
    rows = [row for row in said["vulnerabilities"] if not row.get("withdrawn")]
    return Newest(said["info"]["version"], [f"{row['id']} {row['link']}" for row in rows])


def main() -> None:
    """Print what is known of an environment; exit with 1 if there is an advisory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--environment", type=Path, help="default: the one that runs this")
    packages = installed(parser.parse_args().environment)
    if not newest(WITHOUT_REPAIR).advisories:
        sys.exit("advisories.py: what answers for PyPI here knows of no advisories")
    with ThreadPoolExecutor(8) as pool:
        known = dict(zip(packages, pool.map(newest, packages), strict=True))
    # "2.13.0+cpu" is a build of 2.13.0.
    behind = {n for n, version in packages.items() if version.split("+")[0] != known[n].version}
    found = 0
    for name in sorted(packages.keys() - behind):
        for advisory in known[name].advisories:
            found += 1
            print(f"{name} {packages[name]}: {advisory}")
    print(f"{found} advisories hold for the {len(packages) - len(behind)} newest releases")
    print(f"{len(behind)} packages are behind their newest release; of these nothing is known:")
    for name in sorted(behind):
        print(f"  {name} {packages[name]}, newest {known[name].version}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
