"""GARBLED: no reading at all, as far as a pattern can tell."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector


class Garbled(RuleDetector):
    """Sequences that are no Indonesian whatever stands around them."""

    flags = (
        FlagType("GARBLED", "the words have no reading", "Fluency > Unintelligible", "critical"),
    )
    rules = (
        Rule(
            r"\b(?:masih tidak lagi|belum lagi tidak|sudah belum|akan sudah tidak|masih belum "
            r"tidak|"
            r"tidak belum|tidak akan tidak)\b",
            0.85,
            "these negations contradict each other",
            trigger=(
                "masih tidak lagi|belum lagi tidak|sudah belum|akan sudah tidak|"
                "masih belum tidak|tidak belum|tidak akan tidak"
            ),
        ),
        Rule(
            r"\b(?:[Kk]edua |para |[Kk]etiga )?(?:pria|wanita|pemimpin|presiden|menteri|pejabat|"
            r"orang)"
            r"(?: itu| tersebut) adalah (?:[Dd]iskusi|[Pp]embicaraan|[Pp]ertemuan|[Pp]ercakapan|"
            r"[Pp]erundingan|[Kk]unjungan|[Pp]erjalanan|[Mm]akan)\b[^.]*?(?= [a-z]+ |\.|$)",
            0.7,
            "persons are said to be an event",
            "were holding",
            "mengadakan",
            trigger=(
                "adalah diskusi|adalah pembicaraan|adalah pertemuan|adalah percakapan|"
                "adalah perundingan|adalah kunjungan|adalah perjalanan|adalah makan"
            ),
        ),
        Rule(
            r"\[[^\]]*\b(?P<span>(?:dengan|di|dari|oleh) (?:TASS|Reuters|AFP|Interfax|AP|RIA|"
            r"Xinhua)"
            r"(?: \w+)?)\]",
            0.8,
            "an agency tag was moved into the noun phrase",
            "– TASS",
            trigger="[",
            severity="major",
        ),
        Rule(
            r"\b(?:(?:di|ke|dari|pada|dengan|untuk|oleh) (?:adalah|bahwa|akan|telah)|"
            r"(?:adalah|merupakan) (?:adalah|merupakan|bahwa adalah)|(?:yang|dan) dan yang|"
            r"(?:sebuah|suatu) (?:adalah|dan|untuk|dari|di))\b",
            0.6,
            "function words that cannot follow one another",
            trigger=(
                "di adalah|ke adalah|dari adalah|pada adalah|dengan adalah|untuk adalah|"
                "oleh adalah|di bahwa|ke bahwa|dari bahwa|pada bahwa|dengan bahwa|untuk bahwa|"
                "oleh bahwa|di akan|ke akan|dari akan|pada akan|dengan akan|untuk akan|"
                "oleh akan|di telah|ke telah|dari telah|pada telah|dengan telah|untuk telah|"
                "oleh telah|adalah adalah|adalah merupakan|merupakan adalah|"
                "merupakan merupakan|bahwa adalah|yang dan yang|dan dan yang|sebuah adalah|"
                "sebuah dan|sebuah untuk|sebuah dari|sebuah di|suatu adalah|suatu dan|"
                "suatu untuk|suatu dari|suatu di"
            ),
            severity="major",
        ),
    )
