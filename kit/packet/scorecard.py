"""The scorecard: one page that is filled by pen and scanned, or filled on screen. Both come from the same boxes.

The page holds the candidate's code, never the name. Distances follow what the reader of scans needs: six
markers, two codes that agree, and bubbles far enough from each other and from everything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kit.errors import PacketError
from kit.packet.composer import Composer
from kit.packet.flow import ruled
from kit.packet.frame import foot, grouped
from kit.packet.ids import with_ids
from kit.packet.interview import Interview
from kit.packet.page import (
    PAPERS,
    Bookmark,
    Box,
    Circle,
    Code,
    Item,
    Metrics,
    Packet,
    Page,
    Paper,
    Rect,
    Row,
    Rule,
    Stroke,
)
from kit.packet.style import (
    DIGIT,
    H2,
    INK,
    MUTED,
    RING,
    RULE,
    SMALL,
    SMALL_STRONG,
    STRONG,
    TABLE,
    Style,
)
from kit.scorecard import NR

VERSION = "s1"  # of the names of rows; a page whose boxes mean something else gets another
EDGE = 9.0  # from the paper's edge to ink
MARKER = 10.0
QR = 15.0
DATAMATRIX = 9.6
BUBBLE = 4.6
PITCH = 15.0  # across; a long scale stands closer, down to 11
ROW = 13.0  # down
MOST_ROWS = 10  # on a page with room to write
LEFT = 25.0  # right of the middle marker and its quiet zone
REASONS = {
    "no_time": "no time",
    "not_asked": "not asked",
    "candidate_declined": "candidate declined",
    "technical_problem": "technical problem",
}
TITLE = Style("bold", 13, 16)
HEAD = Style("body", 7.4, 9, MUTED)
DIGITS = Style("bold", 7.6, 9, DIGIT)
INSTRUCTION = (
    "Mark one circle in each row: tick, cross or fill, dark pen. "
    "To change: cross it out and circle the new number. A person will check it."
)


@dataclass(frozen=True)
class Choice:
    """One row as it is printed: its words, and its bubbles as (value, sign in the bubble, words for it)."""

    row: Row
    title: str
    subtitle: str
    values: tuple[tuple[str, str, str], ...]
    group: str = ""


def lay_out(interview: Interview, metrics: Metrics, paper: str = "a4", *, fillable: bool = False) -> Packet:
    """Return the scorecard of an interview, to print, or to fill on screen.

    The fillable one is the same page with a second page of fields, which is not scanned.

    Raises:
        PacketError: when a text is too long to print.
    """
    sheet = PAPERS[paper]
    composer = Composer(metrics, sheet.width - 2 * LEFT)
    pages = [*scan_pages(interview, composer, sheet)]
    if fillable:
        pages += evidence_pages(interview, composer, sheet, len(pages))
    identified = with_ids(pages, interview.key, interview.nonce)
    if fillable:
        identified = with_form_fields(identified, sheet)
    finished = tuple(
        with_codes(page, composer, sheet)
        if page.scanned
        else replace(
            page,
            stamp=(*page.stamp, *foot(composer, sheet, page.page_id, number, len(pages), confidential=True)),
        )
        for number, page in enumerate(identified, 1)
    )
    return Packet(
        "scorecard",
        interview.name,
        f"Scorecard: {interview.title}, form {interview.form}",
        sheet,
        finished,
        (Bookmark("Scorecard", 1),),
        tuple(dict.fromkeys(composer.notes)),
        fillable,
        about=interview.about,
    )


def rating_rows(interview: Interview) -> list[Choice]:
    """Return a row for each question and competency that is rated, in the order of the packet."""
    scale = interview.scale
    values = (*((str(v), str(v), scale.label(v)) for v in scale.values), (NR, NR, "Not rated"))
    rows: list[Choice] = []
    for number, asked in enumerate(interview.asked, 1):
        for competency in asked.question.rated:
            rows.append(
                Choice(
                    Row(
                        name=f"{VERSION}_c{len(rows) + 1:02}",
                        competency=competency,
                        question=asked.question.id,
                        required=True,
                    ),
                    interview.competency(competency),
                    "",
                    values,
                    f"Question {number}: {asked.question.title}",
                )
            )
    return rows


def session_rows(interview: Interview) -> list[Choice]:
    """Return the rows that are filled once: recommendation, confidence, conflict of interest, adjustments."""
    scale = interview.recommendation
    asked = interview.template.session
    rows = []
    if "recommendation" in asked:
        short = {"strong_no": "– –", "no": "–", "yes": "+", "strong_yes": "+ +"}
        points: list[tuple[str, str, str]] = [(p.id, short[p.id], p.label) for p in scale.points]
        if scale.no_decision:
            points.append(("no_decision", "0", "No decision"))
        rows.append(
            _session_row("recommendation", "Recommendation", "It never enters a rating.", points, True)
        )
    if "confidence" in asked:
        words = {"low": "Low", "mid": "Medium", "high": "High"}
        sure: list[tuple[str, str, str]] = [(c, c[0].upper(), words[c]) for c in scale.confidence]
        rows.append(
            _session_row("confidence", "Confidence", "How sure are you of the recommendation?", sure, False)
        )
    both = [("yes", "Y", "Yes"), ("no", "N", "No")]
    if "conflict_of_interest" in asked:
        asks = "Do you know the candidate outside this interview?"
        rows.append(_session_row("conflict", "Conflict of interest", asks, both, False))
    if "adjustments_used" in asked:
        rows.append(_session_row("adjustments", "Adjustments used", "It changes no rating.", both, False))
    return [row for row in rows if len(row.values) > 1]  # of one value nobody can choose


def _session_row(
    name: str, title: str, subtitle: str, points: Sequence[tuple[str, str, str]], required: bool
) -> Choice:
    return Choice(Row(name=f"{VERSION}_{name}", required=required), title, subtitle, tuple(points))


def scan_pages(interview: Interview, composer: Composer, sheet: Paper) -> list[Page]:
    """Return the pages that are scanned: ten rows fit the first; more rows go on to a second.

    Raises:
        PacketError: when there are more rows than two pages hold.
    """
    ratings, session = rating_rows(interview), session_rows(interview)
    if len(ratings) + len(session) <= MOST_ROWS:
        parts = [[*ratings, *session]]
    elif len(ratings) <= 2 * MOST_ROWS - len(session):
        parts = [ratings[:MOST_ROWS], [*ratings[MOST_ROWS:], *session]]
    else:
        raise PacketError(
            f"{interview.title}: {len(ratings)} rows to rate do not fit a scorecard; "
            f"{2 * MOST_ROWS - len(session)} do. Ask fewer questions in one interview."
        )
    return [
        _scan_page(interview, composer, sheet, part, number, len(parts))
        for number, part in enumerate(parts, 1)
    ]


def markers_of(sheet: Paper) -> dict[int, tuple[float, float]]:
    """Return the top-left corner of each marker of a scan page, in mm, by its ArUco id; the ids tell the paper."""
    first = 0 if sheet.name == "A4" else 6
    far_x, far_y = sheet.width - EDGE - MARKER, sheet.height - EDGE - MARKER
    middle = (sheet.height - MARKER) / 2
    places = [(EDGE, EDGE), (far_x, EDGE), (far_x, far_y), (EDGE, far_y), (EDGE, middle), (far_x, middle)]
    return {first + n: place for n, place in enumerate(places)}


def codes_of(sheet: Paper) -> dict[Literal["qr", "datamatrix"], tuple[float, float, float]]:
    """Return where the two codes of a scan page stand, (x, y, size) in mm: the same on every scan page of a paper."""
    far_x, far_y = sheet.width - EDGE - MARKER, sheet.height - EDGE - MARKER
    # Clear of the markers by more than their quiet zone.
    return {"qr": (far_x - 6.0 - QR, EDGE, QR), "datamatrix": (LEFT, far_y, DATAMATRIX)}


def _scan_page(
    interview: Interview, composer: Composer, sheet: Paper, choices: Sequence[Choice], number: int, count: int
) -> Page:
    right = sheet.width - LEFT
    width = right - LEFT
    items: list[Item] = []
    boxes: list[Box] = []
    labels: dict[str, str] = {}
    far_y = sheet.height - EDGE - MARKER
    for place, (marker, (x, y)) in enumerate(markers_of(sheet).items()):
        items.append(Code("aruco", str(marker), x, y, MARKER))
        boxes.append(_box(f"marker_{place}", "marker", None, str(marker), x, y, MARKER, MARKER))
    for kind, (x, y, size) in codes_of(sheet).items():
        boxes.append(_box(kind, kind, None, None, x, y, size, size))

    items.append(composer.text("Scorecard", TITLE, LEFT, EDGE + 5.0, 60, role="H1"))
    y = _instruction(composer, items, EDGE + 37.0, width)
    count_of_columns = max(len(interview.scale.values) + 1, 5)
    pitch = max(min(PITCH, (width - 50.0) / count_of_columns), 11.0)
    columns = right - pitch * (count_of_columns - 0.5)  # the centre of the first bubble
    rule = Rule(LEFT, 0.0, width, 0.0, 0.5, RULE)
    if choices[0].group:
        _scale_labels(composer, items, interview, columns, pitch, y)
        y += 8.0
    group = ""
    for place, choice in enumerate(choices):
        new_group = choice.group != group
        if new_group or not choice.group or place == 0:
            items.append(rule._replace(y=y))
        _row(
            composer, items, boxes, labels, choice, columns, pitch, y, head=choice.group if new_group else ""
        )
        group = choice.group
        y += ROW
    items.append(rule._replace(y=y))

    top, bottom = y + 8.0, far_y - 4.0
    items.append(composer.text("Evidence: what was said and done", SMALL_STRONG, LEFT, top - 2.6, 120))
    items += ruled(LEFT, top, width, bottom - top)
    boxes.append(_box("notes", "notes", None, None, LEFT, top, width, bottom - top))
    rule_x = LEFT + DATAMATRIX + 5.0
    reminder = composer.safe(interview.scale.rule, "rule of the scale", SMALL)
    lines = composer.lines(reminder, SMALL, right - rule_x)
    for place, line in enumerate(lines[:3]):
        items += [item._replace(x=item.x + rule_x, y=far_y + 2.8 + place * 3.7) for item in line.items]
    return Page(
        tuple(items),
        tuple(_header(interview, composer, sheet, number, count)),
        tuple(boxes),
        tuple(choice.row for choice in choices),
        labels,
    )


def _header(interview: Interview, composer: Composer, sheet: Paper, number: int, count: int) -> list[Item]:
    """Return who, what and when: the code of the candidate, never the name. What is not known is left to write."""
    page_of = f"Page {number} of {count}. " if count > 1 else ""
    about = composer.typed(f"{page_of}{interview.role}, {interview.level}", "title of the role", SMALL)
    items: list[Item] = [composer.text(about, SMALL, LEFT, EDGE + 9.6, 104)]
    known = {
        "candidate_code": ("Candidate (code)", interview.candidate.code, 36.0),
        "form": ("Form", interview.form, 14.0),
        "session": ("Interview", interview.title, 100.0),
        "interviewer": ("Interviewer", interview.interviewer, 66.0),
        "date": ("Date", interview.date, 40.0),
        "start": ("Start", "", 20.0),
        "end": ("End", "", 20.0),
    }
    wanted = [known[name] for name in interview.template.header if name in known]
    x, y = LEFT, EDGE + 17.0
    right = sheet.width - LEFT
    for label, value, room in wanted:
        if x + room > right + 0.01:
            x, y = LEFT, y + 10.0
        room = min(room, right - x)
        items.append(composer.text(label, HEAD, x, y, room))
        if value:
            text = composer.typed(value, label, STRONG)
            items.append(composer.text(text, STRONG, x, y + 4.6, room - 3))
        items.append(Rule(x, y + 6.0, room - 3, 0.0, 0.5, MUTED))
        x += room
    return items


def _instruction(composer: Composer, items: list[Item], y: float, width: float) -> float:
    """Add how to mark, with drawn examples; return the y below."""
    examples = 38.0
    lines = composer.lines(INSTRUCTION, TABLE, width - examples - 4)
    for place, line in enumerate(lines):
        items += [item._replace(x=item.x + LEFT, y=item.y + y + place * TABLE.height) for item in line.items]
    x = LEFT + width - examples + 4.0
    centre = y + 5.0
    marks: list[tuple[tuple[tuple[float, float], ...], ...]] = [
        (((-1.2, -0.2), (-0.2, 1.4), (2.6, -2.6)),),
        (((-1.5, -1.5), (1.5, 1.5)), ((-1.5, 1.5), (1.5, -1.5))),
        (),
    ]
    for place, mark in enumerate(marks):
        items.append(Circle(x + place * 11.0, centre, BUBBLE / 2, None, 0.7, RING))
        if not mark:
            items.append(Circle(x + place * 11.0, centre, BUBBLE / 2 - 0.3, INK, 0.0))
        for points in mark:
            items.append(Stroke(x + place * 11.0, centre, points, 1.5, INK))
    return y + max(len(lines) * TABLE.height, 10.0) + 2.5


def _scale_labels(
    composer: Composer, items: list[Item], interview: Interview, columns: float, pitch: float, y: float
) -> None:
    """Add the word of each point of the scale above its column, on the lower of two lines when it is short."""
    words = [
        composer.typed(interview.scale.label(v), "label of the scale", HEAD) for v in interview.scale.values
    ]
    words.append("Not rated")
    style = _fitting(composer, [part for word in words for part in word.split()], pitch)
    for column, word in enumerate(words):
        lines = composer.lines(word, style, pitch - 0.8, align="centre")
        left = columns + pitch * (column - 0.5) + 0.4
        if len(lines) > 2:
            items.append(composer.text(word, style, left, y + 6.2, pitch - 0.8, align="centre"))
            continue
        for place, line in enumerate(lines):
            down = y + 6.2 - (len(lines) - 1 - place) * 3.1
            items += [item._replace(x=item.x + left, y=down) for item in line.items]


def _fitting(composer: Composer, words: Sequence[str], pitch: float) -> Style:
    """Return the small type in which the longest of *words* fits a column, down to four fifths."""
    widest = max(composer.metrics.width(word, HEAD.face, HEAD.size) for word in words)
    size = min(HEAD.size, int(HEAD.size * (pitch - 0.8) / widest * 20) / 20)
    return HEAD._replace(size=max(size, HEAD.size * 0.8))


def _row(
    composer: Composer,
    items: list[Item],
    boxes: list[Box],
    labels: dict[str, str],
    choice: Choice,
    columns: float,
    pitch: float,
    y: float,
    *,
    head: str = "",
) -> None:
    """Add one row: its words on the left, its bubbles from *columns* on, *pitch* apart; it is 13 mm high."""
    centre = y + 8.7  # two clear millimetres from the words above, and from the rule below
    room = columns - BUBBLE / 2 - 3.0 - LEFT
    if head:
        title = composer.typed(head, "title of a question", SMALL)
        items.append(composer.text(title, SMALL, LEFT, y + 4.2, room))
    items.append(composer.text(choice.title, STRONG, LEFT, centre + (1.2 if choice.group else -0.6), room))
    if choice.subtitle:
        items.append(composer.text(choice.subtitle, HEAD, LEFT, centre + 3.0, room))
    small = _fitting(composer, [word for _, _, word in choice.values], pitch)
    for place, (value, sign, word) in enumerate(choice.values):
        x = columns + pitch * place
        items.append(Circle(x, centre, BUBBLE / 2, None, 0.7, RING))
        digits = DIGITS if len(sign) == 1 else DIGITS._replace(size=5.8)
        down = centre + digits.size * 0.125
        items.append(composer.text(sign, digits, x - BUBBLE / 2, down, BUBBLE, align="centre", role=""))
        if not choice.group:
            items.append(
                composer.text(word, small, x - pitch / 2 + 0.4, y + 3.7, pitch - 0.8, align="centre")
            )
        name = f"{choice.row.name}_{value}"
        boxes.append(
            _box(name, "bubble", choice.row.name, value, x - BUBBLE / 2, centre - BUBBLE / 2, BUBBLE, BUBBLE)
        )
        labels[name] = f"{choice.title}: {value if value.isdigit() else word}" + (
            f", {word}" if value.isdigit() else ""
        )


def with_codes(page: Page, composer: Composer, sheet: Paper) -> Page:
    """Return a scan page with its id in both codes and in letters."""
    by_name = {box.name: box for box in page.boxes}
    qr, matrix = by_name["qr"], by_name["datamatrix"]
    code = Style("code", 7.6, 10, MUTED)
    stamped: tuple[Item, ...] = (
        Code("qr", page.page_id, qr.x_mm, qr.y_mm, qr.w_mm),
        Code("datamatrix", page.page_id, matrix.x_mm, matrix.y_mm, matrix.w_mm),
        composer.text(
            grouped(page.page_id), code, qr.x_mm - 3.5 - 36, qr.y_mm + 4.4, 36, align="right", role=""
        ),
    )
    return replace(page, stamp=(*page.stamp, *stamped))


def with_form_fields(pages: Sequence[Page], sheet: Paper) -> list[Page]:
    """Return *pages* with the fields that a form has besides: what to take away, and which form it is."""
    first, *others = pages
    notes = next(box for box in first.boxes if box.kind == "notes")
    takeaways = f"{VERSION}_takeaways"
    done = [
        replace(
            first,
            boxes=(
                *first.boxes,
                _box(takeaways, "field", None, None, notes.x_mm, notes.y_mm, notes.w_mm, notes.h_mm),
            ),
            labels={**first.labels, takeaways: "What to take away, for all questions"},
        ),
        *others,
    ]
    last = done[-1]
    x = sheet.width - 20.0 - 50.0
    done[-1] = replace(
        last,
        boxes=(
            *last.boxes,
            _box(f"{VERSION}_page_id", "field", None, first.page_id, x, 10.0, 40.0, 5.0),
            _box(f"{VERSION}_form", "field", None, VERSION, x + 42.0, 10.0, 8.0, 5.0),
        ),
        labels={
            **last.labels,
            f"{VERSION}_page_id": "Id of the scorecard page",
            f"{VERSION}_form": "Version of the form",
        },
    )
    return done


def evidence_pages(interview: Interview, composer: Composer, sheet: Paper, before: int) -> list[Page]:
    """Return the pages of fields that a filled scorecard has besides the scanned one.

    A question has a page. Key points, probes, hints and wrong answers go by the letters of the packet, so that no
    answer stands here. *before* counts the pages that stand in front of them.

    Raises:
        PacketError: when a text is too long to print.
    """
    left, right = 20.0, sheet.width - 20.0
    width = right - left
    bottom = sheet.height - 20.0
    pages: list[Page] = []
    items: list[Item] = []
    boxes: list[Box] = []
    labels: dict[str, str] = {}
    y = 20.0

    def turn() -> None:
        nonlocal items, boxes, labels, y
        pages.append(Page(tuple(items), (), tuple(boxes), (), labels))
        items, boxes, labels, y = [], [], {}, 20.0

    def field(name: str, label: str, x: float, w: float, h: float, value: str | None = None) -> None:
        boxes.append(_box(name, "field", None, value, x, y, w, h))
        labels[name] = label
        items.append(Rect(x, y, w, h, None, 0.5, RULE))

    items.append(composer.text("Evidence", TITLE, left, y + 4.0, 80, role="H1"))
    items.append(composer.text("Fill in on screen. This page is not scanned.", SMALL, left, y + 9.0, 100))
    y += 14.0
    rows = rating_rows(interview)
    for number, asked in enumerate(interview.asked, 1):
        question = asked.question
        mine = [row for row in rows if row.row.question == question.id]
        if number > 1:
            turn()
        title = composer.typed(f"Question {number}: {question.title}", "title of a question", H2)
        items.append(composer.text(title, H2, left, y + 4.0, width, role="H2"))
        y += 8.0
        ticks = [
            ("Key points heard", "k", [p.id for p in question.answer.points]),
            ("Probes used", "p", [p.id for p in question.probes]),
            ("Hints given", "h", [f"h{n}" for n in range(1, len(question.hints) + 1)]),
            ("Wrong answers heard", "w", [w.id for w in question.wrong_answers]),
        ]
        for words, letter, ids in ticks:
            items.append(composer.text(words, TABLE, left, y + 3.2, 40))
            x = left + 42.0
            for place, ident in enumerate(ids, 1):
                if x + 13.0 > right:
                    x, y = left + 42.0, y + 6.5
                    if y + 10.0 > bottom:
                        turn()
                name = f"{VERSION}_q{number}_{letter}{place}"
                boxes.append(_box(name, "tick", None, ident, x, y, 4.0, 4.0))
                labels[name] = f"Question {number}, {words.lower()}: {letter.upper()}{place}"
                items.append(Rect(x, y, 4.0, 4.0, None, 0.7, MUTED))
                items.append(composer.text(f"{letter.upper()}{place}", TABLE, x + 5.0, y + 3.2, 7.5))
                x += 13.0
            y += 6.5
        y += 1.5
        for row in mine:
            if y + 26.0 > bottom:
                turn()
            words = f"{row.title}: why this rating, in one sentence"
            items.append(composer.text(words, TABLE, left, y + 3.0, width))
            y += 4.4
            field(f"{row.row.name}_why", words, left, width, 12.0)
            y += 13.5
            reasons = interview.scale.not_rated.reasons
            if len(reasons) > 1:  # a single one needs no choice
                items.append(composer.text("If NR:", HEAD, left, y + 2.9, 11))
            for place, reason in enumerate(reasons if len(reasons) > 1 else ()):
                if place and place % 4 == 0:
                    y += 5.5
                x = left + 12.0 + place % 4 * 40.0
                word = composer.typed(REASONS.get(reason, reason.replace("_", " ")), "reason for NR", HEAD)
                name = f"{row.row.name}_reason_{reason}"
                boxes.append(_box(name, "bubble", f"{row.row.name}_reason", reason, x, y, 3.8, 3.8))
                labels[name] = f"{row.title}, not rated because: {word}"
                items.append(Circle(x + 1.9, y + 1.9, 1.9, None, 0.7, MUTED))
                items.append(composer.text(word, HEAD, x + 5.0, y + 2.9, 34))
            y += 7.0
        if y + 30.0 > bottom:
            turn()
        items.append(composer.text("Evidence: what was said and done", TABLE, left, y + 3.0, width))
        y += 4.4
        field(f"{VERSION}_q{number}_evidence", f"Question {number}: evidence", left, width, bottom - y)
    turn()
    return pages


def _box(
    name: str,
    kind: Literal["marker", "qr", "datamatrix", "bubble", "notes", "tick", "field"],
    row: str | None,
    value: str | None,
    x: float,
    y: float,
    w: float,
    h: float,
) -> Box:
    return Box(
        name=name,
        kind=kind,
        row=row,
        value=value,
        x_mm=round(x, 3),
        y_mm=round(y, 3),
        w_mm=round(w, 3),
        h_mm=round(h, 3),
    )
