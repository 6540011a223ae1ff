"""usage: measures.py MEASURE SCENARIO

Plays what the team does from week 5 on, after four weeks of today's habit.
exit 0 when the scenario's promise holds
"""
import statistics
import sys

from team import DAY, Team, changes, habit

FIRST, LAST = range(5, 9), range(13, 17)
HOLIDAY = 15


def as_it_is(team, change):
    habit(team, change)


def within_four_hours(team, change):
    """The same reviewer; reviews come before all other work."""
    team.slot = DAY
    habit(team, change)


def two_reviewers(team, change):
    """Two people look at each change: Dana, and who is free first."""
    other = team.soonest(["Lee", "Ari", "Kim", "Jo", "Noor"], change)
    team.review(change, other, "Dana")


def who_is_free(team, change):
    """Whoever of the six is free first."""
    team.review(change, team.soonest(list(team.knows), change))


def style_by_tool(team, change):
    """Today's reviewer; a tool makes the remarks on style."""
    who = "Ari" if change.area == "mail" and change.author != "Ari" else "Dana"
    team.review(change, who, effort=change.effort(tool=True))


def by_area(team, change):
    """Dana only where nobody else knows the area."""
    able = [p for p in team.knows if p != "Dana" and p != change.author and change.area in team.knows[p]]
    team.review(change, team.soonest(able, change) if able else "Dana")


def tool_and_area(team, change):
    """Both of the above, and nobody learns anything."""
    able = [p for p in team.knows if p != "Dana" and p != change.author and change.area in team.knows[p]]
    team.review(change, team.soonest(able, change) if able else "Dana", effort=change.effort(tool=True))


def learners(**areas):
    """By area, and for each area the people who learn it from reviews that they do with Dana."""
    def play(team, change):
        able = [p for p in areas.get(change.area, ()) if p != change.author]
        learning = [p for p in able if change.area not in team.knows[p]]
        if learning:
            return team.review_together(change, min(learning, key=lambda p: team.together[p]))
        alone = [p for p in team.knows if p not in ("Dana", change.author) and change.area in team.knows[p]]
        team.review(change, team.soonest(alone or ["Dana"], change))
    return play


one_learner = learners(billing=["Kim"])
all_at_once = learners(billing=["Kim", "Jo", "Noor", "Lee", "Ari"])
two_learners = learners(billing=["Kim", "Jo"])
two_in_each_area = learners(billing=["Kim", "Jo"], search=["Noor"], mail=["Lee"])


def play(measure, away=()):
    team = Team(away)
    for change in changes(LAST[-1]):
        (habit if change.week < FIRST[0] else measure)(team, change)
    return team


def days(hours):
    return statistics.median(hours) / DAY


def short(measure):
    wait = days(play(measure).waits(*LAST))
    print(f"weeks 13 to 16: half of the changes wait {wait:.1f} days or more")
    return wait <= 1.5


def dana(measure):
    team = play(measure)
    hours = [team.hours.get(("Dana", week), 0) for week in range(FIRST[0], LAST[-1] + 1)]
    print(f"most hours of Dana in one week: {max(hours):.1f}")
    return round(max(hours), 1) <= 10


def known(measure):
    blind = [c for c, _, _, known in play(measure).reviewed if c.week in LAST and not known]
    print(f"weeks 13 to 16: {len(blind)} changes seen by nobody who knows the area")
    return not blind


def second(measure):
    done = play(measure).reviewed
    alone = [c for c, who, _, known in done if c.week in LAST and c.area == "billing" and known and "Dana" not in who]
    print(f"weeks 13 to 16: {len(alone)} changes of billing reviewed without Dana by somebody who knows it")
    return bool(alone)


def meanwhile(measure):
    team = play(measure)
    now, before = days(team.waits(*FIRST)), days(team.waits(FIRST[0] - 1))
    print(f"weeks 5 to 8: half of the changes wait {now:.1f} days or more, in week 4 it was {before:.1f}")
    return now <= before


def away(measure):
    waits = play(measure, {("Dana", HOLIDAY)}).waits(HOLIDAY)
    print(f"week {HOLIDAY}, Dana is away: the slowest review takes {max(waits) / DAY:.1f} days")
    return max(waits) <= 2 * DAY


if __name__ == "__main__":
    name, scenario = sys.argv[1:]
    sys.exit(0 if globals()[scenario](globals()[name]) else 1)
