"""Faults that are made on purpose: a disk that is full, and files that may not grow any more."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kit.errors import StoreError


@contextmanager
def small_disk(folder: Path, size: str, owner: str = "root") -> Iterator[bool]:
    """Put a disk of *size* at *folder*, and say whether this machine lets us: it asks for root and for mounting."""
    folder.mkdir()
    options = f"size={size},uid={owner},mode=700"
    with suppress(FileNotFoundError):
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
        if subprocess.run(command, capture_output=True).returncode == 0:
            try:
                yield True
            finally:
                subprocess.run(["umount", "--lazy", folder], check=True)
            return
    yield False


def fill(folder: Path, but: int) -> None:
    """Fill a small disk with a file, but for so many bytes."""
    usage = os.statvfs(folder)
    with (folder / "filler").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, usage.f_bavail * usage.f_frsize - but)


def grow(folder: Path, size: str) -> None:
    """Make a small disk larger."""
    subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)


def limit_files(size: int) -> None:
    """Let no file of this process grow beyond *size* bytes: writing then fails as where a quota is used up."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@contextmanager
def limited_files(size: int) -> Iterator[None]:
    """Let no file grow beyond *size* bytes meanwhile."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def hand_in_until_refused(company, run: str) -> tuple[list[str], str]:
    """Hand in one card after the other until the store refuses; return the requests that it took, and what it said."""
    told: list[str] = []
    while True:
        try:
            company.hand_in(company.ada, request=f"{run}/{len(told)}", reason="Once more.")
        except StoreError as error:
            return told, str(error)
        told.append(f"{run}/{len(told)}")
        assert len(told) < 2_000, "it never met the end of the disk"
