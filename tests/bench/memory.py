"""How much memory a process has taken. Not `resource.getrusage`: that remembers what the parent took before it."""

from __future__ import annotations

from pathlib import Path

STATUS = Path("/proc/self/status")


def most_memory() -> int:
    """Return the most memory that this process has taken yet, in MB (Linux; 0 elsewhere)."""
    lines = STATUS.read_text("utf-8").splitlines() if STATUS.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)
