"""Paper that comes back: files are sent in, each page is named, and what is not clear is looked at row by row."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from kit.access import Viewer
from kit.app import parts, work
from kit.app.kept import Held
from kit.app.notepad import notepad
from kit.app.office import the_office
from kit.errors import HiringError, KitError, ScorecardError
from kit.hiring import WorkingCard, card_from_drafts, list_interviews, submit_card
from kit.hiring.paper import (
    Clash,
    PaperCard,
    find_clashes,
    list_originals,
    list_paper,
    open_collected,
    put_into_card,
    save_evidence,
)
from kit.hiring.reading import ReturnedPage, name_page, read_upload
from kit.hiring.waiting import ScanRow, WaitingScan, decide_row, drop_scan, list_scans
from kit.pdf.scan import THRESHOLDS
from kit.scorecard import NR
from kit.wording import counted

LOOK_EVERY = 0.5  # seconds between two looks at files that are being read
MOST_SHOWN = 6  # pages whose list is open at first
CLEAR = 0.2  # a mark that leads by less than this margin is said to be thin
ONCE = {
    "s1_recommendation": "Recommendation",
    "s1_confidence": "Confidence",
    "s1_conflict": "Conflict of interest",
    "s1_adjustments": "Adjustments used",
}
HARDLY = THRESHOLDS.lo / 2  # ink of a bubble that counts as empty, and that a person may see something in
STATES = {
    "faint": "a mark that is not clear",
    "multi": "more than one mark",
    "blank": "no mark",
    "ok": "a clear mark",
}


# ---- for the interviewer, on the Score page -------------------------------------------------------------------


def read_own_paper(
    viewer: Viewer,
    card: WorkingCard,
    cards: Mapping[str, str],
    handed_in: Collection[str],
    done: Callable[[], None],
) -> None:
    """Take files, and show what of them belongs to a card of one's own until it is in there.

    Args:
        viewer: Whose card it is.
        card: The card that is open.
        cards: The words for each card of the viewer, by its id.
        handed_in: Those of them that are in.
        done: Called when something was put into the card: what the page holds of it is old then.
    """
    _send(viewer, viewer.guest or "own", None, cards, handed_in)
    _look(viewer, card.id, done)


# ---- for who collects the cards of an opening, on the Packets page --------------------------------------------


def collect_paper(viewer: Viewer, opening: str) -> None:
    """Take scans of several interviewers, show what is missing, and complete cards for their interviewers."""
    office = the_office()
    paper = list_paper(office, viewer, opening)
    if not paper:
        parts.empty(
            "Nothing was printed yet.",
            "When packets are printed, their scorecards can be read here as they come back.",
        )
        return
    if handed := st.session_state.pop("reading/handed", None):
        st.success(parts.plain(handed))
    seats = [seat for interview in list_interviews(office, viewer, opening) for seat in interview.seats]
    handed_in = {seat.card for seat in seats if seat.state == "submitted"}
    _send(viewer, opening, opening, {p.card: _paper_words(p) for p in paper}, handed_in)
    missing = [p for p in paper if p.missing]
    if missing:
        with st.expander(f"{counted(len(missing), 'card')} still to come back"):
            parts.table(
                [
                    {"Interviewer": p.name, "Candidate": p.code, "Interview": p.title, "Missing": p.missing}
                    for p in missing
                ],
            )
    open_ones = [p for p in paper if p.waiting] + [p for p in paper if p.collected and not p.waiting]
    if not open_ones:
        return
    chosen = parts.choose("Card that came back", {p.card: _paper_words(p) for p in open_ones}, "paper")
    one = next(p for p in open_ones if p.card == chosen)
    if one.waiting:
        _look(viewer, one.card, lambda: None)
    else:
        _complete(viewer, one)


def _paper_words(one: PaperCard) -> str:
    return f"{one.name} · {one.code} · {one.title}"


def _complete(viewer: Viewer, paper: PaperCard) -> None:
    """Show what a card that came on paper lacks, and hand it in for its interviewer."""
    office = the_office()
    try:
        card = open_collected(office, viewer, paper.card)
    except HiringError as error:
        st.info(parts.plain(error))
        return
    st.markdown(f"**{parts.plain(paper.name)}** · {parts.plain(paper.code)} · {parts.plain(paper.title)}")
    st.caption(
        "What is on paper is in this card now. Type what is needed from the handwriting, and hand it in."
    )
    show_originals(viewer, card.id)
    for question, competency in _need_evidence(card):
        name = f"note/{question}/{competency}"
        draft = card.drafts.get(name)
        title = next(a.question.title for a in card.questions if a.question.id == question)

        def save(text: str, rev: int, writer: str, base: int, name: str = name) -> None:
            save_evidence(office, viewer, paper.card, name, text, rev=rev, writer=writer, base=base)

        notepad(
            f"Evidence for {parts.competency_name(competency)}, {title}",
            key=f"reading/{card.id}/{name}",
            place=f"{viewer.person}/{card.id}/{name}",
            held=Held(draft.text, draft.rev, draft.writer.removeprefix("scan/")) if draft else Held(""),
            save=save,
            rows=2,
        )
    missing = parts.lacking(card)
    if missing:
        st.warning("Before it can be handed in:\n\n" + "\n".join(f"- {parts.plain(m)}" for m in missing))
    request = st.session_state.setdefault(f"reading/{card.id}/request", str(uuid.uuid4()))
    if st.button(f"Hand in for {parts.plain(paper.name)}", type="primary", key=f"reading/{card.id}/submit"):
        try:
            given = card_from_drafts(open_collected(office, viewer, card.id))
            submit_card(office, viewer, card.id, given, request, source="scan")
        except ScorecardError:
            st.error("The card is not complete yet: what is missing stands above. Nothing is lost.")
            return
        except KitError as error:
            st.error(parts.plain(error))
            return
        st.query_params.pop("paper", None)
        st.session_state["reading/handed"] = f"The card of {paper.name} is in, entered by you."
        st.rerun()


def _need_evidence(card: WorkingCard) -> list[tuple[str, str]]:
    """Return the rows of a card whose rating needs a sentence of evidence."""
    return [
        (rating.question, rating.competency)
        for rating in card_from_drafts(card).ratings
        if rating.ordinal in card.template.why_required
    ]


# ---- sending files in -----------------------------------------------------------------------------------------


def _send(
    viewer: Viewer, where: str, opening: str | None, cards: Mapping[str, str], handed_in: Collection[str]
) -> None:
    """Take files, show how far they are read, and what each page is."""
    place = f"reading/{viewer.person}/{where}"
    turn = st.session_state.setdefault(f"{place}/turn", 0)
    key = f"{place}/files/{turn}"

    def begin(given: Sequence[UploadedFile]) -> None:
        files = [(file.name, file.getvalue()) for file in given]
        office = the_office()

        def run(now: work.Work) -> tuple[ReturnedPage, ...]:
            return read_upload(office, viewer, files, opening=opening, show=now.show, stop=now.stopped.is_set)

        work.begin(place, viewer.person, "", run)
        st.session_state[f"{place}/turn"] = turn + 1  # the files are taken: the next ones start anew
        st.session_state.pop(f"{place}/named", None)

    parts.take_files(
        viewer,
        "Filled forms, scans or photos of scorecards",
        key,
        begin,
        accept_multiple_files=True,
        help="PDF, PNG, JPEG or TIFF, 25 MB and 60 pages a file. Pages in any order, any way up.",
    )
    now = work.work_at(place, viewer.person)
    if now is None:
        st.caption(
            "One page of each packet comes back: the scorecard with the square marks at its edges. Nothing enters a card "
            "before somebody says so."
        )
        return
    if not now.future.done():
        st.fragment(_progress, run_every=LOOK_EVERY)(place, viewer.person)
        return
    if error := now.future.exception():
        work.forget(place)
        if not isinstance(error, KitError):
            raise error
        st.error(parts.plain(error))
        return
    pages = _with_named(place, now.future.result())
    _pages(viewer, place, opening, pages, cards, handed_in)


def _progress(place: str, person: str) -> None:
    now = work.work_at(place, person)
    if now is None or now.future.done():
        st.rerun()
    left, right = st.columns([4, 1], vertical_alignment="center")
    read = f"{now.done} of {counted(now.total, 'page')} read" if now.total else "Opening the files"
    left.progress(min(now.done / (now.total or 1), 1.0), text=read)
    if right.button("Stop", key=f"{place}/stop", help="What is read already stays."):
        now.stopped.set()


def _with_named(place: str, pages: tuple[ReturnedPage, ...]) -> list[ReturnedPage]:
    """Return the pages of an upload, those in place of which somebody typed an id as that made them."""
    named = st.session_state.get(f"{place}/named", {})
    return [named.get(number, page) for number, page in enumerate(pages)]


def _pages(
    viewer: Viewer,
    place: str,
    opening: str | None,
    pages: list[ReturnedPage],
    cards: Mapping[str, str],
    handed_in: Collection[str],
) -> None:
    """Show what each page of an upload is; one without an id can be given it."""
    read = [page for page in pages if page.state in ("read", "differs")]
    left, right = st.columns([5, 1], vertical_alignment="center")
    if read or not pages:
        doubtful = sum(page.doubtful for page in read)
        words = f"{counted(len(pages), 'page')}: {len(read)} read, {counted(doubtful, 'row')} to look at."
        left.markdown(f"**{words}**")
    else:
        left.warning(parts.plain(_nothing_read(pages)))
    if late := sum(page.card in handed_in for page in pages):
        left.info(
            f"{counted(late, 'page')} of a card that is in already: to change that by paper, it has to be taken back first."
        )
    if right.button("Close this list", key=f"{place}/clear", type="tertiary"):
        work.forget(place)
        st.rerun()
    # Each upload has a list of its own: it is open however the one before was left.
    turn = st.session_state.get(f"{place}/turn", 0)
    with st.expander(
        "What each page is", expanded=len(pages) <= MOST_SHOWN or not read, key=f"{place}/list/{turn}"
    ):
        parts.table(
            [
                {
                    "File": page.file,
                    "Page": page.page,
                    "What it is": f"{cards[page.card]}. {page.words}" if page.card in cards else page.words,
                    "Clear": str(page.clear) if page in read else "",
                    "To look at": str(page.doubtful) if page in read else "",
                }
                for page in pages
            ],
        )
    for number, page in enumerate(pages):
        if page.state != "no_id":
            continue
        typed = st.text_input(
            f"Printed id of page {page.page} of {page.file}",
            key=f"{place}/id/{number}",
            placeholder="0000 0000 0000 0000",
            help="It stands at the top, left of the square code.",
        )
        if typed:
            try:
                made = name_page(the_office(), viewer, page, typed, opening=opening)
            except HiringError as error:
                st.error(parts.plain(error))
            else:
                st.session_state.setdefault(f"{place}/named", {})[number] = made
                st.rerun()


def _nothing_read(pages: Sequence[ReturnedPage]) -> str:
    """Return in words that no page of an upload was read, and why where all have one reason.

    Examples:
        >>> _nothing_read([ReturnedPage("plan.txt", 1, "nothing", "It is no PDF that can be read.")])
        'Nothing was read of 1 page. It is no PDF that can be read.'
    """
    reasons = {page.words for page in pages}
    why = reasons.pop() if len(reasons) == 1 else "The list below says of each page why."
    return f"Nothing was read of {counted(len(pages), 'page')}. {why}"


# ---- looking at rows ------------------------------------------------------------------------------------------


def _look(viewer: Viewer, card: str, done: Callable[[], None]) -> None:
    """Show the pages that wait for a card: the rows to look at one by one, all rows, and what the card says otherwise."""
    pages = list_scans(the_office(), viewer, [card])
    if not pages:
        return
    rows = [(page, row) for page in pages for row in page.rows]
    waiting = [number for number, (_, row) in enumerate(rows) if row.waits]
    place = f"reading/{card}"
    at = st.session_state.get(f"{place}/at")
    if at is None and waiting:
        at = waiting[0]
    if at is not None and at < len(rows):
        with st.container(border=True):
            _one_row(viewer, place, rows, at, waiting)
    elif not waiting:
        st.success("Every row is clear, or somebody has said what it is.")
    _strip(place, rows)
    for page in pages:
        for picture in page.notes:
            with st.expander(f"What was written by hand on page {page.page} of {page.file}"):
                st.image(picture, width="stretch", alt="The evidence as it was written by hand")
    choices = _clashes(place, find_clashes(the_office(), viewer, card))
    _finish(viewer, place, pages, len(waiting), choices, done)


def _one_row(
    viewer: Viewer, place: str, rows: list[tuple[WaitingScan, ScanRow]], at: int, waiting: list[int]
) -> None:
    page, row = rows[at]
    left = f"{counted(len(waiting), 'row')} to look at" if waiting else "nothing left to look at"
    st.markdown(f"**{parts.plain(_title(row))}**")
    st.caption(f"Row {at + 1} of {len(rows)}, {left} · page {page.page} of {parts.plain(page.file)}")
    st.image(row.crop, width="stretch", alt=f"The row {_title(row)} as it came back")
    ink = " · ".join(
        f"{value if row.competency else _words(page, row, value)} {row.ink[value]:.2f}"
        for value in row.values
    )
    margin = "clear" if row.margin >= CLEAR else "thin"
    read = f"Read: {STATES[row.state]}"
    darkest = max(row.ink, key=lambda value: row.ink[value])
    if row.state in ("faint", "ok"):
        read += f" at {_words(page, row, row.value or darkest)}"
    elif row.state == "blank" and row.ink[darkest] > HARDLY:
        read = f"Read: hardly a mark, at {_words(page, row, darkest)}"
    said = "" if row.said is None else f" You said: **{parts.plain(_words(page, row, row.said))}**."
    st.markdown(f"{parts.plain(read)}.{said}")
    st.caption(f"Ink of each circle: {parts.plain(ink)}. The margin is {margin} ({row.margin:.2f}).")

    def go(to: int | None) -> Callable[[], None]:
        def move() -> None:
            st.session_state[f"{place}/at"] = to
            st.session_state.pop(f"{place}/nr", None)

        return move

    def say(value: str) -> Callable[[], None]:
        def said_so() -> None:
            try:
                decide_row(the_office(), viewer, page.id, row.row, value)
            except HiringError as error:
                st.toast(parts.plain(error))
                return
            others = [number for number in waiting if number != at]
            go(next((n for n in others if n > at), others[0] if others else None))()

        return said_so

    def ask_why() -> None:
        st.session_state[f"{place}/nr"] = at

    asks_why = st.session_state.get(f"{place}/nr") == at or (row.value == NR and row.waits)
    with st.container(horizontal=True):
        if asks_why and row.competency:
            st.markdown("Not rated, because")
            for number, reason in enumerate(the_office().scorecards.scales[page.scale].not_rated.reasons, 1):
                st.button(
                    parts.REASONS.get(reason, reason),
                    key=f"{place}/{at}/why/{reason}",
                    on_click=say(f"{NR}:{reason}"),
                    shortcut=str(number),
                )
            st.button("Another value", key=f"{place}/{at}/other", on_click=go(at), shortcut="Esc")
        else:
            for number, value in enumerate(row.values, 1):
                if value == NR:
                    st.button("Not rated", key=f"{place}/{at}/nr", on_click=ask_why, shortcut="N")
                    continue
                st.button(
                    parts.plain(_words(page, row, value)),
                    key=f"{place}/{at}/{value}",
                    on_click=say(value),
                    shortcut=value if value.isdigit() else str(number),
                )
        st.button("Left blank", key=f"{place}/{at}/blank", on_click=say(""), shortcut="B")
    with st.container(horizontal=True):
        st.button(
            "Row before", key=f"{place}/back", on_click=go(max(at - 1, 0)), disabled=at == 0, shortcut="Left"
        )
        st.button(
            "Next row",
            key=f"{place}/next",
            on_click=go(min(at + 1, len(rows) - 1)),
            disabled=at == len(rows) - 1,
            shortcut="Right",
        )


def _strip(place: str, rows: list[tuple[WaitingScan, ScanRow]]) -> None:
    """Show every row with what goes into the card, each to be opened."""
    clear = sum(row.state == "ok" and not row.waits for _, row in rows)
    with st.expander(f"All rows: {clear} of {len(rows)} clear", expanded=clear == len(rows)):
        for number, (page, row) in enumerate(rows):
            picture, beside = st.columns([5, 3], vertical_alignment="center")
            picture.image(row.crop, width="stretch", alt=f"The row {_title(row)}")
            words = "waits" if row.waits else _words(page, row, row.entry or "")

            def look_again(number: int = number) -> None:
                st.session_state[f"{place}/at"] = number

            with beside.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{parts.plain(words)}**")
                st.button(
                    "Look again",
                    key=f"{place}/open/{number}",
                    on_click=look_again,
                    help=f"Look at {_title(row)}",
                )


def _clashes(place: str, clashes: tuple[Clash, ...]) -> dict[str, str | None]:
    """Ask which text holds where the card, or another page, says otherwise."""
    choices: dict[str, str | None] = {}
    for clash in clashes:
        options = [*([clash.in_card] if clash.in_card else []), *clash.on_paper]
        labels = {text: f"Paper says: {_text_words(text)}" for text in clash.on_paper}
        if clash.in_card:
            labels[clash.in_card] = f"The card says: {_text_words(clash.in_card)}"
        choices[clash.field] = st.radio(
            parts.plain(f"{_field_words(clash.field)}: what holds?"),
            options,
            index=None,
            format_func=labels.__getitem__,
            key=f"{place}/clash/{clash.field}",
        )
    return choices


def _finish(
    viewer: Viewer,
    place: str,
    pages: tuple[WaitingScan, ...],
    waiting: int,
    choices: dict[str, str | None],
    done: Callable[[], None],
) -> None:
    card = pages[0].card

    def put() -> None:
        try:
            settled = {field: text for field, text in choices.items() if text is not None}
            changed = put_into_card(the_office(), viewer, card, settled)
        except HiringError as error:
            st.session_state[f"{place}/problem"] = str(error)
            return
        _forget(place)
        done()
        st.toast(f"{counted(changed, 'field')} of the card came from paper. The original is kept beside it.")

    def leave_out(page: WaitingScan) -> Callable[[], None]:
        def leave() -> None:
            drop_scan(the_office(), viewer, page.id)
            _forget(place)

        return leave

    if problem := st.session_state.pop(f"{place}/problem", None):
        st.error(parts.plain(problem))
    open_questions = sum(text is None for text in choices.values())
    label = (
        "Put into my card" if pages[0].person == viewer.person else f"Put into the card of {pages[0].name}"
    )
    with st.container(horizontal=True):
        st.button(
            parts.plain(label),
            type="primary",
            key=f"{place}/put",
            on_click=put,
            disabled=bool(waiting or open_questions),
        )
        for page in pages:
            what = f"Leave out page {page.page} of {page.file}" if len(pages) > 1 else "Leave this page out"
            st.button(parts.plain(what), key=f"{place}/drop/{page.id}", on_click=leave_out(page))
    if waiting or open_questions:
        st.caption(
            f"First: {counted(waiting, 'row')} to look at, {counted(open_questions, 'choice')} to make."
        )


def _forget(place: str) -> None:
    for key in [k for k in st.session_state if str(k).startswith(f"{place}/")]:
        del st.session_state[key]


def _title(row: ScanRow) -> str:
    if row.competency is None or row.question is None:
        return ONCE.get(row.row, row.row)
    bank = the_office().bank
    title = bank.question(row.question).title if row.question in bank else row.question
    return f"{parts.competency_name(row.competency)}, {title}"


def _words(page: WaitingScan, row: ScanRow, value: str) -> str:
    """Return a value of a row as people read it."""
    if not value:
        return "left blank"
    if value.startswith(NR):
        reason = value.partition(":")[2]
        return f"not rated: {parts.REASONS.get(reason, reason)}" if reason else "not rated"
    if row.competency:
        return f"{value} {the_office().scorecards.scales[page.scale].label(int(value))}"
    return _text_words(value)


def _text_words(text: str) -> str:
    """Return a text of a card as people read it."""
    recommendation = the_office().scorecards.recommendation
    known = {p.id: p.label for p in recommendation.points} | parts.CONFIDENCE | {"no_decision": "No decision"}
    if text.startswith(f"{NR}:"):
        return f"not rated, {parts.REASONS.get(text[3:], text[3:])}"
    return known.get(text, text) or "no"


def _field_words(field: str) -> str:
    what, *of = field.split("/")
    bank = the_office().bank
    title = bank.question(of[0]).title if of and of[0] in bank else " ".join(of[:1])
    name = {"rating": "Rating", "note": "Evidence", "evidence": "Notes"}.get(
        what, what.replace("_", " ").capitalize()
    )
    of_what = ", ".join([*(parts.competency_name(c) for c in of[1:]), *([title] if title else [])])
    return f"{name} for {of_what}" if of_what else name


# ---- the original beside the card -----------------------------------------------------------------------------


def show_originals(viewer: Viewer, card: str) -> None:
    """Offer the paper that a card was made from, to who may see what stands in the card."""
    originals = list_originals(the_office(), viewer, card)
    for number, original in enumerate(originals, 1):
        of = f" ({number} of {len(originals)})" if len(originals) > 1 else ""
        with st.expander(f"The paper that it came from{of}"):
            st.caption(
                f"Sent in by {parts.plain(original.uploaded_by)}, {parts.when(original.uploaded_at)}; put into the card by "
                f"{parts.plain(original.confirmed_by)}, {parts.when(original.confirmed_at)}."
                + (" Set anew from what was chosen in the form." if original.source == "form" else "")
            )
            st.image(original.picture, width="stretch", alt=f"The scorecard as it came back{of}")
