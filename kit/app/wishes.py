"""What somebody asks of a loop while they build it, and how each act of theirs is taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kit.bank import Bank
from kit.loop import Ban, Brief, Change, Keep, Loop, NoSuchLoop
from kit.loop.origin import fixed_in
from kit.panel import Panel
from kit.role import Role, SessionPlan

ACTS = 30  # that can be taken back; a loop is some 20 KB, and most acts share one
BOARDS = 200  # people building at the same time, times openings


@dataclass(frozen=True)
class Problem:
    """Why there is no loop, in sentences, and the changes that would make one possible."""

    counts: tuple[str, ...]
    clash: tuple[str, ...]
    ways: tuple[tuple[str, tuple[Change, ...]], ...]

    @classmethod
    def of(cls, error: NoSuchLoop) -> Problem:
        """Return what *error* says."""
        return cls(
            tuple(s.words for s in error.counts),
            tuple(d.words for d in error.clash),
            tuple((r.words, tuple(r.changes)) for r in error.relaxations),
        )


@dataclass(frozen=True)
class Wishes:
    """What is asked of a loop, and the loop that stands on the page for it.

    `given_up` holds the sentences of limits that were moved, with the changes. `sessions` are those of the plan where
    they were changed here. `loop` is nothing before the first is built, `problem` why the last one could not be.
    """

    loop: Loop | None = None
    keep: tuple[Keep, ...] = ()
    ban: tuple[Ban, ...] = ()
    given_up: tuple[tuple[str, tuple[Change, ...]], ...] = ()
    forms: int = 1
    seed: int = 0
    people: bool = False
    sessions: tuple[SessionPlan, ...] | None = None
    problem: Problem | None = None

    @classmethod
    def of(cls, loop: Loop | None) -> Wishes:
        """Return what was asked of *loop* when it was built."""
        if loop is None:
            return cls()
        fixed = fixed_in(loop.asked)
        return cls(
            loop=loop,
            keep=fixed["keep"],
            ban=fixed["ban"],
            given_up=tuple(
                (f"{name} is {to}", (Change(name, to, to),)) for name, to in fixed["relaxed"].items()
            ),
            forms=len(loop.forms),
            seed=loop.seed,
            people=any(s.interviewers for form in loop for s in form.sessions),
        )

    @classmethod
    def read(cls, text: str) -> Wishes | None:
        """Return the wishes that `write` wrote down; nothing when another version of the app wrote them otherwise."""
        try:
            return _WISHES.validate_json(text)
        except ValidationError:
            return None

    def write(self) -> str:
        """Return the wishes as JSON."""
        return _WISHES.dump_json(self, by_alias=True).decode()

    def role(self, role: Role) -> Role:
        """Return *role* with the sessions that were changed here."""
        if self.sessions is None:
            return role
        return role.model_copy(update={"plan": role.plan.model_copy(update={"sessions": self.sessions})})

    def brief(self, role: Role, bank: Bank, panel: Panel | None, today: date) -> Brief:
        """Return what a loop is built from; *panel* are the opening's interviewers, whether they are wished or not."""
        changed = self.role(role)
        sessions = (None, *(s.id for s in changed.plan.sessions))
        brief = Brief(
            changed,
            bank,
            panel if self.people else None,
            seed=self.seed,
            keep=tuple(k for k in self.keep if k.question in bank and k.session in sessions),
            ban=tuple(b for b in self.ban if b.question in bank and b.session in sessions),
            today=today,
        )
        return brief.change(*(change for _, changes in self.given_up for change in changes))


_WISHES = TypeAdapter(Wishes)


@dataclass
class Board:
    """One person's building of one opening's loop: the wishes now, those before, and those that were taken back.

    `stored` is the opening's own loop as it was last seen, `told` the job whose end is in `now` already, `failed` what
    went wrong in it, and `chosen` a loop chosen by hand for which a better one is looked for. `kept` are the wishes that
    the store has; the acts before them are in memory only.
    """

    now: Wishes
    stored: Loop | None = None
    told: str = ""
    failed: str = ""
    chosen: Loop | None = None
    kept: Wishes | None = None
    past: list[tuple[str, Wishes]] = field(default_factory=list)
    future: list[tuple[str, Wishes]] = field(default_factory=list)

    def do(self, act: str, **changes: Any) -> None:
        """Change the wishes by *act*, words that say what was done."""
        self.past.append((act, self.now))
        del self.past[:-ACTS]
        self.future.clear()
        self.now = replace(self.now, **changes)

    def see(self, **changes: Any) -> None:
        """Put what came of the last act into the wishes: a better loop, or why there is none."""
        self.now = replace(self.now, **changes)

    def undo(self) -> None:
        """Take the last act back."""
        if self.past:
            act, before = self.past.pop()
            self.future.append((act, self.now))
            self.now = before

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.future:
            act, after = self.future.pop()
            self.past.append((act, self.now))
            self.now = after

    def meet(self, stored: Loop | None) -> None:
        """Take note of the opening's own loop: it stands on the page unless something else is being built."""
        if stored != self.stored:
            if self.now.loop == self.stored:
                self.do("another loop was set for the opening", **vars(Wishes.of(stored)))
            self.stored = stored


_boards: dict[str, Board] = {}


def board_at(place: str, stored: Loop | None, read: Callable[[], str | None] = lambda: None) -> Board:
    """Return the board at *place*, a person and an opening; a new one begins with the opening's own loop.

    It outlives the page, so that a reload loses nothing. After a restart of the server it begins with what *read* finds
    in the store, if that is more than the opening's own loop.
    """
    board = _boards.pop(place, None)
    if board is None:
        board = Board(Wishes.of(stored), stored)
        kept = Wishes.read(read() or "")
        if kept and kept != board.now:
            board.do("taken up where you were", **vars(kept))
        board.kept = board.now
    _boards[place] = board  # the last of the dictionary is the one used last
    while len(_boards) > BOARDS:
        del _boards[next(iter(_boards))]
    board.meet(stored)
    return board


def forget_boards() -> None:
    """Let all boards go."""
    _boards.clear()
