"""File formats in and out: ``read_pairs`` and ``write_pairs``, by extension or by name."""

from align.exchange.formats import FORMATS, Format, find_format, read_pairs, write_pairs

__all__ = ["FORMATS", "Format", "find_format", "read_pairs", "write_pairs"]
