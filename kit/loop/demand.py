"""What a loop must meet, as data with words: one function a demand, so that each can be tested, solved and quoted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from kit.bank import Outline
from kit.loop import calendar
from kit.loop.brief import Brief, Change
from kit.loop.choice import SEATS, Choice, Choices
from kit.model import LEVELS, Level
from kit.role import Mix, SessionPlan
from kit.wording import counted

PEOPLE_COMPETENCIES = ("mentoring", "collaboration", "estimation", "documentation", "learning")

# What a unit of relief costs, by the first part of a demand's name (judgement; a role may override each).
PRICES: Mapping[str, int] = {
    "minutes": 1,
    "difficulty": 2,
    "how_many": 3,
    "kinds": 4,
    "mix": 4,
    "seen": 5,
    "resting": 6,
    "kind": 6,
    "focus": 8,
    "open": 8,
    "calibrated": 8,
    "free": 10,
    "keep": 15,
    "ban": 15,
    "keep_lead": 15,
    "ban_lead": 15,
    "at": 15,
    "most_a_day": 4,
    "order": 30,
    "seats": 50,
    "past_behaviour": 60,
}


@dataclass(frozen=True)
class Demand:
    """A bound on a sum of choices, and the sentence it stands for.

    Rows of one `name` are one sentence; without a name it belongs to what the bank and the model give. `price` is
    what a unit of relief costs, `None` when it is not for sale. A `wish` may be missed, and pays its price for each
    unit that is. `implied` rows follow from others and only help the solver.
    """

    name: str
    words: str
    terms: Mapping[Choice, int]
    least: int | None = None
    most: int | None = None
    price: int | None = None
    remedy: Change | None = None
    wish: bool = False
    implied: bool = False


def demands(
    brief: Brief, choices: Choices, form: str = "A", band: tuple[int, int] | None = None
) -> tuple[Demand, ...]:
    """Return everything that one form of a loop for *brief* must meet.

    Args:
        brief: What it is made from.
        choices: What can be chosen.
        form: The letter of the form, for what is kept or banned in one form.
        band: The least and the most mean difficulty, in hundredths; without it, the plan's.
    """
    found = [
        *one_of_a_family(brief, choices),
        *no_enemies(choices),
        *overlapping(choices),
        *looks(brief, choices),
        *ladder(brief),
        *kinds(brief, choices),
        *mix(brief, choices),
        *difficulty(brief, choices, band),
        *kept(brief, choices, form),
        *banned(brief, choices, form),
    ]
    for session in brief.sessions:
        found += within_minutes(session, brief, choices)
        found += how_many(session, brief, choices)
        found += in_focus(session, brief, choices)
    found += [seen(c.id, brief) for c in brief.role.competencies]
    if brief.panel:
        found += one_seat_each(brief, choices)
        found += calibrated(brief, choices)
        found += covered(brief, choices)
        found += fixed_leads(brief, choices)
        found += one_trainee(brief, choices)
        found += linking(brief, choices)
        for session in brief.sessions:
            found += [led(session, brief, choices), seconded(session, brief, choices)]
    if choices.starts:
        found += [starts(session, choices) for session in brief.sessions]
        found += free(brief, choices)
        found += apart(brief, choices)
        found += per_day(brief, choices)
        found += in_order(brief, choices)
        found += fixed_starts(brief, choices)
    return tuple(found)


def price(name: str, brief: Brief) -> int:
    """Return what a unit of relief of the demand *name* costs."""
    kind = name.partition("/")[0]
    prices = brief.role.plan.rules.prices
    return prices.get(name, prices.get(kind, PRICES[kind]))


def title(competency: str, brief: Brief) -> str:
    """Return the name of a competency as people say it."""
    known = {c.id: c.name for c in brief.outlines.competencies}
    return known.get(competency, competency.replace("_", " ")).lower()


def _asks(
    choices: Choices, questions: Iterable[str], sessions: Iterable[str] | None = None
) -> dict[Choice, int]:
    wanted = set(questions)
    here = None if sessions is None else set(sessions)
    return {("ask", q, s): 1 for q, s in choices.asks if q in wanted and (here is None or s in here)}


# ---- questions -----------------------------------------------------------------------------------------------


def one_of_a_family(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """No question, and no two questions of one family, twice: sum of the family's asks <= 1."""
    families: dict[str, dict[Choice, int]] = {}
    for question, session in choices.asks:
        one = choices.questions[question].family if brief.role.plan.rules.one_per_family else question
        families.setdefault(one, {})[("ask", question, session)] = 1
    for family in sorted(families):
        if len(families[family]) > 1:
            yield Demand("", f"one question of the family {family}", families[family], most=1)


def no_enemies(choices: Choices) -> Iterator[Demand]:
    """Questions that give each other away never stand together: one row for each clique of them."""
    for clique in enemy_cliques(choices):
        words = f"only one of {', '.join(clique)}: they give each other away"
        yield Demand("", words, _asks_of(choices, clique), most=1)


def _asks_of(choices: Choices, questions: Iterable[str]) -> dict[Choice, int]:
    sessions = choices.sessions_of
    return {("ask", q, s): 1 for q in questions for s in sessions.get(q, ())}


def enemy_cliques(choices: Choices) -> list[tuple[str, ...]]:
    """Return groups of questions that are all enemies of each other, so that each pair is in one of them."""
    asked = choices.sessions_of
    foes: dict[str, set[str]] = {}
    for question in asked:
        for other in choices.questions[question].enemies:
            if other in asked and other != question:
                foes.setdefault(question, set()).add(other)
                foes.setdefault(other, set()).add(question)
    cliques = []
    covered: set[tuple[str, str]] = set()
    for first in sorted(foes):
        for second in sorted(foes[first]):
            if first > second or (first, second) in covered:
                continue
            clique = [first, second]
            for other in sorted(foes[first] & foes[second]):
                if all(other in foes[member] for member in clique):
                    clique.append(other)
            covered |= {(a, b) for a in clique for b in clique if a < b}
            cliques.append(tuple(sorted(clique)))
    return cliques


def overlapping(choices: Choices) -> Iterator[Demand]:
    """Two questions that ask for part of the same both stand: both >= ask a + ask b - 1 (it costs, see worth)."""
    for a, b in overlaps(choices):
        terms = _asks_of(choices, (a, b)) | {("both", a, b): -1}
        yield Demand("", f"{a} and {b} overlap", terms, most=1)


def overlaps(choices: Choices) -> dict[tuple[str, str], int]:
    """Return the share in percent of each pair that overlaps, when both could be asked."""
    asked = choices.sessions_of
    found: dict[tuple[str, str], int] = {}
    for question in asked:
        for overlap in choices.questions[question].overlaps:
            if overlap.id in asked and overlap.id != question:
                pair = (min(question, overlap.id), max(question, overlap.id))
                found[pair] = max(overlap.share, found.get(pair, 0))
    return dict(sorted(found.items()))


def looks(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """A session looks at a competency only where a question rates it: look[c,s] <= sum of asks that rate c."""
    weighted = brief.weights
    rating: dict[tuple[str, str], dict[Choice, int]] = {}
    for question, session in choices.asks:
        for competency in choices.questions[question].rated:
            if competency in weighted:
                rating.setdefault((competency, session), {})[("ask", question, session)] = -1
    for competency in weighted:
        for plan in brief.sessions:
            terms = rating.get((competency, plan.id), {}) | {("look", competency, plan.id): 1}
            yield Demand("", f"{plan.id} rates {competency}", terms, most=0)


def ladder(brief: Brief) -> Iterator[Demand]:
    """Each further look counts less: sum of steps <= sum of looks (the gains of the steps fall, see worth)."""
    for competency in brief.weights:
        terms = {("step", competency, str(n)): 1 for n in steps(brief)}
        terms |= {("look", competency, s.id): -1 for s in brief.sessions}
        yield Demand("", f"looks at {competency}", terms, most=0)


def steps(brief: Brief) -> range:
    """Return the numbers of the looks that count: at most four, and one a session."""
    return range(1, min(4, len(brief.sessions)) + 1)


def seen(competency: str, brief: Brief) -> Demand:
    """A competency is rated in as many sessions as it needs, so by as many people."""
    need = brief.need(competency)
    name = f"seen/{competency}"
    words = f"{title(competency, brief)} rated in {counted(need, 'session')}"
    words += f", by {need} people" if need > 1 else ""
    terms = {("look", competency, s.id): 1 for s in brief.sessions}
    return Demand(name, words, terms, need, None, price(name, brief), Change(name, need, need - 1))


def within_minutes(session: SessionPlan, brief: Brief, choices: Choices) -> Iterator[Demand]:
    """The questions of a session fill its minutes, and no more: ceil(fill x usable) <= minutes <= usable."""
    least, most = minutes_of(session, brief)
    terms: dict[Choice, int] = {
        ("ask", q, session.id): choices.questions[q].minutes for q in choices.by_session.get(session.id, ())
    }
    name = f"minutes/{session.id}"
    cost = price(name, brief)
    up, down = Change(f"most_{name}", most, most + 1), Change(f"least_{name}", least, least - 1)
    yield Demand(name, f"at most {most} minutes of questions in {session.title}", terms, None, most, cost, up)
    name = f"least_minutes/{session.id}"
    words = f"at least {least} minutes of questions in {session.title}"
    yield Demand(name, words, terms, least, None, cost, down)


def minutes_of(session: SessionPlan, brief: Brief) -> tuple[int, int]:
    """Return the least and the most minutes that the questions of a session take."""
    least = math.ceil(Fraction(str(session.fill)) * session.usable)
    return (
        brief.limit(f"least_minutes/{session.id}", least),
        brief.limit(f"most_minutes/{session.id}", session.usable),
    )


def how_many(session: SessionPlan, brief: Brief, choices: Choices) -> Iterator[Demand]:
    """A session holds at most so many questions.

    Two rows that follow from the minutes stand beside it and make the proof short: a question that nothing fits
    beside counts as many as there may be, and only one question can be longer than half of the time.
    """
    here = choices.by_session.get(session.id, [])
    name = f"how_many/{session.id}"
    most = brief.limit(name, brief.role.plan.rules.max_questions_per_session)
    words = f"at most {counted(most, 'question')} in {session.title}"
    terms: dict[Choice, int] = {("ask", q, session.id): 1 for q in here}
    yield Demand(name, words, terms, None, most, price(name, brief), Change(name, most, most + 1))
    _, room = minutes_of(session, brief)
    minutes = {q: choices.questions[q].minutes for q in here}
    shortest = sorted(minutes.values())[:2]
    if most > 1 and here:
        alone = {q: minutes[q] + _shortest_other(minutes[q], shortest) > room for q in here}
        if any(alone.values()):
            lifted: dict[Choice, int] = {("ask", q, session.id): most if alone[q] else 1 for q in here}
            yield Demand("", words, lifted, None, most, implied=True)
        long: dict[Choice, int] = {("ask", q, session.id): 1 for q in here if 2 * minutes[q] > room}
        if len(long) > 1:
            yield Demand("", f"one long question in {session.title}", long, None, 1, implied=True)


def _shortest_other(minutes: int, shortest: list[int]) -> int:
    """Return the length of the shortest question beside one of *minutes*; endless when it is the only one."""
    others = shortest[1:] if minutes == shortest[0] else shortest
    return others[0] if others else 10**6


def in_focus(session: SessionPlan, brief: Brief, choices: Choices) -> Iterator[Demand]:
    """Each competency that a session focuses on comes first in one of its questions."""
    here = choices.by_session.get(session.id, ())
    for competency in session.focus:
        name = f"focus/{session.id}/{competency}"
        least = brief.limit(name, 1)
        terms: dict[Choice, int] = {
            ("ask", q, session.id): 1 for q in here if choices.questions[q].competency == competency
        }
        words = f"a question about {title(competency, brief)} in {session.title}"
        yield Demand(name, words, terms, least, None, price(name, brief), Change(name, least, least - 1))


def kinds(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """A loop holds several kinds of question: used[k] <= asks of that kind, and sum of used >= least_kinds."""
    found: dict[str, dict[Choice, int]] = {}
    for question, session in choices.asks:
        found.setdefault(choices.questions[question].kind, {})[("ask", question, session)] = -1
    for kind in sorted(found):
        yield Demand("", f"a question of the kind {kind}", found[kind] | {("used", kind, ""): 1}, most=0)
    least = brief.limit("kinds", brief.role.plan.rules.least_kinds)
    terms: dict[Choice, int] = {("used", kind, ""): 1 for kind in sorted(found)}
    words = f"at least {counted(least, 'kind')} of question"
    yield Demand("kinds", words, terms, least, None, price("kinds", brief), Change("kinds", least, least - 1))


def mixes(brief: Brief) -> Iterator[tuple[str, Mix]]:
    """Yield each rule on the mix with its name: those of the plan, and the usual wish for past behaviour."""
    for number, rule in enumerate(brief.role.plan.rules.mix, 1):
        yield f"mix/{number}", rule
    focused = {c for s in brief.sessions for c in s.focus}
    for competency in PEOPLE_COMPETENCIES:
        if competency in focused:
            yield (
                f"past_behaviour/{competency}",
                Mix(
                    words=f"a question about past {title(competency, brief)}",
                    where={"kind": ("past_behaviour",), "competency": (competency,)},
                    least=1,
                    price=price("past_behaviour", brief),
                ),
            )


def matches(question: Outline, rule: Mix) -> bool:
    """Return whether *question* is one that *rule* speaks of."""
    has = {"kind": question.kind, "competency": question.competency, "format": question.format}
    return all(has[entry] in wanted for entry, wanted in rule.where.items())


def mix(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """The mix of questions keeps to the role's rules: a rule with a price is a wish, one without holds."""
    for name, rule in mixes(brief):
        matching = {q for q, _ in choices.asks if matches(choices.questions[q], rule)}
        groups = [None] if rule.per == "loop" else [[s.id] for s in brief.sessions]
        for sessions in groups:
            terms = _asks(choices, matching, sessions)
            least, most = brief.limit(f"least_{name}", rule.least or 0), rule.most
            most = None if most is None else brief.limit(f"most_{name}", most)
            cost = rule.price if rule.price is not None else price(name, brief)
            wish = rule.price is not None
            if least:
                change = Change(f"least_{name}", least, least - 1)
                yield Demand(name, rule.words, terms, least, None, cost, change, wish)
            if most is not None:
                change = Change(f"most_{name}", most, most + 1)
                yield Demand(name, rule.words, terms, None, most, cost, change, wish)


def expected(question: Outline, level: Level) -> int:
    """Return the expected rating at *level* in hundredths; that of the nearest level when it is not given."""
    given = question.expected
    at = LEVELS.index(level)
    nearest = min(given, key=lambda known: (abs(LEVELS.index(known) - at), known), default=None)
    return 300 if nearest is None else round(given[nearest] * 100)


def difficulty_band(brief: Brief, target: int | None = None) -> tuple[int, int] | None:
    """Return the least and the most mean difficulty in hundredths, around the plan's target or the one given."""
    rules = brief.role.plan.rules
    if rules.difficulty is not None:
        target = round(rules.difficulty * 100)
    near = brief.limit("difficulty", round(rules.difficulty_tolerance * 100))
    return None if target is None else (target - near, target + near)


def difficulty(brief: Brief, choices: Choices, band: tuple[int, int] | None) -> Iterator[Demand]:
    """The mean expected rating lies in the band: sum (100 d - low) >= 0, and sum (100 d - high) <= 0."""
    band = difficulty_band(brief) if band is None else band
    if band is None:
        return
    low, high = band
    rated = {(q, s): expected(choices.questions[q], brief.role.level) for q, s in choices.asks}
    words = f"a mean difficulty from {low / 100:.2f} to {high / 100:.2f}"
    near = brief.limit("difficulty", round(brief.role.plan.rules.difficulty_tolerance * 100))
    change = Change("difficulty", near, near + 1)
    cost = price("difficulty", brief)
    above: dict[Choice, int] = {("ask", q, s): d - low for (q, s), d in rated.items()}
    below: dict[Choice, int] = {("ask", q, s): d - high for (q, s), d in rated.items()}
    yield Demand("difficulty", words, above, 0, None, cost, change)
    yield Demand("difficulty", words, below, None, 0, cost, change)


def kept(brief: Brief, choices: Choices, form: str) -> Iterator[Demand]:
    """Questions that people keep stand in the loop; in form A when no form is named."""
    for entry in brief.keep:
        if (entry.form or "A") != form:
            continue
        question = brief.outlines.question(entry.question).id
        name = f"keep/{question}"
        terms = _asks(choices, [question], None if entry.session is None else [entry.session])
        words = f"{question} kept" + (f" in {entry.session}" if entry.session else "")
        least = brief.limit(name, 1)
        yield Demand(name, words, terms, least, None, price(name, brief), Change(name, least, 0))


def banned(brief: Brief, choices: Choices, form: str) -> Iterator[Demand]:
    """Questions that people ban do not stand in the loop."""
    for entry in brief.ban:
        if entry.form not in (None, form):
            continue
        question = brief.outlines.question(entry.question).id
        name = f"ban/{question}"
        terms = _asks(choices, [question], None if entry.session is None else [entry.session])
        words = f"{question} banned" + (f" in {entry.session}" if entry.session else "")
        most = brief.limit(name, 0)
        yield Demand(name, words, terms, None, most, price(name, brief), Change(name, most, 1))


# ---- people --------------------------------------------------------------------------------------------------


def led(session: SessionPlan, brief: Brief, choices: Choices) -> Demand:
    """A session has one lead."""
    terms = {seat: 1 for seat in choices.seats if seat[0] == "lead" and seat[2] == session.id}
    return Demand("", f"one lead for {session.title}", terms, 1, 1)


def seconded(session: SessionPlan, brief: Brief, choices: Choices) -> Demand:
    """Further seats of a session: as many as the plan asks for."""
    terms = {seat: 1 for seat in choices.seats if seat[0] == "second" and seat[2] == session.id}
    name = f"seats/{session.id}"
    least = brief.limit(name, session.interviewers.least) - 1
    most = session.interviewers.most - 1
    words = f"{counted(least + 1, 'interviewer')} or more in {session.title}"
    change = Change(name, least + 1, least)
    return Demand(
        name if least else "", words, terms, least, most, price(name, brief) if least else None, change
    )


def one_seat_each(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """Nobody sits twice in a loop, so looks in two sessions are looks by two people."""
    seats: dict[str, dict[Choice, int]] = {}
    for seat in choices.seats:
        seats.setdefault(seat[1], {})[seat] = 1
    for person in sorted(seats):
        if len(seats[person]) > 1:
            yield Demand("", f"{person} sits in one session", seats[person], most=1)


def calibrated(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """Only somebody calibrated for a competency makes a look count: look[c,s] <= seats of such people."""
    for competency in brief.weights:
        able = {i.id for i in brief.people if competency in i.competencies}
        name = f"calibrated/{competency}"
        for session in brief.sessions:
            terms: dict[Choice, int] = {
                seat: -1
                for seat in choices.seats
                if seat[0] in ("lead", "second") and seat[2] == session.id and seat[1] in able
            }
            terms[("look", competency, session.id)] = 1
            words = f"{title(competency, brief)} rated only by people calibrated for it"
            if not brief.limit(name, 0):
                yield Demand(name, words, terms, None, 0, price(name, brief), Change(name, 0, 1))


def covered(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """Where nobody alone is calibrated for all of a few competencies, looking at all of them takes a second seat.

    For each smallest such set C of at most three: sum of look[c,s] - (|C| - 1) <= sum of second seats. The rows
    follow from those of `calibrated` in whole numbers, and make the proof short: without them the relaxation
    seats half of one person and half of another.
    """
    needed = [c for c in brief.weights if not brief.limit(f"calibrated/{c}", 0)]
    able = {i.id: frozenset(i.competencies).intersection(needed) for i in brief.people}
    for session in brief.sessions:
        seats = [seat for seat in choices.seats if seat[2] == session.id]
        leads = {able.get(seat[1], frozenset()) for seat in seats if seat[0] == "lead"}
        second: dict[Choice, int] = {seat: -1 for seat in seats if seat[0] == "second"}
        asked = [choices.questions[q] for q in choices.by_session.get(session.id, ())]
        rated = [c for c in needed if any(c in q.rated for q in asked)]
        found: list[frozenset[str]] = []
        for size in (2, 3):
            for some in map(frozenset, combinations(rated, size)):
                if any(some <= one for one in leads) or any(less <= some for less in found):
                    continue
                found.append(some)
                terms: dict[Choice, int] = {("look", c, session.id): 1 for c in rated if c in some}
                words = f"two people to rate {' and '.join(sorted(some))} in {session.title}"
                yield Demand("", words, terms | second, most=size - 1, implied=True)


def linking(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """Groups that never shared a candidate meet in this loop: touch[k] <= seats of group k, first >= each touch.

    Each group touched has a gain, and the first has none: without a second there is nothing to compare.
    """
    if len(brief.teams) < 2:
        return
    for number, team in enumerate(brief.teams):
        touch = ("touch", str(number), "")
        seats = {s: -1 for s in choices.seats if s[0] in ("lead", "second") and s[1] in team}
        yield Demand("", f"somebody of the group of {team[0]}", {**seats, touch: 1}, most=0)
        yield Demand("", "a first group", {touch: 1, ("first", "", ""): -1}, most=0)


def one_trainee(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """At most one person in training sits in a loop."""
    terms = {seat: 1 for seat in choices.seats if seat[0] in ("shadow", "reverse_shadow")}
    if terms:
        yield Demand("", "one person in training", terms, most=1)


def fixed_leads(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """Leads that people keep or ban."""
    for kept_lead in brief.keep_leads:
        name = f"keep_lead/{kept_lead.interviewer}"
        lead = ("lead", kept_lead.interviewer, kept_lead.session)
        terms = {lead: 1} if lead in choices.seats else {}
        least = brief.limit(name, 1)
        words = f"{kept_lead.interviewer} leads {kept_lead.session}"
        yield Demand(name, words, terms, least, None, price(name, brief), Change(name, least, 0))
    for ban in brief.ban_leads:
        name = f"ban_lead/{ban.interviewer}"
        terms = {
            seat: 1
            for seat in choices.seats
            if seat[0] == "lead" and seat[1] == ban.interviewer and ban.session in (None, seat[2])
        }
        words = f"{ban.interviewer} does not lead" + (f" {ban.session}" if ban.session else "")
        most = brief.limit(name, 0)
        yield Demand(name, words, terms, None, most, price(name, brief), Change(name, most, 1))


# ---- times ---------------------------------------------------------------------------------------------------


def starts(session: SessionPlan, choices: Choices) -> Demand:
    """A session starts once."""
    terms = {("start", at, session.id): 1 for at in choices.starts[session.id]}
    return Demand("", f"one start for {session.title}", terms, 1, 1)


def free(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """A person sits only where they can be there throughout.

    One row for a set of starts covers all who are free at none but these: since a session has one start and one such
    seat, sum of their seats <= sum of these starts. It is stronger than a row for each person, and fewer rows. With
    several second seats it is neither, so there each person has a row. Where the set is more than half of all starts,
    the others are written, the other way round.
    """
    for session in brief.sessions:
        every = frozenset(choices.starts[session.id])
        for part in SEATS:
            there = {
                seat: every & frozenset(choices.free.get((seat[1], session.id), ()))
                for seat in choices.seats
                if seat[0] == part and seat[2] == session.id
            }
            together = part != "second" or session.interviewers.most <= 2
            for when in sorted({frees for frees in there.values() if frees != every}, key=sorted):
                few = 2 * len(when) <= len(every)
                starts: dict[Choice, int] = {
                    ("start", at, session.id): -1 if few else 1
                    for at in sorted(when if few else every - when)
                }
                who = [
                    seat for seat, frees in there.items() if (frees <= when if together else frees == when)
                ]
                words = f"whoever sits in {session.title} is free then"
                for some in [who] if together else [[seat] for seat in who]:
                    yield Demand("", words, starts | dict.fromkeys(some, 1), most=0 if few else 1)


def apart(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """The candidate is in one place, with a break between sessions: starts that cover one moment <= 1."""
    covering: dict[str, dict[Choice, int]] = {}
    spans = {
        (at, s.id): (calendar.moment(at), s.minutes + s.break_after)
        for s in brief.sessions
        for at in choices.starts[s.id]
    }
    # A set of spans that overlap pairwise has a common moment, and the latest of their begins is one.
    moments = sorted({at for at, _ in spans})
    for at in moments:
        now = calendar.moment(at)
        for (other, session), (begin, minutes) in spans.items():
            if begin <= now and (now - begin).total_seconds() < minutes * 60:
                covering.setdefault(at, {})[("start", other, session)] = 1
    for at in moments:
        if len({session for _, _, session in covering[at]}) > 1:
            yield Demand("", f"one session at {at}", covering[at], most=1)


def per_day(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """A candidate has at most so many sessions a day."""
    most = brief.limit("most_a_day", brief.role.plan.rules.most_a_day)
    days: dict[str, dict[Choice, int]] = {}
    for session in brief.sessions:
        for at in choices.starts[session.id]:
            day = calendar.local_day(brief, calendar.moment(at)).isoformat()
            days.setdefault(day, {})[("start", at, session.id)] = 1
    for day in sorted(days):
        words = f"at most {counted(most, 'session')} a day"
        remedy = Change("most_a_day", most, most + 1)
        yield Demand("most_a_day", words, days[day], None, most, price("most_a_day", brief), remedy)


def in_order(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """A session that comes after another is on a later day: day(b) >= day(a) + 1."""
    first = calendar.candidate_windows(brief)[0][0].toordinal()
    for session in brief.sessions:
        for earlier in session.after:
            name = f"order/{earlier}/{session.id}"
            if brief.limit(name, 1) == 0:
                continue
            terms: dict[Choice, int] = {}
            for sign, of in ((1, session.id), (-1, earlier)):
                for at in choices.starts[of]:
                    day = calendar.local_day(brief, calendar.moment(at)).toordinal() - first
                    terms[("start", at, of)] = sign * day
            words = f"{session.title} on a later day than {brief.session(earlier).title}"
            yield Demand(name, words, terms, 1, None, price(name, brief), Change(name, 1, 0))


def fixed_starts(brief: Brief, choices: Choices) -> Iterator[Demand]:
    """Starts that people fixed."""
    for at in brief.at:
        name = f"at/{at.session}"
        start = calendar.as_text(at.moment)
        terms = {("start", start, at.session): 1} if start in choices.starts[at.session] else {}
        least = brief.limit(name, 1)
        words = f"{brief.session(at.session).title} at {start}"
        yield Demand(name, words, terms, least, None, price(name, brief), Change(name, least, 0))
