"""The currency at a sum that a draft exchanged for another (*RM250*, "Rp250"), put back."""

from __future__ import annotations

import re
from collections import defaultdict

from align.translate.repair.numerals import NUMERAL, digits
from align.translate.repair.splice import splice

_SUM = re.compile(
    r"(?<![\w$])(?P<currency>Rp|RM|(?:US|NZ|HK|NT|[SAC])?\$|[£€¥₹₩])\.?\s?"
    rf"(?P<numeral>{NUMERAL})"
)


def restore_currencies(source: str, draft: str) -> str:
    """Return ``draft`` with the currencies of the sums that ``source`` has once.

    *US$* and *$* are the same.
    """
    given: dict[str, set[str]] = defaultdict(set)
    for one in _SUM.finditer(source):
        given[digits(one["numeral"])].add(one["currency"])
    if not given:
        return draft
    edits = []
    for one in _SUM.finditer(draft):
        right, *others = given.get(digits(one["numeral"]), {one["currency"]})
        if not others and _dollars(right) != _dollars(one["currency"]):
            edits.append((one.span("currency"), right))
    return splice(draft, edits)


def _dollars(currency: str) -> str:
    return currency.removeprefix("US")
