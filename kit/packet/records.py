"""The records bundle: everything about one candidate's interviews in one flat, indexed document.

It is made of finished pages and of cards that are set anew from what is stored. It has no form fields and no
attachments; each page carries the bundle's own stamp.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kit.errors import PacketError
from kit.packet.composer import Composer, known
from kit.packet.debrief import Handed, sheet_of
from kit.packet.flow import Block, Notes, flow
from kit.packet.frame import framed, text_height, text_width
from kit.packet.ids import PUBLIC_KEY
from kit.packet.page import (
    Anchor,
    Bookmark,
    Image,
    Item,
    Link,
    Metrics,
    Packet,
    Page,
    Paper,
    Rect,
    Run,
    Text,
)
from kit.packet.style import BODY, H1, MARGIN, MUTED, RULE, SMALL, TOP, WHITE, Style
from kit.scorecard import RecommendationScale, Scale

MOST_PAGES = 2000
MOST_LINES = 390  # of one table
ABOVE_PICTURE = 40.0  # mm for what a picture of paper is
STAMP = Style("code", 7.0, 8, MUTED)


@dataclass(frozen=True)
class Record:
    """One document of a bundle: under whose name it stands, what it is, when it was made, and its pages.

    `sha256` is the digest of what is stored or was issued; `revision` is empty where there is only one. `anew` says
    that it was drawn again and is not what was issued, so the digest is of the drawing.
    """

    group: str
    title: str
    author: str
    at: str
    sha256: str
    pages: tuple[Page, ...]
    revision: str = ""
    anew: bool = False


@dataclass(frozen=True)
class Bundle:
    """Everything about one candidate: `facts` are pairs of words for the first page."""

    id: str
    candidate: str
    facts: tuple[tuple[str, str], ...]
    records: tuple[Record, ...]
    key: bytes = PUBLIC_KEY
    nonce: str = ""


def lay_out(bundle: Bundle, metrics: Metrics, paper: str = "a4") -> Packet:
    """Return the bundle: an index, then every record in order, each page stamped with its number.

    Raises:
        PacketError: when it has more than 2000 pages, there is no such paper, or something can not be printed.
    """
    sheet = sheet_of(paper)
    count = sum(len(record.pages) for record in bundle.records)
    if count > MOST_PAGES:
        raise PacketError(f"The bundle has {count} pages: at most {MOST_PAGES}. Make one for each interview.")
    composer = Composer(metrics, text_width(sheet))
    before = len(_index(bundle, composer, sheet, 999))
    index = _index(bundle, Composer(metrics, text_width(sheet)), sheet, before)
    pages = list(framed(composer, sheet, index, [""] * len(index), bundle.key, bundle.nonce))
    outline = [Bookmark("Index", 1)]
    groups: set[str] = set()
    for number, record in enumerate(bundle.records, 1):
        if record.group not in groups:
            groups.add(record.group)
            outline.append(Bookmark(record.group, len(pages) + 1))
        title = f"{record.title}{f', revision {record.revision}' if record.revision else ''}"
        outline.append(Bookmark(title, len(pages) + 1, 1))
        pages += [_apart(page, number) for page in record.pages]
    stamped = [_stamped(page, bundle.id, n, composer, sheet) for n, page in enumerate(pages, 1)]
    title = f"Records of {bundle.candidate}"
    notes = tuple(dict.fromkeys(composer.notes))
    return Packet("records", bundle.id, title, sheet, tuple(stamped), tuple(outline), notes)


def _index(bundle: Bundle, composer: Composer, sheet: Paper, before: int) -> list[Page]:
    """Return the pages of the index; the first record stands behind *before* pages."""
    blocks = _headed(f"Records: {bundle.candidate}", "candidate", bundle.facts, "facts", composer)
    blocks.append(composer.heading("Documents", before=6.0))
    rows = [["No.", "Document", "Author", "Date", "Revision", "Page"]]
    page = before + 1
    for number, record in enumerate(bundle.records, 1):
        rows.append([str(number), record.title, record.author, record.at, record.revision, str(page)])
        page += len(record.pages)
    sums = [f"{record.sha256}{'  drawn anew' if record.anew else ''}" for record in bundle.records]
    blocks += _tables(rows, "index", composer, below=sums)
    legend = "The line below a document is the SHA-256 of what is stored or was issued."
    blocks += composer.paragraphs(legend, "legend", SMALL, room=composer.width)
    items = flow(blocks, x=MARGIN, top=TOP, height=text_height(sheet), width=composer.width)
    return [Page(tuple(page)) for page in items]


def _apart(page: Page, number: int) -> Page:
    """Return *page* flat, with names of places that no other record has."""

    def renamed(item: Item) -> Item:
        if isinstance(item, Anchor):
            return item._replace(name=f"{number}-{item.name}")
        return item._replace(anchor=f"{number}-{item.anchor}") if isinstance(item, Link) else item

    return replace(page, items=tuple(map(renamed, page.items)), boxes=(), rows=(), labels={})


def _stamped(page: Page, bundle: str, number: int, composer: Composer, sheet: Paper) -> Page:
    words = f"R-{bundle}-{number:06}"
    width = composer.metrics.width(words, STAMP.face, STAMP.size)
    x = sheet.width - MARGIN - width
    run = (Run(words, STAMP.face, STAMP.size, STAMP.colour),)
    under = Rect(x - 0.6, 3.6, width + 1.2, 3.2, WHITE)
    return replace(page, stamp=(*page.stamp, under, Text(x, 6.0, run, width + 0.1, "")))


def card_pages(
    handed: Handed,
    candidate: str,
    competencies: Mapping[str, str],
    questions: Mapping[str, str],
    scale: Scale,
    recommendation: RecommendationScale,
    metrics: Metrics,
    paper: str = "a4",
    key: bytes = PUBLIC_KEY,
) -> tuple[Page, ...]:
    """Return a handed-in card set anew from what is stored: every rating, every word, and what was ticked.

    Raises:
        PacketError: when there is no such paper, or something can not be printed.
    """
    sheet = sheet_of(paper)
    composer = Composer(metrics, text_width(sheet))
    card = handed.card
    given = recommendation.label(card.recommendation) if card.recommendation else card.recommendation_state
    facts = [
        ("Candidate", candidate),
        ("Interviewer", f"{handed.interviewer} ({handed.part.replace('_', ' ')})"),
        ("Handed in", f"{handed.at}, revision {handed.number}"),
        (
            "Others' ratings",
            "were shown before this revision" if handed.after_reveal else "were not shown before",
        ),
        ("Recommendation", f"{given.replace('_', ' ')}, confidence {card.confidence or 'not given'}"),
        ("Conflict of interest", "yes" if card.conflict_of_interest else "no"),
        ("Adjustments used", "yes" if card.adjustments_used else "no"),
    ]
    if handed.reason:
        facts.insert(4, ("Why it was changed", handed.reason))
    blocks = _headed(f"Scorecard: {handed.interview}", "interview", facts, "facts", composer)
    rows = [["Question", "Competency", "Rating", "Word", "Evidence"]]
    for rating in card.ratings:
        value = str(rating.ordinal) if rating.ordinal is not None else "NR" if rating.reason else "blank"
        word = scale.label(rating.ordinal) if rating.ordinal in scale.values else (rating.reason or "-")
        name = competencies.get(rating.competency, rating.competency)
        question = questions.get(rating.question, rating.question)
        rows.append([question, name, value, word.replace("_", " "), rating.note or "-"])
    blocks += [composer.heading("Ratings", before=6.0), *_tables(rows, "ratings", composer)]
    for question, notes in card.notes.items():
        ticked = [
            ("Points seen", ", ".join(notes.points)),
            ("Probes used", ", ".join(notes.probes)),
            ("Hints given", str(notes.hints) if notes.hints else ""),
            ("Wrong answers", ", ".join(notes.wrong_answers)),
            ("Evidence", notes.evidence),
        ]
        if some := [(what, words) for what, words in ticked if words]:
            words = composer.typed(questions.get(question, question), "title of a question")
            blocks += [composer.heading(words, before=5.0)]
            blocks += composer.pairs(some, "notes", None, left=40.0, room=composer.width)
    if card.takeaways:
        blocks += [composer.heading("Takeaways", before=5.0)]
        blocks += composer.paragraphs(card.takeaways, "takeaways", BODY, room=composer.width)
    return _framed(blocks, composer, sheet, key)


def paper_pages(
    title: str,
    facts: Sequence[tuple[str, str]],
    jpeg: bytes,
    size: tuple[float, float],
    metrics: Metrics,
    paper: str = "a4",
    key: bytes = PUBLIC_KEY,
) -> tuple[Page, ...]:
    """Return a page that shows the picture of a sheet of paper, *size* mm wide and high, as large as it fits.

    Raises:
        PacketError: when there is no such paper, or something can not be printed.
    """
    sheet = sheet_of(paper)
    composer = Composer(metrics, text_width(sheet))
    blocks = _headed(title, "title", facts, title, composer)
    (items, *_) = flow(blocks, x=MARGIN, top=TOP, height=ABOVE_PICTURE, width=composer.width)
    high = text_height(sheet) - ABOVE_PICTURE
    scale = min(composer.width / size[0], high / size[1])
    width, height = size[0] * scale, size[1] * scale
    y = TOP + ABOVE_PICTURE
    picture = Image(MARGIN, y, width, height, jpeg, title)
    edge = Rect(MARGIN, y, width, height, None, 0.5, RULE)
    return framed(composer, sheet, [Page((*items, picture, edge))], [""], key, "")


def text_pages(
    title: str,
    facts: Sequence[tuple[str, str]],
    table: Sequence[Sequence[str]],
    metrics: Metrics,
    paper: str = "a4",
    key: bytes = PUBLIC_KEY,
) -> tuple[Page, ...]:
    """Return a plain page of facts and a table: a decision, the extract of an audit.

    Raises:
        PacketError: when there is no such paper, or something can not be printed.
    """
    sheet = sheet_of(paper)
    composer = Composer(metrics, text_width(sheet))
    blocks = _headed(title, "title", facts, title, composer)
    if len(table) > 1:
        blocks += [
            Block(tuple(composer.lines("", SMALL, composer.width))),
            *_tables(table, title, composer),
        ]
    return _framed(blocks, composer, sheet, key)


def _headed(
    title: str, field: str, facts: Sequence[tuple[str, str]], of: str, composer: Composer
) -> list[Block | Notes]:
    """Return a title and facts below it; *field* and *of* name them where something can not be printed."""
    words = composer.safe(title, field, H1)
    head = Block(tuple(composer.lines(words, H1, composer.width, role="H1")))
    return [head, *(composer.pairs(facts, of, None, left=40.0, room=composer.width) if facts else ())]


def _tables(
    rows: Sequence[Sequence[str]], field: str, composer: Composer, below: Sequence[str] = ()
) -> list[Block]:
    """Return a table that may go over pages; a long one as several, each with the head."""
    told = known(rows)
    blocks: list[Block] = []
    for start in range(1, max(len(told), 2), MOST_LINES):
        some = [told[0], *told[start : start + MOST_LINES]]
        blocks += composer.table(some, field, below=below[start - 1 : start - 1 + MOST_LINES])
    return [replace(block, whole=False) for block in blocks]


def _framed(
    blocks: Sequence[Block | Notes], composer: Composer, sheet: Paper, key: bytes
) -> tuple[Page, ...]:
    items = flow(blocks, x=MARGIN, top=TOP, height=text_height(sheet), width=composer.width)
    pages = [Page(tuple(page)) for page in items]
    return framed(composer, sheet, pages, [""] * len(pages), key, "")


def sum_of(text: str) -> str:
    """Return the SHA-256 of *text*, as it stands in the index."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
