"""Opening what may be broken or hostile in a process of its own: limits on memory, processor and time, nothing to lose.

A room has a module that is the child: run as `python -m MODULE FILE ...` it calls `limit`, opens the file, and writes
what is in it to standard output. `open_apart` runs it. What the child says is for the caller to check.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from kit.errors import Unopened


def open_apart(module: str, file: Path, *arguments: str, seconds: float) -> bytes:
    """Return what the child *module* writes about *file*: whatever the file is, this process is not harmed by it.

    Raises:
        Unopened: when the child took longer than *seconds* of a clock, or came to grief.
    """
    command = [sys.executable, "-m", module, str(file.resolve()), *arguments]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            env=environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unopened(f"Reading it took longer than {seconds:g} seconds, so it was given up.") from None
    if done.returncode:
        raise Unopened("It could not be opened: it is damaged, or too large to be read.")
    return done.stdout


def environment() -> dict[str, str]:
    """Return all that a child is told of the machine: where Python's modules are, and nothing secret."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}


def limit(memory: int, processor_seconds: int) -> None:
    """Hold this process, the child, to so many bytes and seconds; where the system knows no limits it goes without."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (processor_seconds, processor_seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
