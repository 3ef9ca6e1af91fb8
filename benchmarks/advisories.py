"""Which installed packages have a known vulnerability, asked without a network service.

    pip install safety-db packaging
    python benchmarks/advisories.py [--environment out/empty]

``make audit`` asks PyPI, which knows all; where only packages can be reached, this is what is left.
safety-db is a package that carries advisories itself (pyup.io, CC BY-NC-SA: looked things up in,
not shipped).  Its last release is of July 2021, and what was found since it does not know: a clean
answer says that nothing old is installed, and nothing more.  Therefore what is behind its newest
release is listed as well, the package index being asked: most vulnerabilities are mended by the
time that they are told.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name


def installed(environment: Path | None) -> dict[str, str]:
    """Return the versions of the packages of an environment, by name."""
    where = {}
    if environment is not None:
        where["path"] = [str(path) for path in environment.glob("lib/python3*/site-packages")]
    found = {canonicalize_name(one.name): one.version for one in distributions(**where)}
    found.pop("sejajar", None)
    return found


def advisories() -> tuple[dict[str, list[dict[str, Any]]], datetime]:
    """Return what safety-db holds, by package, and of when it is."""
    # Its __init__ reads files from the current folder and fails; only its data is wanted.
    spec = find_spec("safety_db")
    if spec is None or spec.origin is None:
        sys.exit("advisories.py: pip install safety-db, then run this again")
    known = json.loads(Path(spec.origin).with_name("insecure_full.json").read_text("utf-8"))
    made = datetime.fromtimestamp(known.pop("$meta")["timestamp"], UTC)
    return {canonicalize_name(name): rows for name, rows in known.items()}, made


def outdated(environment: Path | None) -> dict[str, str]:
    """Return the newest version of each package of an environment that has an older one."""
    python = sys.executable if environment is None else str(environment / "bin" / "python")
    command = [python, "-m", "pip", "--disable-pip-version-check", "list", "--outdated"]
    done = subprocess.run([*command, "--format=json"], stdout=subprocess.PIPE, check=True)
    return {
        canonicalize_name(row["name"]): row["latest_version"] for row in json.loads(done.stdout)
    }


def main() -> None:
    """Print what is known of an environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--environment", type=Path, help="default: the one that runs this")
    environment = parser.parse_args().environment
    packages = installed(environment)
    known, made = advisories()
    found = 0
    for name, version in sorted(packages.items()):
        for row in known.get(name, []):
            if any(SpecifierSet(spec).contains(version, prereleases=True) for spec in row["specs"]):
                found += 1
                print(f"{name} {version}: {row['id']} {row['cve'] or ''} {row['advisory']}")
    covered = sum(name in known for name in packages)
    print(f"{len(packages)} packages; {covered} of them have advisories of before {made:%B %Y}")
    print(f"{found} advisories hold for what is installed")
    behind = outdated(environment)
    behind = {name: latest for name, latest in behind.items() if name in packages}
    print(f"{len(behind)} packages are behind their newest release:")
    for name, latest in sorted(behind.items()):
        print(f"  {name} {packages[name]}, newest {latest}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
