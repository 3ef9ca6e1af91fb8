"""Where the repository lies, and the development data beside it, which is no part of it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SEJAJAR_SHARED", ROOT.parent / "shared"))
