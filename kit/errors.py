"""What can go wrong, as a tree.

* KitError                 anything that a person can mend
  * InputError             problems in what people wrote, each with its place
    - BankError            one or more problems in question_bank/
    - RoleError            one or more problems in a role file
    - ScaleError           one or more problems in scorecards/
    - PanelError           one or more problems in a panel file
    - LoopFileError        one or more problems in a loop file
    - RatingsError         one or more problems in a table of ratings
    - ScorecardError       a card can not be handed in as it is
    - ExchangeError        a file from elsewhere can not be taken in, or ours can not be written for it
  * LoopError
    - NoSuchLoop           the brief can not be met, with the demands that clash
    - StillWorking         the time ran out before a loop was found, and before it was known that there is none
  * PacketError            a packet can not be made from this
  * ScoringError           these ratings or totals can not carry what was asked for
  * HiringError            an act that the state of things does not allow
    - NotAllowed           this person may not see or do this
      - SignInAgain        whoever asks has to sign in, or to do it again
    - Missing              there is no such opening, candidate, interview or card
    - Conflict             somebody else changed it in the meantime
  * Unopened               a file is too large, too broken or too odd to be opened
  * StoreError             the database can not be used as it is
  * SettingsError          the server is not set up as it must be, each variable on its line

What we did wrong ourselves is any other exception, and is left to surface.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "BankError",
    "Conflict",
    "ExchangeError",
    "HiringError",
    "InputError",
    "KitError",
    "LoopError",
    "LoopFileError",
    "Missing",
    "NotAllowed",
    "PacketError",
    "PanelError",
    "Problem",
    "RatingsError",
    "RoleError",
    "ScaleError",
    "ScorecardError",
    "ScoringError",
    "SettingsError",
    "SignInAgain",
    "StoreError",
    "Unopened",
    "by_file",
]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that a person can mend, and where.

    `file` is a path as the person gave it, or the name of an upload; `line` starts at 1.
    `rule` is the id of a lint rule, empty for what the reader itself refuses.

    Examples:
        >>> print(Problem("roles/qa.yaml", 3, "unknown entry 'titel'. Did you mean 'title'?"))
        roles/qa.yaml:3: unknown entry 'titel'. Did you mean 'title'?
    """

    file: str
    line: int
    message: str
    rule: str = ""

    def __str__(self) -> str:
        rule = f"{self.rule} " if self.rule else ""
        return f"{self.file}:{self.line}: {rule}{self.message}"


def by_file(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return a line for each file: its first problem, and how many more it has.

    Examples:
        >>> by_file([Problem("b.yaml", 2, "late."), Problem("a.yaml", 1, "gone."), Problem("b.yaml", 1, "odd.")])
        ('a.yaml:1: gone.', 'b.yaml:1: odd. (1 more in this file)')
    """
    files: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems)):
        files.setdefault(problem.file, []).append(problem)
    return tuple(
        f"{first} ({len(more)} more in this file)" if more else str(first) for first, *more in files.values()
    )


class KitError(Exception):
    """Anything that a person can mend."""


class InputError(KitError):
    """Problems in what people wrote: all of them at once, one a line."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class BankError(InputError):
    """One or more problems in a question bank."""


class RoleError(InputError):
    """One or more problems in a role file."""


class ScaleError(InputError):
    """One or more problems in scorecards/."""


class PanelError(InputError):
    """One or more problems in a panel file."""


class LoopFileError(InputError):
    """One or more problems in a loop file."""


class RatingsError(InputError):
    """One or more problems in a table of ratings."""


class ScorecardError(InputError):
    """A card can not be handed in as it is; each problem names its row."""


class ExchangeError(InputError):
    """A file from elsewhere can not be taken in, or ours can not be written for the other system."""


class LoopError(KitError):
    """A loop can not be had."""


class PacketError(KitError):
    """A packet can not be made from this."""


class ScoringError(KitError):
    """These ratings or totals can not carry what was asked for."""


class HiringError(KitError):
    """An act that the state of things does not allow."""


class NotAllowed(HiringError):
    """This person may not see or do this."""


class SignInAgain(NotAllowed):
    """Whoever asks has to sign in, or their sign-in holds no more."""


class Missing(HiringError):
    """There is no such opening, candidate, interview or card."""


class Conflict(HiringError):
    """Somebody else changed it in the meantime; what they wrote comes along.

    `stored` is what stands there now, so that both can be shown side by side.
    """

    def __init__(self, message: str, stored: object = None):
        self.stored = stored
        super().__init__(message)


class Unopened(KitError):
    """A file is too large, too broken or too odd to be opened."""


class SettingsError(KitError):
    """The server is not set up as it must be: each variable of the environment on its line."""


class StoreError(KitError):
    """The database can not be used as it is."""
