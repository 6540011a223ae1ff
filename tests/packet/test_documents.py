from __future__ import annotations

from dataclasses import replace

import pytest

from kit.bank.question import Exhibit
from kit.errors import PacketError
from kit.packet import Asked, Candidate, day, handout, interviewer, packets_of, prep, scorecard
from kit.packet.composer import Composer
from kit.packet.page import PAPERS, Image, Link, Rect, Text
from kit.packet.style import ACCENT, BODY
from tests.packet.samples import FixedMetrics, interview, loop

METRICS = FixedMetrics()


def words_of(packet):
    lines = [
        "".join(run.text for run in item.runs)
        for page in packet.pages
        for item in (*page.items, *page.stamp)
        if isinstance(item, Text)
    ]
    return " ".join(lines)


def without_space(text):
    return "".join(text.replace("`", "").split())


def test_the_packet_holds_everything_an_interviewer_says_and_listens_for(bank, scorecards):
    sample = interview(bank, scorecards)
    printed = without_space(words_of(interviewer.lay_out(sample, METRICS)))
    for asked in sample.asked:
        q = asked.question
        texts = [
            q.title,
            q.ask.opening,
            q.ask.question,
            *q.ask.candidate_facts,
            *(text for known in q.ask.if_asked for text in (known.ask, known.say)),
            *(p.ask for p in q.probes),
            *(h.say for h in q.hints),
            q.answer.in_short,
            *(p.text for p in q.answer.points),
            *(text for w in q.wrong_answers for text in (w.claim, w.why_wrong, w.say)),
            *(text for anchors in q.rating.anchors.values() for text in anchors.values()),
            *(f.sign for f in q.red_flags),
            *q.fairness.accommodations,
            *(v.title for t in q.verify.tables for v in t.variants),
        ]
        for text in texts:
            assert without_space(text) in printed or all(
                without_space(word) in printed for word in text.split()
            ), text


@pytest.mark.parametrize("paper", PAPERS)
def test_each_question_begins_a_page_and_has_a_bookmark(bank, scorecards, paper):
    packet = interviewer.lay_out(interview(bank, scorecards), METRICS, paper)
    for bookmark in packet.outline:
        if bookmark.title.startswith("Question"):
            title = bookmark.title.partition(": ")[2]
            first = [i for i in packet.pages[bookmark.page - 1].items if isinstance(i, Text)]
            assert any(title in "".join(run.text for run in item.runs) for item in first[:4])


def test_every_page_but_the_scorecard_says_that_it_is_for_interviewers(bank, scorecards):
    packet = interviewer.lay_out(interview(bank, scorecards), METRICS)
    for page in packet.pages:
        band = [i for i in page.items if isinstance(i, Rect) and i.fill == ACCENT and i.height == 4]
        assert len(band) == (0 if page.scanned else 1)


def test_a_long_exhibit_stands_at_the_end_and_its_page_is_named(bank, scorecards):
    packet = interviewer.lay_out(interview(bank, scorecards, "debug-invoice-pool-node"), METRICS)
    place = next(b.page for b in packet.outline if b.title == "Exhibits")
    assert f"on page {place}." in words_of(packet)
    assert any(isinstance(item, Link) for page in packet.pages for item in page.items)


def test_two_sided_print_puts_the_scorecard_on_an_odd_page_with_an_empty_back(bank, scorecards):
    for questions in (
        ("debug-invoice-pool-node",),
        ("debug-invoice-pool-node", "estimate-retention-backfill"),
    ):
        packet = interviewer.lay_out(interview(bank, scorecards, *questions, two_sided=True), METRICS)
        (place,) = [n for n, page in enumerate(packet.pages, 1) if page.scanned]
        assert place % 2 == 1
        assert packet.pages[place].items == ()


def test_a_handout_has_the_exhibits_for_both_and_nothing_else(bank, scorecards):
    sample = interview(bank, scorecards)
    packet = handout.lay_out(sample, METRICS)
    both = [e for a in sample.asked for e in a.question.exhibits if e.audience == "both"]
    assert [b.title for b in packet.outline] == [f"Exhibit {n}: {e.title}" for n, e in enumerate(both, 1)]
    printed = words_of(packet)
    for asked in sample.asked:
        assert asked.question.title not in printed
        assert asked.question.id not in printed
    assert "Confidential" not in printed


def test_exhibits_have_the_same_numbers_in_packet_and_handout(bank, scorecards):
    question = bank.question("debug-invoice-pool-node")
    log, code = question.exhibits
    secret = question.model_copy(
        update={"exhibits": (log.model_copy(update={"audience": "interviewer"}), code)}
    )
    packet = handout.lay_out(interview(bank, scorecards, secret), METRICS)
    assert [b.title for b in packet.outline] == ["Exhibit 2: invoices.mjs"]
    assert "13:58:00" not in words_of(packet)


def test_nothing_outside_exhibits_reaches_a_handout(bank, scorecards):
    question = bank.question("debug-invoice-pool-node")
    wrong = Exhibit(id="x", kind="code", title="x", audience="both", file="answers/finally.mjs")
    with pytest.raises(
        PacketError, match=r"answers/finally\.mjs is for the candidate, so it must lie in exhibits/"
    ):
        handout.lay_out(
            interview(bank, scorecards, question.model_copy(update={"exhibits": (wrong,)})), METRICS
        )


def test_without_exhibits_there_is_no_handout(bank, scorecards):
    assert handout.lay_out(interview(bank, scorecards, "estimate-date-that-moved"), METRICS) is None


def test_a_listing_that_is_too_long_is_refused_by_name(bank, scorecards):
    question = bank.question("debug-invoice-pool-node")
    files = {**question.files, "exhibits/instance-3.txt": b"x\n" * 401}
    long = question.model_copy(update={"files": files})
    with pytest.raises(
        PacketError, match="debug-invoice-pool-node, exhibit log: a listing can have 400 lines"
    ):
        handout.lay_out(interview(bank, scorecards, long), METRICS)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is an empty table"),
        (b"a," * 20, "14 columns .found 1 rows of 21"),
        (b"a\n" * 401, "400 rows of 14 columns"),
        (b'"' + b"x" * 200_000, "is no table in CSV"),
        (b"\xff\xfe", "is not text in UTF-8"),
    ],
)
def test_a_table_that_can_not_be_printed_is_refused_by_name(bank, scorecards, content, says):
    question = bank.question("estimate-retention-backfill")
    files = {**question.files, "exhibits/plan.csv": content}
    with pytest.raises(PacketError, match=f"^estimate-retention-backfill, exhibit .*{says}"):
        handout.lay_out(interview(bank, scorecards, question.model_copy(update={"files": files})), METRICS)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\nbroken", b"<svg/>"])
def test_a_picture_that_is_none_is_refused(bank, scorecards, content):
    question = bank.question("debug-invoice-pool-node")
    diagram = Exhibit(id="d", kind="diagram", title="d", audience="both", file="exhibits/d.png", alt="d")
    changed = question.model_copy(
        update={"exhibits": (diagram,), "files": {**question.files, "exhibits/d.png": content}}
    )
    with pytest.raises(PacketError, match="no PNG or JPEG"):
        handout.lay_out(interview(bank, scorecards, changed), METRICS)


def test_a_picture_keeps_its_shape_and_loses_what_is_written_in_its_file(bank, scorecards):
    import io

    from PIL import Image as Picture
    from PIL import PngImagePlugin

    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "the answer is line 7")
    out = io.BytesIO()
    Picture.new("RGBA", (400, 100), (0, 0, 0, 0)).save(out, "PNG", pnginfo=note)
    question = bank.question("debug-invoice-pool-node")
    diagram = Exhibit(id="d", kind="diagram", title="d", audience="both", file="exhibits/d.png", alt="d")
    changed = question.model_copy(
        update={"exhibits": (diagram,), "files": {**question.files, "exhibits/d.png": out.getvalue()}}
    )
    packet = handout.lay_out(interview(bank, scorecards, changed), METRICS)
    (image,) = [item for item in packet.pages[0].items if isinstance(item, Image)]
    assert image.width == pytest.approx(4 * image.height)
    assert b"line 7" not in image.png


def test_a_loop_gives_every_document_with_a_name_of_its_own(bank, scorecards):
    made, role, panel = loop(bank)
    packets = list(packets_of(made, role, bank, scorecards, METRICS, panel=panel))
    kinds = [packet.document for packet in packets]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "overview": 1,
        "prep": 1,
        "interviewer": 3,
        "scorecard": 6,
        "handout": 1,
    }
    assert len({packet.file for packet in packets}) == len(packets)


def test_times_are_told_in_the_zone_of_their_reader(bank, scorecards):
    made, role, panel = loop(bank)
    packets = list(packets_of(made, role, bank, scorecards, METRICS, panel=panel))
    by_kind = {packet.document: words_of(packet) for packet in reversed(packets)}
    assert "10:00-11:00 CET" in by_kind["interviewer"]
    assert "09:00-10:00" in by_kind["prep"] and "GMT" in by_kind["prep"]


def test_the_overview_names_what_is_thin(bank, scorecards):
    made, role, panel = loop(bank)
    (overview,) = [
        p for p in packets_of(made, role, bank, scorecards, METRICS, panel=panel) if p.document == "overview"
    ]
    printed = words_of(overview)
    security = bank.competency("security").name
    assert f"{security} is not rated in this loop." in printed
    assert "Debugging weighs 60 and is rated in one interview only." in printed


def test_the_prep_sheet_names_no_question(bank, scorecards):
    made, role, panel = loop(bank)
    packet = prep.lay_out(made.form(), role, bank, METRICS, panel=panel, candidate=Candidate("C-17", "Kim"))
    printed = words_of(packet)
    for planned in made.form().questions:
        assert bank.question(planned.question).title not in printed
        assert planned.question not in printed
    assert "For Kim" in printed


def test_the_same_interview_gives_the_same_pages_and_another_nonce_other_ids(bank, scorecards):
    sample = interview(bank, scorecards)
    assert scorecard.lay_out(sample, METRICS) == scorecard.lay_out(sample, METRICS)
    other = scorecard.lay_out(replace(sample, nonce="7f"), METRICS)
    assert other.pages[0].page_id != scorecard.lay_out(sample, METRICS).pages[0].page_id


def test_a_question_of_sixty_thousand_signs_is_refused_with_its_field(bank, scorecards):
    question = bank.question("estimate-date-that-moved")
    ask = question.ask.model_copy(update={"opening": "x" * 60_000})
    sample = interview(bank, scorecards, question.model_copy(update={"ask": ask}))
    with pytest.raises(PacketError, match="estimate-date-that-moved, opening: 60,000 signs"):
        interviewer.lay_out(sample, METRICS)


def test_an_interview_without_a_candidate_leaves_lines_to_write_on(bank, scorecards):
    sample = interview(bank, scorecards, candidate=Candidate(), interviewer="", date="", time="", place="")
    assert "Candidate" in words_of(interviewer.lay_out(sample, METRICS))
    assert Asked(sample.asked[0].question, 30).minutes == 30


def test_a_day_packet_holds_each_interview_behind_the_schedule(bank, scorecards):
    sample = interview(bank, scorecards, "debug-invoice-pool-node")
    later = replace(sample, candidate=Candidate("C-18", "Kim"), time="14:00-15:00 CET")
    packet = day.lay_out(
        [sample, later], METRICS, rationale={sample.role: {"debugging": "It is weekly work."}}
    )
    names = [bookmark.title for bookmark in packet.outline if bookmark.level == 0]
    assert names == ["The day", "10:00-11:00 CET Nguyễn Thị Minh Khai", "14:00-15:00 CET Kim"]
    assert sum(page.scanned for page in packet.pages) == 2
    assert len({page.page_id for page in packet.pages}) == len(packet.pages)
    printed = words_of(packet)
    assert "It is weekly work." in printed
    for bookmark in packet.outline:
        if bookmark.title == "Exhibits":
            assert f"on page {bookmark.page}." in printed


def test_a_day_without_interviews_is_refused():
    with pytest.raises(PacketError, match="no interview on that day"):
        day.lay_out([], METRICS)


def test_a_long_narrow_table_goes_on_beside_itself_and_its_head_is_read_once():
    composer = Composer(METRICS, 170.0)
    rows = [["number", "name"], *([str(n), f"n{n}"] for n in range(30))]
    (block,) = composer.table(rows, "table")
    (line,) = block.lines
    cells = [item for item in line.items if isinstance(item, Text)]
    at = {"".join(run.text for run in item.runs): item for item in cells}
    assert at["n15"].y == at["n0"].y and at["n15"].x > at["n0"].x
    assert [item.role for item in cells if item.runs[0].text == "name"] == ["TH", ""]
    assert [row[1] for row in dict.fromkeys(item.within for item in cells if item.role == "TD")] == sorted(
        row[1] for row in dict.fromkeys(item.within for item in cells if item.role == "TD")
    )


def test_short_columns_of_a_table_are_not_broken_and_the_rest_is_shared():
    composer = Composer(METRICS, 170.0)
    rows = [
        ["No.", "Levels", "Why"],
        *([str(n), "senior to staff", "because it is so " * 20] for n in range(9)),
    ]
    (block,) = composer.table(rows, "table")
    words = [
        "".join(run.text for run in i.runs) for line in block.lines for i in line.items if isinstance(i, Text)
    ]
    assert words.count("senior to staff") == 9


def test_a_short_word_is_not_alone_on_the_last_line():
    composer = Composer(METRICS, 170.0)
    sign = METRICS.width("x", "body", 9.6)
    lines = composer.lines("one two three four five six seven eight nine ten x", BODY, sign * 48.5)
    assert len(lines) == 2
    assert len("".join(run.text for run in lines[-1].items[0].runs)) > 5


def test_a_sentence_about_a_name_from_right_to_left_begins_at_the_left():
    composer = Composer(METRICS, 170.0)
    (turned,) = composer.lines("محمد, Interview 3", BODY, 100.0)
    (straight,) = composer.lines("محمد, Interview 3", BODY, 100.0, ltr=True)
    assert turned.items[0].x > 0 and turned.items[0].rtl
    assert straight.items[0].x == 0 and not straight.items[0].rtl
