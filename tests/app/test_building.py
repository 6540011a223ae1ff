"""The loop page, act by act: each changes the loop as the solver says, and each can be taken back."""

from __future__ import annotations

from concurrent.futures import wait

import pytest
from streamlit.testing.v1 import AppTest

from kit.app import office as shared
from kit.app.planning import free_id
from kit.app.wishes import board_at, forget_boards
from kit.hiring import find_local_viewer, find_loop_of, find_role_of, open_opening
from kit.loop import Ban, Brief, alternates, assemble
from kit.loop.choice import choices_of
from kit.role import find_role


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIRING_KIT_DATA", str(tmp_path_factory.mktemp("data")))
        shared.close()
        yield shared.the_office()
        shared.close()


@pytest.fixture
def opening(office):
    role = find_role("senior-backend-python", office.bank)
    return open_opening(office, find_local_viewer(office), role, "Search")


@pytest.fixture
def page(office, opening):
    """The page with the loop of the opening built."""
    app = Page(office, opening)
    app.press("build")
    return app


class Page:
    """The loop page of one opening, with what a hand does on it."""

    def __init__(self, office, opening):
        me = find_local_viewer(office)
        self.opening = opening
        self.app = AppTest.from_string(
            "import streamlit as st\n"
            "from kit.access import Viewer\n"
            "from kit.app.loop import loop_page\n"
            "if __name__ == '__main__':  # the solver's processes load this file too\n"
            f"    loop_page(Viewer({me.person!r}, {me.name!r}))\n",
            default_timeout=60,
        )
        self.app.query_params["opening"] = opening
        self.run()

    def run(self):
        """Run the page, wait for what it asked of the solver, and run it again, as its fragments do."""
        self.app.run()
        asked = [job.future for job in shared._jobs.values()] + [f for _, f in shared._answers.values()]
        wait(asked)
        self.app.run()
        assert not self.app.exception
        assert not self.board.failed
        return self

    def press(self, name):
        self.app.button(key=f"loop/{self.opening}/{name}").click()
        return self.run()

    def open(self, name):
        self.app.session_state[f"loop/{self.opening}/{name}"] = True
        return self.run()

    def set(self, kind, name, value):
        getattr(self.app, kind)(key=f"loop/{self.opening}/{name}").set_value(value)
        return self.run()

    @property
    def board(self):
        me = find_local_viewer(shared.the_office())
        return board_at(f"{me.person}/{self.opening}", find_loop_of(shared.the_office(), me, self.opening))

    @property
    def asked(self):
        return [q.question for q in self.board.now.loop.form().questions]

    @property
    def words(self):
        shown = (*self.app.markdown, *self.app.caption, *self.app.info, *self.app.warning, *self.app.error)
        return " ".join(str(e.value) for e in shown).replace("\\", "")

    def open_question(self, question):
        (session,) = [
            s.session
            for s in self.board.now.loop.form().sessions
            if question in [q.question for q in s.questions]
        ]
        return self.open(f"{session}/{question}")


def test_a_question_is_swapped_for_one_of_the_ranked_alternates_and_back(office, page):
    """The alternates are those of `kit.loop.alternates`, in its order."""
    first = page.asked[0]
    page.open_question(first).press(f"A/{first}/swap")
    brief = Brief(find_role("senior-backend-python", office.bank), office.bank)
    best, second, third = alternates(assemble(brief), first, brief)
    titles = [office.bank.question(a.questions[0]).title for a in (best, second, third)]
    places = [page.words.index(title) for title in titles]
    assert places == sorted(places)
    assert f"{second.percent:g} % less evidence in all" in page.words
    page.press(f"take/{first}/1")
    assert (first in page.asked, second.questions[0] in page.asked) == (False, True)
    assert len(page.asked) == len(assemble(brief).form().questions)
    assert "Kept by you" in page.open_question(second.questions[0]).words
    page.press("undo")
    assert page.asked == [q.question for q in assemble(brief).form().questions]
    page.press("redo")
    assert second.questions[0] in page.asked
    page.press("use")
    assert find_loop_of(office, find_local_viewer(office), page.opening) == page.board.now.loop
    assert "This is the loop of the opening." in page.app.success[0].value


def test_what_is_kept_and_banned_holds_when_built_again_and_is_taken_back_at_will(page):
    kept, banned = page.asked[0], page.asked[1]
    page.open_question(kept).press(f"A/{kept}/keep")
    page.open_question(banned).press(f"A/{banned}/ban").press("build")
    assert kept in page.asked
    assert banned not in page.asked
    page.set("multiselect", "ban", []).press("build")
    assert banned in page.asked
    assert [act.partition(" ")[0] for act, _ in page.board.past[:4]] == ["built", "kept", "banned", "built"]
    for _ in range(5):
        page.press("undo")
    assert page.board.now.keep == page.board.now.ban == ()
    assert banned in page.asked


def test_what_was_built_is_still_there_when_the_page_is_opened_anew(office, page):
    first = page.asked[0]
    page.open_question(first).press(f"A/{first}/keep")
    again = Page(office, page.opening)
    assert again.asked == page.asked
    assert (
        again.app.button(key=f"loop/{page.opening}/undo").help
        == f"Take back: kept {office.bank.question(first).title}"
    )


def test_a_restarted_server_takes_it_up_where_it_was_until_the_loop_is_used(office, page):
    first = page.asked[0]
    page.open_question(first).press(f"A/{first}/ban").press("build")
    before, wished = page.asked, page.board.now
    assert first not in before
    forget_boards()  # they are in memory, and gone with the server
    again = Page(office, page.opening)
    assert again.asked == before
    assert (again.board.now, again.board.past[-1][0]) == (wished, "taken up where you were")
    again.press("use")
    forget_boards()
    assert not Page(office, page.opening).board.past


def test_where_nothing_fits_each_way_out_is_a_button(office, page):
    """Every question about mentoring is banned, and the role must have it rated."""
    for question in office.bank.about("mentoring"):
        page.board.do("banned", ban=(*page.board.now.ban, Ban(question.id)))
    before = page.asked
    page.press("build")
    assert "No loop meets all of this." in page.words
    assert page.asked == before  # the last loop stands until there is another
    page.press("way/0")
    assert "No loop meets all of this." not in page.words
    assert "Given up for this loop:" in page.words
    page.press("undo")
    assert "No loop meets all of this." in page.words


def test_a_chosen_alternate_that_leaves_room_is_followed_by_the_better_loop(page):
    """The worst of the three alternates of each question; where the rest can do better with it, that is offered."""
    offered = []
    start = page.asked
    for question in start:
        page.open_question(question).press(f"A/{question}/swap").press(f"take/{question}/2")
        chosen = page.board.now.loop
        page.run()  # the better loop may have come only now
        if "A better loop exists" in page.words:
            assert f"loop/{page.opening}/better" in [b.key for b in page.app.button]
            page.press("better")
            assert page.board.now.loop.objective > chosen.objective
            assert set(page.asked) - set(start)
            offered.append(question)
            page.press("undo")
        else:
            assert page.board.now.loop.status == "optimal"
        page.press("undo")
        assert page.asked == start
    assert offered


def test_the_next_best_loops_are_shown_and_can_stand_in(page):
    best = page.board.now.loop
    page.open("others").press("other/0")
    assert page.board.now.loop.objective <= best.objective
    assert len(set(page.asked) - {q.question for q in best.form().questions}) >= 2
    page.press("undo")
    assert page.board.now.loop == best


def test_any_question_says_why_it_is_not_in_the_loop_and_can_be_put_in(office, page):
    here = set(page.asked)
    brief = Brief(find_role("senior-backend-python", office.bank), office.bank)
    able = choices_of(brief).sessions_of
    question = next(q for q in able if q not in here)
    junior = next(q.id for q in office.bank if "senior" not in q.levels)
    page.open("another").set("selectbox", "why_not", junior)
    assert "can not be asked: not for this level." in page.words
    page.set("selectbox", "why_not", question)
    assert "less evidence" in page.words or "fits as well" in page.words
    page.press(f"put/{question}")
    assert question in page.asked


def test_an_opening_gets_interviews_of_its_own(office, page):
    """One interview more and one longer: 5 becomes 6, and 60 minutes 75; both stand when the loop is used."""
    me = find_local_viewer(office)
    role = find_role_of(office, me, page.opening)
    page.open("plan").set("number_input", f"minutes/{role.plan.sessions[0].id}", 75)
    assert page.board.now.loop.form().sessions[0].minutes == 75
    page.app.text_input(key=f"loop/{page.opening}/new/title").set_value("Pairing *live*")
    page.app.multiselect(key=f"loop/{page.opening}/new/focus").set_value(["debugging"])
    page.press("add")
    sessions = page.board.now.loop.form().sessions
    assert [s.session for s in sessions] == [*(s.id for s in role.plan.sessions), "pairing-live"]
    assert find_role_of(office, me, page.opening) == role  # a draft changes nothing yet
    page.press("use")
    planned = find_role_of(office, me, page.opening).plan.sessions
    assert [(s.id, s.minutes) for s in planned] == [(s.session, s.minutes) for s in sessions]
    assert planned[-1].focus == ("debugging",)
    page.press(f"drop/{role.plan.sessions[1].id}")
    assert len(page.board.now.loop.form().sessions) == 5
    page.press("undo").press("undo")
    assert page.board.now.sessions is not None


def test_a_loop_of_other_interviews_is_not_used_before_it_is_built_again(page):
    page.board.do(
        "gave it less",
        sessions=page.board.now.role(
            find_role("senior-backend-python", shared.the_office().bank)
        ).plan.sessions[:4],
    )
    page.run()
    assert "Build it again" in page.words
    assert f"loop/{page.opening}/use" not in [b.key for b in page.app.button]
    assert "or press Undo to take the last change back (gave it less)." in page.words


def test_the_openings_own_loop_is_not_called_so_when_its_interviews_can_not_be_filled(page):
    """Twenty minutes hold no question about debugging: each name is said once, and Undo is the way back."""
    page.press("use")
    plan = find_role("senior-backend-python", shared.the_office().bank).plan
    (fault,) = [s for s in plan.sessions if s.title == "A fault in production"]
    page.open("plan").set("number_input", f"minutes/{fault.id}", 20)
    assert "No loop meets all of this." in page.words
    assert "observability and response" in page.words.lower()
    assert "response and response" not in page.words
    assert not page.app.success
    back = "Press Undo to take the last change back (gave A fault in production 20 minutes)."
    assert back in page.words
    page.press("undo")
    assert "This is the loop of the opening." in page.app.success[0].value


def test_what_would_stand_in_the_place_of_a_question_is_said_as_a_sentence(page):
    assert '" would take its place: ' in page.open_question(page.asked[0]).words


def test_an_id_of_a_session_is_never_taken_twice():
    taken: set[str] = set()
    for _ in range(3):
        taken.add(free_id("System design", taken))
    assert taken == {"system-design", "system-design-2", "system-design-3"}
