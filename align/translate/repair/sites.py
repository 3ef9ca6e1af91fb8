"""Names of sites (``detik.com``) that a draft translated, put back: ``second.com``."""

from __future__ import annotations

import re
from collections import Counter

from align.translate.repair.splice import splice

_SITE = re.compile(
    r"(?<![\w.@/:-])(?:[\w-]+\.)+"
    r"(?:com|net|org|info|tv|co|id|my|sg|uk|edu|gov|io)(?:\.com)?(?![\w@/-]|\.\w)",
    re.IGNORECASE,
)


def restore_sites(source: str, draft: str) -> str:
    """Return ``draft`` with the sites of ``source``, if it has equally many others instead."""
    given = _SITE.findall(source)
    if not given:
        return draft
    made = list(_SITE.finditer(draft))
    missing = list((Counter(given) - Counter(match[0] for match in made)).elements())
    wrong = [match for match in made if match[0] not in given]
    if len(missing) != len(wrong):
        return draft
    edits, last = [], 0
    for match, site in zip(wrong, missing, strict=True):
        start, end = match.span()
        head = site.removesuffix(match[0])
        if draft.endswith(f"{head} ", last, start):
            start -= len(head) + 1  # "CNN Indonesia.com"
        edits.append(((start, end), site))
        last = end
    return splice(draft, edits)
