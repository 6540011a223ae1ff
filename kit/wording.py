"""Words that sentences of every room need: how many there are, how much of it, which, and what another program said."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    Examples:
        >>> counted(1, "card"), counted(2, "card")
        ('1 card', '2 cards')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def percent(share: float) -> str:
    """Return a percentage, rounded already, as sentences give it before the sign.

    Examples:
        >>> percent(12.5), percent(3.0), percent(0.04)
        ('12.5', '3', 'under 0.1')
    """
    return f"{share:g}" if share >= 0.1 else "under 0.1"


def listed(items: Iterable[object]) -> str:
    """Return *items* as a sentence lists them; nothing for none.

    Examples:
        >>> listed(["Ada", "Bo", "Cy"]), listed(["Ada"])
        ('Ada, Bo and Cy', 'Ada')
    """
    *before, last = [str(item) for item in items] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def sentences(text: str) -> str:
    """Return *text*, of which each line is as another program ended it, as sentences of one line.

    Examples:
        >>> sentences("Connection refused\\n\\tIs the server running?"), sentences("no such name.")
        ('Connection refused. Is the server running?', 'no such name.')
        >>> sentences("Attempts failed:\\n- host 'a': timeout\\n- host 'b': refused"), sentences("It said: ")
        ("Attempts failed: host 'a': timeout. host 'b': refused.", 'It said.')
    """
    lines = [" ".join(line.split()).removeprefix("- ") for line in text.splitlines()]
    said = " ".join(line if line[-1] in ".?!:;," else f"{line}." for line in lines if line)
    return said if said.endswith((".", "?", "!")) else f"{said.rstrip(' :;,')}."
