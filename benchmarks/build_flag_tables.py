"""Build the generated tables of the flagger from ../shared (SEJAJAR_SHARED names another place).

    python benchmarks/build_flag_tables.py [words] [calques] [verbs] [phrases] [contexts] [style]

``words``    corpus/lexicon/words.id.tsv (word counts of Indonesian written by people) and
             words.en.txt (English words that Indonesian does not use)
``calques``  corpus/lexicon/calques.tsv: every English idiom of english_idioms.tsv rendered word by
             word through literal.tsv (what a word means out of context) and a translation table
             learned from the parallel data (IBM model 1, Brown et al. 1993), without the
             renderings that people write in Indonesian anyway
``verbs``    corpus/lexicon/verbs.tsv: each verb of light_verbs.tsv with each of its objects,
             without what people write in Indonesian anyway
``phrases``  corpus/lexicon/glosses.tsv: the English phrases of english_phrases.tsv and of the
             lexicons with all that may translate their content words, after literal.tsv and the
             word table of sentence pairing; without phrases whose words native text has together
``contexts`` corpus/lexicon/contexts.npz, word vectors of native text (align.flag.contexts), and
             margins.tsv: how much better than the words in senses.tsv themselves the words of
             another sense ever fit where people wrote them
``style``    corpus/lexicon/style.tsv, the weights of align.flag.style: machine-translated
             captions, the pages of ../shared/texts and the web documents of corpus/gold to
             learn from, against text that people wrote or translated

Only derived counts, vectors and renderings are written, no text.  Non-commercial sources are left
out.
"""

from __future__ import annotations

import gzip
import itertools
import math
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from align.flag.contexts import Contexts, Vectors
from align.flag.glosses import LIGHT, Phrase, Phrasebook
from align.flag.lexicon import Entry, read_table
from align.flag.phrases import PhraseMatcher
from align.flag.style import FEATURES, rates
from align.flag.tokens import tokenize

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "corpus" / "lexicon"
DATA = Path(os.environ.get("SEJAJAR_SHARED", ROOT.parent / "shared")) / "data"
NON_COMMERCIAL = {"javascript-info", "progit2"}
SOFTWARE = tuple(
    "django debian gatsby github gnome kubernetes libreoffice mozilla nuxt owasp privacy python "
    "qgis react semver tensorflow vue xgqa xsid yii inasafe learnosm bitcoin shattered".split()
)
NATIVE = tuple(
    "panl-bppt desmond-bbc gunnxx-news-valid gunnxx-general-valid desmond-smeru desmond-ausaid "
    "quran-kemenag-saheeh nusax-mt desmond-odb opendatahandbook moodle-academy".split()
)
Table = dict[str, list[tuple[str, float]]]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENGLISH_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def pairs() -> Iterator[tuple[str, str, str]]:
    """Yield source name, Indonesian and English of every pair."""
    for path in sorted((DATA / "train").glob("*.tsv.gz")):
        name = path.name.removesuffix(".tsv.gz")
        if name in NON_COMMERCIAL:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                if len(cells) == 2:
                    yield name, cells[0], cells[1]


def web() -> Iterator[tuple[int, str]]:
    """Yield number and text of the web documents that people wrote."""
    with gzip.open(DATA / "mono_id" / "idcore.tsv.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            code, text = line.rstrip("\n").split("\t", 1)
            if "MT" not in code.split():
                yield number, text


def build_words() -> None:
    indonesian: Counter[str] = Counter()
    plain: Counter[str] = Counter()  # without software documentation, which is full of English
    english: Counter[str] = Counter()
    for name, source, target in pairs():
        words = [word.lower() for word in _WORD.findall(source)]
        indonesian.update(words)
        if not name.startswith(SOFTWARE):
            plain.update(words)
        english.update(_WORD.findall(target))
    for _, text in web():
        words = [word.lower() for word in _WORD.findall(text)]
        indonesian.update(words)
        plain.update(words)
    rows = sorted((word, count) for word, count in indonesian.items() if count >= 3)
    text = "".join(f"{word}\t{count}\n" for word, count in rows if len(word) < 25)
    (LEXICON / "words.id.tsv").write_text(text, encoding="utf-8")
    foreign = [
        word
        for word, count in english.items()
        if (count >= 15 or (count >= 4 and not plain[word]))
        and len(word) >= 4
        and word.isascii()
        and word.islower()
        and "-" not in word
        and plain[word] <= max(2, 0.01 * count)
        and english[word.capitalize()] < 3 * count
    ]
    (LEXICON / "words.en.txt").write_text("\n".join(sorted(foreign)) + "\n", encoding="utf-8")
    print(f"{len(rows)} Indonesian words, {len(foreign)} English ones")


# --- calques --------------------------------------------------------------------------------------

_DROPPED = frozenset("a an the one's someone's somebody's oneself one".split())
_FUNCTION = {
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
_MOST = 12


def stem(word: str) -> str:
    """Return a rough lemma of an English word."""
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith(("ss", "us")):
            base = word[: -len(ending)] + ("y" if ending == "ies" else "")
            return base.rstrip("e") if len(base) > 3 else base
    return word.rstrip("e") if len(word) > 3 else word


def learn(wanted: set[str]) -> Table:
    """Learn which Indonesian lemmas translate the wanted English stems (IBM model 1)."""
    random.seed(1)
    pool: dict[str, list[int]] = defaultdict(list)
    corpus: list[tuple[list[str], list[str]]] = []
    for name, source, target in pairs():
        english = [stem(word) for word in _ENGLISH_WORD.findall(target.lower())]
        if not 2 <= len(english) <= 22:
            continue
        words = tokenize(source).lemmas
        indonesian = [word for word in words if word[0].isalpha()]
        if not 2 <= len(indonesian) <= 22:
            continue
        weight = 40 if name.startswith(SOFTWARE) else 160
        hits = [word for word in set(english) & wanted if len(pool[word]) < weight]
        if hits:
            for word in hits:
                pool[word].append(len(corpus))
            corpus.append((english, indonesian))
    print(f"{len(corpus)} pairs for {len(wanted)} English words")
    table: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(lambda: 1.0))
    for iteration in range(5):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for english, indonesian in corpus:
            sources = [*english, ""]
            for word in indonesian:
                weights = [table[one][word] for one in sources]
                total = sum(weights)
                for one, weight in zip(sources, weights, strict=True):
                    if weight > total * 1e-4:
                        counts[one][word] += weight / total
        table = defaultdict(lambda: defaultdict(lambda: 1e-7))
        for one, row in counts.items():
            total = sum(row.values())
            table[one] = defaultdict(lambda: 1e-7, {w: c / total for w, c in row.items()})
        print(f"iteration {iteration + 1}")
    learned = {}
    for word in wanted:
        ranked = sorted(table[word].items(), key=lambda item: -item[1])
        learned[word] = [(one, p) for one, p in ranked[:5] if p >= 0.06 and len(one) > 1]
    return learned


_WEAK = frozenset(
    "yang dan dari untuk dengan pada dalam atas bawah oleh tidak ada semua kedua keluar ke di itu "
    "lain lebih kembali pergi naik turun menjadi adalah atau seperti sebagai antara melalui nya "
    "terhadap sekitar belakang satu dua setiap akan telah juga pun para tersebut bukan ini itu ia "
    "dia saya anda kita kami mereka lah kah bagi oleh hal sangat lagi sudah bisa dapat".split()
)


def renderings(idiom: str, table: Table, literal: Table) -> Iterator[str]:
    """Yield an idiom word by word in Indonesian order: head before modifier, article dropped."""
    noun = idiom.lower().split()[0] in ("a", "an", "the")
    words = [word for word in re.findall(r"[a-z']+", idiom.lower()) if word not in _DROPPED]
    words = [word.removesuffix("'s") for word in words]
    # One content word alone is no idiom: "in the basement".
    if sum(word not in _FUNCTION for word in words) < 2:
        return
    # An idiom without an article may begin with a verb, which stays in front.
    for verb in (False,) if noun or words[0] in _PREPOSITIONS else (True, False):
        yield from _rendered(words, table, literal, verb)


def _rendered(words: list[str], table: Table, literal: Table, verb: bool) -> Iterator[str]:
    choices: list[list[tuple[str, float]]] = []
    for at, word in enumerate(words):
        if word in _FUNCTION:
            choices.append([(one, 1.0 / (n + 1)) for n, one in enumerate(_FUNCTION[word])])
            continue
        # A person's dictionary before the learned one, which knows words in few contexts.
        found = list(literal.get(word, literal.get(stem(word), ())))
        if not found:
            found = [(one, p) for one, p in table.get(stem(word), ()) if one not in _WEAK]
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
    for picked in ranked[:_MOST]:
        yield " ".join(" ".join(one for one, _ in picked).split())


def build_calques() -> None:
    idioms = [row for _, row in read_table(LEXICON / "english_idioms.tsv")]
    wanted = {
        stem(word.removesuffix("'s"))
        for row in idioms
        for word in re.findall(r"[a-z']+", row["english"].lower())
        if word not in _DROPPED and word not in _FUNCTION
    }
    literal: Table = {}
    for _, row in read_table(LEXICON / "literal.tsv"):
        options = [" ".join(tokenize(one).lemmas) for one in row["indonesian"].split("|")]
        for key in (row["english"], stem(row["english"])):
            literal[key] = [(one, 0.5 / (n + 1)) for n, one in enumerate(options)]
    table = learn(wanted - literal.keys())
    known = {
        tuple(tokenize(variant).lemmas)
        for file in ("idioms.tsv", "collocations.tsv")
        for _, row in read_table(LEXICON / file)
        for variant in row["indonesian"].split("|")
    }
    made: list[Entry] = []
    for row in idioms:
        sense = " ".join(tokenize(row["sense"]).lemmas)
        variants = []
        for phrase in renderings(row["english"], table, literal):
            words = phrase.split()
            content = [word for word in set(words) if word not in _WEAK]
            if len(content) < 2 or tuple(words) in known or phrase in sense:
                continue
            if phrase not in variants:
                variants.append(phrase)
        if variants:
            made.append(Entry(row["english"], tuple(variants[: 2 * _MOST]), row["sense"]))
    print(f"{len(made)} idioms, {sum(len(one.indonesian) for one in made)} renderings")
    common = Counter[tuple[int, str]]()
    matcher = PhraseMatcher(made)
    for text in native_text():
        for match in matcher.matches(tokenize(text)):
            common[id(match.entry), match.variant] += 1
    kept = 0
    lines = ["english\tindonesian\tsuggestion\n"]
    for one in made:
        left = [form for form in one.indonesian if not common[id(one), form]]
        # What even its siblings are found for is ordinary language.
        if left and sum(common[id(one), form] for form in one.indonesian) < 5:
            kept += len(left)
            lines.append(f"{one.english}\t{'|'.join(left)}\t{one.suggestion}\n")
    (LEXICON / "calques.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"kept {len(lines) - 1} idioms, {kept} renderings")


# So often in native text a verb and its object may stand together by chance or mistake.
_SLIPS = 1


def build_verbs() -> None:
    made = []
    for _, row in read_table(LEXICON / "light_verbs.tsv"):
        variants = [
            f"{verb} {noun}"
            for verb in row["verbs"].split("|")
            for noun in dict.fromkeys(row["nouns"].split("|"))
        ]
        made.append(Entry(row["english"], tuple(variants), row["suggestion"]))
    common = Counter[str]()
    matcher = PhraseMatcher(made)
    for text in native_text():
        common.update({match.variant for match in matcher.matches(tokenize(text))})
    lines = ["english\tindonesian\tsuggestion\n"]
    for one in made:
        left = [form for form in one.indonesian if common[form] <= _SLIPS]
        if left:
            lines.append(f"{one.english}\t{'|'.join(left)}\t{one.suggestion}\n")
    (LEXICON / "verbs.tsv").write_text("".join(lines), encoding="utf-8")
    kept = sum(line.count("|") + 1 for line in lines[1:])
    print(f"kept {kept} of {sum(len(one.indonesian) for one in made)} verbs with an object")


def native_text() -> Iterable[str]:
    """Yield sentences of the native sources; of the web every other document."""
    for name, source, _ in pairs():
        if name in NATIVE:
            yield source
    for number, text in web():
        if number % 2 == 0:
            yield from re.split(r"(?<=[.!?]) +", text)


# --- phrases --------------------------------------------------------------------------------------

_SMALL = frozenset(
    "a an the of to in on at for with from by and or as is be are it its one's one s his her their "
    "your my our someone something somebody that this than i we he she they you not no into out up "
    "down off over under about all".split()
)
# A word translates another if so likely, or so nearly only it.
_LIKELY, _POSSIBLE, _MUTUAL = 0.06, 0.03, 0.3
_LEAST_BOTH = 0.008
# The product of what the words of a phrase count for, by their number.
_LEAST_PHRASE = {2: 0.05, 3: 0.02, 4: 0.01}
_LEAST_WORD, _LEAST_SHARE = 0.08, 0.15
_MOST_NATIVE = 1


def phrase_stem(word: str) -> str:
    """Return ``stem`` with a doubled last consonant undone: *cutting*, *cut*."""
    stemmed = stem(word)
    doubled = len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "ls"
    return stemmed[:-1] if doubled else stemmed


def _translations() -> dict[str, dict[str, float]]:
    """Return Indonesian lemmas by English stem, with how likely they are."""
    table: dict[str, dict[str, float]] = defaultdict(dict)

    def note(english: str, indonesian: str, chance: float) -> None:
        row = table[phrase_stem(english)]
        row[indonesian] = max(row.get(indonesian, 0.0), chance)

    with gzip.open(ROOT / "models" / "pairing" / "lexicon.tsv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            source, target, forth, back = line.rstrip("\n").split("\t")
            p, q = int(forth) / 100, int(back) / 100
            likely = p >= _LIKELY or (p >= _POSSIBLE and q >= _MUTUAL)
            lemma = tokenize(source).lemmas[0]
            if len(source) > 2 and likely and p * q >= _LEAST_BOTH and lemma not in LIGHT:
                note(target, lemma, p)
    for _, row in read_table(LEXICON / "literal.tsv"):
        for rank, one in enumerate(row["indonesian"].split("|")):
            lemmas = tokenize(one).lemmas
            if len(lemmas) == 1:
                note(row["english"], lemmas[0], 0.5 / (rank + 1))
    return table


def build_phrases() -> None:
    table = _translations()
    rows: dict[frozenset[str], tuple[str, str, str]] = {}
    for file, flag in (
        ("english_phrases.tsv", ""),
        ("english_idioms.tsv", "IDIOM-CALQUE"),
        ("idioms.tsv", "IDIOM-CALQUE"),
        ("collocations.tsv", "COLLOC-CALQUE"),
    ):
        for _, row in read_table(LEXICON / file):
            sense = row.get("sense") or row.get("suggestion") or ""
            for english in re.split(r"[;/]", re.sub(r"\(.*?\)", "", row["english"])):
                words = [w.removesuffix("'s") for w in re.findall(r"[a-z']+", english.lower())]
                key = frozenset(phrase_stem(word) for word in words if word not in _SMALL)
                if 2 <= len(key) <= 4 and (key not in rows or row.get("flag") == "-"):
                    rows[key] = english.strip(), flag or row["flag"], sense
    made = []
    for key, (english, flag, sense) in rows.items():
        if flag == "-":  # what Indonesian says word by word too
            continue
        words = [table.get(word, {}) for word in sorted(key)]
        best = [max(word.values(), default=0.0) for word in words]
        kept = []
        for at, word in enumerate(words):
            rest = math.prod(best[:at] + best[at + 1 :])
            least = _LEAST_PHRASE[len(key)]
            floor = max(_LEAST_WORD, _LEAST_SHARE * best[at])
            kept.append(
                frozenset(one for one, p in word.items() if p >= floor and p * rest >= least)
            )
        if all(kept):
            made.append(Phrase(english, flag, sense, tuple(kept)))
    book, common = Phrasebook(made), Counter[str]()
    for text in native_text():
        common.update(phrase.english for *_, phrase in book.matches(tokenize(text).lemmas))
    lines = ["english\tflag\tindonesian\tsuggestion\n"]
    for one in made:
        if common[one.english] <= _MOST_NATIVE:
            words = " ".join("|".join(sorted(word)) for word in one.words)
            lines.append(f"{one.english}\t{one.flag}\t{words}\t{one.suggestion}\n")
    (LEXICON / "glosses.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"kept {len(lines) - 1} of {len(made)} phrases")


# --- contexts -------------------------------------------------------------------------------------

_DIMENSIONS = 80
_WINDOW = 10
_RAREST = 6
_LEAST_MARGIN = 0.12
# What is added to a margin known from few places.
_FEW, _UNSEEN = 20, 0.05
# Places in native text, of some 114,000 sentences, at which a word may seem strange to margins
# from other documents, and what is tried to get there.
_TOLERATED = 2
_FOLDS = 4
# What is added for senses that machine translation seldom confuses.
_RARE = 0.1
_RAISES = (0.0, 0.02, 0.04, 0.06, 0.08, 0.12, 0.16, 0.2, 0.25)
_PAGE = 30


def pages() -> Iterator[list[list[str]]]:
    """Yield documents, or runs of sentences, of native text as lemmas."""
    run: list[list[str]] = []
    before = ""
    for name, source, _ in pairs():
        if name not in (*NATIVE, "iwslt17-ted-devtst", "mozilla-www", "privacyguides"):
            continue
        if run and (name != before or len(run) >= _PAGE):
            yield run
            run = []
        before = name
        run.append(content(source))
    yield run
    for _, text in web():
        yield [content(part) for part in re.split(r"(?<=[.!?]) +", text)]


def content(text: str) -> list[str]:
    """Return the lemmas of a text that carry meaning."""
    return [
        lemma
        for lemma in tokenize(text).lemmas
        if len(lemma) > 2 and lemma[0].isalpha() and lemma not in _WEAK
    ]


def build_contexts() -> None:
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.linalg import svds

    documents = list(pages())
    seen = Counter(word for page in documents for sentence in page for word in sentence)
    words = sorted(word for word, count in seen.items() if count >= _RAREST)
    index = {word: at for at, word in enumerate(words)}
    together: Counter[tuple[int, int]] = Counter()
    for page in documents:
        for sentence in page:
            ids = [index.get(word, -1) for word in sentence]
            for at, one in enumerate(ids):
                for other in ids[at + 1 : at + 1 + _WINDOW]:
                    if one != other and one >= 0 and other >= 0:
                        together[one, other] += 1
    rows, columns = np.array(list(together), dtype=np.int64).T
    counts = np.fromiter(together.values(), float)
    half = coo_matrix((counts, (rows, columns)), shape=(len(words), len(words)))
    table = (half + half.T).tocoo()
    totals = np.asarray(table.sum(axis=1)).ravel()
    smooth = totals**0.75 / (totals**0.75).sum()
    with np.errstate(divide="ignore"):
        information = np.log(table.data / (totals[table.row] * smooth[table.col]))
    positive = information > 0
    left, values, _ = svds(
        coo_matrix(
            (information[positive], (table.row[positive], table.col[positive])), shape=table.shape
        ).tocsr(),
        k=_DIMENSIONS,
        v0=np.ones(len(words)),
    )
    units = left * np.sqrt(values)
    lengths = np.linalg.norm(units, axis=1)
    words = [word for word, length in zip(words, lengths, strict=True) if length > 1e-6]
    units = units[lengths > 1e-6] / lengths[lengths > 1e-6, None]
    total = sum(seen.values())
    weights = np.array([-math.log(seen[word] / total) for word in words])
    path = LEXICON / "contexts.npz"
    Vectors(words, units.astype(np.float32), weights.astype(np.float32)).save(path)
    known = Vectors.read(path)
    print(f"{len(words)} words, {path.stat().st_size / 1e6:.2f} MB")
    _build_margins(documents, known)


def _build_margins(documents: list[list[list[str]]], known: Vectors) -> None:
    rivals: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    rare: set[tuple[str, str]] = set()
    rows = [row for _, row in read_table(LEXICON / "senses.tsv")]
    for row in sorted(rows, key=lambda row: bool(row.get("prior"))):
        near = row["near"].split("|")
        for one in row["indonesian"].split("|"):
            for other in near:
                word, rival = tokenize(one).lemmas[0], tokenize(other).lemmas
                if word in known.index and rival[-1] in known.index and word not in rival:
                    if row.get("prior") and rival[-1] not in rivals[word]:
                        rare.add((word, rival[-1]))
                    rivals[word].setdefault(rival[-1], (row["english"], near[0]))
    places: dict[str, list[tuple[int, list[float]]]] = defaultdict(list)
    for fold, page in enumerate(documents):
        contexts = Contexts(known, page)
        for number, sentence in enumerate(page):
            for word in rivals.keys() & set(sentence):
                others = [known.index[other] for other in rivals[word]]
                fits = contexts.fits(number, word, others)
                places[word].append((fold % _FOLDS, (fits[1:] - fits[0]).tolist()))
    lines = ["word\tnear\tmargin\tenglish\tsuggestion\n"]
    for word in sorted(rivals):
        for seldom in (False, True):
            chosen = [
                at for at, other in enumerate(rivals[word]) if ((word, other) in rare) == seldom
            ]
            here = [(fold, [surplus[at] for at in chosen]) for fold, surplus in places[word]]
            margins = _margins(here, len(chosen), 0 if seldom else _TOLERATED)
            if margins is None:
                print(f"left out, for no margin keeps it silent: {word}")
                continue
            others = list(rivals[word].items())
            for at, margin in zip(chosen, margins, strict=True):
                other, (english, suggestion) = others[at]
                margin += _RARE if seldom else 0.0
                lines.append(f"{word}\t{other}\t{margin:.3f}\t{english}\t{suggestion}\n")
    (LEXICON / "margins.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"{len(rivals)} words, {len(lines) - 1} margins")


def _margins(
    places: list[tuple[int, list[float]]], rivals: int, tolerated: int
) -> list[float] | None:
    """Return a margin for each rival of a word, from where people wrote the word.

    A margin is the most by which the rival ever fits better there, and a raise: the least one with
    which margins from some of the documents leave the word alone in the others.

    Args:
        places: of each, the fold of its document and by how much each rival fits better.
        rivals: their number.
        tolerated: places of other documents at which the word may seem strange.
    """

    def most(held_out: int | None) -> list[float]:
        rest = [surplus for fold, surplus in places if fold != held_out]
        few = _UNSEEN if len(rest) < _FEW else 0.0
        return [few + max((one[at] for one in rest), default=0.0) for at in range(rivals)]

    folds = {fold: most(fold) for fold in range(_FOLDS)}
    for more in _RAISES:
        strange = sum(
            any(
                one > max(_LEAST_MARGIN, margin + more)
                for one, margin in zip(surplus, folds[fold], strict=True)
            )
            for fold, surplus in places
        )
        if strange <= tolerated:
            return [max(_LEAST_MARGIN, margin + more) for margin in most(None)]
    return None


# --- style ----------------------------------------------------------------------------------------

# How much a text of each source counts, so that neither many captions nor many manuals drown the
# pages of news that the flagger is for.
_MACHINE = {"3b1b-captions": 0.15, "page": 6.0}
_HUMAN = {
    "panl-bppt": 1.0,
    "gunnxx-news-valid": 1.0,
    "desmond-bbc": 1.0,
    "gunnxx-general-valid": 0.5,
    "desmond-ausaid": 0.5,
    "desmond-smeru": 0.3,
    "desmond-odb": 0.2,
    "mozilla-www": 0.5,
    "privacyguides": 0.5,
    "moodle-academy": 0.5,
}
_WEB, _NEWS = 0.7, 1.5
_BLOCK = 25
_MOST_BLOCKS = 150
_RIDGE = 6.0


def _blocks(path: Path) -> list[list[Sequence[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        sentences = [tokenize(line.split("\t")[0]).lowers for line in file]
    every = [sentences[at : at + _BLOCK] for at in range(0, len(sentences) - _BLOCK, _BLOCK)]
    return random.Random(1).sample(every, min(_MOST_BLOCKS, len(every)))  # noqa: S311


def _style_texts() -> Iterator[tuple[list[Sequence[str]], bool, float]]:
    """Yield sentences, whether a machine translated them, and how much they count."""
    from flag import GOLD, read_gold, seed_pages, web_pages

    for page in _blocks(DATA / "train_mt" / "3b1b-captions.tsv.gz"):
        yield page, True, _MACHINE["3b1b-captions"]
    for _, text, _ in (*seed_pages(), *web_pages("dev")):
        yield [tokenize(text).lowers], True, _MACHINE["page"]
    for name, weight in _HUMAN.items():
        for page in _blocks(DATA / "train" / f"{name}.tsv.gz"):
            yield page, False, weight
    annotated = {one["document"] for one in read_gold(GOLD / "idcore-mt.documents.tsv")}
    with gzip.open(DATA / "mono_id" / "idcore.tsv.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            code, text = line.rstrip("\n").split("\t", 1)
            if "MT" not in code.split() and str(number) not in annotated and len(text) > 800:
                yield [tokenize(text[:12000]).lowers], False, _NEWS if code == "NA ne" else _WEB


def build_style() -> None:
    import numpy as np

    texts = list(_style_texts())
    table = np.array([rates(sentences) for sentences, _, _ in texts])
    machine = np.array([made for _, made, _ in texts], float)
    weight = np.array([counts for _, _, counts in texts])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 0.05
    inputs = np.c_[np.ones(len(table)), (table - mean) / spread]
    ridge = _RIDGE * np.eye(inputs.shape[1])
    ridge[0, 0] = 0.0
    solution = np.zeros(inputs.shape[1])
    for _ in range(25):  # Newton's method
        chance = 1 / (1 + np.exp(-inputs @ solution))
        slope = inputs.T @ (weight * (chance - machine)) + ridge @ solution
        curve = (inputs * (weight * chance * (1 - chance))[:, None]).T @ inputs + ridge
        solution -= np.linalg.solve(curve, slope)
    lines = [f"feature\tmean\tweight\nconstant\t0\t{solution[0]:.4f}\n"]
    for name, one, slope in zip(FEATURES, mean, solution[1:] / spread, strict=True):
        lines.append(f"{name}\t{one:.4f}\t{slope:.4f}\n")
    (LEXICON / "style.tsv").write_text("".join(lines), encoding="utf-8")
    chance = 1 / (1 + np.exp(-inputs @ solution))
    print(
        f"{len(texts)} texts; {(chance[machine > 0] > 0.5).mean():.2f} of the machine-translated "
        f"and {(chance[machine == 0] > 0.5).mean():.3f} of the others above .5"
    )


def main() -> None:
    wanted = sys.argv[1:] or ["words", "calques", "verbs", "phrases", "contexts", "style"]
    if not DATA.is_dir():
        sys.exit(f"no {DATA}")
    if "words" in wanted:
        build_words()
    if "calques" in wanted:
        build_calques()
    if "verbs" in wanted:
        build_verbs()
    if "phrases" in wanted:
        build_phrases()
    if "contexts" in wanted:
        build_contexts()
    if "style" in wanted:
        build_style()


if __name__ == "__main__":
    main()
