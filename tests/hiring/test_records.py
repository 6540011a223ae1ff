"""The records bundle: everything about one candidate, flat, indexed, and nothing about anybody else."""

from __future__ import annotations

import hashlib
import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest

from kit import hiring
from kit.errors import NotAllowed, PacketError
from kit.hiring import debrief, records
from kit.hiring.comparison import compare_opening
from kit.hiring.debrief import find_meeting, list_topics, make_debrief
from kit.hiring.packet import make_packet, make_packets
from kit.hiring.paper import list_originals, put_into_card
from kit.hiring.reading import read_upload
from kit.hiring.records import _cleaned, _remover, make_records
from kit.hiring.waiting import decide_row, list_scans
from kit.packet.records import MOST_LINES
from kit.scorecard import QuestionNotes, Rating, Scorecard
from kit.store.tables import audit, decision, revision

from ..loop.making import bank_of, question
from . import paper
from .conftest import BANK, ROLE


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
    assert "not as issued" not in text and "drawn anew" not in text
    with interviewed.office.store.read() as tx:
        from kit.store.tables import packet

        issued = {row.content_sha256 for row in tx.execute(packet.select())}
    index = pypdf.PdfReader(io.BytesIO(made.content)).pages[0].extract_text()
    assert len(issued) == 9  # a packet, a scorecard on paper and one to fill for each of three seats
    assert sum(digest in index for digest in issued) == 6  # not those to fill
    assert sum(digest in text for digest in issued) == 9
    assert "Issued; not drawn again here" in [title for title, _ in outline(made.content)]


def test_what_was_issued_on_other_paper_is_listed_and_its_drawing_is_said_to_be_new(company):
    for who in (company.ada, company.bo, company.cy):
        company.hand_in(who)
    card = company.card(company.ada)
    one = make_packet(company.office, company.manager, card, paper="letter")
    made = make_records(company.office, company.recruiter, company.application)
    digest = hashlib.sha256(one.content).hexdigest()
    index = pypdf.PdfReader(io.BytesIO(made.content)).pages[0].extract_text()
    assert digest in text_of(made.content)
    assert digest not in index
    anew = [title for title, _ in outline(made.content) if title.endswith("(drawn anew, not as issued)")]
    assert len(anew) == 2  # the packet and the scorecard of Ada's seat
    assert len([line for line in index.splitlines() if re.search(r"[0-9a-f]{64} +drawn anew$", line)]) == 2


def test_what_was_issued_to_somebody_who_left_the_interview_is_listed_too(company):
    """Otto gets a packet, is taken out of the interview before it, and the panel hands in."""
    office, recruiter = company.office, company.recruiter
    card = hiring.seat_interviewer(office, company.manager, company.interviews["people"], company.otto.person)
    issued = make_packet(office, company.manager, card)
    hiring.unseat_interviewer(office, company.manager, card)
    for who in (company.ada, company.bo, company.cy):
        company.hand_in(who)
    text = text_of(make_records(office, recruiter, company.application).content)
    assert hashlib.sha256(issued.content).hexdigest() in text.replace("\n", "")
    assert "Otto, People (no longer in it)" in " ".join(text.split())


def test_paper_stands_behind_its_card_as_a_picture_with_what_people_said_of_it(company):
    """Ada's card came on paper with one row that somebody looked at; Bo filled his on screen."""
    office, ada = company.office, company.ada
    picture, page = paper.printed(company, ada)
    marked = paper.png(paper.mark(picture, page, **paper.full(page, s1_c01="3?")))
    (came,) = read_upload(office, ada, [("scan.png", marked)])
    (waiting,) = list_scans(office, ada, [came.card])
    decide_row(office, ada, waiting.id, "s1_c01", "3")
    put_into_card(office, ada, came.card)
    given = hiring.card_from_drafts(hiring.open_card(office, ada, came.card))
    hiring.submit_card(office, ada, came.card, given, "r")
    company.hand_in(company.bo, 3)
    made = make_records(office, company.recruiter, company.application)
    if folder := os.environ.get("KIT_PICTURES"):
        (Path(folder) / "records.pdf").write_bytes(made.content)
    reader = pypdf.PdfReader(io.BytesIO(made.content))
    (where,) = [p for title, p in outline(made.content) if title == "Paper of the scorecard: Incident"]
    shown = reader.pages[where - 1]
    assert hashlib.sha256(marked).hexdigest() in shown.extract_text()
    (image,) = shown.images
    assert image.name.endswith(".jpg") and image.image.size == (1260, 1782)  # A4 at 6 dots a millimetre
    assert "faint, 3" in reader.pages[where].extract_text()
    (original,) = list_originals(office, ada, came.card)
    assert hashlib.sha256(original.picture).hexdigest() in reader.pages[0].extract_text()
    kinds = [title for title, _ in outline(made.content)]
    assert kinds[kinds.index("Paper of the scorecard: Incident") - 1] == "Scorecard: Incident, revision 1"
    bare = make_records(office, company.recruiter, company.application, words=False)
    assert "Paper of the scorecard: Incident" not in [title for title, _ in outline(bare.content)]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("The Adaptor was Ada's.", "The Adaptor was [name removed]'s."),
        ("like ADA \n LOVELACE did", "like [name removed] did"),
        ("Ask Lovelace, not lovelace.", "Ask [name removed], not lovelace."),
        ("Bo will, Will Boole won't.", "Bo will, [name removed] won't."),
        ("I will ask Will.", "I will ask [name removed]."),
        ("A. Li's list", "A. Li's list"),
        ("WU LI's list", "[name removed]'s list"),
        ("Zoe\u0308 was faster", "[name removed] was faster"),
        ("她比林若曦快", "她比[name removed]快"),
        ("Grace Hopper was calm, Hopper too.", "Grace Hopper was calm, Hopper too."),
        ("unlike Jane Hopper", "unlike [name removed]"),
        ("Hope will do what hope did.", "[name removed] will do what hope did."),
    ],
)
def test_names_go_as_whole_words_and_the_own_stays(text, cleaned):
    others = ["Ada Lovelace", "Will Boole", "Wu Li", "Zo\u00eb", "林 若曦", "Jane Hopper", "Hope"]
    assert _remover(others, "Grace Hopper")(text) == cleaned


def test_an_own_name_stays_whole_where_anothers_stands_in_it():
    clean = _remover(["若曦", "小明"], "林若曦")
    assert clean("林若曦比小明快") == "林若曦比[name removed]快"
    assert _remover([], "Ada")("Ada") == "Ada"


def test_only_free_text_of_a_card_is_cleaned():
    """By hand: the name Ada stands in an id, a key, a competency, and with a quote in each text."""
    rating = Rating(question="ada", competency="ada", state="blank", note='"Ada"\tAda')
    notes = {"ada": QuestionNotes(points=("ada",), evidence="so\nAda")}
    card = Scorecard(scale="bars5", ratings=(rating,), notes=notes, takeaways='as "Ada"')
    cleaned = _cleaned(card, _remover(["Ada"], "Bo"))
    assert cleaned.ratings[0].note == '"[name removed]"\t[name removed]'
    assert cleaned.notes["ada"].evidence == "so\n[name removed]"
    assert cleaned.takeaways == 'as "[name removed]"'
    assert cleaned.ratings[0].question == "ada" and cleaned.notes["ada"].points == ("ada",)


@pytest.mark.parametrize("make", [make_records, make_debrief])
def test_an_unknown_paper_is_named_before_anything_is_shown(interviewed, make):
    of = interviewed.application if make is make_records else interviewed.opening
    with pytest.raises(PacketError, match=r"no paper 'a5'\. Papers: a4, letter"):
        make(interviewed.office, interviewed.recruiter, of, "a5")


def test_the_extract_of_the_audit_has_cards_decisions_and_the_candidate_and_may_be_long(
    interviewed, monkeypatch
):
    tables = []

    def kept(title, facts, table, *more):
        tables.append((title, table))
        return text_pages(title, facts, table, *more)

    text_pages = records.text_pages
    monkeypatch.setattr(records, "text_pages", kept)
    with interviewed.office.store.read() as tx:
        revisions, decisions = (
            len(tx.execute(revision.select()).all()),
            len(tx.execute(decision.select()).all()),
        )
    make_records(interviewed.office, interviewed.recruiter, interviewed.application)
    actions = [row[3] for row in dict(tables)["Extract of the audit"]]
    assert (actions.count("card.submit"), revisions) == (4, 4)
    assert (actions.count("decision.make"), decisions) == (1, 1)
    assert actions.count("candidate.add") == 1
    rows = [["No.", "What"], *([str(n), f"line-{n}"] for n in range(1, MOST_LINES + 12))]
    found = text_pages("Long", (), rows, records.METRICS)
    words = [run.text for page in found for item in page.items if hasattr(item, "runs") for run in item.runs]
    assert {f"line-{n}" for n in range(1, MOST_LINES + 12)} <= set(words)


def test_the_plan_says_what_is_not_in_and_what_was_cancelled(company):
    company.hand_in(company.ada)
    hiring.withdraw_card(company.office, company.ada, company.card(company.ada))
    hiring.cancel_interview(company.office, company.recruiter, company.interviews["people"])
    text = text_of(make_records(company.office, company.recruiter, company.application).content)
    text = " ".join(text.split())
    assert "Cards not in Ada, Incident (taken back); Bo, Incident" in text
    assert "Cancelled People, 2026-11-24 09:00 UTC" in text


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
    ((code, topics),) = meeting.agenda
    assert (code, topics[0]) == (
        one.code,
        "Debugging (weight 40): Means from 2.0 to 5.0 among 3 interviewers.",
    )
    text = text_of(make_debrief(office, interviewed.recruiter, interviewed.opening).content)
    assert "Counted the second fault." in text
    assert "A mean without an interval is no ranking" in text


def test_first_ratings_stand_in_the_debrief_and_what_they_became_beside_them(interviewed):
    """Bo changes every 3 to a 5 once Ada's and Cy's cards were shown; the scores and the matrix keep the 3."""
    office = interviewed.office
    assert len(interviewed.see(interviewed.bo)) == 4
    interviewed.hand_in(interviewed.bo, 5, request="later", reason="Ada saw more.")
    meeting = find_meeting(office, interviewed.recruiter, interviewed.opening)
    (one,) = meeting.candidates
    (bo,) = (card for card in one.first if card.interviewer == "Bo")
    assert {r.ordinal for r in bo.card.ratings} == {3}
    assert {(m.before, m.after, m.reason, m.shown) for m in one.moved if m.person == bo.person} == {
        ("3", "5", "Ada saw more.", True)
    }
    text = " ".join(text_of(make_debrief(office, interviewed.recruiter, interviewed.opening).content).split())
    assert "First and final ratings" in text
    assert "3, then 5" in text
    assert "3 5 Ada saw more. the first one" in text
    assert "4 2 Counted the second fault. the final one" in text  # Ada's correction, before she saw anything


def test_the_agenda_proposes_a_question_that_the_loop_does_not_ask(company, monkeypatch):
    """Nobody rated mentoring yet: stuck-colleague is the loop's own question on it, new-lead is not."""
    bank = bank_of(*BANK, question("new-lead", "mentoring"))
    office = replace(company.office, bank=bank)
    company.hand_in(company.ada, 3)
    company.hand_in(company.bo, 3)
    compared = compare_opening(office, company.recruiter, company.opening)
    topics = list_topics(office, company.recruiter, company.opening, compared.ratings, compared.comparison)
    assert topics[0].untested and topics[0].questions == ()  # the role has no file
    monkeypatch.setattr(debrief, "find_role", lambda *_: ROLE)
    topics = list_topics(office, company.recruiter, company.opening, compared.ratings, compared.comparison)
    assert [(t.competency, t.questions) for t in topics if t.untested] == [("mentoring", ("new-lead",))]
    ((_, told),) = find_meeting(office, company.recruiter, company.opening).agenda
    assert told == ("Mentoring (weight 20): Nobody rated it. It could be tested with: new-lead.",)
    with pytest.raises(NotAllowed):
        list_topics(office, company.eve, company.opening, compared.ratings, compared.comparison)


def test_a_debrief_before_ones_own_card_is_in_shows_nobody_elses(company):
    company.hand_in(company.bo)
    meeting = find_meeting(company.office, company.ada, company.opening)
    assert [d.cards for d in meeting.candidates] == [()]
