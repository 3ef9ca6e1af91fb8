"""Zip archives from strangers: Word and Excel files are such, and so are zip bombs."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

from align.errors import InputError

TOTAL_LIMIT = 1 << 30
"""Bytes that all members together may inflate to."""
MEMBER_LIMIT = 512 << 20
"""Bytes that one member may inflate to; the text of ten thousand pages needs a tenth of it."""
RATIO_LIMIT = 100
"""Times its size that a member may inflate to; written texts and tables stay below 30."""
_SMALL = 16 << 20
"""Bytes up to which any ratio will do: an empty table is mostly repetition."""


def check_archive(stream: BinaryIO, path: str, *, what: str) -> None:
    """Refuse what is no zip archive of an Office file, and what inflates beyond all measure.

    Args:
        stream: a seekable stream of bytes; it is rewound.
        path: for messages.
        what: what the file should be, such as ``a Word file (.docx)``.

    Raises:
        InputError: no zip archive, an encrypted one, one of another kind, or a zip bomb.
    """
    stream.seek(0)
    if stream.read(4) == b"\xd0\xcf\x11\xe0":
        raise InputError(
            f"an encrypted or very old Office file, not {what}; save it anew without a password",
            path=path,
        )
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    # The directory of a damaged archive brings out whatever zipfile did not think of.
    except Exception as error:
        raise InputError(
            f"not {what}, or a corrupt one: {error}; save it again", path=path
        ) from error
    if any(member.flag_bits & 1 for member in members):
        raise InputError("an encrypted zip file; save it without a password", path=path)
    if not any(member.filename == "[Content_Types].xml" for member in members):
        raise InputError(f"a zip file, but not {what}", path=path)
    # zipfile reads no more of a member than its directory entry says, so the entry can be trusted;
    # but members may overlap, and so all together are measured by the file.
    length = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    size = sum(member.file_size for member in members)
    if (
        size > TOTAL_LIMIT
        or _is_out_of_measure(size, length)
        or any(
            member.file_size > MEMBER_LIMIT
            or _is_out_of_measure(member.file_size, member.compress_size)
            for member in members
        )
    ):
        raise InputError(
            f"inflates to {size >> 20} MiB, which no text needs: a zip bomb? Save it without its "
            "pictures",
            path=path,
        )


def _is_out_of_measure(size: int, compressed: int) -> bool:
    return size > _SMALL and size > RATIO_LIMIT * compressed
