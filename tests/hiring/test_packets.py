"""Packets of an opening as one file: complete, or not at all."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pypdf
import pytest

from kit import hiring
from kit.errors import NotAllowed, PacketError
from kit.hiring.packet import list_day, make_day_packet, make_packet, make_packets
from kit.hiring.reading import read_upload
from kit.packet import Layout
from kit.store.tables import audit, packet

from . import paper
from .conftest import LOOP, MORNING, ROLE


def files(content: io.BytesIO) -> list[str]:
    with zipfile.ZipFile(content) as archive:
        return archive.namelist()


def kept(company) -> tuple[int, int]:
    """How many packets the store knows, and how often it was written down that one was made."""
    with company.office.store.read() as tx:
        made = tx.execute(audit.select().where(audit.c.action == "packet.make")).all()
        return len(tx.execute(packet.select()).all()), len(made)


def test_each_seat_has_a_packet_and_two_scorecards_and_each_is_written_down(company):
    """By hand: three seats in two interviews; their questions have no exhibits, so nothing is handed out."""
    content, seen = io.BytesIO(), []
    failed = make_packets(
        company.office, company.manager, [company.opening], content, show=lambda *done: seen.append(done)
    )
    assert failed == ()
    names = files(content)
    assert len(names) == len(set(names)) == 9
    assert sorted({name.split("-")[0] for name in names}) == ["packet", "scorecard"]
    assert kept(company) == (9, 9)
    assert seen[-1][0] == 9


def test_the_packets_of_several_openings_are_made_in_one_go(company):
    office, manager = company.office, company.manager
    other = hiring.open_opening(office, manager, ROLE)
    hiring.set_loop(office, manager, other, LOOP)
    hiring.set_panel(office, manager, other, "people", {company.cy.person: "lead"})
    application = hiring.add_candidate(office, manager, other, "N")
    hiring.schedule_interview(office, manager, application, "people", MORNING)
    content = io.BytesIO()
    make_packets(office, manager, [company.opening, other], content)
    assert len(files(content)) == 12


def test_who_stops_half_way_has_made_nothing(company):
    with pytest.raises(PacketError, match="nothing was made"):
        make_packets(company.office, company.manager, [company.opening], io.BytesIO(), stop=lambda: True)
    assert kept(company) == (0, 0)


def test_packets_are_for_who_arranges_every_one_of_the_openings(company):
    other = hiring.open_opening(company.office, company.chief, ROLE)
    for viewer, of in ((company.ada, [company.opening]), (company.recruiter, [company.opening, other])):
        with pytest.raises(NotAllowed):
            make_packets(company.office, viewer, of, io.BytesIO())
    assert kept(company) == (0, 0)


@pytest.fixture
def busy(company):
    """Cy interviews three people of another opening too: on the same day at noon, on the next, and at no time yet."""
    office, manager = company.office, company.manager
    other = hiring.open_opening(office, manager, ROLE)
    hiring.set_loop(office, manager, other, LOOP)
    hiring.set_panel(office, manager, other, "people", {company.cy.person: "lead"})
    cards = []
    for name, start in (
        ("Noor", MORNING + timedelta(hours=3)),
        ("Olu", MORNING + timedelta(days=1)),
        ("Pia", None),
    ):
        application = hiring.add_candidate(office, manager, other, name)
        hiring.schedule_interview(office, manager, application, "people", start)
        cards.append(company.card(company.cy, application))
    return company, company.card(company.cy), cards


def test_the_packets_of_a_day_hold_each_interview_and_every_scorecard_finds_its_own_card(busy):
    company, first, (noon, next_day, no_time) = busy
    office, cy = company.office, company.cy
    assert [one.card for one in list_day(office, cy, noon)] == [first, noon]
    assert [one.card for one in list_day(office, cy, next_day)] == [next_day]
    assert list_day(office, cy, no_time) == () == list_day(office, company.ada, first)
    made = make_day_packet(office, cy, first, two_sided=True)
    reader = pypdf.PdfReader(io.BytesIO(made.content))
    names = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert len(names) == 3 and names[0] == "The day" and names[2].endswith("Noor")
    with office.store.read() as tx:
        kept = [Layout.model_validate_json(row.layout).pages for row in tx.execute(packet.select())]
    assert [len(pages) for pages in kept] == [1, 1], "each interview has its own page of them"
    backs = [reader.pages[page.page].extract_text() for (page,) in kept]
    assert [page.page % 2 for (page,) in kept] == [1, 1] and backs == ["", ""]
    sheets = [
        paper.png(paper.mark(paper.raster(made.content, page.page - 1), page, **paper.full(page)))
        for (page,) in reversed(kept)
    ]
    came = read_upload(office, cy, [(f"file-{n}", sheet) for n, sheet in enumerate(sheets)])
    assert [(one.state, one.card, one.clear) for one in came] == [("read", noon, 3), ("read", first, 3)]


def test_there_is_no_day_of_somebody_else_or_of_an_interview_without_a_time(busy):
    company, first, (*_, no_time) = busy
    for who, card in ((company.manager, first), (company.ada, first), (company.cy, no_time)):
        with pytest.raises(PacketError, match="no interview on that day"):
            make_day_packet(company.office, who, card)
    assert kept(company) == (0, 0)


def test_a_scorecard_that_is_printed_on_two_sides_is_a_sheet_of_its_own(company):
    one, two = (
        pypdf.PdfReader(
            io.BytesIO(
                make_packet(company.office, company.ada, company.card(company.ada), two_sided=sides).content
            )
        )
        for sides in (False, True)
    )
    assert len(two.pages) % 2 == 0 and two.pages[-1].extract_text() == ""
    assert one.pages[-1].extract_text() != ""
