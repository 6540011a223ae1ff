"""People and times as textbooks write them: a 0/1 column for each interviewer, session and start."""

from __future__ import annotations

from kit.loop import calendar
from kit.loop.demand import apart, in_order, per_day
from kit.loop.layout import Layout
from kit.loop.solver import Program


def textbook(layout: Layout) -> Program:
    """The program that seats one lead in each session at one start; gains as in the layout."""
    brief, choices = layout.brief, layout.choices
    program = Program()
    starts = {
        (at, s): program.column(gain=layout.total(("start", at, s)))
        for s, all_ in choices.starts.items()
        for at in all_
    }
    sits = {}
    for part, person, session in choices.seats:
        if part == "lead":
            for at in choices.free[person, session]:
                gain = layout.total((part, person, session))
                sits[person, session, at] = program.column(gain=gain)
    for session in choices.starts:
        mine = [n for (_, s), n in starts.items() if s == session]
        program.row(mine, [1] * len(mine), least=1, most=1)
    for (at, session), start in starts.items():
        mine = [n for (_, s, t), n in sits.items() if (s, t) == (session, at)]
        program.row([*mine, start], [*[1] * len(mine), -1], least=0, most=0)
    for person in {i for i, _, _ in sits}:
        mine = [n for (i, _, _), n in sits.items() if i == person]
        program.row(mine, [1] * len(mine), most=1)
        for moment in sorted({t for _, _, t in sits}):
            now = calendar.moment(moment)
            there = [
                n
                for (i, s, t), n in sits.items()
                if i == person
                and 0 <= (now - calendar.moment(t)).total_seconds() < 60 * brief.session(s).minutes
            ]
            if len(there) > 1:
                program.row(there, [1] * len(there), most=1)
    for demand in (*apart(brief, choices), *per_day(brief, choices), *in_order(brief, choices)):
        numbers = [starts[at, s] for _, at, s in demand.terms]
        bounds = {}
        if demand.least is not None:
            bounds["least"] = demand.least
        if demand.most is not None:
            bounds["most"] = demand.most
        program.row(numbers, list(demand.terms.values()), **bounds)
    return program
