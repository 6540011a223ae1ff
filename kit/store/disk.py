"""What is said where a disk takes no more."""

from __future__ import annotations

import errno
import os

_SAID = {
    os.strerror(errno.ENOSPC): "the disk is full",
    os.strerror(errno.EFBIG): "files may not grow any more",
    "database or disk is full": "the disk is full",
    # SQLite says no more than this where a quota is used up, or a file may not grow.
    "disk I/O error": "the disk is full or damaged, or files may not grow any more",
}


def why(said: Exception) -> str:
    """Return why a file could not be written, in the middle of a sentence, by what the system or SQLite said.

    Examples:
        >>> why(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))), why(OSError(errno.EROFS, "Read-only file system"))
        ('the disk is full', 'Read-only file system')
    """
    words = said.strerror if isinstance(said, OSError) and said.strerror else str(said)
    return _SAID.get(words, words)
