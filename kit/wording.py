"""Words that sentences of every room need: how many there are, and which."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    Examples:
        >>> counted(1, "card"), counted(2, "card")
        ('1 card', '2 cards')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(items: Iterable[object]) -> str:
    """Return *items* as a sentence lists them; nothing for none.

    Examples:
        >>> listed(["Ada", "Bo", "Cy"]), listed(["Ada"])
        ('Ada, Bo and Cy', 'Ada')
    """
    *before, last = [str(item) for item in items] or [""]
    return f"{', '.join(before)} and {last}" if before else last
