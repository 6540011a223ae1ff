"""The loop overview, for the hiring manager: who meets the candidate when, what is covered, and how thinly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kit.bank import Bank, Question
from kit.loop import Form, Loop, Session
from kit.packet.composer import Composer, known, side_by_side, underlined
from kit.packet.flow import Block, Line, Notes, flow
from kit.packet.frame import framed, text_height, text_width
from kit.packet.ids import PUBLIC_KEY
from kit.packet.page import PAPERS, Bookmark, Item, Metrics, Packet, Page, Rect
from kit.packet.style import ACCENT, H1, MARGIN, SMALL, TABLE, TABLE_STRONG, TOP, Style
from kit.packet.when import day_of, hours_of, zone_of
from kit.panel import Panel
from kit.role import Role

HEAD = Style("bold", 7.6, 9.6)
MOST_HEAD = 4  # lines of the title of an interview above its column


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
        composer.heading("Coverage: planned minutes (questions)", before=7.0),
        *_coverage(form, role, asked, composer, bank),
        composer.heading("Questions by interview", before=7.0),
        *_questions(form, asked, composer),
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
    head = ["No.", "When", "Interview", "Minutes", "Interviewers", "Rates"]
    rows = []
    for number, session in enumerate(form.sessions, 1):
        when = (
            f"{day_of(session.start, zone)}\n{hours_of(session.start, session.minutes, zone)}"
            if session.start
            else "-"
        )
        people = "\n".join(
            names.get(seat.interviewer, seat.interviewer)
            + (f" ({seat.part.replace('_', ' ')})" if seat.part != "lead" else "")
            for seat in session.interviewers
        )
        focus = ", ".join(
            dict.fromkeys(bank.competency(c).name for q in session.questions for c in asked[q.question].rated)
        )
        rows.append([str(number), when, session.title, str(session.minutes), people or "-", focus])
    return composer.table(known([head, *rows]), "interviews of the loop")


def _coverage(
    form: Form, role: Role, asked: Mapping[str, Question], composer: Composer, bank: Bank
) -> list[Block]:
    """Return the matrix of competencies and interviews; a filled square marks where a competency leads."""
    names = {c: composer.safe(bank.competency(c).name, "name of a competency", TABLE) for c in role.weights}
    first, last = 58.0, 16.0
    each = (composer.width - first - last) / len(form.sessions)
    columns: list[list[Line]] = [
        composer.lines("Competency", HEAD, 40.0, role="TH"),
        composer.lines("Weight", HEAD, 12.0, x=first - 18.0, role="TH", align="right"),
    ]
    titles = [composer.safe(session.title, "title of an interview", HEAD) for session in form.sessions]
    longest = max(
        (composer.metrics.width(word, HEAD.face, HEAD.size) for title in titles for word in title.split()),
        default=0.0,
    )
    headed = [
        composer.lines(title, HEAD, each - 2, x=first + place * each, role="TH")
        for place, title in enumerate(titles)
    ]
    # By its number alone where a word would break, or a title take many lines: the table above has the names.
    short = longest > each - 2 or max(map(len, headed)) > MOST_HEAD
    for place, lines in enumerate(headed):
        own = composer.lines(str(place + 1), HEAD, each - 2, x=first + place * each, role="TH")
        columns.append(own if short else [*own, *lines])
    total_x = composer.width - last
    columns.append(composer.lines("In all", HEAD, last, x=total_x, role="TH", align="right"))
    table = composer.part()
    head = underlined(side_by_side(*columns), composer.width, strong=True, row=(table, 0))
    blocks = [Block(head, with_next=True)]
    baseline = composer.baseline(TABLE)
    thin: list[str] = []
    for number, (competency, weight) in enumerate(role.weights.items(), 1):
        name = names[competency]
        items: list[Item] = [
            composer.text(name, TABLE_STRONG, 0.0, baseline, first - 18.0, role="TH"),
            composer.text(str(weight), TABLE, first - 18.0, baseline, 12.0, align="right", role="TD"),
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
            x = first + place * each
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
    blocks += [composer.item(text, "coverage", room=composer.width) for text in found]
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


def _questions(form: Form, asked: Mapping[str, Question], composer: Composer) -> list[Block]:
    tried = any(question.status != "pilot" for question in asked.values())
    rows: list[Sequence[str]] = [["No.", "Question", "Levels", "Minutes", "Why it is here"]]
    for number, session in enumerate(form.sessions, 1):
        for planned in session.questions:
            question = asked[planned.question]
            pilot = ", not yet tried" if tried and question.status == "pilot" else ""
            levels = f"{question.levels.from_} to {question.levels.to}"
            title = f"{question.title}{pilot}"
            rows.append([str(number), title, levels, str(planned.minutes), planned.why or "-"])
    blocks = (
        [] if tried else composer.paragraphs("None of them was tried with people yet.", "questions", SMALL)
    )
    table = composer.table(known(rows), "questions of the loop")
    return [*blocks, *(replace(block, whole=False) for block in table)]
