"""Selection rates of groups: counted, dropped, and told apart from chance."""

from __future__ import annotations

import pytest

from kit import hiring
from kit.errors import RatingsError
from kit.hiring.impact import SAMPLES
from kit.store.tables import metadata


def test_totals_are_weighed_as_the_command_line_weighs_them(company):
    content = b"stage,group,considered,selected\nscreen,a,80,48\nscreen,b,40,12\n"
    found = hiring.weigh_totals(company.office, company.chief, content, "t.csv")
    assert (found.people, found.stages) == (120, ("screen",))
    (one,) = found.impacts
    # The worked example of 29 CFR 1607.4 D's questions and answers: 30 % beside 60 % is a ratio of one half.
    assert (one.group, one.reference, round(one.ratio, 2), one.words) == ("b", "a", 0.5, "Review this stage.")


def test_codes_are_joined_with_what_was_decided_and_groups_under_five_are_not_shown(company):
    codes = [company.code()]
    applications = [company.application]
    for n in range(11):
        application = hiring.add_candidate(company.office, company.recruiter, company.opening, f"N{n}")
        applications.append(application)
        codes.append(company.code(application))
    for n, application in enumerate(applications[:11]):
        # Of the first five one is hired, of the next five four; the eleventh is on hold, the twelfth open.
        outcome = "hold" if n == 10 else "hire" if n in (0, 5, 6, 7, 8) else "no_hire"
        hiring.decide(company.office, company.manager, application, outcome, "Because.")
    rows = [f"{code},{'a' if n < 5 else 'b'}" for n, code in enumerate(codes)]
    content = "\n".join(["candidate,group", *rows]).encode()
    found = hiring.weigh_groups(company.office, company.chief, content, "g.csv")
    assert (found.people, found.undecided) == (10, 2)
    (one,) = found.impacts
    assert (one.group, one.reference, one.rate, one.reference_rate) == ("a", "b", 0.2, 0.8)
    assert one.words == "Too few to conclude."
    rows[0] = f"{codes[0]},c"  # now four are in a, one in c: together they are five, and named nothing
    content = "\n".join(["candidate,group", *rows]).encode()
    (one,) = hiring.weigh_groups(company.office, company.chief, content, "g.csv").impacts
    assert (one.group, one.rate) == ("not shown", 0.2)


def test_a_later_decision_counts_in_place_of_the_first(company):
    for outcome in ("no_hire", "hire"):
        hiring.decide(company.office, company.manager, company.application, outcome, "Because.")
    content = f"candidate;group\n{company.code().lower()};a\n".encode()
    assert hiring.weigh_groups(company.office, company.chief, content, "g.csv").people == 1


def test_every_problem_of_a_file_of_codes_is_told_at_its_line(company):
    content = f"candidate,group\n{company.code()},a\nZoë Smith,b\n{company.code()},b\n,c\n".encode()
    with pytest.raises(RatingsError) as error:
        hiring.weigh_groups(company.office, company.chief, content, "g.csv")
    assert str(error.value).splitlines() == [
        f"g.csv:4: '{company.code()}' stands in line 2 already.",
        "g.csv:5: 'candidate' is empty.",
    ]
    with pytest.raises(RatingsError, match="'ZOË SMITH' is no candidate's code"):
        hiring.weigh_groups(company.office, company.chief, "candidate,group\nZoë Smith,b\n".encode(), "g.csv")
    with pytest.raises(RatingsError, match="unknown column 'score': only codes and groups"):
        hiring.weigh_groups(company.office, company.chief, b"candidate,group,score\n", "g.csv")


def test_nothing_of_a_file_is_kept_but_that_it_was_used(company):
    content = b"stage,group,considered,selected\nxylophone,qwertzuiop,80,48\nxylophone,b,40,12\n"
    hiring.weigh_totals(company.office, company.chief, content, "asdfghjkl.csv")
    (line,) = [a for a in hiring.read_audit(company.office, company.chief) if a.action == "impact.weigh"]
    assert (line.entity, line.facts) == ("totals", {"kind": "totals", "people": 120, "stages": 1})
    store = company.office.store
    with store.read() as tx:
        rows = "".join(str(tx.execute(table.select()).all()) for table in metadata.sorted_tables)
    store.close()
    files = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert "impact.weigh" in rows
    for word in ("xylophone", "qwertzuiop", "asdfghjkl"):
        assert word not in rows
        assert word.encode() not in files


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_sample_file_is_one_that_is_read(company, kind):
    made = hiring.make_impact_sample(company.office, company.chief, kind)
    assert made.name == f"{kind}-sample.csv"
    if kind == "totals":
        found = hiring.weigh_totals(company.office, company.chief, made.content, made.name)
        assert found.stages == ("Phone screen", "Offer")
    else:
        with pytest.raises(RatingsError, match="is no candidate's code") as error:
            hiring.weigh_groups(company.office, company.chief, made.content, made.name)
        assert len(error.value.problems) == 2  # the codes are made up, and nothing else is wrong
