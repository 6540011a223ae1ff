"""Sealed boxes: whatever could name or describe a candidate is encrypted with a key of theirs.

A box is `nonce (12 bytes) + AES-256-GCM(key, zlib(canonical JSON), aad)`, where the associated data says what the
box is (`candidate/kind/ref`), so that a box moved to another place does not open. The candidate's key is itself
wrapped by the master key. Deleting the wrapped key is what erases a candidate, in old backups too.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import zlib
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kit.errors import StoreError

NONCE_BYTES = 12
KEY_BYTES = 32


def canonical(value: object) -> bytes:
    """Return *value* as JSON bytes that are the same for equal values.

    Examples:
        >>> canonical({"b": 1, "a": "ä"})
        b'{"a":"\\xc3\\xa4","b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of *value* as canonical JSON, or of the bytes that it is."""
    return hashlib.sha256(value if isinstance(value, bytes) else canonical(value)).hexdigest()


def seal(key: bytes, value: object, label: str) -> bytes:
    """Return *value*, any JSON value, as a box that only *key* and the same *label* open.

    Examples:
        >>> key = bytes(32)
        >>> unseal(key, seal(key, {"name": "Ada"}, "c1/identity/c1"), "c1/identity/c1")
        {'name': 'Ada'}
    """
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, zlib.compress(canonical(value)), label.encode())


def unseal(key: bytes, box: bytes, label: str):
    """Return the JSON value in *box*.

    Raises:
        StoreError: when the key or the label is another one, or a byte of the box was changed.
    """
    try:
        plain = AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], label.encode())
    except InvalidTag:
        raise StoreError(
            f"The sealed text '{label}' does not open: it was changed, or the key is not its key."
        ) from None
    return json.loads(zlib.decompress(plain))


def wrap(master: bytes, candidate: str, key: bytes) -> bytes:
    """Return a candidate's *key* encrypted by the *master* key."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(master).encrypt(nonce, key, f"{candidate}/key".encode())


def unwrap(master: bytes, candidate: str, wrapped: bytes) -> bytes:
    """Return a candidate's key.

    Raises:
        StoreError: when *master* is not the key that it was wrapped with.
    """
    try:
        return AESGCM(master).decrypt(
            wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], f"{candidate}/key".encode()
        )
    except InvalidTag:
        raise StoreError(
            "The master key does not fit this database. Put back the master.key that was made with it, "
            "or set HIRING_KIT_KEY to it: names and notes do not open without it."
        ) from None


def read_master_key(file: Path, *, may_make: bool) -> bytes:
    """Return the master key: that of `HIRING_KIT_KEY` (base64 of 32 bytes), else that of *file*.

    Without both it is made once, when *may_make*, in a file that only its owner reads.

    Raises:
        StoreError: when there is none and none may be made, or it is no key.
    """
    text = os.environ.get("HIRING_KIT_KEY", "")
    source = "HIRING_KIT_KEY"
    if not text:
        source = str(file)
        if not file.exists():
            if not may_make:
                raise StoreError(
                    f"The master key is missing: {file}. The database holds sealed names and notes that nothing else "
                    "opens. Put the file back, or set HIRING_KIT_KEY to what stands in it; every replica has the same."
                )
            _write_new_key(file)
        text = file.read_text()
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise StoreError(f"{source} is no master key: base64 of {KEY_BYTES} bytes is wanted.")
    return key


def _write_new_key(file: Path) -> None:
    new = file.with_suffix(f".{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as opened:
        opened.write(base64.b64encode(os.urandom(KEY_BYTES)).decode() + "\n")
        opened.flush()
        os.fsync(opened.fileno())
    new.replace(file)
