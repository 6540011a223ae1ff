"""Page ids: sixteen letters and digits that find a printed page again, and say nothing about anybody.

The first nine are an opaque token, the other seven sign it together with the page's number and boxes. An id
authorises nothing: it finds the layout, and the rights of the one who brings the page decide.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kit.packet.page import Box, Item, Page, Row

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
TOKEN = 9
SIGNATURE = 7
# What files made without a key are signed with: anybody can make such an id, so a reading says "unsigned".
PUBLIC_KEY = b"hiring-kit public page key"


def page_id(key: bytes, content: str, nonce: str, page: int, layout: str) -> str:
    """Return the id of a page.

    Args:
        key: The key of this installation, or `PUBLIC_KEY`.
        content: The hash of the packet.
        nonce: A random text that is stored with the packet; empty gives the same id each time.
        page: The number of the page, from 1.
        layout: The hash of the boxes of the page.

    Examples:
        >>> made = page_id(PUBLIC_KEY, "content", "", 1, "layout")
        >>> len(made), is_signed(made, 1, "layout", PUBLIC_KEY), is_signed(made, 2, "layout", PUBLIC_KEY)
        (16, True, False)
    """
    token = _letters(_digest(key, "id", content, nonce, str(page)), TOKEN)
    return token + _signature(key, token, page, layout)


def is_signed(text: str, page: int, layout: str, key: bytes) -> bool:
    """Return whether *text* is the id of that page with these boxes, made with *key*."""
    token, signature = text[:TOKEN], text[TOKEN:]
    return hmac.compare_digest(signature.encode(), _signature(key, token, page, layout).encode())


def content_hash(pages: Iterable[Sequence[Item]]) -> str:
    """Return the hash of everything that stands on *pages*, before they have ids."""
    whole = hashlib.sha256()
    for items in pages:
        whole.update(repr(tuple(items)).encode("utf-8", "backslashreplace"))
    return whole.hexdigest()


def layout_hash(boxes: Sequence[Box], rows: Sequence[Row]) -> str:
    """Return the hash of the boxes of a page: it changes when one of them moves."""
    whole = hashlib.sha256()
    for part in (*rows, *boxes):
        whole.update(part.model_dump_json().encode())
    return whole.hexdigest()


def with_ids(pages: Sequence[Page], key: bytes, nonce: str) -> list[Page]:
    """Return *pages*, each with its id; what shows the id is stamped on by the one who lays out."""
    content = content_hash((*page.items, *page.stamp) for page in pages)
    return [
        replace(page, page_id=page_id(key, content, nonce, number, layout_hash(page.scan_boxes, page.rows)))
        for number, page in enumerate(pages, 1)
    ]


def _digest(key: bytes, *parts: str) -> bytes:
    # Lengths go in too, so that no two lists of parts read the same.
    message = b"".join(len(p.encode()).to_bytes(4, "big") + p.encode() for p in parts)
    return hmac.new(key, message, hashlib.sha256).digest()


def _letters(digest: bytes, count: int) -> str:
    number = int.from_bytes(digest, "big")
    return "".join(ALPHABET[number >> 5 * n & 31] for n in range(count))


def _signature(key: bytes, token: str, page: int, layout: str) -> str:
    return _letters(_digest(key, "sign", token, str(page), layout), SIGNATURE)
