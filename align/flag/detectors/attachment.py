"""ATTACH: a modifier, possessor or relative clause that hangs on the wrong word."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector

_CLUBS = (
    r"(?:NATO|Uni Eropa|UE|PBB|WTO|BRICS|OPEC|ASEAN|WHO|G7|G20|Liga Arab|Dewan Eropa|"
    r"Dewan Keamanan(?: PBB)?|Persemakmuran)"
)
_BODY = (
    r"(?:Polda|Polres|Polsek|Polisi|Polri|Kepolisian|Komisi|Badan|Kejaksaan|Densus|Majelis|"
    r"Pengadilan|Mahkamah|Partai|Presiden|Kementerian|Dewan|Tim|Satuan|Satpol|Bea|Pemerintah|"
    r"Dinas|Kantor|Bank|Pangeran|Raja|Menteri|Gubernur|Wali|Imigrasi|Tentara|Angkatan|Otoritas|"
    r"Perdana|Uni|Amerika|Inggris|Israel|Rusia|Korea|Arab|Direktorat|Subdit|Unit|Sat)"
)


class Attachment(RuleDetector):
    """Patterns in which the English order hangs a phrase on the wrong head."""

    flags = (
        FlagType(
            "ATTACH",
            "a modifier, possessor or relative clause attached to the wrong head",
            "Accuracy > Mistranslation > Word order",
            "major",
        ),
    )
    rules = (
        Rule(
            r"(?P<span>\byang (?P<verb>dipenjara|ditahan|diasingkan|digulingkan|dikudeta|dipecat|"
            r"dilengserkan|dimakzulkan|ditangkap|diracun|diracuni|dibunuh|terbunuh|terguling|"
            r"terpilih|dideportasi|dicopot|buron|tewas|meninggal|dipermalukan|diperangi|difitnah)"
            rf" (?P<name>(?!{_BODY}\b)[A-Z][a-z]+(?: (?:al|bin|van|von|de|"
            rf"[A-Z][\w.-]*[a-z]\w*))+))\b",
            0.75,
            "without a comma the name reads as the agent",
            r"jailed … \g<name>",
            r"yang \g<verb>, \g<name>",
            trigger=(
                "yang dipenjara|yang ditahan|yang diasingkan|yang digulingkan|yang dikudeta|"
                "yang dipecat|yang dilengserkan|yang dimakzulkan|yang ditangkap|yang diracun|"
                "yang diracuni|yang dibunuh|yang terbunuh|yang terguling|yang terpilih|"
                "yang dideportasi|yang dicopot|yang buron|yang tewas|yang meninggal|"
                "yang dipermalukan|yang diperangi|yang difitnah"
            ),
        ),
        Rule(
            r"\b(?:tuntutan|dakwaan|gugatan|tuduhan|mendakwa|menggugat|menuntut)\b[^.]{3,140}? "
            r"(?P<span>(?:[\w-]+ ){1,2}yang menuduh(?:nya| mereka))\b",
            0.85,
            "“accusing them” hangs on the accused: now they accuse",
            "accusing them of",
            "dengan tuduhan",
            trigger="yang menuduh",
            severity="critical",
        ),
        Rule(
            r"\b(?:menghadapi|menjatuhkan|menerapkan|memberlakukan) (?:sanksi|hukuman|tindakan|"
            r"konsekuensi|ancaman) segera\b",
            0.75,
            "the adverb “soon” became the noun's attribute",
            "face … soon",
            "segera menghadapi sanksi",
            trigger=" segera",
            severity="minor",
        ),
        Rule(
            r"\b(?:gencatan senjata|penghentian permusuhan|pengunduran diri|penarikan pasukan) "
            r"segera"
            r"(?= (?:di|dan|untuk|antara|dari|bagi)\b|[.,”\"])",
            0.5,
            "the attribute “immediate” is segera before a verb",
            "immediate",
            "segera",
            trigger=" segera",
            severity="minor",
        ),
        Rule(
            rf"\b[Kk]eanggotaan {_CLUBS} (?:di|dari|untuk|ke) [A-Z]\w+",
            0.85,
            "possessor and organisation exchanged",
            "…'s membership in …",
            "keanggotaan [negara] di [organisasi]",
            trigger="keanggotaan",
            severity="critical",
        ),
        Rule(
            r"\b(?:puas|setuju|sepakat|senang|tertarik|optimistis) secara (?:umum|luas|penuh) "
            r"(?:dengan|untuk)\b",
            0.65,
            "adverb in the English place",
            "generally satisfied with",
            "secara umum puas dengan",
            trigger=" secara ",
            severity="minor",
        ),
        Rule(
            r"\b(?:pem|penge)boman atom (?:Jepang|Hiroshima|Nagasaki|Amerika)\b",
            0.75,
            "reads as a bombing by Japan",
            "the atomic bombing of",
            "pengeboman atom di",
            trigger="boman atom",
            severity="minor",
        ),
        Rule(
            r"\b[A-Z]\w+ dan (?:Korea Utara|Iran|Rusia|Israel|Cina|China|Tiongkok|Suriah), "
            r"(?:program|pemimpin|pasukan|rezim|militer|kebijakan|ekonomi) \w+(?=,| dan\b|\.)",
            0.5,
            "a possessive became an item of the list",
            "…'s …",
            trigger=(
                "dan korea|dan iran|dan rusia|dan israel|dan cina|dan china|dan tiongkok|dan suriah"
            ),
        ),
        Rule(
            r", yang (?:di(?:bantah|sangkal|tolak|kecam)(?:nya)|(?:dia|ia|mereka) (?:bantah|"
            r"sangkal|"
            r"tolak))(?=[.,”]|$)",
            0.55,
            "“which it denies” hangs on the wrong head",
            "which it denies",
            "yang membantahnya; tetapi hal itu dibantahnya",
            trigger=", yang ",
        ),
        Rule(
            r"\b(?:[Mm]antan|[Cc]alon|[Ww]akil) (?:presiden|Presiden) (?:saat itu|kemudian) "
            r"[A-Z]\w+",
            0.5,
            "“then president” misplaced",
            "then-president",
            "presiden ketika itu",
            trigger="presiden ",
            severity="minor",
        ),
        Rule(
            r"\b(?:kemudian|lalu)-(?:Presiden|presiden|Perdana|Menteri|Wakil|Gubernur|Senator)\w*",
            0.9,
            "“then-president” rendered as kemudian-presiden",
            "then-",
            "presiden ketika itu",
            trigger="kemudian-|lalu-",
            severity="minor",
        ),
        Rule(
            r"\b(?:pria|wanita|perempuan|tersangka|korban|pelaku|remaja|warga) (?:bersenjata "
            r")?yang "
            r"(?:diduga|dicurigai) (?:teroris|penembak|pembunuh|pelaku) [A-Z]\w+ [A-Z]\w+",
            0.5,
            "“suspected” hangs on the wrong head",
            "suspected",
            trigger="yang diduga|yang dicurigai",
        ),
    )
