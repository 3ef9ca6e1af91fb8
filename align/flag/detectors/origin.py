"""ORIGIN-WIRE: a trace of the English news agency the text comes from."""

from __future__ import annotations

from typing import ClassVar

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector

_AGENCY = (
    "TASS|Reuters|AP|AFP|Interfax|Xinhua|RIA Novosti|Associated Press|Bloomberg|CNBC|UPI|DPA|"
    "Agence France-Presse"
)


class Origin(RuleDetector):
    """Agency tags that say an English original exists."""

    flags = (
        FlagType(
            "ORIGIN-WIRE",
            "a news agency's tag: an English original exists",
            "Design > Markup",
            "neutral",
            evidence=False,
            weighed=False,
        ),
    )
    # Such tags stand in credits more often than in the text.
    boilerplate: ClassVar[bool] = True
    rules = (
        Rule(
            rf"[–—-] ?(?:{_AGENCY})\]",
            0.95,
            "an editorial insertion of an English news service",
            trigger="]",
        ),
        Rule(
            rf"\b(?:[Pp]enulis|[Rr]eporter|[Ww]artawan) (?:staf )?(?:{_AGENCY})\b(?= [A-Z])",
            0.85,
            "names the English source",
            trigger="penulis |reporter |wartawan ",
        ),
        Rule(
            rf"^(?:[A-Z][A-Za-z .]+,? )?\((?:{_AGENCY}|CNN|BBC)\) ?[–—-]+ ",
            0.7,
            "the dateline of an English news agency",
            trigger=") ",
        ),
        Rule(
            rf"^\s*\(?(?:The )?(?:{_AGENCY})\)?\.?\s*$|"
            rf"\b(?:{_AGENCY})(?= (?:ikut |turut )?berkontribusi\b)|"
            r"^\(?Pelaporan (?:tambahan )?oleh\b",
            0.8,
            "names the English source",
            trigger="press|reuters|afp|ap|tass|xinhua|bloomberg|upi|dpa|pelaporan|cnbc|interfax",
        ),
        Rule(
            rf"\b[Aa]rtikel (?:asli|ini) (?:pertama kali |awalnya |semula )?(?:diterbitkan|muncul|"
            rf"dipublikasikan|tayang) (?:di|oleh|dalam) [A-Z]\w+|\b[Dd]iterjemahkan dari\b|"
            rf"(?:©|[Hh]ak [Cc]ipta|Copyright)[^.]{{0,20}}\b(?:{_AGENCY})\b|"
            rf"^\(?(?:Sumber|Source): ?(?:{_AGENCY})\b",
            0.8,
            "names the English source",
            trigger="artikel |diterjemahkan|©|cipta|copyright|sumber|source",
        ),
    )
