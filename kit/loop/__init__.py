"""Loops: what they are, and how they are assembled from a bank, a role and a panel."""

from kit.loop.loop import Form, Loop, LoopQuestion, Seat, Session

__all__ = ["Form", "Loop", "LoopQuestion", "Seat", "Session"]
