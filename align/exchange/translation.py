"""Which of a pair's English texts goes out as its translation, and taking it back when edited."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

from align.document import Pair

Field = Literal["final", "draft", "reference", ""]
FIELDS: tuple[Field, ...] = get_args(Field)


def translation(pair: Pair) -> tuple[Field, str]:
    """Return the field of the pair's best English text, and the text.

    That is the reviewer's text, else an accepted draft, else the reference, else the draft; both
    are empty when there is none.
    """
    if pair.final:
        return "final", pair.final
    if pair.draft and (pair.status == "accepted" or not pair.reference):
        return "draft", pair.draft
    return ("reference", pair.reference) if pair.reference else ("", "")


def take_back(pair: Pair, field: Field, text: str) -> Pair:
    """Return ``pair``, which went out with ``field`` as translation and came back with ``text``.

    ``pair`` has an empty ``final``.  A text that is no longer that of ``field`` was edited by
    someone: it becomes the final one.  A text that was emptied changes nothing.
    """
    if field == "final":
        return replace(pair, final=text)
    if not text or (field and text == getattr(pair, field)):
        return pair
    return replace(pair, final=text, status="edited")
