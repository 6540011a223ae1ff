"""Ids of rows, and the codes by which people speak of candidates."""

from __future__ import annotations

import os
import secrets
import time
import uuid
from datetime import UTC, date, datetime

# Crockford's base 32: no I, L, O and U, so that a code read aloud or from paper is not mistaken.
CODE_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 6


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562) as text: opaque, unique, and later ones sort after earlier milliseconds.

    Examples:
        >>> uuid.UUID(new_id()).version
        7
    """
    milliseconds = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10), "big")
    value = milliseconds << 80 | 7 << 76 | (noise >> 68) << 64 | 2 << 62 | noise & (1 << 62) - 1
    return str(uuid.UUID(int=value))


def made_on(id: str) -> date:
    """Return the day (UTC) on which `new_id` made *id*.

    Examples:
        >>> made_on("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")  # the example of RFC 9562, A.6
        datetime.date(2022, 2, 22)
    """
    return datetime.fromtimestamp((uuid.UUID(id).int >> 80) / 1000, UTC).date()


def new_code() -> str:
    """Return a random display code for a candidate, as `7KQ2MX`: it says nothing about the person."""
    return "".join(secrets.choice(CODE_SYMBOLS) for _ in range(CODE_LENGTH))
