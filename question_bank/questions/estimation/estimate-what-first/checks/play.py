"""Plays an order of work: what is live when, and what was spent in vain."""
from dataclasses import dataclass, field
from itertools import product

from work import ACCOUNT, ADAPTER, COUNTED, DROPPED_BY_A_NO, MOVES, OTHERS, PIECES, Piece


@dataclass
class Course:
    live: dict[str, float] = field(default_factory=dict)
    waited: float = 0.0
    in_vain: float = 0.0


def weeks(piece, moves, others):
    return piece.weeks * (moves if piece.move else others)


def play(order, moves, others, answer):
    """One piece after the other, in this order; when a piece can not begin, the team waits.

    moves, others: how many times its plan a piece takes, by kind
    answer: what the trial ends with, True for yes
    """
    pieces = dict(PIECES)
    if "G" in order:
        pieces |= {"G": ADAPTER, "A": Piece(PIECES["A"].weeks, PIECES["A"].worth, "CG", False)}
    now, asked, course = 0.0, None, Course()
    for name in order:
        if name == "ask":
            asked = now
            continue
        if name in DROPPED_BY_A_NO and "C" in course.live and not answer:
            continue
        if name == "C":
            asked = now if asked is None else asked
            course.waited = max(0.0, asked + ACCOUNT - now)
            now += course.waited
        missing = set(pieces[name].needs) - course.live.keys()
        assert not missing, f"{name} can not begin before {missing}"
        spent = weeks(pieces[name], moves, others)
        now += spent
        course.live[name] = now
        if name in DROPPED_BY_A_NO and not answer:
            course.in_vain += spent
    return course


def play_all_at_once(moves, others, answer):
    """Every piece that can begin gets an even share of the team."""
    left = {name: weeks(piece, moves, others) for name, piece in PIECES.items()}
    begun, now, course = dict.fromkeys(left, 0.0), 0.0, Course()
    while left:
        dropped = DROPPED_BY_A_NO if "C" in course.live and not answer else ""
        active = [
            name for name in left
            if name not in dropped and set(PIECES[name].needs) <= course.live.keys()
            and (name != "C" or now >= ACCOUNT)
        ]
        if not active:
            break
        step = min(left[name] for name in active) * len(active)
        if "C" in left and now < ACCOUNT:
            step = min(step, ACCOUNT - now)
        now += step
        for name in active:
            left[name] -= step / len(active)
            begun[name] += step / len(active)
            if left[name] < 1e-9:
                del left[name]
                course.live[name] = now
    if not answer:
        course.in_vain = sum(begun[name] for name in "AB")
    return course


def courses(order):
    """All ways that an order can go: each ratio of the record for moves and for the rest, yes and no."""
    ways = list(product(MOVES, OTHERS, (True, False)))
    if order == ["all"]:
        return [(answer, play_all_at_once(m, o, answer)) for m, o, answer in ways]
    return [(answer, play(order, m, o, answer)) for m, o, answer in ways]


def earned(answer, course):
    """Thousands that are earned by the end of week 26."""
    return sum(
        piece.worth * max(0.0, COUNTED - course.live[name])
        for name, piece in PIECES.items() if name in course.live and (answer or name != "A")
    )


def mean_earned(order):
    all_ways = courses(order)
    return sum(earned(answer, course) for answer, course in all_ways) / len(all_ways)
