"""A file that leaves the house."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """A file to hand out. Its name carries ids, never a person's name."""

    name: str
    content: bytes
    media_type: str = "application/pdf"
