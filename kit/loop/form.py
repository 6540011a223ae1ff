"""Parallel forms: several loops for one plan that are equally hard and equally good, and share few questions.

The worst form counts: it is made as good as can be, so that no candidate gets a poorer interview.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kit.loop.brief import Brief
from kit.loop.choice import Choice, Choices
from kit.loop.clash import NoSuchLoop, Shortage, StillWorking, no_such_loop
from kit.loop.demand import Demand, difficulty_band, expected
from kit.loop.layout import WHOLE as WHOLE
from kit.loop.layout import Layout, add_rows, chosen, columns_of, form_of, lay
from kit.loop.loop import Form
from kit.loop.solver import Program, Stop, solve
from kit.loop.worth import tie, value

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# A form on the way need not be proven: repairs and the proof of all together come after it.
ON_THE_WAY_GAP = 0.002
ON_THE_WAY_LIMIT = 3.0
GOOD_ENOUGH = 0.01
MOST_REPAIRS = 6
MOST_VALUE = 10**6


@dataclass(frozen=True)
class Forms:
    """Forms of one loop, and the value that the worst of any such forms can not exceed."""

    forms: tuple[Form, ...]
    bound: int


def without_times(brief: Brief) -> Brief:
    """Return *brief* without the candidate's windows: times come with each candidate, not with a form."""
    if brief.panel is None or brief.candidate is None:
        return brief
    candidate = brief.candidate.model_copy(update={"days": (), "hours": {}})
    return replace(brief, panel=brief.panel.model_copy(update={"candidate": candidate}), at=())


def parallel_forms(
    brief: Brief,
    choices: Choices,
    count: int,
    overlap: int,
    limit: float,
    show: Callable[[Forms], None] | None = None,
    stop: Stop | None = None,
) -> Forms:
    """Return *count* forms whose worst is as good as the time allows, with the bound.

    Form after form is chosen beside a shadow that stands for all forms still to come; then the worst and the best
    are chosen anew together; then all forms in one program, which proves it.

    Args:
        brief: What they are made from.
        choices: What can be chosen.
        count: How many forms.
        overlap: How many questions two forms may share.
        limit: Seconds, after which the best so far are returned.
        show: Called with the first forms, and with better ones on the way.
        stop: Asked now and then; when it says so, the best so far are returned.

    Raises:
        NoSuchLoop: when there are no such forms, with what is missing.
        StillWorking: when the time ran out without any, and without the proof that there are none.
    """
    ends = time.perf_counter() + limit
    programs = _Programs(brief, choices, count, overlap, stop)
    ceiling = programs.bound()
    found = programs.one_after_another(ends)
    if found is not None:
        found = programs.repaired(found, ceiling, ends)
        if show:
            show(Forms(tuple(found), ceiling))
        if programs.worst(found) >= ceiling:
            return Forms(tuple(found), programs.worst(found))
    status, proven, bound = programs.all_at_once(found, max(ends - time.perf_counter(), 0.0))
    if status == "infeasible":
        raise programs.missing()
    best = found if proven is None or (found and programs.worst(found) >= programs.worst(proven)) else proven
    if best is None:
        raise StillWorking(f"No {count} forms were found within {limit:g} seconds, and none were ruled out.")
    worst = programs.worst(best)
    return Forms(tuple(best), max(worst, min(ceiling, bound)))


class _Programs:
    """What all programs for the forms of one brief share: a layout for each letter, and the way to lay them."""

    def __init__(self, brief: Brief, choices: Choices, count: int, overlap: int, stop: Stop | None):
        self.brief, self.choices, self.count, self.overlap = brief, choices, count, overlap
        self.stop = stop
        self.plain = lay(brief, choices, "A")
        self.band = difficulty_band(brief) or difficulty_band(brief, self._target())
        self.layouts = [lay(brief, choices, letter, self.band) for letter in LETTERS[:count]]

    def _target(self) -> int:
        """Return the mean difficulty of the relaxation's solution, to 0.05: what these questions lean to."""
        program, columns, _ = self._shadow(self.plain, 1, 1 / self.count, {})
        answer = solve(program)
        if answer.values is None:
            return 300
        picked = [
            (answer.values[columns[c]], expected(self.choices.questions[c[1]], self.brief.role.level))
            for c in columns
            if c[0] == "ask"
        ]
        total = sum(part for part, _ in picked)
        return 5 * round(sum(part * rated for part, rated in picked) / total / 5) if total else 300

    def worst(self, forms: Sequence[Form]) -> int:
        return min(value(form, self.brief) for form in forms)

    def bound(self) -> int:
        """Return what the worst form can not exceed: the relaxation of the mean of all forms.

        Raises:
            NoSuchLoop: when not even that exists.
        """
        free = lay(replace(self.brief, keep=()), self.choices, "-", self.band)
        program, columns, _ = self._shadow(free, 1, None, {})
        sums = self._asks(columns)
        extra = (
            [program.column(most=max(self.count - 1, 0), whole=False) for _ in sums] if self.overlap else []
        )
        for n, numbers in enumerate(sums.values()):
            more = [extra[n]] if extra else []
            program.row([*numbers, *more], [*[self.count] * len(numbers), *[-1] * len(more)], most=1)
        if extra:
            pairs = self.count * (self.count - 1) // 2
            program.row(extra, [1] * len(extra), most=self.overlap * pairs)
        answer = solve(program)
        if answer.status == "infeasible":
            raise self.missing()
        return math.floor((answer.objective or 0) + 1e-6)

    def _asks(self, columns: Mapping[Choice, int]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for choice, number in columns.items():
            if choice[0] == "ask":
                found.setdefault(choice[1], []).append(number)
        return found

    def _shadow(
        self, layout: Layout, times: int, most: float | None, taken: Mapping[str, object]
    ) -> tuple[Program, dict[Choice, int], list[int]]:
        """Return a program of continuous columns that stands for the sum of *times* forms; gains are values."""
        program = Program()
        columns = self._shadow_columns(program, layout, times, most, taken)
        for choice, number in columns.items():
            program.gains[number] = layout.gains.get(choice, 0)
        missed = add_rows(program, columns, self._times(layout.demands, times), 1)
        return program, columns, list(missed)

    def _shadow_columns(
        self, program: Program, layout: Layout, times: int, most: float | None, taken: Mapping[str, object]
    ) -> dict[Choice, int]:
        columns = {}
        for choice in columns_of(layout):
            high: float = times
            if choice[0] == "ask":
                high = 0 if choice[1] in taken else min(times, 1) if most is None else most
            columns[choice] = program.column(most=high, whole=False)
        return columns

    def _times(self, rows: Sequence[Demand], times: int) -> Iterator[Demand]:
        for row in rows:
            least = None if row.least is None else times * row.least
            most = None if row.most is None else times * row.most
            yield replace(row, least=least, most=most)

    def _form(
        self, program: Program, layout: Layout, worst: int, limits: Mapping[str, int]
    ) -> dict[Choice, int]:
        """Add a whole form to *program*, worth no less than the column *worst*; *limits* close some questions."""
        columns = {
            c: program.column(
                gain=tie(c, self.brief.seed),
                most=limits.get(c[1], 1) if c[0] == "ask" else 1,
                whole=c[0] in WHOLE,
            )
            for c in columns_of(layout)
        }
        missed = add_rows(program, columns, layout.demands, 0)
        gains = [(n, layout.gains[c]) for c, n in columns.items() if layout.gains.get(c)]
        gains += [(n, -(d.price or 0)) for n, d in missed.items()]
        program.row([worst, *(n for n, _ in gains)], [-1, *(float(g) for _, g in gains)], least=0)
        return columns

    def one_after_another(self, ends: float) -> list[Form] | None:
        """Return all forms, each chosen beside a shadow of those still to come; nothing when one has no place."""
        found: list[Form] = []
        for number, layout in enumerate(self.layouts):
            left = self.count - number - 1
            used = {q.question for form in found for q in form.questions}
            program = Program()
            worst = program.column(gain=self.plain.scale, most=MOST_VALUE, whole=False)
            limits = {} if self.overlap else dict.fromkeys(used, 0)
            columns = self._form(program, layout, worst, limits)
            for form in found if self.overlap else ():
                shared = {q.question for q in form.questions}
                numbers = [n for c, n in columns.items() if c[0] == "ask" and c[1] in shared]
                program.row(numbers, [1] * len(numbers), most=self.overlap)
            if left:
                self._beside(program, columns, worst, left, used)
            limit = min(ON_THE_WAY_LIMIT, max(ends - time.perf_counter(), 0.1))
            answer = solve(program, limit=limit, gap=ON_THE_WAY_GAP, stop=self.stop)
            if answer.values is None:
                return None
            found.append(form_of(chosen(columns, answer.values), self.brief, LETTERS[number]))
        return found

    def _beside(
        self, program: Program, own: Mapping[Choice, int], worst: int, left: int, used: set[str]
    ) -> None:
        """Add the shadow of the *left* forms still to come: continuous, and each question once in all."""
        layout = self.layouts[-1]
        taken = {} if self.overlap else dict.fromkeys(used, 0)
        columns = self._shadow_columns(program, layout, left, None, taken)
        missed = add_rows(program, columns, self._times(layout.demands, left), 0)
        for number in missed:
            program.whole[number] = False
        gains = [(n, layout.gains[c]) for c, n in columns.items() if layout.gains.get(c)]
        gains += [(n, -(d.price or 0)) for n, d in missed.items()]
        program.row([worst, *(n for n, _ in gains)], [-left, *(float(g) for _, g in gains)], least=0)
        mine, theirs = self._asks(own), self._asks(columns)
        extra = []
        for question, numbers in mine.items():
            both = [*numbers, *theirs.get(question, [])]
            if self.overlap:
                extra.append(program.column(most=left, whole=False))
                program.row([*both, extra[-1]], [*[1] * len(both), -1], most=0 if question in used else 1)
            else:
                program.row(both, [1] * len(both), most=1)
        if extra:
            program.row(extra, [1] * len(extra), most=self.overlap * self.count * (self.count - 1) // 2)

    def repaired(self, forms: list[Form], ceiling: int, ends: float) -> list[Form]:
        """Return *forms* with the worst and the best chosen anew together, as often as it helps."""
        for _ in range(MOST_REPAIRS):
            worth = [value(form, self.brief) for form in forms]
            low, high = worth.index(min(worth)), worth.index(max(worth))
            if worth[low] >= ceiling * (1 - GOOD_ENOUGH) or low == high or time.perf_counter() > ends:
                return forms
            fixed = [f for n, f in enumerate(forms) if n not in (low, high)]
            limit = min(ON_THE_WAY_LIMIT, max(ends - time.perf_counter(), 0.1))
            pair = sorted((low, high))
            _, two, _ = self._together(pair, fixed, [forms[n] for n in pair], limit, ON_THE_WAY_GAP)
            if two is None or self.worst(two) <= worth[low]:
                return forms
            forms = list(forms)
            for n, form in zip(pair, two, strict=True):
                forms[n] = form
        return forms

    def all_at_once(self, known: list[Form] | None, limit: float) -> tuple[str, list[Form] | None, int]:
        """Return the status, the forms and the bound of all forms in one program, started from those *known*."""
        return self._together(range(self.count), [], known, limit, 0.0)

    def _together(
        self,
        numbers: Sequence[int],
        fixed: Sequence[Form],
        known: Sequence[Form] | None,
        limit: float,
        gap: float,
    ) -> tuple[str, list[Form] | None, int]:
        program = Program()
        # Whole, so that the solver may round its bound; no tie, so that the bound is that of the value.
        worst = program.column(gain=1, most=MOST_VALUE)
        taken = {q.question for form in fixed for q in form.questions}
        limits = {} if self.overlap else dict.fromkeys(taken, 0)
        columns = [self._form(program, self.layouts[n], worst, limits) for n in numbers]
        for some in columns:
            for number in some.values():
                program.gains[number] = 0
        for some in columns if self.overlap else ():
            for form in fixed:
                shared = {q.question for q in form.questions}
                asks = [n for c, n in some.items() if c[0] == "ask" and c[1] in shared]
                program.row(asks, [1] * len(asks), most=self.overlap)
        self._share(program, columns)
        answer = solve(program, limit=limit, gap=gap, stop=self.stop)
        bound = MOST_VALUE if answer.bound is None else math.floor(answer.bound + 1e-6)
        if answer.values is None:
            return answer.status, None, bound
        forms = [
            form_of(chosen(some, answer.values), self.brief, LETTERS[n])
            for n, some in zip(numbers, columns, strict=True)
        ]
        return answer.status, forms, bound

    def _share(self, program: Program, columns: Sequence[Mapping[Choice, int]]) -> None:
        """Any two forms share at most `overlap` questions; without an overlap each question stands in one form."""
        asks = [self._asks(some) for some in columns]
        if not self.overlap:
            for question in asks[0]:
                numbers = [n for some in asks for n in some[question]]
                program.row(numbers, [1] * len(numbers), most=1)
            return
        for one in range(len(asks)):
            for other in range(one + 1, len(asks)):
                both = []
                for question, numbers in asks[one].items():
                    both.append(program.column(whole=False))
                    together = [*numbers, *asks[other][question]]
                    program.row([*together, both[-1]], [*[1] * len(together), -1], most=1)
                program.row(both, [1] * len(both), most=self.overlap)

    def missing(self) -> NoSuchLoop:
        """Return why there are no such forms: what one form lacks, else the cells that hold too few questions."""
        program = Program()
        columns = {c: program.column() for c in columns_of(self.plain) if c[0] in WHOLE}
        columns |= {c: program.column(whole=False) for c in columns_of(self.plain) if c not in columns}
        add_rows(program, columns, self.plain.demands, 0)
        if solve(program, limit=5.0).status == "infeasible":
            return no_such_loop(self.plain)
        return NoSuchLoop(tuple(self._blocking_cells()))

    def _blocking_cells(self) -> Iterator[Shortage]:
        """Yield the demands that all forms together miss, in the cheapest relaxation in which each may be missed."""
        program = Program("min")
        columns = self._shadow_columns(program, self.plain, self.count, None, {})
        slack: dict[int, Demand] = {}
        for row in self._times([d for d in self.plain.demands if not d.wish], self.count):
            numbers, factors = [columns[c] for c in row.terms], [float(f) for f in row.terms.values()]
            if row.price is not None:
                number = program.column(gain=row.price, most=math.inf, whole=False)
                slack[number] = row
                numbers.append(number)
                factors.append(1.0 if row.least is not None else -1.0)
            least = -math.inf if row.least is None else row.least
            most = math.inf if row.most is None else row.most
            program.row(numbers, factors, least=least, most=most)
        for numbers in self._asks(columns).values():
            program.row(numbers, [1] * len(numbers), most=1)
        answer = solve(program)
        found = False
        for number, row in slack.items():
            lacking = 0 if answer.values is None else math.ceil(answer.values[number] - 1e-6)
            if lacking > 0:
                found = True
                bound = row.least if row.least is not None else row.most
                wanted = bound or 0
                words = f"{self.count} forms have too little for: {row.words} (short by {lacking} in all forms together)."
                yield Shortage(row.name, wanted, max(0, wanted - lacking), words)
        if not found:
            words = f"One form can be made, but not {self.count} that share at most {self.overlap} questions. Ask for fewer forms, or let them share more."
            yield Shortage("forms", self.count, 1, words)
