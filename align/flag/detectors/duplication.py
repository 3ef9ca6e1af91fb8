"""DUP-WORD: two English near-synonyms rendered by one word, pleonasms, doubled function words."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector

_SMALL = (
    "yang di ke dan untuk dari dengan pada adalah oleh bahwa akan telah dalam karena tidak juga "
    "sebagai kepada atau mengatakan"
).split()


class Duplication(RuleDetector):
    """A word joined with itself."""

    flags = (
        FlagType(
            "DUP-WORD",
            "two English near-synonyms collapsed into one word, or a word doubled",
            "Accuracy > Addition",
            "major",
        ),
    )
    rules = (
        Rule(
            r"\b(?!banyak|mereka|kalian|terus|semua|sama|lebih|berjam|berhari|"
            r"bertahun)(?P<word>[a-z]{5,}) "
            r"(?:dan|atau|serta) (?P=word)\b(?! (?:yang|lain|lagi|-))",
            0.6,
            "two English near-synonyms became one word",
            suggestion=r"\g<word>",
            trigger=" dan | atau | serta ",
        ),
        Rule(
            r"\b(?:[Tt]uduhan (?:atas )?dugaan|[Dd]ugaan tuduhan|[Tt]ersangka (?:yang )?(?:diduga|"
            r"terduga)|[Dd]ugaan (?:yang )?diduga|[Tt]erduga tersangka|[Kk]lan klaim)\b",
            0.8,
            "pleonasm: alleged twice",
            "allegations of alleged",
            "dugaan",
            trigger="dugaan|diduga|tersangka|klaim",
            severity="minor",
        ),
        Rule(
            r"\b(?:[Tt]idak )?dapat (?P<verb>di\w+) (?:atau|dan) (?:benar-benar |bahkan )?dapat "
            r"(?P=verb)\b",
            0.9,
            "two verbs collapsed into one and a negation lost",
            suggestion=r"tidak dapat \g<verb>, apalagi …",
            trigger=" dapat ",
            severity="critical",
        ),
        Rule(
            rf"\b(?P<word>{'|'.join(_SMALL)}) (?P=word)\b",
            0.6,
            "the word stands twice",
            suggestion=r"\g<word>",
            trigger="|".join(f"{word} {word}" for word in _SMALL),
            severity="minor",
        ),
    )
