"""Numbers, percentages, dates and times in Indonesian and English text.

Both languages write the same quantity in different notations (``1.500.000`` and ``1,500,000``,
``1,5 juta`` and ``1.5 million``, ``setengah`` and ``half``, ``17 Agustus`` and ``August 17``).
``find`` reads them all into one form that can be compared across a pair of sentences.
"""

from align.text.numbers.digits import read
from align.text.numbers.find import find, times
from align.text.numbers.quantity import Quantity

__all__ = ["Quantity", "find", "read", "times"]
