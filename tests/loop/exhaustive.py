"""The best loop by trying everything, written from the rules alone: it shares no code with the model."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import combinations, pairwise, product
from math import ceil
from zoneinfo import ZoneInfo

INFO = {
    "work_sample": 65,
    "case": 60,
    "design": 60,
    "past_behaviour": 60,
    "role_play": 55,
    "situational": 50,
    "knowledge": 45,
}
LADDER = (12, 6, 3, 1)
SOFT = ("mentoring", "collaboration", "estimation", "documentation", "learning")
UTC = ZoneInfo("UTC")


def best_value(brief):
    """The value of the best loop of one form, or None when there is none."""
    role, rules = brief.role, brief.role.plan.rules
    people = list(people_ways(brief)) if brief.panel else [(None, 0)]
    ways = {}
    for counting, worth in people:
        ways[counting] = max(worth, ways.get(counting, -(10**9)))
    best = None
    for filling in fillings(brief):
        questions = [q for session in filling for q in session]
        if len(questions) != len({q.family for q in questions}):
            continue
        if any(a.id in b.enemies or b.id in a.enemies for a, b in combinations(questions, 2)):
            continue
        if len({q.kind for q in questions}) < rules.least_kinds:
            continue
        if rules.difficulty is not None and questions:
            mean = sum(q.difficulty.expected[role.level] for q in questions) / len(questions)
            if abs(mean - rules.difficulty) > rules.difficulty_tolerance + 1e-9:
                continue
        if not fixed_hold(brief, filling):
            continue
        value = 0
        for q in questions:
            shares = {q.competency: 100 - sum(q.secondary.values()), **q.secondary}
            weighed = sum(
                c.weight * shares.get(c.id, 0) for c in role.competencies if c.id in q.rating.anchors
            )
            value += INFO[q.kind] * weighed // 1000
        for a, b in combinations(questions, 2):
            share = max(
                [o.share for o in a.overlaps if o.id == b.id]
                + [o.share for o in b.overlaps if o.id == a.id]
                + [0]
            )
            value -= share // 5
        focused = {c for s in role.plan.sessions for c in s.focus}
        for competency in SOFT:
            if competency in focused and not any(
                q.kind == "past_behaviour" and q.competency == competency for q in questions
            ):
                value -= 60
        for counting, worth in ways.items():
            total = value + worth
            for c in role.competencies:
                looks = sum(
                    any(c.id in q.rating.anchors for q in session)
                    and (counting is None or (c.id, n) in counting)
                    for n, session in enumerate(filling)
                )
                heavy = c.must or c.weight >= rules.heavy_from_weight
                if looks < (rules.ratings_per_heavy if heavy else 1):
                    break
                total += c.weight * sum(LADDER[:looks])
            else:
                best = total if best is None else max(best, total)
    return best


def fillings(brief):
    """Every way to put questions into sessions in which each session by itself is as the plan wants it."""
    rules = brief.role.plan.rules
    ways = []
    for session in brief.role.plan.sessions:
        usable = session.minutes - session.intro - session.candidate_questions
        able = [q for q in brief.bank.questions if may_ask(q, session, brief)]
        found = []
        for count in range(rules.max_questions_per_session + 1):
            for some in combinations(able, count):
                total = sum(m.read + m.core + m.probes + m.rate for m in (q.minutes for q in some))
                firsts = {q.competency for q in some}
                if ceil(round(session.fill * usable, 6)) <= total <= usable and firsts >= set(session.focus):
                    found.append(some)
        ways.append(found)
    return product(*ways)


def may_ask(question, session, brief):
    order = ("junior", "mid", "senior", "staff")
    role = brief.role
    if question.status not in role.plan.rules.statuses:
        return False
    low, high = order.index(question.levels.from_), order.index(question.levels.to)
    if not low <= order.index(role.level) <= high:
        return False
    if not ("any" in question.stack or "any" in role.stack or set(question.stack) <= set(role.stack)):
        return False
    if session.focus and question.competency not in session.focus:
        return False
    if session.kinds and question.kind not in session.kinds:
        return False
    return question.format != "take_home" and (question.format != "whiteboard" or session.medium == "room")


def fixed_hold(brief, filling):
    names = [s.id for s in brief.role.plan.sessions]
    stands = {(q.id, names[n]) for n, session in enumerate(filling) for q in session}
    for keep in brief.keep:
        if not any(q == keep.question and keep.session in (None, s) for q, s in stands):
            return False
    return not any(q == ban.question and ban.session in (None, s) for ban in brief.ban for q, s in stands)


def people_ways(brief):
    """Every way to seat people, and to start: which (competency, session) pairs count then, and what it is worth."""
    sessions, panel = brief.role.plan.sessions, brief.panel
    options = []
    for person in panel.interviewers:
        mine = [None]
        for n, session in enumerate(sessions):
            training = "full" if person.trained is None else person.trained.get(session.id)
            parts = {"full": ["lead", "second"], None: []}.get(training, [training])
            mine += [(n, part) for part in parts]
        if panel.candidate and panel.candidate.code in person.not_with:
            mine = [None]
        options.append(mine)
    timings = list(timetables(brief)) if panel.candidate and panel.candidate.days else [(None, 0)]
    for seats in product(*options):
        taken = [(p, *seat) for p, seat in zip(panel.interviewers, seats, strict=True) if seat]
        trainees = sum(part in ("shadow", "reverse_shadow") for _, _, part in taken)
        if trainees > 1:
            continue
        rating = [
            [p for p, at, part in taken if at == n and part in ("lead", "second")]
            for n in range(len(sessions))
        ]
        leads = [sum(at == n and part == "lead" for _, at, part in taken) for n in range(len(sessions))]
        if any(count != 1 for count in leads):
            continue
        if any(
            not s.interviewers.least <= len(r) <= s.interviewers.most
            for s, r in zip(sessions, rating, strict=True)
        ):
            continue
        worth = 15 * trainees - 5 * sum(part == "second" for _, _, part in taken)
        counting = frozenset((c, n) for n, some in enumerate(rating) for p in some for c in p.competencies)
        fitting = [
            late
            for starts, late in timings
            if starts is None or all(is_free(p, starts[n], sessions[n].minutes) for p, n, _ in taken)
        ]
        if fitting:
            yield counting, worth + max(fitting)


def timetables(brief):
    """Every way to start the sessions within the candidate's hours, and what later days and hours not preferred cost."""
    sessions, candidate = brief.role.plan.sessions, brief.panel.candidate
    first, last = (datetime.fromisoformat(d) for d in candidate.days[0].split("/"))
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    zone = ZoneInfo(candidate.zone)
    instants = [d.replace(tzinfo=zone, hour=h, minute=m) for d in days for h in range(24) for m in (0, 30)]
    at = [
        [t.astimezone(UTC) for t in instants if within_hours(t, s.minutes, candidate.hours)] for s in sessions
    ]
    names = [s.id for s in sessions]
    for starts in product(*at):
        order = sorted(range(len(sessions)), key=lambda n: starts[n])
        if any(
            starts[b] < starts[a] + timedelta(minutes=sessions[a].minutes + sessions[a].break_after)
            for a, b in pairwise(order)
        ):
            continue
        dates = [s.astimezone(zone).date() for s in starts]
        if any(dates.count(d) > brief.role.plan.rules.most_a_day for d in dates):
            continue
        if any(dates[names.index(a)] >= dates[n] for n, s in enumerate(sessions) for a in s.after):
            continue
        late = 3 * sum((d - days[0].date()).days for d in dates)
        outside = sum(
            not within_hours(t.astimezone(zone) + timedelta(minutes=half), 30, candidate.preferred)
            for t, s in zip(starts, sessions, strict=True)
            for half in range(0, s.minutes if candidate.preferred else 0, 30)
        )
        yield starts, -late - 2 * outside


def within_hours(local, minutes, hours):
    """Whether a session of so many minutes lies inside the hours of its weekday; the tests use mon-fri only."""
    begin, end = hours["mon-fri"].split("-")
    length = timedelta(minutes=minutes)
    opens = local.replace(hour=int(begin[:2]), minute=int(begin[3:]))
    closes = local.replace(hour=int(end[:2]), minute=int(end[3:]))
    return local.weekday() < 5 and opens <= local and local + length <= closes


def is_free(person, start, minutes):
    local = start.astimezone(ZoneInfo(person.zone))
    if not within_hours(local, minutes, person.hours):
        return False
    for span in person.busy:
        begin, end = (datetime.fromisoformat(x) for x in span.split("/"))
        if begin < start + timedelta(minutes=minutes) and start < end:
            return False
    return True
