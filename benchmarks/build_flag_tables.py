"""Build the generated tables of the flagger from ../shared (SEJAJAR_SHARED names another place).

    python benchmarks/build_flag_tables.py [words] [calques] [verbs] [phrases] [contexts] [style]

``words``    corpus/lexicon/words.id.tsv (word counts of Indonesian written by people),
             capitals.id.txt (its words with capitals) and words.en.txt (English words that it does
             not use)
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

Only derived counts, vectors and renderings are written, no text.  javascript-info, Pro Git and TED
talks, which are non-commercial, are left out.
"""

from __future__ import annotations

import sys

from flag_tables import calques, contexts, phrases, style, verbs, words
from flag_tables.texts import DATA

TABLES = {
    "words": words.build,
    "calques": calques.build,
    "verbs": verbs.build,
    "phrases": phrases.build,
    "contexts": contexts.build,
    "style": style.build,
}
"""In an order in which each finds what it needs of the others."""


def main() -> None:
    wanted = sys.argv[1:] or list(TABLES)
    if unknown := [name for name in wanted if name not in TABLES]:
        sys.exit(f"no table {', '.join(unknown)}; there are {', '.join(TABLES)}")
    if not DATA.is_dir():
        sys.exit(f"no {DATA}")
    for name, build in TABLES.items():
        if name in wanted:
            build()


if __name__ == "__main__":
    main()
