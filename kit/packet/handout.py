"""The candidate handout: the exhibits, as a document of its own that can hold no answer.

It is built from files under exhibits/ whose audience is both, and from nothing else: no title of a question, no
prompt, no id. A wrong path in a question can therefore not leak an answer.
"""

from __future__ import annotations

from dataclasses import replace

from kit.bank import Question
from kit.bank.question import Exhibit
from kit.errors import PacketError
from kit.packet.composer import Composer
from kit.packet.exhibit import show
from kit.packet.flow import Block, flow
from kit.packet.frame import framed, text_height, text_width
from kit.packet.interview import Interview
from kit.packet.page import PAPERS, Bookmark, Metrics, Packet, Page
from kit.packet.style import H1, H2, MARGIN, TOP


def lay_out(interview: Interview, metrics: Metrics, paper: str = "a4") -> Packet | None:
    """Return the handout of an interview, one exhibit a page, numbered as the interviewer sees them.

    Returns:
        The handout, or None when the candidate is given nothing.

    Raises:
        PacketError: when an exhibit can not be printed, or lies outside exhibits/.
    """
    sheet = PAPERS[paper]
    width, height = text_width(sheet), text_height(sheet)
    composer = Composer(metrics, width)
    pages: list[Page] = []
    outline: list[Bookmark] = []
    for number, question, exhibit in exhibits_of(interview):
        if exhibit.audience != "both":
            continue
        if not exhibit.file.startswith("exhibits/"):
            raise PacketError(
                f"{question.id}: {exhibit.file} is for the candidate, so it must lie in exhibits/."
            )
        title = composer.safe(exhibit.title, f"{question.id}, title of exhibit {exhibit.id}", H1)
        heading = Block(tuple(composer.lines(f"Exhibit {number}", H2, width, role="")), with_next=True)
        name = Block(tuple(composer.lines(title, H1, width, role="H1")), before=0.4, with_next=True)
        first, *more = show(composer, question, exhibit, every=5, large=True)
        blocks = [heading, name, replace(first, before=3.0), *more]
        outline.append(Bookmark(f"Exhibit {number}: {title}", len(pages) + 1))
        pages += [Page(tuple(items)) for items in flow(blocks, x=MARGIN, top=TOP, height=height, width=width)]
    if not pages:
        return None
    done = framed(
        composer, sheet, pages, [""] * len(pages), interview.key, interview.nonce, confidential=False
    )
    return Packet(
        "handout",
        interview.name,
        "Exhibits",
        sheet,
        done,
        tuple(outline),
        tuple(dict.fromkeys(composer.notes)),
    )


def exhibits_of(interview: Interview) -> list[tuple[int, Question, Exhibit]]:
    """Return (number, question, exhibit) for every exhibit of an interview, numbered from 1 through all questions."""
    every = [(asked.question, exhibit) for asked in interview.asked for exhibit in asked.question.exhibits]
    return [(number, question, exhibit) for number, (question, exhibit) in enumerate(every, 1)]
