"""Paper that comes back: whose page is whose, what waits for a look, what goes into a card, and who may do it."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import cv2
import numpy as np
import pytest
from PIL import Image
from sqlalchemy import select

from kit import hiring
from kit.access import Viewer
from kit.errors import HiringError, Missing, NotAllowed, ScorecardError
from kit.hiring.intake import begin_upload
from kit.hiring.packet import make_packet, page_key
from kit.hiring.paper import (
    _missing,
    find_clashes,
    list_originals,
    list_paper,
    open_collected,
    put_into_card,
    save_evidence,
)
from kit.hiring.reading import name_page, read_paper, read_upload
from kit.hiring.waiting import _written, decide_row, drop_scan, list_scans
from kit.store import open_store, packets
from kit.store.tables import audit, blank, printed_page, reveal, review, scan

from . import paper
from .conftest import LOOP, MORNING, ROLE, by_code

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"  # how a picture that is kept begins


def send(company, who, *files: bytes, **more):
    named = [(f"file-{n}", content) for n, content in enumerate(files, 1)]
    return read_upload(company.office, who, named, **more)


def test_an_administrator_reads_paper_by_what_was_printed_here_and_nothing_is_kept(company, sheet, tmp_path):
    picture, page = sheet
    (tmp_path / "card.png").write_bytes(paper.png(paper.mark(picture, page, **paper.full(page))))
    (read,) = read_paper(company.office, company.chief, [tmp_path / "card.png"])
    assert (read.state, read.reading.page_id) == ("read", page.page_id)
    assert {row.value for row in read.reading.rows if row.competency} == {"4"}
    with company.office.store.read() as tx:
        assert tx.execute(select(scan)).first() is None
    with pytest.raises(NotAllowed):
        read_paper(company.office, company.ada, [tmp_path / "card.png"])


def drafts_of(company, who) -> dict[str, str]:
    kept = hiring.open_card(company.office, who, company.card(who)).drafts
    return {field: draft.text for field, draft in kept.items()}


def actions(company) -> list[str]:
    with company.office.store.read() as tx:
        return [
            row.action for row in tx.execute(audit.select().order_by(audit.c.seq)) if "scan" in row.action
        ]


@pytest.fixture
def sheet(company):
    """Ada's scorecard, printed and empty."""
    return paper.printed(company, company.ada)


def test_what_is_printed_is_kept_with_a_blank_that_all_candidates_share(company):
    for who in (company.ada, company.bo):
        make_packet(company.office, who, company.card(who), "scorecard")
    with company.office.store.read() as tx:
        assert len(tx.execute(printed_page.select()).all()) == 2
        (one,) = tx.execute(blank.select()).all()
    picture = cv2.imdecode(np.frombuffer(one.png, np.uint8), cv2.IMREAD_UNCHANGED)
    assert picture.shape == (297 * 6, 210 * 6)  # A4 at 6 dots a millimetre, grey
    assert len(page_key(company.office)) == 32


@pytest.mark.both
def test_clear_marks_become_drafts_and_the_card_is_handed_in_as_scanned(company, sheet):
    """By hand: three ratings of 4, one NR would need a reason; evidence is only needed for 1, 2 and 5."""
    picture, page = sheet
    marks = paper.full(page, s1_confidence="high", s1_conflict="no", s1_adjustments="yes")
    (came,) = send(company, company.ada, paper.png(paper.mark(picture, page, **marks)))
    assert (came.state, came.clear, came.doubtful) == ("read", 7, 0)
    assert drafts_of(company, company.ada) == {}, "nothing enters a card before somebody says so"
    assert put_into_card(company.office, company.ada, came.card) == 6
    assert drafts_of(company, company.ada) == {
        "rating/unused-index/databases": "4",
        "rating/unused-index/debugging": "4",
        "rating/lost-orders/debugging": "4",
        "recommendation": "yes",
        "confidence": "high",
        "adjustments_used": "yes",
    }
    working = hiring.open_card(company.office, company.ada, came.card)
    hiring.submit_card(company.office, company.ada, came.card, hiring.card_from_drafts(working), "r")
    (seen,) = hiring.list_cards(company.office, company.ada, company.application)
    assert (seen.source, seen.entered_by) == ("scan", None)
    assert {one.ordinal for one in seen.scorecard.ratings} == {4}
    assert actions(company) == ["scan.upload", "scan.confirm"]


@pytest.mark.both
def test_a_doubtful_row_waits_until_somebody_said_what_it_is(company, sheet):
    picture, page = sheet
    marks = paper.full(page, s1_c01="3?", s1_c02="2+5", s1_c03="NR")
    (came,) = send(company, company.ada, paper.png(paper.mark(picture, page, **marks)))
    assert came.doubtful == 3
    (waiting,) = list_scans(company.office, company.ada, [came.card])
    rows = {row.row: row for row in waiting.rows}
    assert [(rows[r].state, rows[r].value) for r in ("s1_c01", "s1_c03")] == [("faint", "3"), ("ok", "NR")]
    assert rows["s1_c02"].state == "multi"
    assert rows["s1_c01"].crop.startswith(b"\xff\xd8")
    for row, value in (("s1_c01", "3"), ("s1_c02", "5")):
        with pytest.raises(HiringError, match="look at"):
            put_into_card(company.office, company.ada, came.card)
        decide_row(company.office, company.ada, waiting.id, row, value)
    with pytest.raises(HiringError, match="NR needs one of these reasons: no_time"):
        decide_row(company.office, company.ada, waiting.id, "s1_c03", "NR")
    decide_row(company.office, company.ada, waiting.id, "s1_c03", "NR:no_time")
    decide_row(company.office, company.ada, waiting.id, "s1_c01", "4")  # on second thoughts
    put_into_card(company.office, company.ada, came.card)
    drafts = drafts_of(company, company.ada)
    assert drafts["rating/unused-index/databases"] == "4"
    assert drafts["rating/unused-index/debugging"] == "5"
    assert drafts["rating/lost-orders/debugging"] == "NR:no_time"
    with company.office.store.read() as tx:
        said = tx.execute(select(review).order_by(review.c.decided_at)).all()
    assert [(one.row, one.was, one.became) for one in said] == [
        ("s1_c01", "faint:3", "3"),
        ("s1_c02", rows["s1_c02"].state + ":" + rows["s1_c02"].value, "5"),
        ("s1_c03", "ok:NR", "NR:no_time"),
        ("s1_c01", "faint:3", "4"),
    ]
    assert {one.decided_by for one in said} == {company.ada.person}
    (original,) = list_originals(company.office, company.ada, came.card)
    assert [(one.competency, one.became) for one in original.looks][-2:] == [
        ("debugging", "NR:no_time"),
        ("databases", "4"),
    ]


def test_of_a_scan_without_its_pale_print_every_row_that_seems_empty_waits(company, sheet):
    picture, page = sheet
    marked = paper.mark(picture, page, **paper.full(page, s1_confidence="high"))
    (came,) = send(company, company.ada, paper.png(np.where(marked < 140, 0, 255).astype(np.uint8)))
    assert "pencil may be gone" in came.words
    (waiting,) = list_scans(company.office, company.ada, [came.card])
    empty = [row.row for row in waiting.rows if row.waits]
    assert empty == ["s1_conflict", "s1_adjustments"]
    for row, value in zip(empty, ("", "yes"), strict=True):
        with pytest.raises(HiringError, match="look at"):
            put_into_card(company.office, company.ada, came.card)
        decide_row(company.office, company.ada, waiting.id, row, value)
    put_into_card(company.office, company.ada, came.card)
    assert drafts_of(company, company.ada)["adjustments_used"] == "yes"


@pytest.mark.parametrize("value", ["6", "four", "4:no_time", "NR:tired"])
def test_what_a_row_has_not_can_not_be_said(company, sheet, value):
    (came,) = send(company, company.ada, paper.png(paper.mark(*sheet, s1_c01="3?")))
    (waiting,) = list_scans(company.office, company.ada, [came.card])
    with pytest.raises(HiringError):
        decide_row(company.office, company.ada, waiting.id, "s1_c01", value)
    with pytest.raises(Missing):
        decide_row(company.office, company.ada, waiting.id, "s1_c99", "3")
    assert actions(company) == ["scan.upload"]


def test_a_row_that_is_left_blank_leaves_the_card_as_it_is(company, sheet):
    picture, page = sheet
    marks = {k: v for k, v in paper.full(page).items() if k != "s1_c02"}
    (came,) = send(company, company.ada, paper.png(paper.mark(picture, page, **marks)))
    (waiting,) = list_scans(company.office, company.ada, [came.card])
    decide_row(company.office, company.ada, waiting.id, "s1_c02", "")
    put_into_card(company.office, company.ada, came.card)
    assert "rating/unused-index/debugging" not in drafts_of(company, company.ada)
    working = hiring.open_card(company.office, company.ada, came.card)
    with pytest.raises(ScorecardError, match="is blank"):
        hiring.submit_card(company.office, company.ada, came.card, hiring.card_from_drafts(working), "r")


def test_a_value_that_stands_in_the_card_is_never_overwritten_silently(company, sheet):
    office, ada = company.office, company.ada
    card = company.card(ada)
    field = "rating/unused-index/databases"
    hiring.save_draft(office, ada, card, field, "2", rev=1, writer="tab", base=0)
    picture, page = sheet
    send(company, ada, paper.png(paper.mark(picture, page, **paper.full(page))))
    (clash,) = find_clashes(office, ada, card)
    assert (clash.field, clash.in_card, clash.on_paper) == (field, "2", ("4",))
    for wrong in ({}, {field: "3"}):
        with pytest.raises(HiringError, match="Choose first what holds"):
            put_into_card(office, ada, card, wrong)
    assert drafts_of(company, ada) == {field: "2"}
    put_into_card(office, ada, card, {field: "2"})
    drafts = drafts_of(company, ada)
    assert (drafts[field], drafts["recommendation"]) == ("2", "yes")


def test_a_filled_form_brings_ticks_evidence_and_reasons_too(company):
    card = company.card(company.ada)
    form = make_packet(company.office, company.ada, card, "fillable").content
    values = {
        "s1_c01": "/5",
        "s1_c02": "/NR",
        "s1_c02_reason": "/not_asked",
        "s1_c03": "/3",
        "s1_recommendation": "/no_decision",
        "s1_c01_why": "Found it — 原因.",
        "s1_takeaways": "Calm.",
        "s1_q2_evidence": "Asked for the plan.",
    }
    (came,) = send(company, company.ada, paper.filled(form, **values))
    assert (came.state, came.doubtful) == ("read", 0)
    (waiting,) = list_scans(company.office, company.ada, [card])
    assert waiting.source == "form"
    put_into_card(company.office, company.ada, card)
    drafts = drafts_of(company, company.ada)
    assert drafts["rating/unused-index/databases"] == "5"
    assert drafts["rating/unused-index/debugging"] == "NR:not_asked"
    assert drafts["note/unused-index/databases"] == "Found it — 原因."
    assert (drafts["takeaways"], drafts["recommendation"]) == ("Calm.", "no_decision")
    assert drafts["evidence/lost-orders"] == "Asked for the plan."
    given = hiring.card_from_drafts(hiring.open_card(company.office, company.ada, card))
    hiring.submit_card(company.office, company.ada, card, given, "r")
    (seen,) = hiring.list_cards(company.office, company.ada, company.application)
    assert seen.source == "form"


def test_ticks_of_a_form_are_those_that_its_letters_stand_for_in_the_packet(bank):
    """K1 is the first key point, P2 the second probe, and hints count up to the last that was given."""
    question = bank.question("debug-invoice-pool-node")
    fields = {"s1_q1_k1": "Yes", "s1_q1_k2": "Off", "s1_q1_p2": "Yes", "s1_q1_h1": "Yes", "s1_q1_h2": "Yes"}
    assert _written({"fields": fields, "rows": []}, [question]) == {
        f"points/{question.id}": question.answer.points[0].id,
        f"probes/{question.id}": question.probes[1].id,
        f"hints/{question.id}": "2",
    }


def test_the_same_again_counts_once_and_other_marks_are_named(company, sheet):
    picture, page = sheet
    first = paper.mark(picture, page, **paper.full(page))
    other = paper.mark(picture, page, **paper.full(page, s1_c01="2"))
    (came,) = send(company, company.ada, paper.png(first))
    turned = paper.png(np.ascontiguousarray(np.rot90(first)))
    again = send(company, company.ada, paper.png(first), turned, paper.png(other))
    assert [one.state for one in again] == ["duplicate", "duplicate", "differs"]
    assert len(list_scans(company.office, company.ada, [came.card])) == 2
    (clash,) = find_clashes(company.office, company.ada, came.card)
    assert clash.on_paper == ("4", "2")
    put_into_card(company.office, company.ada, came.card, {clash.field: "2"})
    assert drafts_of(company, company.ada)[clash.field] == "2"
    (once_more,) = send(company, company.ada, paper.png(first))
    assert once_more.state == "duplicate", "also when it is in the card already"


def test_several_interviewers_in_one_file_each_page_goes_to_its_card(company):
    sheets = [paper.printed(company, who) for who in (company.ada, company.bo, company.cy)]
    pages = [paper.mark(picture, page, **paper.full(page)) for picture, page in sheets]
    white = np.full_like(pages[0], 255)
    came = send(company, company.recruiter, paper.scan(pages[2], white, pages[0], pages[1]))
    assert [one.state for one in came] == ["read", "unlocated", "read", "read"]
    cards = [company.card(who) for who in (company.cy, company.ada, company.bo)]
    assert [one.card for one in came if one.card] == cards
    mine = send(company, company.ada, paper.scan(*pages[:2]))
    assert [one.state for one in mine] == ["duplicate", "not_yours"]


@pytest.mark.both
def test_one_person_hands_in_twenty_times_a_minute_and_is_told_when_it_goes_on(company):
    """By hand: one upload a second from 9:00:00 to 9:00:19; the first is a minute old at 9:01:00, the second a second later."""

    def at(second: int):
        return replace(company.office, now=lambda: MORNING + timedelta(seconds=second))

    for second in range(20):
        begin_upload(at(second), company.ada, 40 if second else 1)
    with pytest.raises(HiringError, match=r"20 times within a minute.* These are taken in 31 seconds\."):
        begin_upload(at(29), company.ada, 1)
    with pytest.raises(HiringError, match=r"taken in 32 seconds\."):
        begin_upload(at(29), company.ada, 61)  # two uploads
    begin_upload(at(29), company.recruiter, 1200)  # everybody has their own
    with pytest.raises(HiringError, match="1201 files are too many at once: hand in at most 1200"):
        begin_upload(at(29), company.recruiter, 1201)
    with pytest.raises(HiringError, match=r"taken in 1 second\."):
        begin_upload(at(59), company.ada, 1)
    begin_upload(at(60), company.ada, 1)
    with pytest.raises(HiringError, match=r"taken in 1 second\."):
        begin_upload(at(60), company.ada, 1)
    with pytest.raises(NotAllowed):
        begin_upload(at(60), Viewer("nobody"), 1)


def test_a_guest_sends_in_paper_of_the_card_of_their_code_only(company, sheet):
    """Ada holds a second card and has sent its page in: by the code of the first she reaches none of it."""
    second = hiring.seat_interviewer(
        company.office, company.manager, company.interviews["people"], company.ada.person
    )
    guest = by_code(company, company.ada, company.card(company.ada))
    pages = [
        paper.mark(picture, page, **paper.full(page))
        for picture, page in (sheet, paper.printed(company, company.ada, second))
    ]
    came = send(company, guest, *map(paper.png, pages))
    assert [(one.state, one.card) for one in came] == [("read", guest.guest), ("not_yours", "")]
    send(company, company.ada, paper.png(pages[1]))
    assert list_scans(company.office, guest, [second]) == ()
    put_into_card(company.office, company.ada, second)
    assert list_originals(company.office, guest, second) == ()
    assert len(list_originals(company.office, company.ada, second)) == 1


def test_a_page_is_named_for_what_it_is(company, sheet, tmp_path):
    picture, page = sheet
    marked = paper.mark(picture, page, **paper.full(page))
    codeless = marked.copy()
    for box in page.boxes:
        if box.kind in ("qr", "datamatrix"):
            x0, y0, side = (round(v * paper.DPI / 25.4) for v in (box.x_mm - 1, box.y_mm - 1, box.w_mm + 2))
            codeless[y0 : y0 + side, x0 : x0 + side] = 255
    two = np.concatenate([marked, marked], axis=1)
    files = [paper.png(codeless), paper.png(two), b"hello", b"PK\x03\x04", b"", b"\0\0\0\x18ftypheic"]
    came = send(company, company.ada, *files)
    assert [one.state for one in came] == ["no_id", "several", *["nothing"] * 4]
    assert [one.words.split(":")[0] for one in came[2:]] == [
        "It is no PDF, PNG, JPEG or TIFF.",
        "It is a ZIP, Word or Excel file",
        "It is empty.",
        "It is a photo in Apple's format HEIC",
    ]
    typed = page.page_id.lower().replace("0", "o").replace("1", "l")
    with pytest.raises(HiringError, match="No page with the id"):
        name_page(company.office, company.ada, came[0], "0000 0000 0000 0000")
    named = name_page(company.office, company.ada, came[0], f"{typed[:4]} {typed[4:8]}-{typed[8:]}")
    assert (named.state, named.card) == ("read", company.card(company.ada))
    with pytest.raises(HiringError, match="does not wait for an id"):
        name_page(company.office, company.ada, named, page.page_id)


@pytest.mark.both
def test_pages_of_others_of_other_openings_and_of_old_versions_are_left(company, sheet):
    office = company.office
    picture, page = sheet
    content = paper.png(paper.mark(picture, page, **paper.full(page)))
    (came,) = send(company, company.eve, content)
    assert (came.state, came.card) == ("not_yours", "")
    other = hiring.open_opening(office, company.manager, ROLE)
    (came,) = send(company, company.manager, content, opening=other)
    assert came.state == "another_opening"
    with office.store.write() as tx:
        tx.exec_driver_sql("UPDATE loop_question SET form = 'Z' WHERE ordinal = 1")
    (came,) = send(company, company.ada, content)
    assert came.state == "superseded"
    assert actions(company) == []
    with office.store.read() as tx:
        assert tx.execute(scan.select()).all() == []


@pytest.mark.both
def test_an_id_of_another_installation_is_not_signed_here(company, sheet):
    picture, page = sheet
    with company.office.store.write() as tx:
        sqlite = company.office.store.dialect == "sqlite"
        trigger = "printed_page_no_update" if sqlite else "printed_page_frozen ON printed_page"
        tx.exec_driver_sql(f"DROP TRIGGER {trigger}")
        forged = page.page_id[:9] + "0000000"
        tx.exec_driver_sql(f"UPDATE printed_page SET page_id = '{forged}'")  # noqa: S608
        assert packets.printed(tx, page.page_id) is None
    (came,) = send(company, company.ada, paper.png(paper.mark(picture, page, **paper.full(page))))
    assert came.state == "unknown_id"


@pytest.mark.both
def test_who_owes_a_card_of_the_candidate_collects_none(company, sheet):
    """The blind rule: a recruiter who is on the panel would read another's ratings before their own are in."""
    office = company.office
    picture, page = sheet
    content = paper.png(paper.mark(picture, page, **paper.full(page)))
    hiring.seat_interviewer(office, company.manager, company.interviews["people"], company.recruiter.person)
    (came,) = send(company, company.recruiter, content)
    assert (came.state, came.card, came.clear) == ("owed", "", 0)
    (mine,) = send(company, company.manager, content)
    assert list_scans(office, company.recruiter, [mine.card]) == ()
    for call in (find_clashes, put_into_card, open_collected):
        with pytest.raises(NotAllowed, match="Hand in your own cards"):
            call(office, company.recruiter, mine.card)
    (waiting,) = list_scans(office, company.ada, [mine.card])
    with pytest.raises(Missing):
        decide_row(office, company.recruiter, waiting.id, "s1_c01", "3")
    company.hand_in(company.recruiter)
    assert len(list_scans(office, company.recruiter, [mine.card])) == 1


@pytest.mark.both
def test_who_was_shown_what_stands_on_paper_has_been_shown_ratings(company, sheet):
    picture, page = sheet
    send(company, company.recruiter, paper.png(paper.mark(picture, page, **paper.full(page))))
    list_scans(company.office, company.ada, [company.card(company.ada)])
    with company.office.store.read() as tx:
        assert tx.execute(reveal.select()).all() == []
    list_scans(company.office, company.recruiter, [company.card(company.ada)])
    with company.office.store.read() as tx:
        assert [row.person_id for row in tx.execute(reveal.select())] == [company.recruiter.person]


@pytest.mark.parametrize("sender", ["ada", "recruiter"])
@pytest.mark.parametrize("who", ["chief", "manager", "recruiter", "bo", "otto", "eve"])
def test_nobody_else_touches_a_page_of_somebodys_card(company, sheet, who, sender):
    """Who collects may enter what was sent in for Ada, never what she sent in herself: that is like what she typed."""
    picture, page = sheet
    content = paper.png(paper.mark(picture, page, s1_c01="3?"))
    (came,) = send(company, getattr(company, sender), content)
    (waiting,) = list_scans(company.office, company.ada, [came.card])
    viewer = getattr(company, who)
    if who in ("manager", "recruiter"):
        (listed,) = list_paper(company.office, viewer, company.opening)
        assert (listed.waiting, listed.missing) == (sender == "recruiter", "")
    else:
        for call in (find_clashes, put_into_card, open_collected):
            with pytest.raises(NotAllowed):
                call(company.office, viewer, came.card)
        with pytest.raises(NotAllowed):
            list_paper(company.office, viewer, company.opening)
    if who in ("manager", "recruiter") and sender == "recruiter":
        decide_row(company.office, viewer, waiting.id, "s1_c01", "3")
        drop_scan(company.office, viewer, waiting.id)
        return
    assert list_scans(company.office, viewer, [came.card]) == ()
    with pytest.raises(HiringError):
        put_into_card(company.office, viewer, came.card)
    with pytest.raises(Missing):
        decide_row(company.office, viewer, waiting.id, "s1_c01", "3")
    with pytest.raises(Missing):
        drop_scan(company.office, viewer, waiting.id)
    assert len(list_scans(company.office, company.ada, [came.card])) == 1


@pytest.mark.both
def test_a_recruiter_enters_a_card_for_its_interviewer_and_it_says_so(company, sheet):
    office, rita = company.office, company.recruiter
    picture, page = sheet
    (came,) = send(company, rita, paper.png(paper.mark(picture, page, **paper.full(page, s1_c01="2"))))
    put_into_card(office, rita, came.card)
    working = open_collected(office, rita, came.card)
    with pytest.raises(ScorecardError, match="needs one sentence of evidence"):
        hiring.submit_card(office, rita, came.card, hiring.card_from_drafts(working), "r", source="scan")
    note = "note/unused-index/databases"
    save_evidence(office, rita, came.card, note, "Guessed.", rev=1, writer="tab", base=0)
    with pytest.raises(HiringError, match="can not be typed from paper"):
        save_evidence(
            office, rita, came.card, "rating/unused-index/databases", "5", rev=9, writer="t", base=8
        )
    given = hiring.card_from_drafts(open_collected(office, rita, came.card))
    hiring.submit_card(office, rita, came.card, given, "r", source="scan")
    (seen,) = hiring.list_cards(office, company.ada, company.application)
    assert (seen.name, seen.entered_by, seen.source) == ("Ada", "Recruiter", "scan")
    assert len(list_originals(office, company.manager, came.card)) == 1


def test_what_an_interviewer_began_on_screen_is_shown_to_no_collector_and_not_dropped(company, sheet):
    office, rita, ada = company.office, company.recruiter, company.ada
    picture, page = sheet
    (came,) = send(company, rita, paper.png(paper.mark(picture, page, **paper.full(page))))
    field = "rating/unused-index/databases"
    hiring.save_draft(office, ada, came.card, field, "1", rev=1, writer="tab", base=0)
    assert find_clashes(office, rita, came.card) == ()
    with pytest.raises(HiringError, match="Ada has begun this card on screen"):
        put_into_card(office, rita, came.card)
    hiring.save_draft(office, ada, came.card, field, "4", rev=2, writer="tab", base=1)
    put_into_card(office, rita, came.card)
    with pytest.raises(HiringError, match="also wrote on screen"):
        open_collected(office, rita, came.card)
    with pytest.raises(HiringError, match="theirs to hand in"):
        given = hiring.card_from_drafts(hiring.open_card(office, ada, came.card))
        hiring.submit_card(office, rita, came.card, given, "r", source="scan")
    assert drafts_of(company, ada)[field] == "4"


def test_the_paper_of_a_card_that_is_in_is_kept_beside_it(company, sheet):
    office = company.office
    picture, page = sheet
    company.hand_in(company.ada, 4)
    card = company.card(company.ada)
    marks = paper.full(page, s1_c01="3", s1_confidence="mid")
    send(company, company.recruiter, paper.png(paper.mark(picture, page, **marks)))
    (clash,) = find_clashes(office, company.recruiter, card)
    assert (clash.in_card, clash.on_paper) == ("4", ("3",))
    with pytest.raises(HiringError, match="This card is in"):
        put_into_card(office, company.recruiter, card, {clash.field: "3"})
    assert put_into_card(office, company.recruiter, card, {clash.field: "4"}) == 0
    (original,) = list_originals(office, company.ada, card)
    assert original.picture.startswith(JPEG)
    assert (original.uploaded_by, original.confirmed_by) == ("Recruiter", "Recruiter")


@pytest.mark.both
def test_originals_are_seen_by_whom_the_blind_rule_lets_see_the_card(company, sheet):
    office = company.office
    picture, page = sheet
    (came,) = send(company, company.ada, paper.png(paper.mark(picture, page, **paper.full(page))))
    put_into_card(office, company.ada, came.card)

    def see() -> set[str]:
        names = ("chief", "manager", "recruiter", "ada", "bo", "otto", "eve")
        return {name for name in names if list_originals(office, getattr(company, name), came.card)}

    assert see() == {"ada"}, "it is not in yet"
    working = hiring.open_card(office, company.ada, came.card)
    hiring.submit_card(office, company.ada, came.card, hiring.card_from_drafts(working), "r")
    assert see() == {"ada", "manager", "recruiter"}, "Bo still owes his card, and Otto waits for all"
    company.hand_in(company.bo)
    assert see() == {"ada", "bo", "manager", "recruiter"}
    hiring.withdraw_card(office, company.ada, came.card)
    assert see() == {"ada"}


@pytest.mark.both
def test_erase_takes_the_paper_with_it(company, sheet):
    picture, page = sheet
    (came,) = send(company, company.ada, paper.png(paper.mark(picture, page, s1_c01="3?")))
    (waiting,) = list_scans(company.office, company.ada, [came.card])
    decide_row(company.office, company.ada, waiting.id, "s1_c01", "3")
    hiring.erase_candidate(company.office, company.recruiter, company.application)
    with company.office.store.read() as tx:
        assert tx.execute(scan.select()).all() == tx.execute(review.select()).all() == []
    assert hiring.check_audit(company.office, company.chief) == ()
    again = paper.png(paper.mark(picture, page, s1_c01="4"))
    with pytest.raises(HiringError, match="erased"):
        send(company, company.ada, again)


@pytest.mark.both
def test_paper_is_in_a_backup_and_comes_back_whole(company, sheet, tmp_path, monkeypatch):
    picture, page = sheet
    (came,) = send(company, company.ada, paper.png(paper.mark(picture, page, **paper.full(page))))
    put_into_card(company.office, company.ada, came.card)
    made = hiring.back_up(company.office, company.chief, tmp_path / "backups", show=lambda table, rows: None)
    assert (made.rows["scan"], made.rows["printed_page"], made.rows["blank"]) == (1, 1, 1)
    new = tmp_path / "new"
    new.mkdir()
    shutil.copy(company.office.store.folder / "master.key", new)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    hiring.restore_data(new, made.data, made.keys, show=lambda table, rows: None)
    restored = replace(company.office, store=open_store(new), now=lambda: datetime.now(UTC))
    (original,) = list_originals(restored, company.ada, came.card)
    (before,) = list_originals(company.office, company.ada, came.card)
    assert original.picture == before.picture
    assert hiring.check_data(restored, company.chief).problems == ()
    with restored.store.write() as tx:
        tx.exec_driver_sql("UPDATE scan SET picture = reading")
    assert any(
        "is not the one that came in" in one for one in hiring.check_data(restored, company.chief).problems
    )
    restored.store.close()


def test_pictures_and_readings_are_sealed(company, sheet):
    picture, page = sheet
    name = b"Zyxwvut"
    read_upload(
        company.office,
        company.ada,
        [(f"{name.decode()}.png", paper.png(paper.mark(picture, page, **paper.full(page))))],
    )
    with company.office.store.read() as tx:
        (row,) = tx.execute(scan.select()).all()
    for box in (row.picture, row.reading):
        assert name not in box and b"databases" not in box and JPEG not in box
    for file in company.office.store.folder.glob("hiring.db*"):
        assert name not in file.read_bytes()


@pytest.mark.both
def test_a_page_that_is_left_out_can_be_sent_again(company, sheet):
    picture, page = sheet
    content = paper.png(paper.mark(picture, page, **paper.full(page)))
    (came,) = send(company, company.ada, content)
    (waiting,) = list_scans(company.office, company.ada, [came.card])
    drop_scan(company.office, company.ada, waiting.id)
    assert list_scans(company.office, company.ada, [came.card]) == ()
    (again,) = send(company, company.ada, content)
    assert again.state == "read"
    assert actions(company) == ["scan.upload", "scan.drop", "scan.upload"]


@pytest.mark.both
def test_what_has_not_come_back_is_listed_by_interviewer(company, sheet):
    for who in (company.bo, company.cy):
        make_packet(company.office, who, company.card(who), "scorecard")

    def missing() -> list[tuple[str, str]]:
        found = list_paper(company.office, company.recruiter, company.opening)
        return [(one.name, one.missing) for one in found if one.missing]

    nothing = "nothing has come back"
    assert missing() == [("Ada", nothing), ("Bo", nothing), ("Cy", nothing)]
    picture, page = sheet
    send(company, company.recruiter, paper.png(paper.mark(picture, page, **paper.full(page))))
    company.hand_in(company.cy)
    assert missing() == [("Bo", nothing)]
    assert _missing([["p1", "p2"], ["q1"]], {"p2"}) == "page 1 has not come back"
    assert _missing([["p1", "p2"], ["q1"]], {"p2", "q1"}) == ""


def test_no_file_takes_anybody_down(company, sheet):
    """Bombs, rubbish and broken files: each is refused in words, and the good one between them is read."""
    picture, page = sheet
    good = paper.png(paper.mark(picture, page, **paper.full(page)))
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    many = io.BytesIO()
    small = Image.new("L", (60, 80), 255)
    small.save(many, "TIFF", save_all=True, append_images=[small] * 60)
    looping = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
    huge = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    huge += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 144000 144000]>>endobj trailer<</Root 1 0 R>>"
    rubbish = [
        bomb.getvalue(),
        many.getvalue(),
        looping + b"trailer<</Root 1 0 R>>",
        huge,
        b"%PDF-1.7\n" + np.random.default_rng(1).bytes(5000),
        good[: len(good) // 2],
        b"\x89PNG\r\n\x1a\n" + bytes(4000),
        b"\xff\xd8\xff" + np.random.default_rng(2).bytes(4000),
        bytes(26 * 1024 * 1024),
    ]
    seen = []
    came = send(company, company.ada, *rubbish, good, show=lambda *done: seen.append(done))
    assert [one.state for one in came] == ["nothing"] * len(rubbish) + ["read"]
    assert all(one.words.endswith(".") for one in came)
    assert seen[-1] == (len(came), len(came))


def test_reading_stops_when_nobody_wants_it_any_more(company, sheet):
    picture, _ = sheet
    white = np.full_like(picture, 255)
    came = send(company, company.ada, paper.scan(*[white] * 4), stop=lambda: True)
    assert len(came) == 1


def test_the_packet_of_a_seat_that_was_taken_away_finds_no_card(company):
    office = company.office
    seat = hiring.seat_interviewer(office, company.manager, company.interviews["people"], company.eve.person)
    picture, page = paper.printed(company, company.eve, seat)
    hiring.unseat_interviewer(office, company.manager, seat)
    (came,) = send(company, company.eve, paper.png(paper.mark(picture, page, **paper.full(page))))
    assert came.state == "unknown_id"


def test_two_candidates_cards_of_one_person_are_told_apart(company):
    office = company.office
    second = hiring.add_candidate(office, company.recruiter, company.opening, "Other")
    hiring.schedule_interview(office, company.recruiter, second, "incident", MORNING)
    first = paper.printed(company, company.ada)
    other = paper.printed(company, company.ada, company.card(company.ada, second))
    files = [paper.png(paper.mark(p, page, **paper.full(page))) for p, page in (other, first)]
    came = send(company, company.ada, *files)
    assert [one.card for one in came] == [company.card(company.ada, second), company.card(company.ada)]
    assert replace(came[0], card="") != came[1]
    assert LOOP.forms[0].sessions[0].session == "incident"
