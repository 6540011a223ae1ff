"""When nothing fits: what is missing in numbers, which demands clash, and what would make a loop possible."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import combinations

from kit.bank import Outline
from kit.errors import LoopError
from kit.loop import calendar
from kit.loop.brief import Brief, Change
from kit.loop.choice import REASONS, Choice, Choices, choices_of, fixed_out, reasons_about
from kit.loop.demand import Demand, minutes_of, mixes, price, title
from kit.loop.layout import Layout, add_columns, add_rows, lay
from kit.loop.solver import Program, solve
from kit.wording import counted


@dataclass(frozen=True)
class Shortage:
    """Something that can be seen to be missing without solving: what is wanted, and the most there can be."""

    name: str
    wanted: int
    possible: int
    words: str


@dataclass(frozen=True)
class Relaxation:
    """Changes to a brief that make a loop possible, proven by a solve; `cost` is the sum of the prices of its demands."""

    words: str
    cost: int
    changes: tuple[Change, ...]

    def apply(self, brief: Brief) -> Brief:
        """Return *brief* with these changes."""
        return brief.change(*self.changes)


class NoSuchLoop(LoopError):
    """The brief can not be met.

    `counts` holds what is missing in numbers, `clash` demands that can not hold together (one reason; there can be
    others), and `relaxations` the ways out that are known to work, cheapest first.
    """

    def __init__(
        self,
        counts: tuple[Shortage, ...] = (),
        clash: tuple[Demand, ...] = (),
        relaxations: tuple[Relaxation, ...] = (),
    ):
        self.counts = counts
        self.clash = clash
        self.relaxations = relaxations
        super().__init__(_told(counts, clash, relaxations))

    def __reduce__(self):
        return type(self), (self.counts, self.clash, self.relaxations)


class StillWorking(LoopError):
    """The time ran out before a loop was found, and before it was known that there is none."""


def _told(
    counts: tuple[Shortage, ...], clash: tuple[Demand, ...], relaxations: tuple[Relaxation, ...]
) -> str:
    lines = [shortage.words for shortage in counts]
    words = list(dict.fromkeys(demand.words for demand in clash))
    if len(words) == 1:
        lines.append(f"No loop can have {words[0]}, given the bank.")
    elif words:
        lines.append(f"No loop can have {', '.join(words[:-1])} and {words[-1]}, given the bank.")
    elif not lines:
        lines.append("No loop fits: the plan itself can not be met with this bank and panel.")
    if relaxations:
        lines.append(
            "Any one of these makes it possible:" if len(relaxations) > 1 else "This makes it possible:"
        )
        lines += [f"- {relaxation.words}" for relaxation in relaxations]
    return "\n".join(lines)


# ---- what can be seen to be missing without solving ----------------------------------------------------------


def counts(brief: Brief, choices: Choices | None = None, form: str = "A") -> tuple[Shortage, ...]:
    """Return what can be seen to be missing without solving; a brief that has a loop never has a shortage."""
    choices = choices_of(brief) if choices is None else choices
    allowed = _allowed(brief, choices, form)
    found = [*_looks_missing(brief, choices, allowed, form), *_cells_missing(brief, allowed)]
    found += [*_questions_missing(brief, choices, allowed, form), *_keeps_that_fail(brief, choices, form)]
    if brief.panel:
        found += [*_leads_missing(brief, choices)]
    if calendar.has_times(brief):
        found += [*_times_missing(brief, choices)]
    return tuple(found)


def _allowed(brief: Brief, choices: Choices, form: str) -> dict[str, list[Outline]]:
    """Return the questions that can be asked in each session, not banned there and not kept elsewhere."""
    out = fixed_out(brief, choices, form)
    return {
        s.id: [choices.questions[q] for q in choices.by_session.get(s.id, ()) if (q, s.id) not in out]
        for s in brief.sessions
    }


def _counting(competency: str, session: str, brief: Brief, choices: Choices) -> bool:
    """Return whether somebody could sit in *session* whose rating of *competency* counts."""
    if brief.panel is None or brief.limit(f"calibrated/{competency}", 0):
        return True
    able = {i.id for i in brief.people if competency in i.competencies}
    return any(s == session and i in able and w in ("lead", "second") for w, i, s in choices.seats)


def _looks_missing(
    brief: Brief, choices: Choices, allowed: Mapping[str, list[Outline]], form: str
) -> Iterator[Shortage]:
    for competency in brief.weights:
        need = brief.need(competency)
        rating = [s for s, questions in allowed.items() if any(competency in q.rated for q in questions)]
        possible = sum(_counting(competency, s, brief, choices) for s in rating)
        if possible >= need:
            continue
        name = title(competency, brief)
        words = f"{sentence(name)} must be rated in {need}, and can be in {possible}, of the sessions"
        able = sum(competency in i.competencies for i in brief.people)
        if possible < len(rating):
            words += f" ({able} of the panel are calibrated for it)"
        words = f"{words}. {reasons_about(brief, choices, competency, form=form)}"
        yield Shortage(f"seen/{competency}", need, possible, words)


def _cells_missing(brief: Brief, allowed: Mapping[str, list[Outline]]) -> Iterator[Shortage]:
    """More looks are needed than the questions of all sessions could give together."""
    wanted = sum(brief.need(c) for c in brief.weights)
    possible = 0
    for session, questions in allowed.items():
        rated = [len([c for c in q.rated if c in brief.weights]) for q in questions]
        reachable = len({c for q in questions for c in q.rated if c in brief.weights})
        possible += min(reachable, _most_questions(session, brief) * max(rated, default=0))
    if possible < wanted:
        words = f"This role asks for {wanted} looks at competencies; the plan holds {possible}."
        yield Shortage("looks", wanted, possible, words)


def _most_questions(session: str, brief: Brief) -> int:
    return brief.limit(f"how_many/{session}", brief.role.plan.rules.max_questions_per_session)


def _questions_missing(
    brief: Brief, choices: Choices, allowed: Mapping[str, list[Outline]], form: str
) -> Iterator[Shortage]:
    focusing: dict[str, int] = {}
    for session in brief.sessions:
        questions = allowed[session.id]
        least, _ = minutes_of(session, brief)
        longest = sorted((q.minutes for q in questions), reverse=True)
        possible = sum(longest[: _most_questions(session.id, brief)])
        if possible < least:
            words = f"{session.title} needs {least} minutes of questions; those that can be asked there give {possible}."
            yield Shortage(f"least_minutes/{session.id}", least, possible, words)
        for competency in session.focus:
            name = f"focus/{session.id}/{competency}"
            if not brief.limit(name, 1):
                continue
            focusing[competency] = focusing.get(competency, 0) + 1
            if not any(q.competency == competency for q in questions):
                words = f"{session.title} focuses on {title(competency, brief)}, and no question about it can be asked there."
                about = reasons_about(brief, choices, competency, session.id, form)
                yield Shortage(name, 1, 0, f"{words} {about}")
    one = brief.role.plan.rules.one_per_family
    for competency, wanted in focusing.items():
        families = {
            q.family if one else q.id
            for questions in allowed.values()
            for q in questions
            if q.competency == competency
        }
        if 0 < len(families) < wanted:
            words = f"{wanted} sessions focus on {title(competency, brief)}, and only {len(families)} different questions are there for them."
            yield Shortage(f"families/{competency}", wanted, len(families), words)


def _keeps_that_fail(brief: Brief, choices: Choices, form: str) -> Iterator[Shortage]:
    kept = {}
    for entry in brief.keep:
        if (entry.form or "A") != form:
            continue
        question = brief.outlines.question(entry.question)
        name = f"keep/{question.id}"
        if not brief.limit(name, 1):
            continue
        sessions = [s for s in choices.sessions_of.get(question.id, ()) if entry.session in (None, s)]
        if not sessions:
            reason = choices.reasons.get(question.id) or next(
                (choices.reasons_here[question.id, s.id] for s in brief.sessions if entry.session == s.id),
                "focus",
            )
            words = f"{question.id} is kept, and can not be asked" + (
                f" in {entry.session}" if entry.session else ""
            )
            yield Shortage(name, 1, 0, f"{words}: {REASONS[reason]}.")
        kept[question.id] = (question, sessions)
    entries = sorted(kept)
    for one, other in combinations(entries, 2):
        a, b = kept[one][0], kept[other][0]
        if b.id in a.enemies or a.id in b.enemies:
            yield Shortage(
                f"enemies/{one}/{other}", 2, 1, f"{one} and {other} are kept, and give each other away."
            )
        elif a.family == b.family and brief.role.plan.rules.one_per_family:
            yield Shortage(
                f"family/{one}/{other}", 2, 1, f"{one} and {other} are kept, and are of one family."
            )
    for session in brief.sessions:
        only_here = [q for q, sessions in kept.values() if sessions == [session.id]]
        minutes, (_, room) = sum(q.minutes for q in only_here), minutes_of(session, brief)
        if minutes > room:
            names = ", ".join(q.id for q in only_here)
            words = (
                f"The questions kept in {session.title} ({names}) take {minutes} minutes; there are {room}."
            )
            yield Shortage(f"most_minutes/{session.id}", minutes, room, words)


def _leads_missing(brief: Brief, choices: Choices) -> Iterator[Shortage]:
    """No distinct lead for each session: the sessions that share too few people (a violator of Hall's condition)."""
    barred = {
        (b.interviewer, s.id) for b in brief.ban_leads for s in brief.sessions if b.session in (None, s.id)
    }
    barred = {pair for pair in barred if not brief.limit(f"ban_lead/{pair[0]}", 0)}
    able = {
        s.id: [i for w, i, at in choices.seats if w == "lead" and at == s.id and (i, s.id) not in barred]
        for s in brief.sessions
    }
    leads: dict[str, str] = {}

    def place(session: str, tried: set[str]) -> bool:
        for person in able[session]:
            if person not in tried:
                tried.add(person)
                if person not in leads or place(leads[person], tried):
                    leads[person] = session
                    return True
        return False

    for session in brief.sessions:
        tried: set[str] = set()
        if place(session.id, tried):
            continue
        sharing = [
            s for s in brief.sessions if s.id == session.id or any(leads.get(p) == s.id for p in tried)
        ]
        titles = _listed([s.title for s in sharing])
        people = _listed([i.name for i in brief.people if i.id in tried]) if tried else "nobody"
        if len(sharing) == 1:
            words = f"Nobody on the panel can lead {titles}: trained for it, free, and without a conflict."
        else:
            words = f"{titles} need {len(sharing)} different leads, and only {people} can lead any of them."
        yield Shortage(f"led/{session.id}", len(sharing), len(tried), words)


def _times_missing(brief: Brief, choices: Choices) -> Iterator[Shortage]:
    wanted = sum(s.minutes for s in brief.sessions)
    spans = calendar.candidate_windows(brief)
    possible = sum(int((end - begin).total_seconds()) // 60 for begin, end in spans)
    if possible < wanted:
        words = f"The sessions take {wanted} minutes; the candidate has {possible}."
        yield Shortage("hours", wanted, possible, words)
    for session in brief.sessions:
        if not choices.starts[session.id]:
            words = f"{session.title} of {session.minutes} minutes fits into no window of the candidate."
            yield Shortage(f"starts/{session.id}", 1, 0, words)


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def sentence(words: str) -> str:
    """Return *words* with a capital first letter."""
    return words[:1].upper() + words[1:]


# ---- which demands clash -------------------------------------------------------------------------------------

# A question of "is there any loop" that takes longer than this many seconds counts as unanswered.
ASK_LIMIT = 5.0


def clash(layout: Layout) -> tuple[Demand, ...]:
    """Return a smallest set of demands that can not hold together, one of each name; empty when the rest has no loop.

    Smallest means that without any one of them the others can hold. A deletion filter finds it: drop what can be
    dropped while there is still no loop, whole kinds first, then halves, then single names.
    """
    program = Program()
    columns = add_columns(program, layout, gain=False)
    rows = [d for d in layout.demands if not d.implied and not d.wish]
    add_rows(program, columns, rows, None)
    names = list(dict.fromkeys(d.name for d in rows if d.price is not None and d.name))

    def none_without(dropped: set[str]) -> bool:
        less = copy(program)
        keeps = [not (d.price is not None and d.name in dropped) for d in rows]
        less.row_least = [v if k else -math.inf for v, k in zip(program.row_least, keeps, strict=True)]
        less.row_most = [v if k else math.inf for v, k in zip(program.row_most, keeps, strict=True)]
        return solve(less, limit=ASK_LIMIT).status == "infeasible"

    if none_without(set(names)):
        return ()
    dropped: set[str] = set()
    kinds: dict[str, list[str]] = {}
    for name in names:
        kinds.setdefault(name.partition("/")[0], []).append(name)
    groups = list(kinds.values())
    while groups:
        group = groups.pop(0)
        if none_without(dropped | set(group)):
            dropped |= set(group)
        elif len(group) > 1:
            half = len(group) // 2
            groups = [group[:half], group[half:], *groups]
    return tuple(next(d for d in rows if d.name == name) for name in names if name not in dropped)


# ---- what would make a loop possible -------------------------------------------------------------------------

MOST_RELAXATIONS = 4
# The most units of relief that are offered, by what is relaxed.
MOST_RELIEF = {"most_minutes": 10, "how_many": 2, "difficulty": 100, "most_a_day": 4}
# What a unit of relief does to its row, where it is not 1: an order is given up whole (days), and a hundredth of
# difficulty counts for each question, of which there is at least one a session.
ORDER_GIVEN_UP = 1000


def relaxations(brief: Brief) -> tuple[Relaxation, ...]:
    """Return the cheapest changes that make a loop possible, each proven by a solve, at most four.

    In the elastic program each demand that is for sale may be missed at its price, and what was left out for a
    reason that is for sale comes back at its price. Each name of the cheapest answer is then taken off the market
    in turn, for the ways without it.
    """
    elastic = _Elastic(brief)
    first = elastic.cheapest(frozenset())
    if first is None:
        return ()
    found = [first]
    for change in first.changes:
        other = elastic.cheapest(frozenset([change.where]))
        if other is not None and other not in found:
            found.append(other)
    proven = [r for r in found if has_loop(r.apply(brief))]
    return tuple(sorted(proven, key=lambda r: (r.cost, r.words))[:MOST_RELAXATIONS])


def has_loop(brief: Brief) -> bool:
    """Return whether it is known that *brief* has a loop."""
    layout = lay(brief)
    program = Program()
    columns = add_columns(program, layout, gain=False)
    add_rows(program, columns, layout.demands, 0)
    return solve(program, limit=ASK_LIMIT).values is not None


class _Elastic:
    """The program in which demands may be missed at a price."""

    def __init__(self, brief: Brief):
        self.brief = brief
        usual = choices_of(brief)
        opened = {f"{what}/{s.id}": 1 for s in brief.sessions for what in ("kind", "open")}
        opened |= {f"resting/{q}": 1 for q, reason in usual.reasons.items() if reason == "resting"}
        known = {*usual.asks}
        wider = replace(brief, relaxed={**brief.relaxed, **opened})
        self.layout = lay(wider)
        self.program = Program("min")
        columns = add_columns(self.program, self.layout, gain=False)
        self.bought: dict[int, tuple[Change, ...]] = {}
        for question, session in self.layout.choices.asks:
            if (question, session) not in known:
                changes = tuple(self._reasons_for(question, session, usual))
                number = columns["ask", question, session]
                self.program.gains[number] = sum(price(c.where, brief) for c in changes)
                self.bought[number] = changes
        self.slack: dict[str, tuple[int, Change]] = {}
        for demand in self.layout.demands:
            if not demand.implied and not demand.wish:
                self._row(demand, columns)

    def _reasons_for(self, question: str, session: str, usual: Choices) -> Iterator[Change]:
        asked = self.layout.choices.questions[question]
        plan = self.brief.session(session)
        if usual.reasons.get(question) == "resting":
            yield Change(f"resting/{question}", 0, 1)
        if plan.kinds and asked.kind not in plan.kinds and not self.brief.limit(f"kind/{session}", 0):
            yield Change(f"kind/{session}", 0, 1)
        if plan.focus and asked.competency not in plan.focus and not self.brief.limit(f"open/{session}", 0):
            yield Change(f"open/{session}", 0, 1)

    def _row(self, demand: Demand, columns: Mapping[Choice, int]) -> None:
        numbers = [columns[c] for c in demand.terms]
        factors: list[float] = list(demand.terms.values())
        change = demand.remedy
        if demand.price is not None and change is not None:
            kind = change.where.partition("/")[0]
            if change.where not in self.slack:
                most = MOST_RELIEF.get(kind, max(1, change.from_) if change.to < change.from_ else 1)
                if kind == "least_minutes":
                    most = max(0, change.from_ - 1)
                column = self.program.column(gain=demand.price, most=most)
                self.slack[change.where] = (column, change)
            by = {"order": ORDER_GIVEN_UP, "difficulty": len(self.brief.sessions)}.get(kind, 1)
            numbers.append(self.slack[change.where][0])
            factors.append(by if demand.least is not None else -by)
        least = -math.inf if demand.least is None else demand.least
        most_ = math.inf if demand.most is None else demand.most
        self.program.row(numbers, factors, least=least, most=most_)

    def cheapest(self, kept: frozenset[str]) -> Relaxation | None:
        """Return the cheapest changes without those in *kept*."""
        program = copy(self.program)
        program.most = list(self.program.most)
        for where, (column, _) in self.slack.items():
            if where in kept:
                program.most[column] = 0
        for column, changes in self.bought.items():
            if any(c.where in kept for c in changes):
                program.most[column] = 0
        answer = solve(program, limit=ASK_LIMIT)
        if answer.values is None or answer.objective is None:
            return None
        found: dict[str, Change] = {}
        for where, (column, change) in self.slack.items():
            units = round(answer.values[column])
            if units:
                found[where] = replace(change, to=change.from_ + units * (change.to - change.from_))
        for column, changes in self.bought.items():
            if answer.values[column] > 0.5:
                found |= {c.where: c for c in changes}
        if not found:
            return None
        changed = tuple(found[where] for where in sorted(found))
        words = " ".join(change_words(change, self.brief) for change in changed)
        return Relaxation(words, round(answer.objective), changed)


def change_words(change: Change, brief: Brief) -> str:
    """Return the sentence for a button that makes this change."""
    kind, _, rest = change.where.partition("/")
    of, _, last = rest.partition("/")
    to, was = change.to, change.from_
    sessions = {s.id: s.title for s in brief.sessions}
    here = sessions.get(of, of)
    match kind:
        case "seen":
            if to == 0:
                return f"Do not rate {title(of, brief)} (now in {counted(was, 'session')})."
            return f"Ask for {title(of, brief)} in {counted(to, 'session')} (now {was})."
        case "most_minutes":
            return f"Allow {to} minutes of questions in {here} (now {was})."
        case "least_minutes":
            return f"Let the questions of {here} take only {to} minutes (now at least {was})."
        case "how_many":
            return f"Allow {counted(to, 'question')} in {here} (now {was})."
        case "focus":
            return f"Do without a question about {title(last, brief)} in {here}."
        case "kinds":
            return f"Ask for {counted(to, 'kind')} of question (now {was})."
        case "keep":
            return f"Do not keep {of}."
        case "ban":
            return f"Allow {of} again."
        case "resting":
            return f"Allow {of} although it is resting."
        case "kind":
            return f"Allow any kind of question in {here}."
        case "open":
            return f"Allow questions about other competencies in {here}."
        case "calibrated":
            return f"Count ratings of {title(of, brief)} by people who are not calibrated for it."
        case "seats":
            return f"Plan {counted(to, 'interviewer')} in {here} (now {was})."
        case "difficulty":
            return f"Allow a mean difficulty {to / 100:.2f} away from the target (now {was / 100:.2f})."
        case "most_a_day":
            return f"Allow {counted(to, 'session')} a day (now {was})."
        case "order":
            return f"Let {sessions.get(last, last)} come on any day, not only after {here}."
        case "at":
            return f"Do not fix the start of {here}."
        case "keep_lead":
            return f"Let somebody else than {of} lead."
        case "ban_lead":
            return f"Allow {of} to lead again."
    rules = {name: rule.words for name, rule in mixes(brief)}
    name = change.where.removeprefix("least_").removeprefix("most_")
    return f"Set the rule '{rules.get(name, name)}' to {to} (now {was})."


def no_such_loop(layout: Layout) -> NoSuchLoop:
    """Return why the brief of *layout* has no loop: what is missing, what clashes, and the ways out."""
    missing = counts(layout.brief, layout.choices, layout.form)
    return NoSuchLoop(missing, clash(layout), relaxations(layout.brief))
