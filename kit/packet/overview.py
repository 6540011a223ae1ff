"""The loop overview, for the hiring manager: who meets the candidate when, what is covered, and how thinly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.bank import Bank, Question
from kit.loop import Form, Loop, Session
from kit.packet.composer import Composer, side_by_side, underlined
from kit.packet.flow import Block, Line, Notes, flow
from kit.packet.frame import framed, text_height, text_width
from kit.packet.ids import PUBLIC_KEY
from kit.packet.page import PAPERS, Bookmark, Item, Metrics, Packet, Page, Rect
from kit.packet.style import ACCENT, H1, MARGIN, SMALL, TABLE, TABLE_STRONG, TOP, Style
from kit.packet.when import day_of, hours_of, zone_of
from kit.panel import Panel
from kit.role import Role

HEAD = Style("bold", 7.6, 9.6)


def lay_out(
    loop: Loop,
    form: Form,
    role: Role,
    bank: Bank,
    metrics: Metrics,
    paper: str = "a4",
    *,
    panel: Panel | None = None,
    key: bytes = PUBLIC_KEY,
    nonce: str = "",
) -> Packet:
    """Return the overview of one form of a loop: timeline, coverage, questions, and who rates what.

    Raises:
        Missing: when the bank has no such question.
        PacketError: when a text is too long to print.
    """
    sheet = PAPERS[paper]
    width, height = text_width(sheet), text_height(sheet)
    composer = Composer(metrics, width)
    names = {person.id: person.name for person in panel.interviewers} if panel else {}
    asked = {q.question: bank.question(q.question) for s in form.sessions for q in s.questions}
    title = composer.safe(f"{role.title}: the loop, form {form.form}", "title of the role", H1)
    minutes = sum(session.minutes for session in form.sessions)
    status = "proven best" if loop.status == "optimal" else "the best found in the time given"
    about = (
        f"{role.level} · {len(form.sessions)} interviews, {minutes} minutes · {len(form.questions)} questions · "
        f"mean expected rating {form.difficulty} · {status}"
    )
    blocks: list[Block | Notes] = [
        Block(tuple(composer.lines(title, H1, width, role="H1"))),
        Block(tuple(composer.lines(composer.safe(about, "loop", SMALL), SMALL, width)), before=0.6),
        composer.heading("Interviews", before=6.0),
        *_timeline(form, asked, composer, bank, names, panel),
        composer.heading("Coverage: planned minutes (questions)", before=8.0),
        *_coverage(form, role, asked, composer, bank),
        composer.heading("Questions by interview", before=8.0),
        *_questions(form, asked, composer, bank),
    ]
    pages = [Page(tuple(items)) for items in flow(blocks, x=MARGIN, top=TOP, height=height, width=width)]
    name = f"{role.id}-{form.form.lower()}-{loop.fingerprint[:6]}"
    done = framed(composer, sheet, pages, [""] * len(pages), key, nonce)
    return Packet(
        "overview",
        name,
        title,
        sheet,
        done,
        (Bookmark("Loop overview", 1),),
        tuple(dict.fromkeys(composer.notes)),
    )


def _timeline(
    form: Form,
    asked: Mapping[str, Question],
    composer: Composer,
    bank: Bank,
    names: Mapping[str, str],
    panel: Panel | None,
) -> list[Block]:
    zone = zone_of(panel)
    head = ["When", "Interview", "Minutes", "Interviewers", "Rates"]
    rows = []
    for session in form.sessions:
        when = (
            f"{day_of(session.start, zone)} {hours_of(session.start, session.minutes, zone)}"
            if session.start
            else "-"
        )
        people = ", ".join(
            names.get(seat.interviewer, seat.interviewer)
            + (f" ({seat.part.replace('_', ' ')})" if seat.part != "lead" else "")
            for seat in session.interviewers
        )
        focus = ", ".join(
            dict.fromkeys(bank.competency(c).name for q in session.questions for c in asked[q.question].rated)
        )
        rows.append([when, session.title, str(session.minutes), people or "-", focus])
    return composer.table([head, *rows], "interviews of the loop")


def _coverage(
    form: Form, role: Role, asked: Mapping[str, Question], composer: Composer, bank: Bank
) -> list[Block]:
    """Return the matrix of competencies and interviews; a filled square marks where a competency leads."""
    first = 60.0
    last = 16.0
    count = len(form.sessions)
    each = (composer.width - first - 2 * last) / count
    columns: list[list[Line]] = [
        composer.lines("weight", HEAD, last - 3, x=first - 12, role="TH", align="right")
    ]
    for place, session in enumerate(form.sessions):
        words = composer.safe(session.title, "title of an interview", HEAD)
        lines = composer.lines(words, HEAD, each - 2, x=first + last + place * each, role="TH")
        columns.append(lines[:4])
    total_x = composer.width - last
    columns.append(composer.lines("in all", HEAD, last, x=total_x, role="TH", align="right"))
    table = composer.part()
    head = underlined(side_by_side(*columns), composer.width, strong=True, row=(table, 0))
    blocks = [Block(head, with_next=True)]
    baseline = composer.baseline(TABLE)
    thin: list[str] = []
    for number, (competency, weight) in enumerate(role.weights.items(), 1):
        name = composer.safe(bank.competency(competency).name, "name of a competency", TABLE)
        items: list[Item] = [
            composer.text(name, TABLE_STRONG, 0.0, baseline, first - 12, role="TH"),
            composer.text(str(weight), TABLE, first - 12, baseline, last - 3, align="right", role="TD"),
        ]
        total = sessions = 0
        people: set[str] = set()
        for place, session in enumerate(form.sessions):
            minutes, questions, leads = _share(session, asked, competency)
            if not questions:
                continue
            total += minutes
            sessions += 1
            people |= {seat.interviewer for seat in session.interviewers}
            x = first + last + place * each
            size = 2.4
            items.append(Rect(x, baseline - size + 0.2, size, size, ACCENT if leads else None, 0.6, ACCENT))
            items.append(
                composer.text(f"{minutes} ({questions})", TABLE, x + 4, baseline, each - 5, role="TD")
            )
        items.append(
            composer.text(f"{total} min", TABLE_STRONG, total_x, baseline, last, align="right", role="TD")
        )
        line = [Line(TABLE.height, tuple(items))]
        blocks.append(Block(underlined(line, composer.width, row=(table, number)), whole=True))
        if not total:
            thin.append(f"{name} is not rated in this loop.")
        elif weight >= role.plan.rules.heavy_from_weight and sessions < role.plan.rules.ratings_per_heavy:
            thin.append(f"{name} weighs {weight} and is rated in one interview only.")
        elif people and len(people) < 2:
            thin.append(f"{name} is rated by one person only.")
    legend = "Filled square: the competency leads in a question of that interview. Open square: it is rated beside another."
    blocks.append(Block(tuple(composer.lines(legend, SMALL, composer.width)), before=1.6))
    blocks.append(composer.heading("What is thin", before=6.0))
    found = thin or ["Nothing: each weighted competency is rated, and the heavy ones more than once."]
    blocks += [composer.item(text, "coverage") for text in found]
    return blocks


def _share(session: Session, asked: Mapping[str, Question], competency: str) -> tuple[int, int, bool]:
    """Return the minutes and questions of a competency in a session, and whether it leads in one of them."""
    minutes = 0.0
    questions = 0
    leads = False
    for planned in session.questions:
        question = asked[planned.question]
        if competency in question.rated:
            minutes += planned.minutes * question.competencies[competency] / 100
            questions += 1
            leads = leads or question.competency == competency
    return round(minutes), questions, leads


def _questions(form: Form, asked: Mapping[str, Question], composer: Composer, bank: Bank) -> list[Block]:
    head = ["Interview", "Question", "Levels", "Minutes", "Why it is here"]
    rows: list[Sequence[str]] = []
    for session in form.sessions:
        for planned in session.questions:
            question = asked[planned.question]
            pilot = ", not yet tried" if question.status == "pilot" else ""
            levels = f"{question.levels.from_} to {question.levels.to}"
            rows.append(
                [session.title, f"{question.title}{pilot}", levels, str(planned.minutes), planned.why or "-"]
            )
    return composer.table([head, *rows], "questions of the loop")
