"""The records bundle: everything about one candidate, flat, indexed, and nothing about anybody else."""

from __future__ import annotations

import hashlib
import io

import pikepdf
import pypdf
import pytest

from kit import hiring
from kit.errors import NotAllowed
from kit.hiring.debrief import find_meeting, make_debrief
from kit.hiring.packet import make_packets
from kit.hiring.records import make_records
from kit.store.tables import audit


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def outline(content: bytes) -> list[tuple[str, int]]:
    """Title and page of each entry, from 1, level after level."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    found = []

    def walk(entries):
        for entry in entries:
            if isinstance(entry, list):
                walk(entry)
            else:
                found.append((entry.title, reader.get_destination_page_number(entry) + 1))

    walk(reader.outline)
    return found


@pytest.fixture
def interviewed(company):
    """Packets are made, all three cards are in, Ada's in two revisions, and it is decided."""
    make_packets(company.office, company.manager, [company.opening], io.BytesIO())
    company.hand_in(company.ada, 4)
    company.hand_in(company.ada, 2, request="again", reason="Counted the second fault.")
    company.hand_in(company.bo, 3)
    company.hand_in(company.cy, 5)
    hiring.decide(
        company.office, company.manager, company.application, "hire", "The panel saw both faults found."
    )
    return company


def test_the_bundle_holds_each_document_at_the_page_that_its_index_and_bookmark_say(interviewed):
    made = make_records(interviewed.office, interviewed.recruiter, interviewed.application)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.content)).pages]
    marks = outline(made.content)
    titles = [title for title, _ in marks]
    assert titles.count("Scorecard: Incident, revision 1") == 2  # Ada's and Bo's
    assert titles.count("Scorecard: Incident, revision 2") == 1
    for title in ("Index", "Plan of the interviews", "Decision", "Extract of the audit", "Packet: People"):
        assert title in titles
    for title, page in marks:
        if title.startswith("Scorecard: Incident"):
            assert "Scorecard: Incident" in pages[page - 1]
            assert f"revision {title[-1]}" in pages[page - 1]
    assert "Counted the second fault." in "".join(pages)
    assert "The panel saw both faults found." in "".join(pages)
    assert all(f"R-{made.name[-10:-4]}-{n:06}" in page for n, page in enumerate(pages, 1))


def test_it_is_flat_and_runs_nothing(interviewed):
    made = make_records(interviewed.office, interviewed.recruiter, interviewed.application)
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert not {"/AcroForm", "/OpenAction", "/AA"} & set(pdf.Root.keys())
        assert "/Names" not in pdf.Root or not {"/JavaScript", "/EmbeddedFiles"} & set(pdf.Root.Names.keys())
        kinds = {str(a.Subtype) for page in pdf.pages for a in page.get("/Annots", [])}
        assert kinds <= {"/Link"}


def test_the_digests_of_packets_are_those_that_were_issued(interviewed):
    made = make_records(interviewed.office, interviewed.recruiter, interviewed.application)
    text = text_of(made.content)
    assert "not as issued" not in text
    with interviewed.office.store.read() as tx:
        from kit.store.tables import packet

        issued = {row.content_sha256 for row in tx.execute(packet.select())}
    shown = {digest for digest in issued if digest in text.replace("\n", "")}
    assert (
        len(shown) == 6
    )  # a packet and an empty scorecard for each of three seats; the fillable ones are left out


def test_what_is_about_others_is_taken_out_and_the_making_is_written_down(company):
    other = hiring.add_candidate(company.office, company.recruiter, company.opening, "Quentin Other")
    assert other
    card = company.card(company.ada)
    asked = hiring.open_card(company.office, company.ada, card).asked
    from .conftest import full_card

    full = full_card(asked, 4, "Faster than quentin other was.")
    hiring.submit_card(company.office, company.ada, card, full, "r")
    company.hand_in(company.bo)
    company.hand_in(company.cy)
    made = make_records(company.office, company.recruiter, company.application)
    text = text_of(made.content)
    assert "uentin" not in text
    assert "[name removed]" in text
    bare = text_of(make_records(company.office, company.recruiter, company.application, words=False).content)
    assert "Faster than" not in bare
    with company.office.store.read() as tx:
        rows = tx.execute(audit.select().where(audit.c.action == "records.make")).all()
    assert len(rows) == 2
    assert hashlib.sha256(made.content).hexdigest() in rows[0].content


def test_records_are_for_who_arranges_and_owes_nothing(company):
    for viewer in (company.ada, company.otto, company.eve):
        with pytest.raises(NotAllowed):
            make_records(company.office, viewer, company.application)


def test_the_debrief_shows_what_the_viewer_may_see_and_topics_by_weight(interviewed):
    """By hand: in the incident Ada's last ratings are 2 and Bo's 3, in people Cy's are 5."""
    office = interviewed.office
    meeting = find_meeting(office, interviewed.recruiter, interviewed.opening)
    (one,) = meeting.candidates
    assert {(c.interviewer, c.number) for c in one.last} == {("Ada", 2), ("Bo", 1), ("Cy", 1)}
    assert one.topics[0].startswith("Debugging (weight 40): means from 2.0 to 5.0.")
    text = text_of(make_debrief(office, interviewed.recruiter, interviewed.opening).content)
    assert "Counted the second fault." in text
    assert "A mean without an interval is no ranking" in text


def test_a_debrief_before_ones_own_card_is_in_shows_nobody_elses(company):
    company.hand_in(company.bo)
    meeting = find_meeting(company.office, company.ada, company.opening)
    assert [d.cards for d in meeting.candidates] == [()]
