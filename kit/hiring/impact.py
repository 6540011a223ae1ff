"""Adverse impact: selection rates of groups, from files that are counted and dropped; apart from all scoring.

Nothing of a file is stored, nothing of it reaches a score, and no score is broken down by group. That the tool was used
is written down, with numbers only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kit.access import Viewer, weighs_impact
from kit.errors import NotAllowed, Problem, RatingsError
from kit.exchange import read_groups, read_totals, write_table
from kit.hiring.document import Document
from kit.hiring.office import Office
from kit.scoring import Group, Impact, impacts
from kit.store import Tx, audit, candidates, people

SAMPLES = {
    "totals": (
        ("stage", "group", "considered", "selected"),
        (
            ("Phone screen", "group a", 80, 48),
            ("Phone screen", "group b", 40, 12),
            ("Offer", "group a", 48, 9),
            ("Offer", "group b", 12, 2),
        ),
    ),
    "groups": (("candidate", "group"), (("7KQ2MX", "group a"), ("B3XW9T", "group b"))),
}


@dataclass(frozen=True)
class WeighedImpact:
    """Each group beside the one with the highest rate, and how many people it rests on.

    `undecided` counts candidates of the file about whom nothing was decided yet, or who were put on hold.
    """

    people: int
    stages: tuple[str, ...]
    impacts: tuple[Impact, ...]
    undecided: int = 0


def weigh_totals(office: Office, viewer: Viewer, content: bytes, file: str) -> WeighedImpact:
    """Return what a file of totals says: the columns stage, group, considered and selected.

    Raises:
        NotAllowed: when this viewer is no administrator.
        RatingsError: with every problem of the file at its line.
    """
    with office.store.read() as tx:
        _may(tx, viewer)
    totals = read_totals(content, file=file)
    most = dict.fromkeys((g.stage for g in totals), 0)
    for group in totals:
        most[group.stage] += group.considered
    return _weighed(office, viewer, "totals", totals, max(most.values(), default=0), 0)


def weigh_groups(office: Office, viewer: Viewer, content: bytes, file: str) -> WeighedImpact:
    """Return what was decided about the groups of a file of candidate codes: the columns candidate and group.

    Each opening is a stage: those about whom it was decided, and those to be hired. The codes are joined with the
    decisions in memory, counted and dropped.

    Raises:
        NotAllowed: when this viewer is no administrator.
        RatingsError: with every problem of the file at its line.
    """
    with office.store.read() as tx:
        _may(tx, viewer)
        known = candidates.list_codes(tx)
        outcomes = candidates.newest_outcomes(tx)
    groups = read_groups(content, file=file)
    problems = [
        Problem(file, line, f"'{code}' is no candidate's code: a code has six signs, like 7KQ2MX.")
        for code, (_, line) in groups.items()
        if code not in known
    ]
    if problems:
        raise RatingsError(problems)
    counts: dict[tuple[str, str, str], list[int]] = {}
    decided = set()
    for row in outcomes:
        if row.code in groups and row.outcome != "hold":
            decided.add(row.code)
            count = counts.setdefault((row.title, row.opening, groups[row.code][0]), [0, 0])
            count[0] += 1
            count[1] += row.outcome == "hire"
    titles = [title for title, _ in {(t, o) for t, o, _ in counts}]
    totals = tuple(
        Group(title if titles.count(title) == 1 else f"{title} ({opening[-6:]})", group, *count)
        for (title, opening, group), count in sorted(counts.items())
    )
    return _weighed(office, viewer, "groups", totals, len(decided), len(groups) - len(decided))


def make_impact_sample(office: Office, viewer: Viewer, kind: Literal["totals", "groups"]) -> Document:
    """Return a file as `weigh_totals` or `weigh_groups` reads it, with numbers that are made up.

    Raises:
        NotAllowed: when this viewer is no administrator.
    """
    with office.store.read() as tx:
        _may(tx, viewer)
    return Document(f"{kind}-sample.csv", write_table(*SAMPLES[kind]), "text/csv")


def _may(tx: Tx, viewer: Viewer) -> None:
    admin, _ = people.rights(tx, viewer)
    if not weighs_impact(viewer, admin):
        raise NotAllowed("Only an administrator may hold selection rates of groups against each other.")


def _weighed(
    office: Office, viewer: Viewer, kind: str, totals: tuple[Group, ...], number: int, undecided: int
) -> WeighedImpact:
    stages = tuple(dict.fromkeys(group.stage for group in totals))
    with office.store.write() as tx:
        facts = {"kind": kind, "stages": len(stages), "people": number}
        audit.append(tx, audit.SYSTEM, viewer, office.at, "impact.weigh", kind, facts)
    return WeighedImpact(number, stages, impacts(totals), undecided)
