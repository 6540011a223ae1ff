"""Files out and in: who may, what the blind rule keeps back, and that a file is taken whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import icalendar
import openpyxl
import pytest

from kit import hiring
from kit.access import Viewer
from kit.errors import ExchangeError, HiringError, InputError, NotAllowed
from kit.exchange.foreign import MOST_ROWS
from kit.exchange.scale_map import read_map
from kit.hiring.export import FORMATS, export_bank, export_file, export_my_calendar, export_native
from kit.hiring.intake import Intake, take_ratings
from kit.hiring.past import find_past_calibration, may_take_past, read_past, take_past
from kit.hiring.transfer import take_native
from kit.store import open_store, openings, people

from ..bench.memory import most_memory
from ..exchange.test_systems import ASHBY_FORM, GREENHOUSE, LEVER
from .conftest import by_code

EVERYBODY = ("chief", "manager", "recruiter", "ada", "bo", "otto", "eve", "guest")
ARRANGE = {"manager", "recruiter"}
FORMS = {"ashby": json.dumps(ASHBY_FORM).encode(), "lever": json.dumps(LEVER).encode()}
MAPS = [read_map("bars5=1,2,2,3,4", "ashby-score"), read_map("bars5=1,2,2,3,4", "lever-four")]
WITHOUT_RATINGS = {"ics", "markdown", "moodle"}


@pytest.fixture
def ready(company):
    company.hand_in(company.ada)
    stranger = hiring.add_person(company.office, company.chief, "Guest")
    hiring.add_member(company.office, company.chief, company.opening, stranger, "hiring_manager")
    company.guest = by_code(company, Viewer(stranger, "Guest"), company.card(company.bo))
    return company


def out(company, who, format, **more):
    return export_file(
        company.office, who, company.opening, format, maps=MAPS, their_form=FORMS.get(format, b""), **more
    )


def refused(ready, call) -> set[str]:
    found = set()
    for who in EVERYBODY:
        try:
            call(getattr(ready, who))
        except NotAllowed:
            found.add(who)
    return found


@pytest.mark.parametrize("format", FORMATS)
def test_only_who_arranges_an_opening_takes_it_out(ready, format):
    assert refused(ready, lambda who: out(ready, who, format)) == set(EVERYBODY) - ARRANGE


@pytest.mark.parametrize("format", FORMATS)
def test_each_file_that_goes_out_is_written_down(ready, format):
    made = out(ready, ready.recruiter, format)
    line = hiring.read_audit(ready.office, ready.chief, ready.opening)[0]
    assert (line.action, line.actor) == (f"export.{format}", ready.recruiter.person)
    assert line.facts["entries"] == made.entries
    assert hiring.check_audit(ready.office, ready.chief) == ()


def has_a_rating(content: bytes) -> bool:
    """Whether a file has anything of the one card that is in: each format's own words for it."""
    if content[:2] == b"PK":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return book["ratings"].max_row > 1 or book["cards"].max_row > 1
    text = content.decode("utf-8-sig")
    if text.lstrip().startswith(("[", "{")):
        document = json.loads(text)
        return (
            bool(document)
            if isinstance(document, list)
            else any(c.get("revisions") for c in document["scorecards"])
        )
    return len(text.splitlines()) > 1


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - WITHOUT_RATINGS))
def test_nobodys_ratings_go_out_to_who_still_owes_a_card(ready, format):
    assert has_a_rating(out(ready, ready.recruiter, format).document.content)
    hiring.seat_interviewer(ready.office, ready.manager, ready.interviews["people"], ready.manager.person)
    assert not has_a_rating(out(ready, ready.manager, format).document.content)


def test_who_takes_ratings_out_has_been_shown_them(ready):
    out(ready, ready.manager, "csv")
    hiring.seat_interviewer(ready.office, ready.recruiter, ready.interviews["people"], ready.manager.person)
    assert ready.hand_in(ready.manager).after_reveal


def test_a_native_file_counts_the_cards_that_its_writer_may_not_see(ready):
    hiring.seat_interviewer(ready.office, ready.manager, ready.interviews["people"], ready.manager.person)
    made = out(ready, ready.manager, "native")
    assert json.loads(made.document.content)["withheld"] == 1
    assert made.losses[0] == "1 handed-in cards are not shown to you, so they are not in it."


def test_only_the_last_revision_from_before_others_were_seen_goes_out(ready):
    ready.hand_in(ready.bo, 2)
    ready.see(ready.bo)
    ready.hand_in(ready.bo, 5, request="again", reason="I remembered more.")
    table = out(ready, ready.recruiter, "csv").document.content.decode("utf-8-sig")
    rows = [line.split(",") for line in table.splitlines()[1:]]
    assert {(row[1], row[6], row[10]) for row in rows} == {
        (ready.ada.person, "4", "1"),
        (ready.bo.person, "2", "1"),
    }
    everything = out(ready, ready.recruiter, "csv", all_revisions=True)
    assert everything.entries == len(rows) + len(rows) // 2


def test_an_invitation_follows_its_interview_and_a_cancellation_names_who_was_invited(company):
    def events():
        with zipfile.ZipFile(io.BytesIO(out(company, company.recruiter, "ics").document.content)) as archive:
            return {
                name.split("-")[1]: icalendar.Calendar.from_ical(archive.read(name))
                for name in archive.namelist()
            }

    bea = hiring.add_person(company.office, company.chief, "Bea", "bea@example.org")
    hiring.seat_interviewer(company.office, company.manager, company.interviews["people"], bea)
    before = events()["people"].walk("VEVENT")[0]
    assert (before["SEQUENCE"], str(before["ATTENDEE"])) == (1, "mailto:bea@example.org")
    hiring.cancel_interview(company.office, company.manager, company.interviews["people"])
    after = events()["people"]
    event = after.walk("VEVENT")[0]
    assert (after["METHOD"], event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", before["UID"])
    assert str(event["ATTENDEE"]) == "mailto:bea@example.org"
    assert event["SEQUENCE"] > before["SEQUENCE"]
    name = hiring.find_candidate(company.office, company.recruiter, company.application).name
    assert name not in event.to_ical().decode()


def test_everybody_gets_their_own_interviews_only(company):
    calendar = icalendar.Calendar.from_ical(export_my_calendar(company.office, company.ada).content)
    (event,) = calendar.walk("VEVENT")
    assert event["URL"].endswith(f"/score?card={company.card(company.ada)}")
    with pytest.raises(HiringError, match="no interview with a time"):
        export_my_calendar(company.office, company.eve)


def test_the_bank_goes_out_to_those_who_arrange_or_administer(ready):
    assert refused(ready, lambda who: export_bank(ready.office, who, "moodle")) == set(
        EVERYBODY
    ) - ARRANGE - {"chief"}
    listed = export_bank(ready.office, ready.chief, "csv").document.content.decode("utf-8-sig").splitlines()
    assert listed[0] == "id,competency,levels,minutes,format,status,title"
    assert len(listed) == 1 + len(ready.office.bank)


# ---- in ---------------------------------------------------------------------------------------------------------


def table(company, point="3", who=None, code=None, **more) -> bytes:
    code = code or hiring.find_candidate(company.office, company.recruiter, company.application).code
    who = who or company.bo.person
    row = {"candidate": code, "interviewer": who, "session": "incident", "competency": "debugging",
           "question": "lost-orders", "rating": point, **more}  # fmt: skip
    return (",".join(row) + "\n" + ",".join(row.values()) + "\n").encode()


def test_only_who_arranges_an_opening_takes_cards_in(ready):
    def take(who):
        take_ratings(ready.office, who, ready.opening, table(ready), dry_run=True)

    assert refused(ready, take) == set(EVERYBODY) - ARRANGE


def test_a_rating_from_a_table_is_a_card_that_says_so_and_leaves_the_rest_blank(ready):
    taken = take_ratings(ready.office, ready.recruiter, ready.opening, table(ready), file="r.csv")
    assert (taken.taken, taken.made, taken.problems) == (True, {"cards": 1, "ratings": 1}, ())
    (seen,) = [
        c for c in hiring.list_cards(ready.office, ready.recruiter, ready.application) if c.name == "Bo"
    ]
    assert (seen.source, seen.number, seen.reason) == ("import", 1, "Imported from r.csv.")
    assert {(r.question, r.competency): (r.state, r.ordinal) for r in seen.scorecard.ratings} == {
        ("lost-orders", "debugging"): ("rated", 3), ("unused-index", "databases"): ("blank", None),
        ("unused-index", "debugging"): ("blank", None),
    }  # fmt: skip
    assert hiring.check_audit(ready.office, ready.chief) == ()


def test_the_same_file_again_changes_nothing_and_another_one_adds_a_revision(ready):
    take_ratings(ready.office, ready.recruiter, ready.opening, table(ready))
    again = take_ratings(ready.office, ready.recruiter, ready.opening, table(ready))
    assert (again.same, again.made["cards"], again.changed) == (1, 0, 0)
    other = take_ratings(ready.office, ready.recruiter, ready.opening, table(ready, "5"))
    assert (other.made["cards"], other.changed) == (1, 1)
    first = take_ratings(ready.office, ready.recruiter, ready.opening, table(ready))
    assert (first.same, first.made["cards"]) == (1, 0)
    numbers = [
        c.number
        for c in hiring.list_cards(ready.office, ready.recruiter, ready.application)
        if c.name == "Bo"
    ]
    assert numbers == [1, 2]


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_went_out_comes_in_as_what_is_here_already(ready, format):
    ready.hand_in(ready.bo, 2)
    content = out(ready, ready.recruiter, format).document.content
    taken = take_ratings(ready.office, ready.recruiter, ready.opening, content, format)
    assert (taken.same, taken.made["cards"], taken.problems) == (2, 0, ())


def seen_cards(ready, name):
    return [c for c in hiring.list_cards(ready.office, ready.recruiter, ready.application) if c.name == name]


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_note_that_differs_is_a_new_revision_and_all_else_stays_as_it_was(ready, format):
    content = out(ready, ready.recruiter, format).document.content
    if format == "csv":
        changed = content.replace(b"She read the plan and found the index.", b"She guessed.", 1)
    else:
        book = openpyxl.load_workbook(io.BytesIO(content))
        cell = next(
            c for row in book["ratings"].iter_rows() for c in row if str(c.value).startswith("She read")
        )
        cell.value = "She guessed."
        book.save(saved := io.BytesIO())
        changed = saved.getvalue()
    assert changed != content
    taken = take_ratings(ready.office, ready.recruiter, ready.opening, changed, format)
    assert (taken.same, taken.made["cards"], taken.changed, taken.problems) == (0, 1, 1, ())
    before, after = seen_cards(ready, "Ada")
    assert (after.source, after.number) == ("import", 2)
    notes = [rating.note for rating in after.scorecard.ratings]
    assert sorted(notes) == sorted(
        ["She guessed.", *[rating.note for rating in before.scorecard.ratings][1:]]
    )
    without = [card.scorecard.model_dump(exclude={"ratings"}) for card in (before, after)]
    assert without[0] == without[1]
    assert take_ratings(ready.office, ready.recruiter, ready.opening, changed, format).same == 1
    assert hiring.check_audit(ready.office, ready.chief) == ()


def test_a_file_without_a_column_of_notes_is_not_held_against_them_and_takes_none_away(ready):
    rows = list(
        csv.reader(io.StringIO(out(ready, ready.recruiter, "csv").document.content.decode("utf-8-sig")))
    )
    note, point = rows[0].index("note"), rows[0].index("rating")

    def without_notes() -> bytes:
        lines = [",".join(cell for place, cell in enumerate(row) if place != note) for row in rows]
        return "\n".join(lines).encode()

    assert take_ratings(ready.office, ready.recruiter, ready.opening, without_notes()).same == 1
    rows[1][point], rows[1][rows[0].index("label")] = "1", ""
    assert take_ratings(ready.office, ready.recruiter, ready.opening, without_notes()).changed == 1
    before, after = seen_cards(ready, "Ada")
    assert [r.note for r in after.scorecard.ratings] == [r.note for r in before.scorecard.ratings]
    assert after.scorecard.recommendation == before.scorecard.recommendation


def test_a_dry_run_tells_the_same_and_writes_nothing(ready):
    before = hiring.read_audit(ready.office, ready.chief, ready.opening)
    told = take_ratings(ready.office, ready.recruiter, ready.opening, table(ready), dry_run=True)
    assert (told.taken, told.made) == (False, {"cards": 1, "ratings": 1})
    assert hiring.read_audit(ready.office, ready.chief, ready.opening) == before
    assert ready.see(ready.recruiter) == {("Ada", 1)}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"code": "NOBODY"}, "nobody of this file has a card for a candidate 'NOBODY' in this opening."),
        ({"who": "eve@example.org"}, "'eve@example.org' has no card for candidate"),
        ({"session": "people"}, "in session 'people' (has: incident)."),
        ({"competency": "mentoring"}, "this session does not rate 'mentoring' in 'lost-orders'. It rates: debugging."),
        ({"scale": "four-point"}, "the rating is on 'four-point', the card on 'bars5'."),
        ({"point": "NR"}, "NR needs its reason in 'label' (got ''): no_time, not_asked, candidate_declined, technical_problem."),
        ({"question": ""}, "'debugging' is rated in unused-index, lost-orders: say in which by 'question'."),
        ({"point": "9"}, "'rating' must be 1 to 5, NR or nothing (got '9')."),
    ],
)  # fmt: skip
def test_each_bad_row_is_named_and_nothing_of_the_file_is_taken(ready, changed, says):
    good = table(ready, competency="databases", question="unused-index")
    bad = table(ready, **changed).splitlines()
    header, row = good.splitlines()
    names = header.decode().split(",")
    given = dict(zip(bad[0].decode().split(","), bad[1].decode().split(","), strict=True))
    columns = [*names, *(name for name in given if name not in names)]
    lines = [
        ",".join(columns),
        row.decode() + "," * (len(columns) - len(names)),
        ",".join(given.get(c, "") for c in columns),
    ]
    taken = take_ratings(
        ready.office, ready.recruiter, ready.opening, "\n".join(lines).encode(), file="r.csv"
    )
    assert not taken.taken
    assert any(p.line == 3 and says in p.message for p in taken.problems), taken.problems
    assert ready.see(ready.recruiter) == {("Ada", 1)}


def test_all_problems_of_a_file_are_told_at_once(ready):
    rows = list(
        csv.reader(io.StringIO(out(ready, ready.recruiter, "csv").document.content.decode("utf-8-sig")))
    )
    rows[1][rows[0].index("rating")], rows[2][rows[0].index("competency")] = "9", "juggling"
    content = "\n".join(",".join(row) for row in rows).encode()
    taken = take_ratings(ready.office, ready.recruiter, ready.opening, content)
    assert [(p.line, p.message.split("'")[1]) for p in taken.problems] == [(2, "rating"), (3, "juggling")]


def test_who_owes_a_card_can_not_read_others_by_taking_them_in(ready):
    hiring.seat_interviewer(ready.office, ready.manager, ready.interviews["people"], ready.manager.person)
    taken = take_ratings(ready.office, ready.manager, ready.opening, table(ready))
    assert "hand in your own cards" in taken.problems[0].message


def test_who_takes_cards_in_has_been_shown_them(ready):
    take_ratings(ready.office, ready.recruiter, ready.opening, table(ready))
    hiring.seat_interviewer(ready.office, ready.manager, ready.interviews["people"], ready.recruiter.person)
    assert ready.hand_in(ready.recruiter).after_reveal


def test_a_workbooks_cards_bring_their_recommendations(ready):
    ready.hand_in(ready.bo, 2)
    book = openpyxl.load_workbook(io.BytesIO(out(ready, ready.recruiter, "xlsx").document.content))
    for row in book["cards"].iter_rows(min_row=2):
        row[5].value = "strong_no" if row[1].value == ready.bo.person else row[5].value
    changed = io.BytesIO()
    book.save(changed)
    taken = take_ratings(ready.office, ready.recruiter, ready.opening, changed.getvalue(), "xlsx")
    assert (taken.same, taken.changed) == (1, 1)
    cards = hiring.list_cards(ready.office, ready.recruiter, ready.application)
    assert [c.scorecard.recommendation for c in cards if c.name == "Bo"] == ["yes", "strong_no"]


def rows_out(ready) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(out(ready, ready.recruiter, "csv").document.content.decode("utf-8-sig")))
    )


def as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


@pytest.mark.parametrize(
    ("column", "otherwise"), [("session", lambda ready: ""), ("interviewer", lambda ready: ready.ada.person)]
)
def test_rows_of_one_card_that_name_it_in_two_ways_are_one_card(ready, column, otherwise):
    with ready.office.store.write() as tx:
        people.change_person(tx, ready.ada.person, 0, email="ada@example.org")
    head, *rows = rows_out(ready)
    assert len(rows) == 3
    rows[1][head.index(column)] = otherwise(ready)
    taken = take_ratings(ready.office, ready.recruiter, ready.opening, as_csv([head, *rows]))
    assert (taken.same, taken.changed, taken.problems) == (1, 0, ())
    rows.append([*rows[1]])
    rows[-1][head.index(column)] = rows[0][head.index(column)]
    taken = take_ratings(ready.office, ready.recruiter, ready.opening, as_csv([head, *rows]))
    assert [(p.line, "is given twice for this card" in p.message) for p in taken.problems] == [(5, True)]


def test_what_a_file_leaves_out_of_a_card_is_counted_before_it_is_taken(ready):
    head, first, *_ = rows_out(ready)
    first[head.index("rating")], first[head.index("label")] = "2", ""
    told = take_ratings(ready.office, ready.recruiter, ready.opening, as_csv([head, first]), dry_run=True)
    assert told.changed == 1
    assert told.notes[0].startswith("2 ratings of these cards are here and not in this file: blank")


def test_a_line_of_the_sheet_of_cards_finds_its_card_as_a_rating_does_and_none_is_lost_silently(ready):
    with ready.office.store.write() as tx:
        people.change_person(tx, ready.ada.person, 0, email="ada@example.org")
    ready.hand_in(ready.bo, 2)
    exported = out(ready, ready.recruiter, "xlsx").document.content

    def taken_with(change) -> Intake:
        book = openpyxl.load_workbook(io.BytesIO(exported))
        change(book)
        content = io.BytesIO()
        book.save(content)
        return take_ratings(
            ready.office, ready.recruiter, ready.opening, content.getvalue(), "xlsx", file="r", dry_run=True
        )

    def by_id(book) -> None:
        for row in book["cards"].iter_rows(min_row=2):
            row[1].value, row[2].value = ready.ada.person if "@" in row[1].value else row[1].value, None
            row[5].value = "strong_no"

    assert taken_with(by_id).changed == 2
    unknown = taken_with(
        lambda book: book["cards"].append(["ZZZZZZ", ready.bo.person, "", "", "", "no", "", "", 1])
    )
    assert [str(one).partition(": ")[0] for one in unknown.problems] == ["r, sheet cards:4"]
    again = taken_with(lambda book: book["cards"].append([c.value for c in book["cards"][2]]))
    assert [one.message for one in again.problems] == ["this revision of the card stands in line 2 already."]
    left = taken_with(lambda book: book["ratings"].delete_rows(2, 3))
    assert left.problems == () and "1 line of the sheet of cards (first: " in left.notes[-1]


def test_a_file_that_can_not_be_opened_is_refused_before_anything(ready):
    with pytest.raises(InputError, match="more than 100,000 rows"):
        take_ratings(ready.office, ready.recruiter, ready.opening, b"candidate\n" + b"x\n" * (MOST_ROWS + 1))


# ---- whole openings -----------------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(ready, tmp_path):
    """An office without anything but its administrator."""
    office = replace(ready.office, store=open_store(tmp_path / "elsewhere"))
    yield office
    office.store.close()


def same_but_for_when(one: bytes, other: bytes) -> bool:
    documents = [json.loads(one), json.loads(other)]
    for document in documents:
        del document["exported_at"], document["audit_head"]
    return documents[0] == documents[1]


def test_openings_that_move_to_another_installation_go_out_again_as_they_were(ready, elsewhere):
    ready.hand_in(ready.bo, 2)
    ready.see(ready.bo)
    ready.hand_in(ready.bo, 5, request="again", reason="I remembered more.")
    ready.hand_in(ready.cy)
    hiring.decide(ready.office, ready.manager, ready.application, "hold", "One more talk.")
    chief = hiring.find_local_viewer(elsewhere)
    content = out(ready, ready.manager, "native").document.content
    taken = take_native(elsewhere, chief, content)
    assert (taken.taken, taken.problems) == (True, ())
    assert hiring.check_audit(elsewhere, chief) == ()
    chief = hiring.find_local_viewer(elsewhere)
    assert same_but_for_when(content, export_native(elsewhere, chief).document.content)
    again = take_native(elsewhere, chief, content)
    assert (again.made, again.changed) == ({}, 0)
    (candidate,) = hiring.list_candidates(elsewhere, chief, ready.opening)
    assert candidate.name == "Zyxwvut Ńame"


def test_only_an_administrator_takes_openings_in(ready):
    content = out(ready, ready.manager, "native").document.content
    assert refused(ready, lambda who: take_native(ready.office, who, content, dry_run=True)) == set(
        EVERYBODY
    ) - {"chief"}


def test_a_card_that_differs_from_the_one_here_becomes_a_revision_once(ready, elsewhere):
    chief = hiring.find_local_viewer(elsewhere)
    document = json.loads(out(ready, ready.manager, "native").document.content)
    take_native(elsewhere, chief, json.dumps(document).encode())
    (card,) = [c for c in document["scorecards"] if c.get("revisions")]
    card["revisions"][0]["ratings"][0] |= {"ordinal": 1, "label": "Well below"}
    changed = json.dumps(document).encode()
    taken = take_native(elsewhere, chief, changed)
    assert (taken.changed, taken.made) == (1, {"revisions": 1})
    assert take_native(elsewhere, chief, changed).changed == 0
    seen = hiring.list_cards(elsewhere, hiring.find_local_viewer(elsewhere), ready.application)
    assert [(c.number, c.source) for c in seen] == [(1, "web"), (2, "import")]
    assert hiring.check_audit(elsewhere, chief) == ()


def test_a_card_of_which_only_a_note_differs_from_the_one_here_becomes_a_revision(ready, elsewhere):
    chief = hiring.find_local_viewer(elsewhere)
    document = json.loads(out(ready, ready.manager, "native").document.content)
    take_native(elsewhere, chief, json.dumps(document).encode())
    (card,) = [c for c in document["scorecards"] if c.get("revisions")]
    card["revisions"][0]["ratings"][0]["note"] = "She guessed."
    assert take_native(elsewhere, chief, json.dumps(document).encode()).changed == 1
    seen = hiring.list_cards(elsewhere, hiring.find_local_viewer(elsewhere), ready.application)
    assert ["She guessed." in [r.note for r in c.scorecard.ratings] for c in seen] == [False, True]


def test_who_was_erased_here_does_not_come_back(ready, elsewhere):
    chief = hiring.find_local_viewer(elsewhere)
    content = out(ready, ready.manager, "native").document.content
    take_native(elsewhere, chief, content)
    chief = hiring.find_local_viewer(elsewhere)
    hiring.erase_candidate(elsewhere, chief, ready.application)
    take_native(elsewhere, chief, content)
    (candidate,) = hiring.list_candidates(elsewhere, chief, ready.opening)
    assert (candidate.erased, candidate.name) == (True, None)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda d: d.update(version=2), "the file has version 2; this Hiring Kit reads up to 1. Install a newer one."),
        (lambda d: d.update(version=0), "'version' must be a whole number from 1 (got 0)."),
        (lambda d: d.update(format="x"), "this is no file of Hiring Kit: 'format' must be 'hiring-kit'."),
        (lambda d: d.update(opening=[]), "unknown entry 'opening'. Did you mean 'openings'?"),
        (lambda d: d["scorecards"][0].update(intervewer="x"), "unknown entry 'intervewer' in 'scorecards.0'. Did you mean 'interviewer'?"),
        (lambda d: d["scorecards"][0].pop("part"), "'scorecards.0.part' is missing."),
        (lambda d: d["scorecards"].insert(0, 1), "'scorecards.0' must be a group of entries (got 1)."),
        (lambda d: d["people"].pop(), "is not among the people."),
        (lambda d: d["scales"][0]["points"][0].update(label="Bad"), "are not those that its sha256 stands for."),
        (lambda d: d["interviews"][0].update(session="lunch"), "its loop has no session 'lunch' in form 'A'."),
        (lambda d: d["candidates"].append(d["candidates"][0]), "is given twice."),
        (lambda d: d["openings"][0].update(status="gone"), "'openings.0.status' must be 'open' or 'closed' (got 'gone')."),
    ],
)  # fmt: skip
def test_a_native_file_that_does_not_hold_together_is_refused_in_words(ready, elsewhere, spoil, says):
    document = json.loads(out(ready, ready.manager, "native").document.content)
    spoil(document)
    with pytest.raises(ExchangeError) as error:
        take_native(elsewhere, hiring.find_local_viewer(elsewhere), json.dumps(document).encode())
    assert says in str(error.value)


def test_of_a_list_that_is_full_of_wrong_entries_the_first_is_told(ready, elsewhere):
    document = json.loads(out(ready, ready.manager, "native").document.content)
    document["people"] = document["reveals"] = [1] * 100_000
    with pytest.raises(ExchangeError) as error:
        take_native(elsewhere, hiring.find_local_viewer(elsewhere), json.dumps(document).encode())
    assert [problem.message for problem in error.value.problems] == [
        "'people.0' must be a group of entries (got 1).",
        "'reveals.0' must be a group of entries (got 1).",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
def test_a_file_whose_lists_lie_deep_and_are_full_of_wrong_entries_ends_the_child_and_not_the_app(
    ready, elsewhere
):
    document = json.loads(out(ready, ready.manager, "native").document.content)
    document["loops"][0]["forms"][0]["sessions"][0]["questions"] = [1] * 3_000_000
    content = json.dumps(document).encode()
    Path("/proc/self/clear_refs").write_text("5")  # the most memory is counted from here
    before = most_memory()
    with pytest.raises(ExchangeError) as error:
        take_native(elsewhere, hiring.find_local_viewer(elsewhere), content, file="f")
    assert len(str(error.value)) < 100_000
    assert most_memory() - before < 100  # MB: the file has 9


def test_what_clashes_with_what_is_here_keeps_the_whole_file_out(ready, elsewhere):
    chief = hiring.find_local_viewer(elsewhere)
    document = json.loads(out(ready, ready.manager, "native").document.content)
    document["openings"][0]["weights"][0]["weight"] += 1
    document["questions"][0]["version"] = "9.9.9"
    taken = take_native(elsewhere, chief, json.dumps(document).encode())
    assert not taken.taken
    assert len(taken.problems) == 2
    assert hiring.list_openings(elsewhere, chief) == ()


def test_a_question_with_other_words_under_the_same_version_is_named_before_anything_is_taken(
    ready, elsewhere
):
    chief = hiring.find_local_viewer(elsewhere)
    content = out(ready, ready.manager, "native").document.content
    first = json.loads(content)["questions"][0]
    other = {"sha256": "0" * 64, "question": first["id"], "version": first["version"], "body": "{}"}
    with elsewhere.store.write() as tx:
        openings.add_questions(tx, [other])
    for dry_run in (True, False):
        taken = take_native(elsewhere, chief, content, dry_run=dry_run)
        (problem,) = taken.problems
        assert f"{first['id']} {first['version']}: it has other words here" in problem.message
    assert hiring.list_openings(elsewhere, chief) == ()


# ---- the past -----------------------------------------------------------------------------------------------------


def past_file(rated=(("821", "1", "yes"),), updated="2016-08-22T19:52:38.384Z") -> bytes:
    cards = [
        GREENHOUSE | {
            "id": f"{who}-{candidate}", "candidate_id": candidate, "updated_at": updated,
            "interviewer": {"id": who, "name": f"Person {who}"},
            "attributes": [{"name": name, "rating": label} for name in ("Debugging", "Writing")],
        }
        for who, candidate, label in rated
    ]  # fmt: skip
    return json.dumps(cards).encode()


def test_who_arranges_or_administers_takes_past_cards_in(ready):
    def take(who):
        take_past(ready.office, who, "greenhouse", past_file(), dry_run=True)

    assert refused(ready, take) == set(EVERYBODY) - ARRANGE - {"chief"}
    assert {who for who in EVERYBODY if may_take_past(ready.office, getattr(ready, who))} == ARRANGE | {
        "chief"
    }


def test_past_cards_are_kept_once_under_digests_and_only_an_administrator_sees_all(ready):
    taken = take_past(ready.office, ready.recruiter, "greenhouse", past_file())
    assert (taken.made, taken.unmatched) == ({"cards": 1, "ratings": 2, "people": 0}, {"821": "Person 821"})
    assert take_past(ready.office, ready.recruiter, "greenhouse", past_file()).same == 1
    found = read_past(ready.office, ready.chief)
    assert found[["interviewer", "competency", "scale", "rating", "label"]].to_numpy().tolist() == [
        ["greenhouse:821", "debugging", "greenhouse-attribute", "4", "yes"],
        ["greenhouse:821", "writing", "greenhouse-attribute", "4", "yes"],
    ]
    assert "1" not in set(found["candidate"])
    assert refused(ready, lambda who: read_past(ready.office, who)) == set(EVERYBODY) - {"chief"}


def test_a_card_that_changed_there_counts_as_it_is_now(ready):
    take_past(ready.office, ready.chief, "greenhouse", past_file())
    take_past(
        ready.office,
        ready.chief,
        "greenhouse",
        past_file((("821", "1", "no"),), updated="2017-01-01T00:00:00Z"),
    )
    assert read_past(ready.office, ready.chief)["label"].tolist() == ["no", "no"]


def test_people_are_matched_by_hand_and_the_match_is_kept_never_by_name(ready):
    taken = take_past(ready.office, ready.chief, "greenhouse", past_file(), matches={"821": ready.ada.person})
    assert (taken.made["people"], taken.unmatched) == (1, {})
    assert set(read_past(ready.office, ready.chief)["interviewer"]) == {ready.ada.person}
    assert (
        take_past(ready.office, ready.chief, "greenhouse", past_file((("821", "2", "no"),))).unmatched == {}
    )
    wrong = take_past(
        ready.office, ready.chief, "greenhouse", past_file(), matches={"821": "nobody@example.org"}
    )
    assert [p.message for p in wrong.problems] == [
        "--match 821: nobody here has the id or e-mail address 'nobody@example.org'."
    ]


def test_a_map_that_a_person_gives_puts_their_points_on_our_scale(ready):
    given = [read_map("greenhouse-attribute=four-point:1,2,2,3,4")]
    take_past(ready.office, ready.chief, "greenhouse", past_file(), maps=given)
    found = read_past(ready.office, ready.chief)
    assert found[["scale", "rating", "label"]].to_numpy().tolist() == [["four-point", "3", "yes"]] * 2
    line = hiring.read_audit(ready.office, ready.chief)[0]
    assert line.facts["maps"] == ["greenhouse-attribute=four-point:1,2,2,3,4"]
    bad = take_past(ready.office, ready.chief, "greenhouse", past_file(), maps=[read_map("lever=five:1,2")])
    assert [p.message for p in bad.problems] == [
        "there is no scale 'lever' in such files. Did you mean 'lever-four'?"
    ]


def test_everybody_learns_how_they_rated_there_and_nobody_how_others_did(ready):
    points = ("definitely_not", "no", "mixed", "yes", "strong_yes")
    rated = [("821", str(n), points[n % 4]) for n in range(12)] + [
        ("822", str(n), points[n % 4 + 1]) for n in range(12)
    ]
    matches = {"821": ready.ada.person, "822": ready.bo.person}
    take_past(ready.office, ready.chief, "greenhouse", past_file(rated), matches=matches)
    ((scale, ada),) = find_past_calibration(ready.office, ready.ada)
    ((_, bo),) = find_past_calibration(ready.office, ready.bo)
    assert scale == "greenhouse-attribute"
    # One gives a point less to each of the same twelve candidates: half a point each from their mean.
    assert (ada.severity, bo.severity) == (pytest.approx(-0.5, abs=0.05), pytest.approx(0.5, abs=0.05))
    assert find_past_calibration(ready.office, ready.recruiter) == ()


def test_of_a_single_rating_elsewhere_nothing_is_said(ready):
    matches = {"821": ready.ada.person}
    take_past(ready.office, ready.chief, "greenhouse", past_file([("821", "1", "yes")]), matches=matches)
    assert find_past_calibration(ready.office, ready.ada) == ()
