"""The prep sheet: one page that tells a candidate what to expect. It names no question."""

from __future__ import annotations

from kit.bank import Bank
from kit.loop import Form
from kit.packet.composer import Composer, known
from kit.packet.flow import Block, Notes, flow
from kit.packet.frame import framed, text_height, text_width
from kit.packet.ids import PUBLIC_KEY
from kit.packet.interview import Candidate
from kit.packet.page import PAPERS, Bookmark, Metrics, Packet, Page
from kit.packet.style import H1, MARGIN, SMALL, TOP
from kit.packet.when import day_of, hours_of, zone_of
from kit.panel import Panel
from kit.role import Role

KINDS = {
    "code_reading": "reading a piece of code together",
    "review": "reviewing a change",
    "incident": "working on an incident, with a log",
    "sql_plan": "reading a query and its plan",
    "estimation_case": "estimating a piece of work",
    "situational_case": "a situation at work, and what you would do",
    "talk": "a talk about work that you did",
    "whiteboard": "designing something on a whiteboard",
    "pairing": "working on code together",
    "take_home": "a task to do at home",
}
FIRST = 46.0  # the first column of both tables
EXPECT = (
    "Every candidate for this role gets the same questions, or others that match them.",
    "Each interviewer writes and rates alone before anybody talks about it. A named person decides, with reasons.",
    "You may think aloud or in silence. You may ask for a hint, and you may say that you do not know.",
    "We rate what you say and do. Accent, speed and small slips do not count.",
)


def lay_out(
    form: Form,
    role: Role,
    bank: Bank,
    metrics: Metrics,
    paper: str = "a4",
    *,
    panel: Panel | None = None,
    candidate: Candidate | None = None,
    contact: str = "",
    key: bytes = PUBLIC_KEY,
    nonce: str = "",
    name: str = "",
) -> Packet:
    """Return the sheet that a candidate gets before the day.

    Args:
        form: The form of the loop that this candidate gets.
        role: The role.
        bank: The bank that the loop's questions are in.
        metrics: What knows the width of text.
        paper: a4 or letter.
        panel: Who interviews, and the candidate's time zone.
        candidate: Whose sheet it is; the name is not printed without one.
        contact: Whom to write to for adjustments; without one, the person who invited them.
        key: The page key.
        nonce: A random text stored with the packet.
        name: The short id for the file.

    Raises:
        PacketError: when there is no such paper, or a text is too long to print.
    """
    sheet = PAPERS[paper]
    width, height = text_width(sheet), text_height(sheet)
    composer = Composer(metrics, width)
    names = {person.id: person.name for person in panel.interviewers} if panel else {}
    zone = panel.candidate.zone if panel and panel.candidate else zone_of(panel)
    title = composer.safe(f"Your interviews: {role.title}", "title of the role", H1)
    blocks: list[Block | Notes] = [Block(tuple(composer.lines(title, H1, width, role="H1")))]
    if candidate and candidate.name:
        words = composer.typed(f"For {candidate.name}", "candidate", SMALL)
        blocks.append(Block(tuple(composer.lines(words, SMALL, width, plain=True)), before=0.6))
    rows = [["When", "Interview", "Minutes", "With", "What you do there"]]
    formats: list[str] = []
    competencies: list[str] = []
    for session in form.sessions:
        questions = [bank.question(q.question) for q in session.questions]
        kinds = list(dict.fromkeys(KINDS[q.format] for q in questions))
        formats += kinds
        competencies += [c for q in questions for c in q.rated]
        when = (
            f"{day_of(session.start, zone)}\n{hours_of(session.start, session.minutes, zone)}"
            if session.start
            else "-"
        )
        people = "\n".join(names.get(s.interviewer, s.interviewer) for s in session.interviewers)
        rows.append([when, session.title, str(session.minutes), people or "-", "; ".join(kinds)])
    blocks += [
        composer.heading("The plan", before=6.0),
        *composer.table(known(rows), "plan of the interviews", first=FIRST),
    ]
    blocks.append(composer.heading("What is rated", before=6.0))
    rated = [bank.competency(competency) for competency in dict.fromkeys(competencies)]
    pairs = [(competency.name, competency.definition) for competency in rated]
    blocks += composer.pairs(pairs, "competency", None, left=FIRST, room=width, gap=6.0)
    blocks.append(composer.heading("How it goes", before=6.0))
    blocks += [composer.item(text, "what to expect", room=width) for text in EXPECT]
    use = sorted(
        {thing for s in form.sessions for q in s.questions for thing in bank.question(q.question).ask.may_use}
    )
    if use:
        blocks.append(composer.heading("You may use", before=6.0))
        blocks += composer.paragraphs(f"{', '.join(use)}.".capitalize(), "means", room=width)
    blocks.append(composer.heading("If you need an adjustment", before=6.0))
    who = composer.typed(contact, "contact") or "the person who invited you"
    text = (
        f"Please write to {who}. More time, text in place of speech, another format or a break can be arranged. "
        "You need not say why, and it changes no rating."
    )
    blocks += composer.paragraphs(text, "contact", room=width)
    pages = [Page(tuple(items)) for items in flow(blocks, x=MARGIN, top=TOP, height=height, width=width)]
    done = framed(composer, sheet, pages, [""] * len(pages), key, nonce, confidential=False)
    short = name or f"{role.id}-{form.form.lower()}"
    return Packet(
        "prep",
        short,
        title,
        sheet,
        done,
        (Bookmark("Your interviews", 1),),
        tuple(dict.fromkeys(composer.notes)),
    )
