"""The debrief packet: what the panel talks about, the ratings behind it, and how sure they are. No verdict, no rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, pairwise

from kit.errors import PacketError
from kit.packet.composer import Composer, known
from kit.packet.flow import Block, Line, Notes, flow, kept
from kit.packet.frame import framed, text_height, text_width
from kit.packet.ids import PUBLIC_KEY
from kit.packet.page import (
    PAPERS,
    Anchor,
    Bookmark,
    Circle,
    Drawing,
    Item,
    Metrics,
    Packet,
    Page,
    Paper,
    Rect,
    Rule,
    Stroke,
)
from kit.packet.style import (
    ACCENT,
    H1,
    H2,
    H3,
    INK,
    MARGIN,
    MUTED,
    RULE,
    SMALL,
    TABLE_STRONG,
    TOP,
    Style,
)
from kit.scorecard import NR, Rating, RecommendationScale, Scale, Scorecard

TICK = Style("body", 7.0, 9, MUTED)
INITIALS = Style("bold", 6.8, 8, INK)
RING = 4.7  # from ring to ring
FIRST = 46.0  # the first column of each table; the plots begin where the second does
MOST_PEOPLE = 11  # side by side in one matrix
MOST_LONG = 8  # the same where initials are numbered, so that none breaks
BLANK, NOT_ASKED = "blank", "·"


@dataclass(frozen=True)
class Handed:
    """One handed-in revision of a card: by whom, for which interview, when, and why it was changed.

    `person` is the interviewer's id: two people may have one name.
    """

    person: str
    interviewer: str
    part: str
    interview: str
    number: int
    at: str
    card: Scorecard
    reason: str = ""
    after_reveal: bool = False


@dataclass(frozen=True)
class Moved:
    """A rating that was changed after its card was in, as it is written in a cell; `before` is nothing when it is new.

    `shown` says that its author had been shown others' ratings by then: such a change is in no score.
    """

    person: str
    competency: str
    question: str
    before: str | None
    after: str
    reason: str
    shown: bool


@dataclass(frozen=True)
class Estimate:
    """What the statistics say of one competency: a score with its interval, or in words why there is none."""

    score: float | None = None
    low: float | None = None
    high: float | None = None
    refused: str = ""


@dataclass(frozen=True)
class Discussed:
    """One candidate at the debrief.

    `label` is the code, with the name for who may know it. `missing` names cards that are not in; `estimates` are by
    competency; `moved` are ratings that were changed after their card was in.
    """

    label: str
    code: str
    cards: tuple[Handed, ...]
    missing: tuple[str, ...] = ()
    estimates: Mapping[str, Estimate] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()

    @property
    def last(self) -> tuple[Handed, ...]:
        """The last revision of each card."""
        return _newest(self.cards)

    @property
    def first(self) -> tuple[Handed, ...]:
        """Of each card the last revision from before its author was shown others' ratings: what the scores rest on."""
        return _newest([card for card in self.cards if not card.after_reveal])


def _newest(cards: Sequence[Handed]) -> tuple[Handed, ...]:
    found: dict[tuple[str, str], Handed] = {}
    for card in cards:
        held = found.get((card.person, card.interview))
        if held is None or card.number > held.number:
            found[card.person, card.interview] = card
    return tuple(found.values())


@dataclass(frozen=True)
class Meeting:
    """What a debrief is about; `competencies` and `questions` give names by id, `weights` the role's, by competency.

    `agenda` has the codes of candidates with sentences, in the order to talk about them.
    """

    opening: str
    role: str
    candidates: tuple[Discussed, ...]
    weights: Mapping[str, int]
    competencies: Mapping[str, str]
    questions: Mapping[str, str]
    scale: Scale
    recommendation: RecommendationScale
    agenda: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()
    date: str = ""
    name: str = "debrief"
    key: bytes = PUBLIC_KEY
    nonce: str = ""


def lay_out(meeting: Meeting, metrics: Metrics, paper: str = "a4") -> Packet:
    """Return the debrief packet: the agenda first, then for each candidate ratings, plots, evidence and changes.

    Raises:
        PacketError: when there is no such paper, or something can not be printed.
    """
    sheet = sheet_of(paper)
    composer = Composer(metrics, text_width(sheet))
    title = composer.safe(f"Debrief: {meeting.opening}", "title of the opening", H1)
    blocks: list[Block | Notes] = [
        Block(tuple(composer.lines(title, H1, composer.width, role="H1"))),
        *composer.paragraphs(
            " · ".join(filter(None, (meeting.role, meeting.date))), "role", SMALL, before=0.4
        ),
    ]
    blocks += _agenda(meeting, composer)
    for number, discussed in enumerate(meeting.candidates):
        if discussed.last:
            blocks += _candidate(meeting, discussed, composer, f"candidate-{number}")
    pages = flow(blocks, x=MARGIN, top=TOP, height=text_height(sheet), width=composer.width)
    starts = {item.name: n for n, items in enumerate(pages, 1) for item in items if isinstance(item, Anchor)}
    outline = [Bookmark("Agenda", 1)]
    for number, discussed in enumerate(meeting.candidates):
        outline.append(Bookmark(discussed.label, starts[f"candidate-{number}"]))
    laid = [Page(tuple(items)) for items in pages]
    done = framed(composer, sheet, laid, [""] * len(laid), meeting.key, meeting.nonce)
    notes = tuple(dict.fromkeys(composer.notes))
    return Packet("debrief", meeting.name, title, sheet, done, tuple(outline), notes)


def sheet_of(paper: str) -> Paper:
    """Return the paper of that name.

    Raises:
        PacketError: when there is none.
    """
    if paper not in PAPERS:
        raise PacketError(f"There is no paper '{paper}'. Papers: {', '.join(PAPERS)}.")
    return PAPERS[paper]


def _agenda(meeting: Meeting, composer: Composer) -> list[Block | Notes]:
    blocks: list[Block | Notes] = [composer.heading("How to use this", before=5.0)]
    rules = (
        "Read the evidence first, then the numbers. Who rated says what was seen, before anybody recommends.",
        "A mean without an interval is no ranking; the order of candidates says nothing about who is better.",
        "The panel collects evidence. A named person decides, and writes down why.",
    )
    blocks += kept([composer.item(text, "rule", room=composer.width) for text in (*rules, *meeting.notes)])
    blocks.append(composer.heading("To talk about", before=6.0))
    if not meeting.agenda:
        blocks += composer.paragraphs(
            "Interviewers agree within a point, and two or more rated each competency that weighs.", "agenda"
        )
    blocks += _by_candidate(meeting.agenda, composer)
    missing = [(d.code, d.missing) for d in meeting.candidates if d.missing]
    if missing:
        blocks += [composer.heading("Cards that are not in", before=6.0), *_by_candidate(missing, composer)]
    for number, discussed in enumerate(meeting.candidates):
        if not discussed.last:
            label = composer.safe(discussed.label, "candidate", H2)
            heading = composer.heading(label, H2, before=6.0, anchor=f"candidate-{number}")
            blocks += [heading, *composer.paragraphs("No card is in that you may see.", "cards", before=0.6)]
    blocks.append(Notes(composer.heading("Notes", before=6.0), composer.width, optional=True))
    return blocks


def _by_candidate(told: Sequence[tuple[str, Sequence[str]]], composer: Composer) -> list[Block]:
    """Return sentences about candidates under their codes."""
    blocks: list[Block] = []
    for code, sentences in told:
        if sentences:
            blocks.append(composer.heading(code, H3, before=2.4))
            blocks += kept(
                [composer.item(text, "agenda", room=composer.width, ltr=True) for text in sentences]
            )
    return blocks


def _candidate(
    meeting: Meeting, discussed: Discussed, composer: Composer, anchor: str
) -> list[Block | Notes]:
    label = composer.safe(discussed.label, "candidate", H1)
    blocks: list[Block | Notes] = [
        Block(
            tuple(composer.lines(label, H1, composer.width, role="H1")),
            new_page=True,
            anchor=anchor,
            with_next=True,
        )
    ]
    cards = discussed.last
    if not cards:
        return [*blocks, *composer.paragraphs("No card is in that you may see.", "cards")]
    first, signs, names = discussed.first, _signs(cards), _names(cards)
    people = [["", "Interviewer", "Interviews"]]
    people += [
        [signs[person], mine[0].interviewer, ", ".join(card.interview for card in mine)]
        for person, mine in _by_person(cards).items()
    ]
    blocks += composer.table(people, "people")
    blocks += [composer.heading("Ratings", before=5.0), *_matrix(meeting, first, signs, composer)]
    legend = f"Each number is one first rating, given before its author was shown anybody else's. {NR}: not rated, with a reason. {BLANK}: left empty. {NOT_ASKED}: not asked."
    blocks += composer.paragraphs(legend, "legend", SMALL, room=composer.width)
    blocks.append(composer.heading("How far apart, and how sure", before=6.0))
    blocks += _plots(meeting, discussed, first, signs, composer)
    blocks.append(composer.heading("Recommendations", before=6.0))
    blocks += _recommendations(meeting, cards, names, composer)
    blocks += [composer.heading("Evidence", before=6.0), *_evidence(meeting, discussed, names, composer)]
    return [*blocks, *_moved(meeting, discussed.moved, names, composer)]


def _rated(cards: Sequence[Handed]) -> list[str]:
    return list(dict.fromkeys(r.competency for card in cards for r in card.card.ratings))


def _cell(ratings: Sequence[Rating]) -> str:
    signs = [
        str(r.ordinal) if r.state == "rated" else NR if r.state == "not_rated" else BLANK for r in ratings
    ]
    return ", ".join(signs) or NOT_ASKED


def _in_order(meeting: Meeting, cards: Sequence[Handed]) -> list[str]:
    """The competencies of the role, the heaviest first, then what else was rated."""
    rated = _rated(cards)
    weighed = sorted(meeting.weights, key=lambda c: -meeting.weights[c])
    return [*weighed, *(c for c in rated if c not in meeting.weights)]


def _by_person(cards: Sequence[Handed]) -> dict[str, list[Handed]]:
    found: dict[str, list[Handed]] = {}
    for card in cards:
        found.setdefault(card.person, []).append(card)
    return found


def _signs(cards: Sequence[Handed]) -> dict[str, str]:
    """Return the initials of each person, numbered where several share them."""
    plain = {person: _initials(mine[0].interviewer) for person, mine in _by_person(cards).items()}
    alike = Counter(plain.values())
    signs = {person: sign for person, sign in plain.items() if alike[sign] == 1}
    for person, sign in plain.items():
        if person not in signs:
            numbered = (f"{sign}{n}" for n in count(1))
            signs[person] = next(one for one in numbered if one not in signs.values())
    return signs


def _names(cards: Sequence[Handed]) -> dict[str, str]:
    """Return the name of each person, with the initials where several share it."""
    signs = _signs(cards)
    names = {person: mine[0].interviewer for person, mine in _by_person(cards).items()}
    alike = Counter(names.values())
    return {p: f"{name} ({signs[p]})" if alike[name] > 1 else name for p, name in names.items()}


def _matrix(
    meeting: Meeting, cards: Sequence[Handed], signs: Mapping[str, str], composer: Composer
) -> list[Block]:
    people = list(_by_person(cards).items())
    blocks: list[Block] = []
    most = MOST_LONG if any(len(signs[person]) > 2 for person, _ in people) else MOST_PEOPLE
    for start in range(0, len(people), most):
        some = people[start : start + most]
        rows = [["Competency", "Weight", *(signs[person] for person, _ in some)]]
        for competency in _in_order(meeting, cards):
            cells = [
                _cell([r for card in mine for r in card.card.ratings if r.competency == competency])
                for _, mine in some
            ]
            rows.append([_name(meeting, competency), str(meeting.weights.get(competency, "")), *cells])
        blocks += composer.table(rows, "matrix of ratings", first=FIRST)
    return blocks


def _plots(
    meeting: Meeting,
    discussed: Discussed,
    cards: Sequence[Handed],
    signs: Mapping[str, str],
    composer: Composer,
) -> list[Block]:
    """A line a competency: every rating as a ring with initials, the estimate as a diamond on its interval."""
    blocks = []
    for competency in _in_order(meeting, cards):
        given = [
            (signs[c.person], r.ordinal)
            for c in cards
            for r in c.card.ratings
            if r.competency == competency and r.ordinal is not None
        ]
        estimate = discussed.estimates.get(competency, Estimate())
        if given:
            blocks.append(_plot(meeting, competency, given, estimate, composer))
        if estimate.refused:
            blocks += composer.paragraphs(
                estimate.refused, "refusal", SMALL, x=52.0, room=composer.width - 52.0
            )
    return [*blocks, *_numbers(meeting, discussed, composer)]


def _numbers(meeting: Meeting, discussed: Discussed, composer: Composer) -> list[Block]:
    """The plots as a table: of each competency how many ratings, their mean, and the estimate with its interval."""
    rows = [["Competency", "Ratings", "Raw mean", "Adjusted", "Likely"]]
    for competency in _in_order(meeting, discussed.first):
        given = [
            r.ordinal
            for h in discussed.first
            for r in h.card.ratings
            if r.competency == competency and r.ordinal is not None
        ]
        mean = f"{sum(given) / len(given):.1f}" if given else "-"
        estimate = discussed.estimates.get(competency, Estimate())
        score, likely = "-", "-"
        if estimate.score is not None and estimate.low is not None and estimate.high is not None:
            low, high = (
                max(estimate.low, meeting.scale.values[0]),
                min(estimate.high, meeting.scale.values[-1]),
            )
            score, likely = f"{estimate.score:.1f}", f"{low:.1f} to {high:.1f}"
        rows.append([_name(meeting, competency), str(len(given)), mean, score, likely])
    return composer.table(rows, "numbers", first=FIRST)


def _plot(
    meeting: Meeting,
    competency: str,
    given: Sequence[tuple[str, int]],
    estimate: Estimate,
    composer: Composer,
) -> Block:
    left, width = 52.0, composer.width - 52.0
    values = meeting.scale.values
    step = (width - 24.0) / (len(values) - 1)
    here = {value: [initials for initials, v in given if v == value] for value in values}
    # Numbered initials need a wider ring: cut, they would be somebody else's.
    widest = max(composer.metrics.width(sign, INITIALS.face, INITIALS.size) for sign, _ in given)
    ring = max(RING, widest + 1.0)
    most = max(int(step / ring), 1)  # rings side by side; more stand above
    axis = 3.0 + ring * max(-(-len(some) // most) for some in here.values())
    at = {value: left + 12.0 + step * (value - values[0]) for value in values}
    items: list[Item] = [
        composer.text(_name(meeting, competency), TABLE_STRONG, 0.0, axis, left - 4.0, role=""),
        Rule(at[values[0]], axis, at[values[-1]] - at[values[0]], 0.0, 0.5, RULE),
    ]
    for value in values:
        items.append(Rule(at[value], axis - 0.8, 0.0, 1.6, 0.5, MUTED))
        words = f"{value} {meeting.scale.label(value)}"
        room = min(step, 24.0) - 0.6
        items.append(
            composer.text(words, TICK, at[value] - room / 2, axis + 4.2, room, align="centre", role="")
        )
    for value, some in here.items():
        for n, initials in enumerate(some):
            row, place = divmod(n, most)
            side = min(len(some) - row * most, most)
            x, y = at[value] + ring * (place - (side - 1) / 2), axis - ring * (row + 0.5) - 1.05
            items.append(Circle(x, y, ring / 2 - 0.2, None, 0.7, INK))
            items.append(
                composer.text(initials, INITIALS, x - ring / 2, y + 0.85, ring, align="centre", role="")
            )
    said = "; ".join(f"{initials} {value}" for initials, value in given)
    if estimate.score is not None and estimate.low is not None and estimate.high is not None:
        low, score, high = (
            at[values[0]] + step * (min(max(v, values[0]), values[-1]) - values[0])
            for v in (estimate.low, estimate.score, estimate.high)
        )
        items.append(Rule(low, axis, high - low, 0.0, 1.2, ACCENT))
        diamond = ((0.0, -1.5), (1.5, 0.0), (0.0, 1.5), (-1.5, 0.0), (0.0, -1.5))
        items += [Stroke(score, axis, corner, 1.6, ACCENT) for corner in pairwise(diamond)]
        items.append(Rect(score - 0.8, axis - 0.8, 1.6, 1.6, ACCENT))
        said += f". Adjusted {estimate.score:.1f}, from {estimate.low:.1f} to {estimate.high:.1f}"
    height = axis + 5.2
    alt = f"{_name(meeting, competency)}, ratings from {values[0]} to {values[-1]}: {said}."
    drawing = Drawing(0.0, 0.0, composer.width, height, tuple(items), alt)
    return Block((Line(height, (drawing,)),), before=0.8, whole=True)


def _recommendations(
    meeting: Meeting, cards: Sequence[Handed], names: Mapping[str, str], composer: Composer
) -> list[Block]:
    rows = [["Interviewer", "Recommendation", "Confidence", "Takeaways"]]
    for handed in cards:
        card = handed.card
        given = {
            "given": meeting.recommendation.label(card.recommendation) if card.recommendation else "",
            "no_decision": "No decision",
            "blank": "left empty",
        }[card.recommendation_state]
        rows.append([names[handed.person], given, card.confidence or "-", card.takeaways or "-"])
    return composer.table(known(rows), "recommendations", first=FIRST)


def _evidence(
    meeting: Meeting, discussed: Discussed, names: Mapping[str, str], composer: Composer
) -> list[Block]:
    """What was written for each competency, interviewers under each other so that their words can be compared.

    A rating that was changed after others' were shown stands as it was first, with what it became.
    """
    cards = discussed.last
    firsts = {
        (h.person, h.interview, r.question, r.competency): _cell([r])
        for h in discussed.first
        for r in h.card.ratings
    }
    rows = [["Competency", "Interviewer", "Question", "Rating", "What was said and done"]]
    for competency in _in_order(meeting, cards):
        shown = ""
        for handed in cards:
            for rating in handed.card.ratings:
                if rating.competency == competency:
                    words = rating.note or (rating.reason or "").replace("_", " ") or "-"
                    question = meeting.questions.get(rating.question, rating.question)
                    name = _name(meeting, competency)
                    first = "" if shown == name else name  # once, above its rows
                    now = _cell([rating])
                    was = firsts.get((handed.person, handed.interview, rating.question, competency), now)
                    given = now if was == now else f"{was}, then {now}"
                    rows.append([first, names[handed.person], question, given, words])
                    shown = name
    return [replace(block, whole=False) for block in composer.table(rows, "evidence")]


def _moved(
    meeting: Meeting, moved: Sequence[Moved], names: Mapping[str, str], composer: Composer
) -> list[Block]:
    """First and final ratings with reasons: what was corrected, and what followed after others' ratings were shown."""
    blocks = [composer.heading("First and final ratings", H2, before=6.0)]
    if not moved:
        return [*blocks, *composer.paragraphs("No rating was changed after its card was in.", "changes")]
    rows = [["Interviewer", "Competency", "First", "Final", "Why", "In the scores"]]
    for one in moved:
        first = "-" if one.before is None else one.before or BLANK
        final = one.after or BLANK
        counts = "the final one" if not one.shown else "none" if one.before is None else "the first one"
        name = _name(meeting, one.competency)
        rows.append([names[one.person], name, first, final, one.reason or "-", counts])
    told = (
        "The scores rest on ratings that were given before their author was shown anybody else's. A correction from "
        "before that counts; what was changed after it is shown here, and in no score."
    )
    return [*blocks, *composer.paragraphs(told, "changes", SMALL), *composer.table(rows, "changes")]


def _name(meeting: Meeting, competency: str) -> str:
    return meeting.competencies.get(competency, competency.replace("_", " ").capitalize())


def _initials(name: str) -> str:
    """Return the initials of a name, two at most.

    Examples:
        >>> _initials("Mei-Ling Chou"), _initials("林 若曦"), _initials("Ada")
        ('MC', '林若', 'A')
    """
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
