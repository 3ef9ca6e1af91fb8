"""MEANING-FLIP: says the opposite, or exchanges roles, place, time or voice."""

from __future__ import annotations

from align.flag.base import FlagType
from align.flag.rules import Rule, RuleDetector

_ENVOY = r"(?:duta besar|dubes|utusan(?: utama)?|diplomat|konsul)(?:-diplomat)?"


class Meaning(RuleDetector):
    """Known ways in which a literal rendering turns the meaning round."""

    flags = (
        FlagType(
            "MEANING-FLIP",
            "says the opposite, or exchanges roles, place, time or voice",
            "Accuracy > Mistranslation",
            "critical",
        ),
    )
    rules = (
        Rule(
            rf"\b(?:[Mm]emanggil|[Mm]enarik)(?: kembali| pulang| keluar)? {_ENVOY}(?: \w+)? ?"
            rf"(?:nya|mereka|Rusia|AS)? ?ke (?!dalam negeri|rumah|negara|tanah air|ibu "
            rf"kota)[A-Z]\w+",
            0.85,
            "“recall its ambassador to X”: ke makes X the destination; it is the post being left",
            "recall its ambassador to",
            "memanggil pulang duta besarnya untuk",
            trigger="memanggil|menarik",
        ),
        Rule(
            r"\b(?:mendorong|menyebabkan|memicu|membuat|setelah|sehingga) (?P<a>\w+) (?:untuk )?"
            rf"(?P<span>memanggil {_ENVOY} (?:AS|Rusia|Amerika|Inggris|Prancis|Jerman|Turki|China|"
            r"Cina|Israel|Iran|Ukraina|Polandia) untuk konsultasi)\b",
            0.8,
            "an ambassador recalled for consultations is one's own",
            "recall its ambassador to … for consultations",
            "memanggil pulang duta besarnya untuk konsultasi",
            trigger="untuk konsultasi",
        ),
        Rule(
            r"\b[Mm]eminta (?P<who>[A-Z]\w+(?: [A-Z]\w+)?) untuk (?:me(?:lancarkan|luncurkan|"
            r"nyerang|"
            r"lakukan|langgar|mbunuh)|melanggar|berbohong) (?:serangan|peretasan|pembunuhan|invasi|"
            r"perang|kejahatan|kekerasan|pelanggaran)\b",
            0.8,
            "“call out for” became a request: the accusation is lost",
            r"called \g<who> out for",
            r"mengecam \g<who> karena",
            trigger="meminta ",
        ),
        Rule(
            r"\b(?:membantu|memungkinkan|mendukung|upaya|untuk) (?P<who>[A-Z]\w+(?: [A-Z]\w+)?) "
            r"(?P<span>memilih kembali|memilih ulang)\b",
            0.85,
            "active for passive: the candidate re-elects somebody",
            r"\g<who>'s re-election",
            "terpilih kembali",
            trigger="memilih ",
        ),
        Rule(
            r"\b[Tt]idak lama setelah (?:kepresidenan(?:nya)?|masa jabatan(?:nya)?|"
            r"pemerintahannya)\b",
            0.8,
            "“not long into his presidency”: as written, it is over",
            "not long into his presidency",
            "tidak lama setelah ia mulai menjabat",
            trigger="tidak lama setelah",
        ),
        Rule(
            r"\bserangan (?:siber|cyber)\b[^.]{0,80}(?P<span>untuk kepentingan (?:AS|Amerika|Barat|"
            r"Rusia|Inggris|Ukraina))\b",
            0.8,
            "“on … interests” rendered as for: the attacks now serve the victim",
            "on … interests",
            "terhadap kepentingan",
            trigger="untuk kepentingan",
        ),
        Rule(
            r"[“\"'‘]?\bkudeta[”\"'’]? (?:AS|Amerika|Barat|Eropa|Washington) (?:terhadap|kepada|"
            r"untuk) "
            r"[A-Z]\w+",
            0.6,
            "“roll over” (give in) rendered as coup",
            "rolling over to",
            "tunduknya … kepada",
            trigger="kudeta",
        ),
        Rule(
            r"\bsebelum (?:para )?(?:wartawan|fotografer|juru kamera|kamera|media|pengadilan|"
            r"hakim|komite)"
            r"(?: dan \w+)? (?:bertabrakan|berdesak-desakan|berdesakan|berebut|yang berdesakan)\b",
            0.75,
            "“before” = in front of, rendered as time",
            "before jostling reporters",
            "di hadapan",
            trigger="sebelum ",
        ),
        Rule(
            r"\b(?:bersaksi|muncul|hadir|berbicara|tampil) sebelum (?P<body>Kongres|Senat|DPR|"
            r"komite|"
            r"pengadilan|hakim|parlemen|panel|dewan|Mahkamah|majelis|kamera|juri|sidang)\w*",
            0.8,
            "“before” = in front of, rendered as time",
            r"before the …",
            r"di hadapan \g<body>",
            trigger=" sebelum ",
        ),
        Rule(
            r"\b(?:gagal|lupa|menolak|berhenti) untuk tidak (?:me|ber|di)\w+",
            0.5,
            "a negation too many",
            "fail to",
            trigger="untuk tidak",
        ),
        Rule(
            r"\btidak (?:bisa|dapat) (?:lebih|terlalu) (?:setuju|sepakat)\b",
            0.75,
            "“couldn't agree more” reads as disagreement",
            "couldn't agree more",
            "sangat setuju",
            trigger="lebih setuju|terlalu setuju|lebih sepakat|terlalu sepakat",
        ),
        Rule(
            r"\btidak (?:bisa|dapat) (?:peduli|pedulikan) (?:lebih sedikit|kurang)\b",
            0.85,
            "“couldn't care less” reads as the opposite",
            "couldn't care less",
            "sama sekali tidak peduli",
            trigger="peduli",
        ),
        Rule(
            r"\b(?:membiarkan|meninggalkan) (?P<what>tidak (?:ada )?(?:keraguan|ruang)) (?:bahwa|"
            r"untuk|"
            r"tentang)\b",
            0.7,
            "“leave no doubt” kept",
            "left no doubt that",
            "menegaskan bahwa",
            trigger="membiarkan tidak|meninggalkan tidak",
            severity="major",
        ),
    )
