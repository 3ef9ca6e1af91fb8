"""English phrases rendered word by word."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator

from flag_tables.stems import stem
from flag_tables.texts import WEAK
from flag_tables.translations import Table

DROPPED = frozenset("a an the one's someone's somebody's oneself one".split())
FUNCTION = {
    "in": ("di", "dalam", "pada"),
    "on": ("di", "pada", "di atas"),
    "at": ("di", "pada"),
    "of": ("", "dari"),
    "to": ("ke", "untuk", "kepada"),
    "with": ("dengan",),
    "from": ("dari",),
    "for": ("untuk", "bagi"),
    "by": ("oleh", "dengan"),
    "under": ("di bawah",),
    "over": ("di atas", "atas"),
    "between": ("antara", "di antara"),
    "into": ("ke dalam", "ke"),
    "out": ("keluar",),
    "off": ("dari", "lepas", "mati"),
    "up": ("naik", "ke atas", "atas"),
    "down": ("turun", "ke bawah", "bawah"),
    "and": ("dan",),
    "or": ("atau",),
    "as": ("seperti", "sebagai"),
    "like": ("seperti",),
    "not": ("tidak",),
    "no": ("tidak ada", "tidak"),
    "without": ("tanpa",),
    "behind": ("di belakang",),
    "before": ("sebelum",),
    "after": ("setelah",),
    "through": ("melalui",),
    "against": ("melawan", "terhadap"),
    "around": ("di sekitar",),
    "across": ("di seberang", "melintasi"),
    "below": ("di bawah",),
    "above": ("di atas",),
    "outside": ("di luar",),
    "inside": ("di dalam",),
    "beyond": ("di luar", "melampaui"),
    "within": ("dalam", "di dalam"),
    "along": ("di sepanjang", "sepanjang"),
    "among": ("di antara",),
    "toward": ("menuju", "ke arah"),
    "towards": ("menuju", "ke arah"),
    "away": ("pergi",),
    "back": ("kembali", "ke belakang", "punggung"),
    "round": ("bulat", "putaran"),
    "all": ("semua",),
    "both": ("kedua",),
    "than": ("daripada", "dari"),
    "it": ("itu", "nya"),
    "is": ("adalah", ""),
    "be": ("menjadi", ""),
    "are": ("adalah", ""),
    "that": ("yang", "itu"),
    "when": ("ketika",),
    "every": ("setiap",),
    "two": ("dua",),
    "first": ("pertama",),
    "second": ("kedua",),
    "third": ("ketiga",),
    "last": ("terakhir",),
    "another": ("lain",),
    "other": ("lain",),
    "more": ("lebih",),
    "too": ("terlalu",),
    "about": ("tentang",),
}
_PREPOSITIONS = frozenset(
    "in on at of to with from for by under over between into out off up down and or as like not no "
    "without behind before after through against around across below above than is be are that "
    "when about back away it outside inside beyond within along among toward towards".split()
)
MOST = 12


def renderings(idiom: str, table: Table, literal: Table) -> Iterator[str]:
    """Yield an idiom word by word in Indonesian order: head before modifier, article dropped."""
    noun = idiom.lower().split()[0] in ("a", "an", "the")
    words = [word for word in re.findall(r"[a-z']+", idiom.lower()) if word not in DROPPED]
    words = [word.removesuffix("'s") for word in words]
    # One content word alone is no idiom: "in the basement".
    if sum(word not in FUNCTION for word in words) < 2:
        return
    # An idiom without an article may begin with a verb, which stays in front.
    for verb in (False,) if noun or words[0] in _PREPOSITIONS else (True, False):
        yield from _rendered(words, table, literal, verb)


def _rendered(words: list[str], table: Table, literal: Table, verb: bool) -> Iterator[str]:
    choices: list[list[tuple[str, float]]] = []
    for at, word in enumerate(words):
        if word in FUNCTION:
            choices.append([(one, 1.0 / (n + 1)) for n, one in enumerate(FUNCTION[word])])
            continue
        # A person's dictionary before the learned one, which knows words in few contexts.
        found = list(literal.get(word, literal.get(stem(word), ())))
        if not found:
            found = [(one, p) for one, p in table.get(stem(word), ()) if one not in WEAK]
        # A noun is rendered by a noun, a verb by a verb, if there is one.
        acting = [(one, p) for one, p in found if one.startswith("me-")]
        still = [(one, p) for one, p in found if not one.startswith("me-")]
        verbal = (at == 0 and verb) or (at > 0 and words[at - 1] == "to")
        found = (acting or still) if verbal else (still or acting)
        found = [(one, p) for one, p in found if p >= 0.25 * found[0][1]][:4]
        if not found:
            return
        choices.append(found)
    order = list(range(len(words)))
    at = 1 if verb else 0
    while at < len(words):  # reverse each run of content words: hot potato, kentang panas
        end = at
        while end < len(words) and words[end] not in _PREPOSITIONS:
            end += 1
        order[at:end] = reversed(order[at:end])
        at = max(end, at + 1)
    ranked = sorted(
        itertools.islice(itertools.product(*(choices[n] for n in order)), 2000),
        key=lambda picked: -math.prod(p for _, p in picked),
    )
    for picked in ranked[:MOST]:
        yield " ".join(" ".join(one for one, _ in picked).split())
