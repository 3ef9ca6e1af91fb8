"""What can be told for certain to be wrong in a draft, put right.

Each repair takes source and draft and returns the draft; a new one is a file and a line here.
"""

from align.translate.repair.articles import mend_articles
from align.translate.repair.currencies import restore_currencies
from align.translate.repair.datelines import restore_dateline
from align.translate.repair.looks import like_source
from align.translate.repair.moments import restore_moments
from align.translate.repair.names import english_names, restore_names
from align.translate.repair.numerals import restore_numerals
from align.translate.repair.sites import restore_sites

_REPAIRS = (restore_numerals, restore_currencies, restore_moments, restore_sites, english_names)
_LAST = (mend_articles, like_source)


def repair(source: str, draft: str, *, names: bool = True) -> str:
    """Return ``draft`` with what is certainly wrong in it put right.

    Args:
        source: the sentence.
        draft: its translation, as a model made it.
        names: those that the model garbled, too.
    """
    garbled = (restore_dateline, restore_names) if names else ()
    for mend in (*_REPAIRS, *garbled, *_LAST):
        draft = mend(source, draft)
    return draft
