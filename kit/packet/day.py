"""The day packet: all the interviews of one interviewer's day in one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.errors import PacketError
from kit.packet.composer import Composer, known
from kit.packet.flow import Block, Notes, flow
from kit.packet.frame import text_height, text_width
from kit.packet.interview import Interview
from kit.packet.interviewer import Part, finished, part_of
from kit.packet.page import PAPERS, Bookmark, Metrics, Packet, Page
from kit.packet.style import H1, MARGIN, SMALL, TOP
from kit.wording import counted


def lay_out(
    interviews: Sequence[Interview],
    metrics: Metrics,
    paper: str = "a4",
    *,
    rationale: Mapping[str, Mapping[str, str]] | None = None,
) -> Packet:
    """Return the packets of several interviews in one document, behind their schedule and what the role needs.

    Args:
        interviews: The interviews of the day, in their order; all by one interviewer.
        metrics: What knows the width of text.
        paper: a4 or letter.
        rationale: Why each competency weighs what it does, by the title of the role and the competency's id.

    Raises:
        PacketError: when there is no interview, or one of them can not be printed.
    """
    if not interviews:
        raise PacketError("There is no interview on that day, so there is no packet to make.")
    sheet = PAPERS[paper]
    composer = Composer(metrics, text_width(sheet))
    first = interviews[0]
    title = composer.safe(f"{first.date or 'The day'}: {counted(len(interviews), 'interview')}", "date", H1)
    roles: dict[str, Interview] = {}
    for one in interviews:
        roles.setdefault(one.role, one)
    named = [f"{one.role}, {one.level}" for one in roles.values()]
    about = composer.typed(" · ".join([first.interviewer, *named]), "interviewer", SMALL)
    rows = [["Time", "Candidate", "Interview", "Place"]]
    rows += [
        [
            i.time or "-",
            " ".join(filter(None, (i.candidate.name, i.candidate.code))) or "-",
            i.title,
            i.place or "-",
        ]
        for i in interviews
    ]
    blocks: list[Block | Notes] = [
        Block(tuple(composer.lines(title, H1, composer.width, role="H1"))),
        Block(tuple(composer.lines(about, SMALL, composer.width, plain=True)), before=0.6),
        composer.heading("Interviews", before=6.0),
        *composer.table(known(rows), "interviews of the day"),
    ]
    for role, one in roles.items():
        if not one.weights:
            continue
        words = composer.typed(
            "What the role needs" if len(roles) == 1 else f"What the role needs: {role}", "title of the role"
        )
        why = (rationale or {}).get(role, {})
        needs = [["Competency", "Weight", "Why"]] if why else [["Competency", "Weight"]]
        needs += [
            [one.competency(c), str(weight), *([why.get(c, "-")] if why else [])]
            for c, weight in sorted(one.weights.items(), key=lambda pair: -pair[1])
        ]
        blocks += [composer.heading(words, before=7.0), *composer.table(known(needs), words)]
    blocks.append(Notes(composer.heading("Notes", before=7.0), composer.width, optional=True))
    whole = Part([], [], [Bookmark("The day", 1)])
    for items in flow(blocks, x=MARGIN, top=TOP, height=text_height(sheet), width=composer.width):
        whole.pages.append(Page(tuple(items)))
        whole.running.append("The day")
    for interview in interviews:
        part = part_of(interview, composer, sheet, len(whole.pages))
        who = interview.candidate.name or interview.candidate.code or interview.title
        words = composer.typed(" ".join(filter(None, (interview.time, who))), "candidate")
        whole.outline.append(Bookmark(words, len(whole.pages) + 1))
        whole.outline.extend(bookmark._replace(level=1) for bookmark in part.outline)
        whole.pages.extend(part.pages)
        whole.running.extend(part.running)
    return Packet(
        "day",
        first.name,
        title,
        sheet,
        finished(whole, composer, sheet, first.key, first.nonce),
        tuple(whole.outline),
        tuple(dict.fromkeys(composer.notes)),
    )
