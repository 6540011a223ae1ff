"""A comparison on paper: every candidate with raw mean, score and interval, and what the ratings can not carry. No rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kit.packet.composer import Composer
from kit.packet.debrief import Estimate, sheet_of
from kit.packet.flow import Block, Line, flow
from kit.packet.frame import framed, text_height, text_width
from kit.packet.ids import PUBLIC_KEY
from kit.packet.page import Bookmark, Circle, Drawing, Item, Metrics, Packet, Page, Rule, Stroke
from kit.packet.style import ACCENT, H1, INK, MARGIN, MUTED, RULE, SMALL, TABLE_STRONG, TOP, Style

TICK = Style("body", 7.0, 9, MUTED)
LEFT = 52.0  # where the axes begin


@dataclass(frozen=True)
class Compared:
    """One candidate as the ratings show them; `raw` is the mean of `ratings` ratings by `interviewers` people."""

    candidate: str
    raw: float | None
    ratings: int
    interviewers: int
    estimate: Estimate
    group: str = ""
    words: str = ""
    competencies: Mapping[str, tuple[float | None, Estimate]] = field(default_factory=dict)


def lay_out(
    title: str,
    candidates: Sequence[Compared],
    points: Sequence[int],
    names: Mapping[str, str],
    notes: Sequence[str],
    metrics: Metrics,
    paper: str = "a4",
) -> Packet:
    """Return the document of a comparison: a table, the same as a picture, competencies, and all of it in words.

    Args:
        title: What is compared.
        candidates: In the order to show them.
        points: The points of the scale, lowest first.
        names: Of competencies, by id.
        notes: What holds for all of them, in sentences.
        metrics: Of the fonts.
        paper: a4 or letter.

    Raises:
        PacketError: when there is no such paper, or something can not be printed.
    """
    sheet = sheet_of(paper)
    composer = Composer(metrics, text_width(sheet))
    safe = composer.safe(f"Comparison: {title}", "title", H1)
    blocks: list[Block] = [Block(tuple(composer.lines(safe, H1, composer.width, role="H1")))]
    blocks += [composer.item(note, "note", room=composer.width) for note in notes]
    blocks.append(composer.heading("Candidates", before=5.0))
    rows = [["Candidate", "Raw mean", "Adjusted", "Likely", "Group", "Ratings", "Interviewers"]]
    for one in candidates:
        raw = "-" if one.raw is None else f"{one.raw:.1f}"
        counts = (str(one.ratings), str(one.interviewers))
        rows.append([one.candidate, raw, *_told(one.estimate, points), one.group or "-", *counts])
    blocks += [b for part in _cut(rows) for b in composer.table(part, "candidates")]
    shown = [one for one in candidates if one.raw is not None]
    if shown and points:
        blocks.append(composer.heading("Raw means and likely ranges", before=6.0))
        key = "Ring: raw mean. Filled: adjusted score on its likely range, which holds the true one 95 times of 100."
        blocks += composer.paragraphs(key, "key", SMALL, room=composer.width)
        blocks += [_plot(one, points, composer) for one in shown]
    rated = list(dict.fromkeys(c for one in candidates for c in one.competencies))
    if rated:
        blocks.append(composer.heading("By competency", before=6.0))
        rows = [["Candidate", "Competency", "Raw mean", "Adjusted", "Likely"]]
        for one in candidates:
            for competency, (raw_mean, estimate) in one.competencies.items():
                mean = "-" if raw_mean is None else f"{raw_mean:.1f}"
                rows.append(
                    [one.candidate, names.get(competency, competency), mean, *_told(estimate, points)]
                )
        blocks += [b for part in _cut(rows) for b in composer.table(part, "competencies")]
    told = [one for one in candidates if one.words or one.estimate.refused]
    if told:
        blocks.append(composer.heading("In words", before=6.0))
        blocks += [
            composer.item(
                f"{one.candidate}: {one.estimate.refused or one.words}",
                "words",
                room=composer.width,
                ltr=True,
            )
            for one in told
        ]
    pages = flow(blocks, x=MARGIN, top=TOP, height=text_height(sheet), width=composer.width)
    laid = [Page(tuple(items)) for items in pages]
    done = framed(composer, sheet, laid, [""] * len(laid), PUBLIC_KEY, "")
    notes_on_text = tuple(dict.fromkeys(composer.notes))
    outline = (Bookmark("Comparison", 1),)
    return Packet("comparison", "candidates", safe, sheet, done, outline, notes_on_text)


def _told(estimate: Estimate, points: Sequence[int]) -> tuple[str, str]:
    if estimate.score is None or estimate.low is None or estimate.high is None:
        return "-", "-"
    low, high = (
        max(estimate.low, points[0]),
        min(estimate.high, points[-1]),
    )  # nobody can be rated beyond the scale
    return f"{estimate.score:.1f}", f"{low:.1f} to {high:.1f}"


def _cut(rows: list[list[str]], most: int = 300) -> list[list[list[str]]]:
    """Return a long table in parts that each have its head."""
    return [[rows[0], *rows[n : n + most]] for n in range(1, len(rows), most)]


def _plot(one: Compared, points: Sequence[int], composer: Composer) -> Block:
    step = (composer.width - LEFT - 24.0) / max(len(points) - 1, 1)

    def at(value: float) -> float:
        inside = min(max(value, points[0]), points[-1])
        return LEFT + 12.0 + step * (inside - points[0])

    axis = 3.0
    items: list[Item] = [
        composer.text(composer.safe(one.candidate, "candidate", TABLE_STRONG), TABLE_STRONG, 0.0, axis + 1.0, LEFT - 4.0, role=""),
        Rule(at(points[0]), axis, at(points[-1]) - at(points[0]), 0.0, 0.5, RULE),
    ]  # fmt: skip
    for value in points:
        items.append(Rule(at(value), axis - 0.8, 0.0, 1.6, 0.5, MUTED))
        items.append(
            composer.text(str(value), TICK, at(value) - 5.0, axis + 4.0, 10.0, align="centre", role="")
        )
    said = "" if one.raw is None else f"raw mean {one.raw:.1f}"
    estimate = one.estimate
    if estimate.score is not None and estimate.low is not None and estimate.high is not None:
        low, score, high = at(estimate.low), at(estimate.score), at(estimate.high)
        items.append(Rule(low, axis, high - low, 0.0, 1.2, ACCENT))
        diamond = ((0.0, -1.5), (1.5, 0.0), (0.0, 1.5), (-1.5, 0.0))
        items.append(Stroke(score, axis, diamond, 0.8, ACCENT, filled=True))
        told, likely = _told(estimate, points)
        said += f", adjusted {told}, likely {likely}"
    if one.raw is not None:
        items.append(Circle(at(one.raw), axis, 1.3, None, 0.9, INK))
    drawing = Drawing(0.0, 0.0, composer.width, axis + 4.8, tuple(items), f"{one.candidate}: {said}.")
    return Block((Line(axis + 4.8, (drawing,)),), before=0.6, whole=True)
