"""Rows that are documents: what the JSON Lines and TSV readers make of a text and its id."""

from __future__ import annotations

from align.document import Document
from align.errors import InputError
from align.text.encoding import find_control
from align.text.formats.base import Input, Options
from align.text.formats.ids import Ids


class Rows:
    """The documents of one file of rows; sees to it that their ids differ."""

    def __init__(self, source: Input, options: Options, encoding: str) -> None:
        self._source = source
        self._options = options
        self._encoding = encoding
        self._named: bool | None = None
        self._ids = Ids()

    def document(self, text: object, row_id: object, number: int, line: int) -> Document:
        """Return the document of a row.

        Args:
            text: the value of the text column.
            row_id: the value of the id column; None or empty: ``number`` takes its place.
            number: of the row.
            line: of the file, for messages.

        Raises:
            InputError: the text is no string or holds what no text holds, the id is neither string
                nor number, another row has it, or only some rows have one.
        """
        if not isinstance(text, str):
            raise self._error(f"{self._options.column!r} is not a string", line)
        if control := find_control(text):
            raise self._error(f"control character U+{ord(control[0]):04X}; remove it", line)
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise self._error(r"a lone surrogate (half of a \u pair); mend it", line) from error
        if isinstance(row_id, bool) or not isinstance(row_id, str | int | None):
            raise self._error(f"{self._options.id_column!r} is neither a string nor a number", line)
        named = row_id is not None and row_id != ""
        if self._named not in (None, named):
            raise self._error(
                f"{self._options.id_column!r} is given in some rows only; give it in all", line
            )
        self._named = named
        key = str(row_id if named else number)
        if named and (first := self._ids.first_line(key, line)) != line:
            raise self._error(f"the id {key!r} stands in line {first} already", line)
        return Document(
            id=f"{self._source.id}#{key}",
            path=self._source.path,
            text=text,
            language=self._options.language,
            encoding=self._encoding,
        )

    def _error(self, message: str, line: int) -> InputError:
        return InputError(message, path=self._source.name, line=line)
