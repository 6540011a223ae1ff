"""Every line of every document has room: the whole shipped bank, and words that nobody hopes for."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from kit.loop import Seat
from kit.packet import (
    Candidate,
    Colleague,
    day,
    debrief,
    handout,
    interviewer,
    overview,
    packets_of,
    prep,
    records,
    scorecard,
)
from kit.packet.page import PAPERS
from kit.panel import Interviewer
from kit.pdf import METRICS, draw
from tests.packet.samples import NAMES, bundle, interview, loop, meeting
from tests.pdf.overflow import apart, faults, lonely

LONG = "Maximiliane Friederike Charlotte von Hohenstaufen-Württemberg-Lichtenstein zu Oldenburg"
EXTREMES = [*NAMES, LONG, *(name * 8 for name in NAMES[3:]), "W" * 200, "i"]


def documents(sample, paper):
    made = [
        interviewer.lay_out(sample, METRICS, paper),
        scorecard.lay_out(sample, METRICS, paper),
        scorecard.lay_out(sample, METRICS, paper, fillable=True),
        handout.lay_out(sample, METRICS, paper),
    ]
    return [packet for packet in made if packet]


@pytest.fixture(scope="module", params=PAPERS)
def of_the_bank(request, bank, scorecards):
    """All documents of an interview of each question of the shipped bank."""
    return [
        (question.id, packet)
        for question in bank
        for packet in documents(
            interview(bank, scorecards, question, scale=scorecards.scales[question.rating.scale]),
            request.param,
        )
    ]


@pytest.fixture(params=PAPERS)
def paper(request):
    return request.param


def test_every_line_of_every_shipped_question_fits_its_place(of_the_bank):
    found = []
    for question, packet in of_the_bank:
        found += [(question, packet.document, *fault) for fault in faults(packet)]
    assert not found


def test_no_heading_stands_alone_at_the_end_of_a_page(of_the_bank):
    found = []
    for question, packet in of_the_bank:
        found += [(question, packet.document, *fault) for fault in lonely(packet)]
    assert not found


def test_no_paragraph_leaves_one_line_on_a_page(of_the_bank):
    found = []
    for question, packet in of_the_bank:
        found += [(question, packet.document, *fault) for fault in apart(packet)]
    assert not found


@pytest.mark.parametrize("name", EXTREMES, ids=range(len(EXTREMES)))
def test_every_document_fits_with_the_longest_and_the_widest_words(bank, scorecards, paper, name):
    sample = interview(
        bank,
        scorecards,
        candidate=Candidate(name[:60], name, name, name),
        interviewer=name,
        place=name,
        date=name,
        time=name,
        title=name,
        role=name,
    )
    later = replace(sample, candidate=Candidate("C-18", name[::-1]))
    made, role, panel = loop(bank)
    named = panel.model_copy(
        update={"interviewers": tuple(p.model_copy(update={"name": name}) for p in panel.interviewers)}
    )
    packets = [
        *documents(sample, paper),
        day.lay_out([sample, later], METRICS, paper, rationale={"debugging": name}),
        overview.lay_out(made, made.form(), role, bank, METRICS, paper, panel=named),
        prep.lay_out(
            made.form(), role, bank, METRICS, paper, panel=named, candidate=Candidate("C", name), contact=name
        ),
        debrief.lay_out(
            meeting(scorecards, (name, f"B {name}", "Ada Lovelace", name[::-1]), name), METRICS, paper
        ),
        records.lay_out(bundle(sample, scorecards, METRICS, paper, name, name), METRICS, paper),
    ]
    for packet in packets:
        assert not faults(packet), packet.document


def test_all_documents_of_a_loop_draw_and_fit(bank, scorecards, paper):
    made, role, panel = loop(bank)
    for packet in packets_of(made, role, bank, scorecards, METRICS, paper, panel=panel):
        assert len(pypdf.PdfReader(io.BytesIO(draw(packet))).pages) == len(packet.pages)
        assert not faults(packet)


def test_a_debrief_of_names_in_eight_scripts_fits_and_draws(scorecards, paper):
    packet = debrief.lay_out(meeting(scorecards), METRICS, paper)
    assert not faults(packet)
    assert not lonely(packet)
    assert len(pypdf.PdfReader(io.BytesIO(draw(packet))).pages) == len(packet.pages)


@pytest.mark.parametrize("sessions", [1, 6, 12])
def test_an_overview_of_thirty_interviewers_fits(bank, paper, sessions):
    made, role, panel = loop(bank)
    people = tuple(
        Interviewer(id=f"p{n}", name=f"{NAMES[n % 8]} {n}", zone="Europe/Berlin", competencies=("debugging",))
        for n in range(30)
    )
    first = made.form().sessions[0]
    seats = tuple(Seat(interviewer=p.id, part="shadow" if n else "lead") for n, p in enumerate(people))
    many = tuple(
        first.model_copy(
            update={"session": f"s{n}", "title": f"{first.title} and more {n}", "interviewers": seats}
        )
        for n in range(sessions)
    )
    form = made.form().model_copy(update={"sessions": many})
    packet = overview.lay_out(
        made, form, role, bank, METRICS, paper, panel=panel.model_copy(update={"interviewers": people})
    )
    assert not faults(packet)


def test_a_question_of_five_exhibits_fits_and_names_the_pages_of_those_that_moved(bank, scorecards, paper):
    question = max(bank, key=lambda q: len(q.exhibits))
    shown = (question.exhibits * 5)[:5]
    exhibits = tuple(e.model_copy(update={"id": f"x{n}"}) for n, e in enumerate(shown))
    sample = interview(bank, scorecards, question.model_copy(update={"exhibits": exhibits}))
    for packet in documents(sample, paper):
        assert not faults(packet)


def test_a_brief_takes_one_page_for_every_session_that_a_role_can_get(bank, scorecards, paper):
    others = tuple(
        Colleague("Data and written decisions", ("databases", "security", "documentation"), ("Ada Lovelace",))
        for _ in range(4)
    )
    for name in ("Debugging", "Debugging, observability and response"):
        packet = interviewer.lay_out(interview(bank, scorecards, title=name, others=others), METRICS, paper)
        assert [bookmark.page for bookmark in packet.outline[:2]] == [1, 2]
