"""The blind rule and the life of a card, against a plain model in Python that shares no code with the kit."""

from __future__ import annotations

from itertools import count

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kit import hiring
from kit.errors import HiringError

from .conftest import found_company, full_card, open_for

REQUESTS = count()
COMPANY = None
WHO = st.sampled_from(["ada", "bo", "cy", "manager", "recruiter", "otto", "eve", "chief"])
SEATED = st.sampled_from(["ada", "bo", "cy", "manager"])


class CardsAndEyes(RuleBasedStateMachine):
    """One opening with one candidate; people hand in, take back, are excused and look, in any order.

    The model: `status` of each person's card, `handed_in` as (person, point, had seen others before), and who has
    `seen` others' ratings.
    """

    @initialize(ready=st.sets(st.sampled_from(["ada", "bo", "cy"])))
    def new_opening(self, ready):
        open_for(COMPANY)
        self.status = {"ada": "open", "bo": "open", "cy": "open"}
        self.cards = {who: COMPANY.card(getattr(COMPANY, who)) for who in self.status}
        self.handed_in = []
        self.seen = set()
        for who in sorted(ready):
            self.submit(who, 3)

    def expected(self, who):
        """Whose handed-in revisions *who* may see, said once more from the sentences of the rule."""
        mine = self.status.get(who)
        if mine in ("open", "withdrawn"):
            allowed = False
        elif who in ("manager", "recruiter") or mine is not None:
            allowed = True
        elif who == "otto":
            allowed = not {"open", "withdrawn"} & set(self.status.values())
        else:
            allowed = False
        return [
            one for one in self.handed_in if self.status[one[0]] == "submitted" and (one[0] == who or allowed)
        ]

    def act(self, allowed, function, *arguments, **more):
        try:
            result = function(COMPANY.office, *arguments, **more)
        except HiringError:
            assert not allowed, f"{function.__name__} was refused"
            return None
        assert allowed, f"{function.__name__} was allowed"
        return result

    @rule(
        who=SEATED, what=st.sampled_from(["submit", "withdraw", "excuse", "reopen"]), point=st.integers(1, 5)
    )
    def somebody_acts(self, who, what, point):
        if who not in self.cards:
            card = hiring.seat_interviewer(
                COMPANY.office, COMPANY.recruiter, COMPANY.interviews["people"], COMPANY.manager.person
            )
            self.cards[who] = card
            self.status[who] = "open"
        elif what == "submit":
            self.submit(who, point)
        else:
            getattr(self, what)(who)

    @rule(who=WHO, how=st.sampled_from(["read_cards", "compare"]))
    def somebody_looks(self, who, how):
        getattr(self, how)(who)

    def submit(self, who, point):
        asked = {"ada": "incident", "bo": "incident", "cy": "people", "manager": "people"}[who]
        competencies = {
            "incident": {"unused-index": ("databases", "debugging"), "lost-orders": ("debugging",)},
            "people": {"stuck-colleague": ("mentoring", "debugging")},
        }[asked]
        receipt = self.act(
            self.status[who] != "excused",
            hiring.submit_card,
            getattr(COMPANY, who),
            self.cards[who],
            full_card(competencies, point),
            f"request {next(REQUESTS)}",
            reason="I remembered more.",
        )
        if receipt is not None:
            assert receipt.after_reveal == (who in self.seen)
            assert receipt.number == 1 + sum(one[0] == who for one in self.handed_in)
            self.handed_in.append((who, point, who in self.seen))
            self.status[who] = "submitted"

    def withdraw(self, who):
        allowed = self.status[who] == "submitted"
        self.act(allowed, hiring.withdraw_card, getattr(COMPANY, who), self.cards[who])
        if allowed:
            self.status[who] = "withdrawn"

    def excuse(self, who):
        allowed = self.status[who] in ("open", "withdrawn")
        self.act(allowed, hiring.excuse_card, COMPANY.recruiter, self.cards[who], "Ill today.")
        if allowed:
            self.status[who] = "excused"

    def reopen(self, who):
        allowed = self.status[who] == "excused"
        self.act(allowed, hiring.reopen_card, COMPANY.recruiter, self.cards[who])
        if allowed:
            before = any(one[0] == who for one in self.handed_in)
            self.status[who] = "withdrawn" if before else "open"

    def read_cards(self, who):
        found = hiring.list_cards(COMPANY.office, getattr(COMPANY, who), COMPANY.application)
        expected = self.expected(who)
        assert sorted(
            (one.name.lower(), one.scorecard.ratings[0].ordinal, one.after_reveal) for one in found
        ) == sorted(expected)
        if any(one[0] != who for one in expected):
            self.seen.add(who)

    def compare(self, who):
        frame = hiring.read_ratings(COMPANY.office, getattr(COMPANY, who), COMPANY.opening)
        names = {getattr(COMPANY, one).person: one for one in self.cards}
        found = {(names[row.interviewer], int(row.rating)) for row in frame.itertuples()}
        last = {}
        for one in self.expected(who):
            if not one[2]:
                last[one[0]] = one[1]
        assert found == set(last.items())
        if last.keys() - {who}:
            self.seen.add(who)

    @invariant()
    def counts_are_right_for_everybody_who_may_count(self):
        if hasattr(self, "status"):
            wanted = [one for one in self.status.values() if one != "excused"]
            expected = (wanted.count("submitted"), len(wanted))
            assert hiring.count_cards(COMPANY.office, COMPANY.recruiter, COMPANY.application) == expected

    def teardown(self):
        assert hiring.check_audit(COMPANY.office, COMPANY.chief) == ()


def test_the_blind_rule_holds_whatever_people_do(place):
    global COMPANY
    COMPANY = found_company(place)
    try:
        store = COMPANY.office.store
        CardsAndEyes.TestCase.settings = settings(
            max_examples=40 if store.dialect == "sqlite" else 12,
            stateful_step_count=20,
            phases=[Phase.generate],  # a run that fails is short enough to read as it is
        )
        CardsAndEyes.TestCase("runTest").runTest()
    finally:
        COMPANY.office.store.close()
