"""The interviewer packet: a brief, each question with what to say and what to listen for, and the scorecard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from kit.bank.question import Exhibit, Question, VerifyTable, WrongAnswer
from kit.errors import PacketError
from kit.packet.composer import (
    HANG,
    Composer,
    as_one,
    labelled,
    side_by_side,
    underlined,
)
from kit.packet.exhibit import show
from kit.packet.flow import MOST_PAGES, Block, Line, Movable, Notes, flow, kept, placed
from kit.packet.frame import anchors_of, framed, numbered, text_height, text_width
from kit.packet.handout import exhibits_of
from kit.packet.interview import PARTS, Colleague, Interview
from kit.packet.page import (
    PAPERS,
    Bookmark,
    Item,
    Metrics,
    Packet,
    Page,
    Paper,
    Rect,
    Rule,
    Run,
    Sign,
    Text,
)
from kit.packet.scorecard import scan_pages, with_codes
from kit.packet.style import (
    ACCENT,
    ASKED,
    BODY,
    COLUMN,
    CUES,
    H1,
    H2,
    INK,
    MARGIN,
    MUTED,
    RULE,
    SMALL,
    SMALL_STRONG,
    STRONG,
    TABLE,
    TOP,
    Style,
)
from kit.packet.words import runs_right_to_left

KINDS = {
    "knowledge": "knowledge",
    "case": "case",
    "past_behaviour": "past behaviour",
    "situational": "situation",
    "work_sample": "work sample",
    "role_play": "role play",
    "design": "design",
}
TRIGGERS = {"always": "always", "time_left": "if time is left"}
MOST_WHOLE = 12  # rows of a table that is never parted
SPARSE = 0.5  # a last page that holds less than this is worth less white on the others
CLOSER = 0.7
LONG_LISTING = 25  # lines; from here on an exhibit that does not fit its page stands in the appendix
MOST_EMPTY = 36.0  # millimetres of a page that an exhibit may leave
LEFT = 52.0  # the left column of what stands in two
GUTTER = 8.0  # between the three columns of the brief
HANG_BAR = 4.0  # from the bar to words that are read aloud
NUMBER = Style("bold", 12, 14, ACCENT)
NAME = Style("bold", 13, 17)
SPOKEN = Style("body", 9.0, 12.2)
MINUTES = Style("bold", 17, 21, ACCENT)


class Part(NamedTuple):
    """The pages of one interview before they have feet and ids, with what their bands say and their bookmarks."""

    pages: list[Page]
    running: list[str | None]
    outline: list[Bookmark]


def lay_out(interview: Interview, metrics: Metrics, paper: str = "a4") -> Packet:
    """Return the packet of an interviewer for one interview.

    Raises:
        PacketError: when a text or a listing is too long to print, or the packet takes more than 60 pages.
    """
    sheet = PAPERS[paper]
    composer = Composer(metrics, text_width(sheet))
    part = part_of(interview, composer, sheet)
    return Packet(
        "interviewer",
        interview.name,
        f"{interview.title}, form {interview.form}: interviewer packet",
        sheet,
        finished(part, composer, sheet, interview.key, interview.nonce),
        tuple(part.outline),
        tuple(dict.fromkeys(composer.notes)),
        about=interview.about,
    )


def part_of(interview: Interview, composer: Composer, sheet: Paper, before: int = 0) -> Part:
    """Return the pages of an interview; *before* counts the pages that stand in front of them.

    Raises:
        PacketError: when a text or a listing is too long to print, or there are more than 60 pages.
    """
    part = Part([], [], [])
    appendix: list[Block] = []

    def add(name: str, words: str, blocks: Sequence[Block | Notes | Movable]) -> None:
        part.outline.append(Bookmark(name, before + len(part.pages) + 1))
        pages, moved = _flowed(blocks, composer, sheet)
        for items in pages:
            part.pages.append(Page(tuple(items)))
            part.running.append(words)
        for movable in moved:
            appendix.extend(movable.elsewhere)

    add("Brief", interview.title, _brief(interview, composer))
    for number, asked in enumerate(interview.asked, 1):
        title = composer.typed(asked.question.title, f"{asked.question.id}, title")
        words = f"Question {number}: {title}"
        add(words, words, _question(interview, number, composer))
    if appendix:
        notes = Notes(composer.heading("Notes", before=6.0), composer.width, optional=True)
        add("Exhibits", "Exhibits", [*appendix, notes])
    if interview.two_sided and (before + len(part.pages)) % 2:
        part.pages.append(Page(()))
        part.running.append("Left empty, so that the scorecard is a sheet of its own")
    part.outline.append(Bookmark("Scorecard", before + len(part.pages) + 1))
    for page in scan_pages(interview, composer, sheet):
        part.pages.append(page)
        part.running.append(None)
        if interview.two_sided:
            part.pages.append(Page(()))
            part.running.append(None)
    if len(part.pages) > MOST_PAGES:
        raise PacketError(
            f"{interview.title}: {len(part.pages)} pages are too many, {MOST_PAGES} fit. Leave questions out."
        )
    return part


def _flowed(
    blocks: Sequence[Block | Notes | Movable], composer: Composer, sheet: Paper
) -> tuple[list[list[Item]], list[Movable]]:
    """Return pages, and what has no room on them; a page that less white saves is saved.

    What had no room at its place stands above the notes at the end, where that takes no further page.
    """
    height = text_height(sheet)

    def set_with(
        some: Sequence[Block | Notes | Movable], white: float
    ) -> tuple[list[list[Item]], list[Movable]]:
        moved: list[Movable] = []
        width = composer.width
        pages = flow(some, x=MARGIN, top=TOP, height=height, width=width, fill=True, moved=moved, white=white)
        return pages, moved

    white = 1.0
    pages, moved = set_with(blocks, white)
    used = max((item.y for item in pages[-1] if isinstance(item, Text)), default=TOP) - TOP
    if len(pages) > 1 and used < height * SPARSE:
        closer, moved_closer = set_with(blocks, CLOSER)
        if len(closer) < len(pages) and len(moved_closer) <= len(moved):
            white, pages, moved = CLOSER, closer, moved_closer
    if moved and isinstance(blocks[-1], Notes):
        behind = [block for movable in moved for block in movable.elsewhere]
        with_them, _ = set_with([*blocks[:-1], *behind, blocks[-1]], white)
        if len(with_them) == len(pages):
            return with_them, []
    return pages, moved


def finished(part: Part, composer: Composer, sheet: Paper, key: bytes, nonce: str) -> tuple[Page, ...]:
    """Return the pages with page numbers, bands, feet, ids and codes."""
    anchors = anchors_of([page.items for page in part.pages])
    pages = [
        replace(page, items=tuple(numbered(page.items, anchors, composer.metrics))) for page in part.pages
    ]
    done = framed(composer, sheet, pages, part.running, key, nonce)
    return tuple(with_codes(page, composer, sheet) if page.scanned else page for page in done)


# The first page


def _brief(interview: Interview, composer: Composer) -> list[Block | Notes]:
    template = interview.template
    third = (composer.width - 2 * GUTTER) / 3
    wide = 2 * third + GUTTER
    role = composer.typed(
        f"{interview.role}, {interview.level}, form {interview.form}", "title of the role", SMALL
    )
    title = composer.safe(interview.title, "title of the interview", H1)
    head = composer.lines(title, H1, COLUMN, role="H1")
    minutes = composer.text(
        f"{interview.minutes} min", MINUTES, composer.cue_x, composer.baseline(H1), CUES, align="right"
    )
    head[0] = Line(head[0].height, (*head[0].items, minutes))
    blocks: list[Block | Notes] = [
        Block(tuple(composer.lines(role, SMALL, COLUMN))),
        Block(tuple(head), before=0.4),
        Block(_who(interview, composer), before=2.4, whole=True),
    ]
    rated = _list(
        composer, "You rate (weight of 100)", [_weighted(interview, c) for c in interview.focus], third
    )
    covered = [_covered(interview, other) for other in interview.others]
    others = _list(
        composer,
        "Others cover: do not repeat it",
        covered or ["This is the only interview of the loop."],
        wide,
    )
    # How to rate stands below one of them, where it makes both together lower.
    rule = composer.safe(interview.scale.rule, "rule of the scale", SMALL)
    how = [
        [
            Line(2.0, ()),
            *composer.lines("How to rate", SMALL_STRONG, room),
            *composer.lines(rule, SMALL, room),
        ]
        for room in (third, wide)
    ]
    if _height([*rated, *how[0]]) < max(_height([*others, *how[1]]), _height(rated)):
        rated += how[0]
    else:
        others += how[1]
    blocks.append(Block(_columns([(rated, 0.0), (others, third + GUTTER)]), before=3.0, whole=True))
    blocks.append(composer.heading("The hour" if interview.minutes == 60 else "The plan", before=3.2))
    blocks += _agenda(interview, composer)
    start = _spoken(composer, "Say at the start", template.opening_words, "opening words", wide)
    end = _spoken(composer, "Say at the end", template.closing_words, "closing words", third)
    blocks.append(Block(_columns([(start, 0.0), (end, wide + GUTTER)]), before=3.4))
    ask = _list(composer, "Ask", template.do_ask, wide, sign="tick")
    never = _list(composer, "Do not ask", template.do_not_ask, third, sign="cross")
    blocks.append(Block(_columns([(ask, 0.0), (never, wide + GUTTER)]), before=3.0, whole=True))
    return [*blocks, Notes(composer.heading("Notes"), composer.width, optional=True)]


def _who(interview: Interview, composer: Composer) -> tuple[Line, ...]:
    """Return the block that says who meets whom, when and where; what is not known is left to write."""
    candidate = interview.candidate
    last = 2 * ((composer.width - 2 * GUTTER) / 3 + GUTTER)
    known = [f"say: {candidate.pronunciation}"] if candidate.pronunciation else []
    known += [candidate.pronouns] if candidate.pronouns else []
    part = f", {PARTS.get(interview.part, interview.part)}" if interview.interviewer else ""
    cells = [
        ("Candidate" + "".join(f" · {words}" for words in known), candidate.name, NAME, 0.0, last - 4.0),
        ("Code on the scorecard", candidate.code, NAME, last, composer.width - last),
    ]
    place = ("Place", interview.place, BODY, last, composer.width - last)
    rows = [
        cells,
        [
            (f"Interviewer{part}", interview.interviewer, BODY, 0.0, last - 72.0),
            ("Date", interview.date, BODY, last - 68.0, 30.0),
            ("Time", interview.time, BODY, last - 34.0, 30.0),
        ],
    ]
    where = composer.typed(interview.place, "place")
    if composer.metrics.width(where[:200], BODY.face, BODY.size) <= place[-1]:
        rows[1].append(place)
    else:  # an address or a link to a call takes a row of its own
        rows.append([("Place", interview.place, BODY, 0.0, composer.width)])
    lines = []
    for row in rows:
        items: list[Item] = []
        ends: list[tuple[float, float, str]] = []
        bottom = SMALL.height + row[0][2].height + 1.2
        for label, value, style, x, room in row:
            field = label.partition(",")[0].partition(" · ")[0].lower()
            name = composer.typed(label, field, SMALL)
            items.append(composer.text(name, SMALL, x, composer.baseline(SMALL), room))
            shown = _value(composer, value, field, style, x, room) if value else []
            placed_items, below = placed(shown, 0.0, SMALL.height)
            items += placed_items
            bottom = max(bottom, below + 1.2)
            ends.append((x, room, RULE if value else MUTED))
        items += [Rule(x, bottom, room, 0.0, 0.5, colour) for x, room, colour in ends]
        lines.append(Line(bottom + 1.4, tuple(items)))
    return tuple(lines)


def _value(composer: Composer, value: str, field: str, style: Style, x: float, room: float) -> list[Line]:
    """Return a value on one line; one that is far too long takes two, and is cut there.

    Text from right to left is never broken: it shrinks, and is then cut.
    """
    text = composer.typed(value, field, style)
    lines = composer.lines(text, style, room, x=x, plain=True)
    fits = composer.metrics.width(text, style.face, style.size * 0.8) <= room
    if fits or len(lines) < 2 or runs_right_to_left(text):
        return [Line(style.height, (composer.text(text, style, x, composer.baseline(style), room),))]
    first = "".join(run.text for item in lines[0].items if isinstance(item, Text) for run in item.runs)
    rest = composer.text(text[len(first) :].strip(), style, x, composer.baseline(style), room)
    return [lines[0], Line(style.height, (rest,))]


def _weighted(interview: Interview, competency: str) -> str:
    weight = interview.weights.get(competency)
    name = interview.competency(competency)
    return f"{name}: {weight or '–'}"


def _covered(interview: Interview, other: Colleague) -> str:
    focus = ", ".join(map(interview.competency, other.focus)).lower()
    people = f" ({', '.join(other.interviewers)})" if other.interviewers else ""
    return f"{other.title}: {focus}{people}" if focus else f"{other.title}{people}"


def _list(
    composer: Composer,
    title: str,
    texts: Sequence[str],
    room: float,
    sign: Literal["tick", "cross"] | None = None,
    mark: str = "•",
) -> list[Line]:
    """Return a narrow list under a heading; its marks are bullets, the drawn *sign*, or none."""
    lines = [*composer.lines(title, H2, room, role="H2"), Line(0.8, ())]
    for text in texts:
        if not mark:
            lines += composer.lines(composer.safe(text, title, TABLE), TABLE, room)
            continue
        block = composer.item(text, title, mark="" if sign else mark, style=TABLE, room=room)
        first, *rest = block.lines
        drawn = (Sign(1.4, composer.baseline(TABLE) - 1.0, sign, ""),) if sign else ()
        lines += [Line(first.height, (*first.items, *drawn)), *rest, Line(0.35, ())]
    return lines


def _spoken(composer: Composer, title: str, text: str, field: str, room: float) -> list[Line]:
    """Return words to say under a heading, in a column."""
    lines = [*composer.lines(title, H2, room, role="H2"), Line(0.8, ())]
    for block in composer.paragraphs(text, field, SPOKEN, room=room):
        lines += [*block.lines, Line(1.2, ())]
    return lines


def _columns(columns: Sequence[tuple[Sequence[Line], float]]) -> tuple[Line, ...]:
    """Return columns, each with its left edge, side by side as one line: theirs need not be level."""
    items: list[Item] = []
    tallest = 0.0
    for lines, x in columns:
        placed_items, height = placed(lines, x, 0.0)
        items += placed_items
        tallest = max(tallest, height)
    return (Line(tallest, tuple(items)),)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def _agenda(interview: Interview, composer: Composer) -> list[Block]:
    """Return the plan with the minute at which each part begins."""
    parts = [("Welcome and opening words", interview.intro)]
    parts += [(f"Question {n}: {a.question.title}", a.minutes) for n, a in enumerate(interview.asked, 1)]
    parts.append(("The candidate's questions and closing words", interview.candidate_questions))
    spare = interview.minutes - sum(minutes for _, minutes in parts)
    if spare > 0:
        parts.insert(-1, ("Time in hand", spare))
    blocks = []
    table = composer.part()
    minute = 0
    for number, (words, minutes) in enumerate(parts, 1):
        text = composer.typed(words, "agenda")
        baseline = composer.baseline(BODY)
        items = (
            composer.text(
                f"{minute // 60}:{minute % 60:02}",
                BODY._replace(colour=MUTED),
                0.0,
                baseline,
                9.0,
                align="right",
                role="TH",
            ),
            composer.text(text, BODY, 14.0, baseline, COLUMN - 14.0),
            composer.text(f"{minutes} min", BODY, composer.cue_x, baseline, CUES, align="right"),
        )
        line = [Line(BODY.height, items)]
        lines = underlined(line, composer.width, pad=0.25, row=(table, number))
        blocks.append(Block(lines, whole=True))
        minute += minutes
    return blocks


# A question


def _question(interview: Interview, number: int, composer: Composer) -> list[Block | Notes | Movable]:
    asked = interview.asked[number - 1]
    question = asked.question
    name = question.id
    blocks: list[Block | Notes | Movable] = [*_title(interview, number, composer)]

    blocks.append(composer.heading("Say this", before=4.0))
    blocks += composer.paragraphs(question.ask.opening, f"{name}, opening")
    blocks.append(_asked_aloud(composer, question.ask.question, f"{name}, question", "the question"))
    if question.ask.follow_on:
        cue = "after the first answer"
        blocks.append(_asked_aloud(composer, question.ask.follow_on, f"{name}, follow_on", cue, style=STRONG))

    ask = question.ask
    if ask.candidate_facts:
        blocks.append(composer.heading("Tell everyone"))
        blocks += [composer.item(fact, f"{name}, fact") for fact in ask.candidate_facts]
    if ask.if_asked:
        blocks.append(composer.heading("Say this to everyone who asks"))
        rows = [(known.ask, known.say) for known in ask.if_asked]
        blocks += composer.pairs(
            rows, f"{name}, if_asked", ("when asked", "say"), left=LEFT, room=composer.width
        )
    means = [f"May use: {', '.join(ask.may_use)}."] if ask.may_use else []
    means += [f"May not use: {', '.join(ask.may_not_use)}."] if ask.may_not_use else []
    means += [question.solo_option] if question.solo_option else []
    allowed = _list(composer, "Means", means or ["Nothing is needed."], LEFT, mark="")
    x = LEFT + 4.0
    offered = _list(composer, "Adjustments to offer", question.fairness.accommodations, composer.width - x)
    blocks.append(Block(_columns([(allowed, 0.0), (offered, x)]), before=4.4, whole=True))

    for exhibit_number, owner, exhibit in exhibits_of(interview):
        if owner.id == question.id:
            anchor = f"{interview.name}-{exhibit_number}"
            blocks.append(_exhibit(composer, question, exhibit, exhibit_number, anchor))

    letters = {p.id: f"K{n}" for n, p in enumerate(question.answer.points, 1)}
    blocks.append(
        composer.heading("Probe: leave out what was answered already", cue="when, and what it seeks")
    )
    probes: list[Block] = []
    for n, probe in enumerate(question.probes, 1):
        when = TRIGGERS.get(probe.when, f"if: {probe.when.replace('_', ' ')}")
        seeks = " ".join(letters[k] for k in probe.seeks if k in letters)
        probes.append(
            _ticked(
                composer,
                f"P{n}",
                probe.ask,
                f"{name}, probe {probe.id}",
                f"{when} · {seeks}" if seeks else when,
            )
        )
    blocks += kept(probes)
    if question.hints:
        blocks.append(composer.heading("Help, in this order", cue="cost: recorded, never subtracted"))
        hints = [
            _ticked(
                composer,
                f"H{n}",
                hint.say,
                f"{name}, hint {n}",
                f"costs {hint.cost:g}" if hint.cost else "free",
            )
            for n, hint in enumerate(question.hints, 1)
        ]
        blocks += kept(hints)

    blocks.append(composer.heading("The answer in short"))
    blocks += composer.paragraphs(question.answer.in_short, f"{name}, in_short")
    blocks.append(composer.heading("Key points: tick what you hear", cue="weight"))
    points = [
        _ticked(
            composer,
            f"K{n}",
            point.text,
            f"{name}, point {point.id}",
            f"{point.weight} · must" if point.must else f"{point.weight}",
            strong=point.must,
        )
        for n, point in enumerate(question.answer.points, 1)
    ]
    blocks += kept(points)
    if question.fairness.accept:
        blocks.append(composer.heading("Accept as well"))
        blocks += composer.paragraphs(question.fairness.accept, f"{name}, accept")

    if question.wrong_answers:
        blocks.append(composer.heading("Wrong answers", cue="what you reply"))
        blocks += [_wrong(composer, n, wrong, name) for n, wrong in enumerate(question.wrong_answers, 1)]
    blocks += _signs(interview, composer, question)
    blocks += _anchors(interview, composer, question)
    if question.verify:
        for table in question.verify.tables:
            blocks += _survives(interview, composer, table, f"{name}, table {table.id}")
    least = max((question.notes_lines or 3) * 8.0, 24.0)
    blocks.append(Notes(composer.heading("Notes", before=6.0), composer.width, min(least, 160.0)))
    return blocks


def _title(interview: Interview, number: int, composer: Composer) -> list[Block]:
    asked = interview.asked[number - 1]
    question = asked.question
    levels = question.levels
    span = levels.from_ if levels.from_ == levels.to else f"{levels.from_} to {levels.to}"
    about = (
        f"Question {number} of {len(interview.asked)} · {KINDS[question.kind].capitalize()}, {span} · "
        f"{question.id}@{question.version}"
    )
    title = composer.safe(question.title, f"{question.id}, title", H1)
    head = composer.lines(title, H1, composer.width - 28.0, role="H1")
    minutes = composer.text(
        f"{asked.minutes} min", MINUTES, composer.width - 26.0, composer.baseline(H1), 26.0, align="right"
    )
    head[0] = Line(head[0].height, (*head[0].items, minutes))
    m = question.minutes
    split = f"read {m.read}, ask {m.core}, probe {m.probes}, rate {m.rate}"
    small = composer.baseline(SMALL)
    line = (
        composer.text(about, SMALL, 0.0, small, COLUMN),
        composer.text(split, SMALL, composer.cue_x - 10, small, CUES + 10, align="right"),
    )
    blocks = [
        Block(tuple(head), with_next=True),
        Block((Line(SMALL.height, line),), before=0.6, with_next=True),
    ]
    if question.status == "pilot":
        words = "Not yet tried with people: note what was unclear."
        blocks.append(Block(tuple(composer.lines(words, SMALL_STRONG, COLUMN)), before=0.4, with_next=True))
    return blocks


def _asked_aloud(composer: Composer, text: str, field: str, cue: str, *, style: Style = ASKED) -> Block:
    """Return words that are read aloud as they stand, with a bar beside them."""
    lines = composer.lines(composer.safe(text, field, style), style, COLUMN - HANG_BAR, x=HANG_BAR)
    barred = [Line(line.height, (Rect(0.0, 0.0, 0.9, line.height, ACCENT), *line.items)) for line in lines]
    return Block(composer.beside(barred, cue), before=2.4, whole=True)


def _exhibit(composer: Composer, question: Question, exhibit: Exhibit, number: int, anchor: str) -> Movable:
    """Return an exhibit for its place; where it has no room there, or is long, its page is named in its place."""
    title = f"Exhibit {number}: {exhibit.title}"
    cue = "the candidate has it too" if exhibit.audience == "both" else "only for you"
    shown = show(composer, question, exhibit)
    words = composer.typed(title, f"{question.id}, exhibit {exhibit.id}", H2)
    heading = composer.heading(words, cue=cue, wide=True)
    long = sum(len(block.lines) for block in shown) >= LONG_LISTING + 2 and exhibit.kind != "diagram"
    pointer = composer.page_reference(words, "on page", anchor, cue=cue)
    return Movable((heading, *shown), pointer, anchor, 0.0 if long else MOST_EMPTY)


def _ticked(
    composer: Composer, letter: str, text: str, field: str, cue: str, *, strong: bool = False
) -> Block:
    """Return a line to tick, with its letter and a cue beside it."""
    hang = 13.0
    lines = composer.lines(composer.safe(text, field), BODY, COLUMN - hang, x=hang, role="LI")
    baseline = composer.baseline(BODY)
    box = Rect(0.0, baseline - 2.65, 3.0, 3.0, None, 1.0 if strong else 0.6, INK if strong else MUTED)
    sign = Text(5.2, baseline, (Run(letter, "bold", 8.4, MUTED),), hang - 5.2, "Lbl")
    return Block(composer.beside(labelled(lines, box, sign), cue), before=1.3)


def _wrong(composer: Composer, number: int, wrong: WrongAnswer, name: str) -> Block:
    """Return a wrong answer and why it is one; the reply stands beside it."""
    field = f"{name}, wrong answer {wrong.id}"
    hang = 13.0
    lines = composer.lines(
        composer.safe(wrong.claim, field, STRONG), STRONG, COLUMN - hang, x=hang, role="LI"
    )
    baseline = composer.baseline(BODY)
    box = Rect(0.0, baseline - 2.65, 3.0, 3.0, None, 0.6, MUTED)
    sign = Text(5.2, baseline, (Run(f"W{number}", "bold", 8.4, MUTED),), hang - 5.2, "Lbl")
    lines = labelled(lines, box, sign)
    lines += composer.lines(composer.safe(wrong.why_wrong, field), BODY, COLUMN - hang, x=hang, role="LI")
    reply = composer.beside(lines, composer.safe(wrong.say, field, TABLE), style=TABLE)
    return Block(reply, before=1.8, whole=True)


def _signs(interview: Interview, composer: Composer, question: Question) -> list[Block]:
    """Return good signs and warning signs side by side; under a warning stands what it does."""
    half = composer.width / 2 - 4.0
    warning = _list(composer, "Warning signs", [], half) if question.red_flags else []
    for flag in question.red_flags:
        if isinstance(flag.effect, str):
            does = "A note, no more."
        else:
            most = (f"{interview.competency(c)} {v} at most" for c, v in flag.effect.items())
            does = f"{'; '.join(most)}."
        field = f"{question.id}, red flag"
        block = composer.item(flag.sign, field, style=TABLE, room=half)
        effect = composer.lines(composer.safe(does, field, SMALL), SMALL, half - HANG, x=HANG, role="LI")
        warning += [*block.lines, *effect, Line(0.7, ())]
    if not question.green_flags:
        return [Block(_columns([(warning, 0.0)]), before=4.4, whole=True)] if warning else []
    good = _list(composer, "Good signs", question.green_flags, half)
    columns = [(good, 0.0), (warning, composer.width - half)]
    return [Block(_columns(columns), before=4.4, whole=True)]


def _anchors(interview: Interview, composer: Composer, question: Question) -> list[Block]:
    """Return what an answer looks like at each point, the highest first, a competency after the other."""
    blocks: list[Block] = []
    left = 27.0
    room = composer.width - left
    for competency in question.rated:
        anchors = question.rating.anchors[competency]
        share = question.competencies[competency]
        name = f"Rate {interview.competency(competency).lower()}"
        lines: list[Line] = []
        table = composer.part()
        for value in sorted(anchors, reverse=True):
            label = interview.scale.label(value) if value in interview.scale.values else ""
            text = composer.safe(anchors[value], f"{question.id}, anchor {value} of {competency}", TABLE)
            words = composer.lines(text, TABLE, min(room, 138.0), x=left, role="TD")
            baseline = composer.baseline(TABLE)
            first: tuple[Item, ...] = (
                composer.text(str(value), NUMBER, 0.0, baseline + 0.5, 5.0, role="TH"),
                composer.text(label, SMALL, 6.0, baseline, left - 8.0, role="TH"),
            )
            words[0] = Line(words[0].height, (*first, *words[0].items))
            lines += underlined(words, composer.width, row=(table, value))
        cue = f"{share} % of this question"
        heading = composer.heading(name, cue=cue, wide=True)
        blocks += [heading, Block(tuple(lines), before=0.4, whole=True)]
    return blocks


def _survives(interview: Interview, composer: Composer, table: VerifyTable, field: str) -> list[Block]:
    """Return the table of what each answer survives: a tick where it holds, a cross where it fails.

    Many promises are named by letters, with their words below.
    """
    cap = 20.0
    capped = list(dict.fromkeys(c for variant in table.variants for c in variant.ceiling))
    last = composer.width - cap * len(capped)
    count = max(len(table.scenarios), 1)
    small = Style("body", 7.4, 9.4, MUTED)
    worded = (last - LEFT - 4.0) / count >= 15.0
    names = [composer.safe(variant.title, field, TABLE) for variant in table.variants]
    widest = max((composer.metrics.width(name, TABLE.face, TABLE.size) for name in names), default=0.0)
    # Letters need little room: what they leave goes to the names, so that fewer of these break.
    title = LEFT + 2.0 if worded else max(min(widest + 3.0, last - 7.0 * count), 46.0)
    each = (last - title - 2.0) / count
    columns: list[list[Line]] = [[Line(small.height, ())]]
    for n, scenario in enumerate(table.scenarios):
        promise = composer.safe(scenario.promise, field, small) if worded else _letter(n)
        apart = 2.4 if worded else 0.0
        x = title + n * each + apart / 2
        columns.append(composer.lines(promise, small, each - apart, x=x, role="TH", align="centre"))
    for n, competency in enumerate(capped):
        earns = composer.safe(f"at most in {interview.competency(competency).lower()}", field, small)
        columns.append(
            composer.lines(earns, small, cap - 1.5, x=last + n * cap + 1.5, role="TH", align="right")
        )
    number = composer.part()
    head = as_one(underlined(_bottom_aligned(columns), composer.width, strong=True, row=(number, 0)))
    rows: list[Line] = []
    middle = composer.baseline(TABLE) - 1.05
    for place, variant in enumerate(table.variants, 1):
        name = composer.lines(names[place - 1], TABLE, title - 2.0, role="TD")
        items: list[Item] = []
        for n, scenario in enumerate(table.scenarios):
            held = table.expect.get(variant.id, {}).get(scenario.id) == scenario.want
            kind: Literal["tick", "cross"] = "tick" if held else "cross"
            words_for = "holds" if held else "fails"
            items.append(Sign(title + (n + 0.5) * each, middle, kind, words_for, (composer.part(),)))
        for n, competency in enumerate(capped):
            most = str(variant.ceiling.get(competency, "-"))
            x = last + n * cap
            items.append(
                composer.text(most, TABLE, x, composer.baseline(TABLE), cap, align="right", role="TD")
            )
        name[0] = Line(name[0].height, (*name[0].items, *items))
        rows += as_one(underlined(name, composer.width, row=(number, place)))
    words = composer.safe(table.title, field, H2)
    heading = _with_key(composer.heading(words, before=5.0, room=composer.width - 62.0), composer)
    blocks = [
        heading,
        Block((*head, *rows), before=0.6, whole=len(rows) <= MOST_WHOLE, head=head, with_next=not worded),
    ]
    if not worded:
        half = (composer.width - 8.0) / 2
        promises = [
            _hung(composer, _letter(n), composer.safe(s.promise, field, SMALL), half)
            for n, s in enumerate(table.scenarios)
        ]
        middle_one = (len(promises) + 1) // 2
        sides = [
            [line for lines in part for line in lines]
            for part in (promises[:middle_one], promises[middle_one:])
        ]
        legend = _columns([(sides[0], 0.0), (sides[1], half + 8.0)])
        blocks.append(Block(legend, before=1.6))
    return blocks


def _with_key(heading: Block, composer: Composer) -> Block:
    """Return the heading of a table with what its marks mean, flush right."""
    first, *others = heading.lines
    baseline = composer.baseline(H2)
    words = "fails, each as it was run"
    width = composer.metrics.width(words, SMALL.face, SMALL.size)
    x = composer.width - width
    key: tuple[Item, ...] = (
        Sign(x - 19.0, baseline - 0.9, "tick", ""),
        composer.text("holds", SMALL, x - 16.2, baseline, 10.0),
        Sign(x - 2.8, baseline - 0.9, "cross", ""),
        composer.text(words, SMALL, x, baseline, width + 0.1),
    )
    return replace(heading, lines=(Line(first.height, (*first.items, *key)), *others))


def _hung(composer: Composer, letter: str, text: str, room: float) -> tuple[Line, ...]:
    """Return the lines of a promise behind its letter, as deep as the text."""
    lines = composer.lines(text, SMALL, room - 4.0, x=4.0, role="LI")
    sign = Text(0.0, composer.baseline(SMALL), (Run(letter, "bold", SMALL.size, INK),), 4.0, "Lbl")
    return tuple(labelled(lines, sign))


def _letter(number: int) -> str:
    return chr(ord("a") + number)


def _bottom_aligned(columns: Sequence[Sequence[Line]]) -> list[Line]:
    """Return columns of one line height as lines whose last ones are level."""
    tallest = max(map(len, columns))
    height = max(line.height for column in columns for line in column)
    padded = [[*[Line(height, ())] * (tallest - len(column)), *column] for column in columns]
    return side_by_side(*padded)
