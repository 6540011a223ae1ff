"""A brief laid out for the solver: a column for each choice, a row for each demand; and back again."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

from kit.bank import Outline
from kit.loop.brief import Brief
from kit.loop.choice import SEATS, Choice, Choices, choices_of
from kit.loop.demand import Demand, demands, expected
from kit.loop.loop import Form, LoopQuestion, Seat, Session
from kit.loop.solver import Program, solve
from kit.loop.worth import gains, scale, tie

WHOLE = frozenset(("ask", "start", *SEATS))


@dataclass(frozen=True)
class Layout:
    """What a loop for a brief is chosen from, must meet and is worth; `total` is scale x gain + tie."""

    brief: Brief
    choices: Choices
    demands: tuple[Demand, ...]
    gains: Mapping[Choice, int]
    scale: int
    form: str = "A"

    def total(self, choice: Choice) -> int:
        """Return what a choice adds to the solver's objective: what it is worth, and behind that what breaks ties."""
        return self.scale * self.gains.get(choice, 0) + tie(choice, self.brief.seed)


def lay(
    brief: Brief, choices: Choices | None = None, form: str = "A", band: tuple[int, int] | None = None
) -> Layout:
    """Return the layout of one form of *brief*; *choices* may hold less than all that can be chosen."""
    choices = choices_of(brief) if choices is None else choices
    rows = demands(brief, choices, form, band)
    return Layout(brief, choices, rows, gains(brief, choices), scale(brief), form)


def lay_around(
    form: Form,
    brief: Brief,
    choices: Choices,
    sessions: Collection[str],
    without: Collection[str] = (),
    band: tuple[int, int] | None = None,
) -> Layout:
    """Return the layout in which everything of *form* stands but the questions of these *sessions*.

    People and times stand everywhere. Questions *without* are no choice. It is small, and quick to solve.
    """
    stands = picked_in(form)
    held = {c for c in stands if c[0] != "ask" or c[2] not in sessions}
    asks = [(q, s) for s in sessions for q in choices.by_session.get(s, ()) if q not in without]
    asks += [(q, s) for what, q, s in held if what == "ask"]
    starts = {s: tuple(at for w, at, here in held if (w, here) == ("start", s)) for s in choices.starts}
    narrow = Choices(
        questions=choices.questions,
        asks=tuple(sorted(asks)),
        seats=tuple(sorted(c for c in held if c[0] in SEATS)),
        starts=starts,
        free=choices.free,
        reasons={},
        reasons_here={},
    )
    layout = lay(brief, narrow, form.form, band)
    fixed = tuple(Demand("", "as it stands", {choice: 1}, 1) for choice in sorted(held))
    return replace(layout, demands=layout.demands + fixed)


def columns_of(layout: Layout) -> list[Choice]:
    """Return all choices that become columns, in order."""
    found: list[Choice] = [("ask", q, s) for q, s in layout.choices.asks]
    found += layout.choices.seats
    found += [("start", at, s) for s, starts in layout.choices.starts.items() for at in starts]
    known = set(found)
    rest = {c for d in layout.demands for c in d.terms if c[0] not in WHOLE}
    return [*found, *sorted(rest - known)]


def add_columns(program: Program, layout: Layout, *, gain: bool = True) -> dict[Choice, int]:
    """Add a column for each choice, and return their numbers.

    Looks, steps and used kinds are bounded above by whole sums only, so they are whole by themselves.
    """
    return {
        choice: program.column(gain=layout.total(choice) if gain else 0, whole=choice[0] in WHOLE)
        for choice in columns_of(layout)
    }


def add_rows(
    program: Program, columns: Mapping[Choice, int], rows: Iterable[Demand], wish_gain: int | None
) -> dict[int, Demand]:
    """Add a row for each demand, and return the demands of the columns that count what is missed.

    A wish gets a column for what it misses, at *wish_gain* for each unit of its price; without one it is left out.
    """
    missed = {}
    for demand in rows:
        numbers = [columns[c] for c in demand.terms]
        factors: list[float] = list(demand.terms.values())
        if demand.wish:
            if wish_gain is None:
                continue
            slack = program.column(gain=-wish_gain * (demand.price or 0), most=math.inf, name=demand.name)
            missed[slack] = demand
            numbers.append(slack)
            factors.append(1 if demand.least is not None else -1)
        least = -math.inf if demand.least is None else demand.least
        most = math.inf if demand.most is None else demand.most
        program.row(numbers, factors, least=least, most=most, name=demand.name)
    return missed


def program_of(layout: Layout) -> tuple[Program, dict[Choice, int]]:
    """Return the program whose best solution is the best loop, and the column of each choice."""
    program = Program()
    columns = add_columns(program, layout)
    add_rows(program, columns, layout.demands, layout.scale)
    return program, columns


def values_of(
    program: Program, columns: Mapping[Choice, int], picked: Collection[Choice]
) -> tuple[float, ...] | None:
    """Return the values of all columns when just these choices are taken; nothing when a row forbids it."""
    fixed = copy(program)
    fixed.least, fixed.most = list(program.least), list(program.most)
    for choice, number in columns.items():
        if choice[0] in WHOLE:
            fixed.least[number] = fixed.most[number] = float(choice in picked)
    return solve(fixed).values


def chosen(columns: Mapping[Choice, int], values: Sequence[float]) -> frozenset[Choice]:
    """Return the whole choices that a solution takes."""
    return frozenset(c for c, n in columns.items() if c[0] in WHOLE and values[n] > 0.5)


def form_of(picked: Iterable[Choice], brief: Brief, letter: str = "A") -> Form:
    """Return the form that these choices make: questions in the order of the focus, then by id."""
    picked = sorted(picked)
    sessions = []
    for plan in brief.sessions:
        asked = [brief.outlines.question(q) for what, q, s in picked if what == "ask" and s == plan.id]
        place = {c: n for n, c in enumerate(plan.focus)}
        asked.sort(key=lambda q: (place.get(q.competency, len(place)), q.id))
        seats = [(n, i) for n, part in enumerate(SEATS) for w, i, s in picked if (w, s) == (part, plan.id)]
        start = next((at for what, at, s in picked if what == "start" and s == plan.id), None)
        sessions.append(
            Session(
                session=plan.id,
                title=plan.title,
                minutes=plan.minutes,
                start=start,
                questions=tuple(loop_question(q) for q in asked),
                interviewers=tuple(Seat(interviewer=i, part=SEATS[n]) for n, i in seats),
            )
        )
    return with_difficulty(Form(form=letter, difficulty="0.00", sessions=tuple(sessions)), brief)


def loop_question(question: Outline) -> LoopQuestion:
    """Return *question* as it stands in a loop."""
    return LoopQuestion(
        question=question.id,
        version=question.version,
        digest=question.digest,
        minutes=question.minutes,
        competencies=question.competencies,
    )


def with_difficulty(form: Form, brief: Brief) -> Form:
    """Return *form* with the mean expected rating of its questions at the role's level."""
    rated = [expected(brief.outlines.question(q.question), brief.role.level) for q in form.questions]
    mean = (2 * sum(rated) + len(rated)) // (2 * len(rated)) if rated else 0
    return form.model_copy(update={"difficulty": f"{mean // 100}.{mean % 100:02d}"})


def picked_in(form: Form) -> frozenset[Choice]:
    """Return the choices that *form* is made of: the way back."""
    found: set[Choice] = set()
    for session in form.sessions:
        found |= {("ask", q.question, session.session) for q in session.questions}
        found |= {(seat.part, seat.interviewer, session.session) for seat in session.interviewers}
        if session.start is not None:
            found.add(("start", session.start, session.session))
    return frozenset(found)
