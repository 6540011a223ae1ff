"""Packets of an opening as one file: complete, or not at all."""

from __future__ import annotations

import io
import zipfile

import pytest

from kit import hiring
from kit.errors import NotAllowed, PacketError
from kit.hiring.packet import make_packets
from kit.store.tables import audit, packet

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
