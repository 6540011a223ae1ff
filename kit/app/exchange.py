"""Files out and in: what goes to spreadsheets, calendars and other systems, and what comes from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from kit.access import Viewer, may
from kit.app import download, parts, work
from kit.app.office import the_office
from kit.errors import ExchangeError, HiringError, InputError, KitError, NotAllowed, Problem
from kit.exchange.foreign import MOST_BYTES, open_foreign
from kit.exchange.scale_map import FOREIGN_SCALES, ScaleMap, read_map
from kit.exchange.thirty_seconds import read_thirty_seconds
from kit.hiring import find_opening, list_my_interviews, list_openings, list_people
from kit.hiring.export import FORMATS, export_file
from kit.hiring.intake import FORMATS as TAKEN
from kit.hiring.intake import Intake, take_ratings
from kit.hiring.past import find_past_calibration, may_take_past, take_past
from kit.hiring.transfer import take_native
from kit.scoring import Calibration
from kit.wording import counted

DRAFTS = "thirty-seconds"
_NOT_MADE = "The file was not made."
MOST_PROBLEMS = 50  # shown; the rest is counted


def files_page(viewer: Viewer) -> None:
    """Show what this person may take out as a file, and what they may bring."""
    st.title("Files")
    _my_calendar(viewer)
    arranged = {o.id: o.title for o in list_openings(the_office(), viewer) if may("export", o.roles)}
    if arranged:
        st.header("Out", anchor=False)
        opening = parts.choose("Opening", arranged, "opening")
        if opening:
            _out(viewer, opening)
    if may_take_past(the_office(), viewer):
        st.header("In", anchor=False)
        _in(viewer, arranged)
    _past(viewer)


def _my_calendar(viewer: Viewer) -> None:
    mine = [one for one in list_my_interviews(the_office(), viewer) if one.starts_at]
    st.header("Your interviews", anchor=False)
    if not mine:
        parts.empty(
            "You have no interview with a time.", "When you have one, your calendar can take it from here."
        )
        return

    @st.fragment(run_every=download.RENEWED)
    def link() -> None:
        order = download.Order("calendar", viewer, {"address": parts.address()})
        download.offer(f"{counted(len(mine), 'interview')} for your calendar (ICS)", order, "files/calendar")

    link()
    st.caption("Codes stand in it in place of names, and no question: calendars are read by many.")


def _out(viewer: Viewer, opening: str) -> None:
    format = st.selectbox(
        "As",
        list(FORMATS),
        format_func=lambda f: FORMATS[f].words,
        key="files/format",
        persist_state="session",
    )
    known = FORMATS[format]
    if known.loses:
        st.caption(f"Not in it: {known.loses}")
    form, map_text = None, ""
    if known.their_form:
        given = parts.take_files(
            viewer,
            f"Their form ({known.their_form})",
            f"files/form/{format}",
            type="json",
            help="Saved from there as JSON. Fields are found by their name: the competency's id or name.",
        )
        form = given[0] if given else None
        map_text = st.text_input(
            "Which point becomes which of their four",
            placeholder="bars5=1,2,2,3,4",
            key=f"files/map/{format}",
            help="Needed for scales of five points: the middle has no place on four. Each note keeps the point it was.",
        )
    place = f"files/{viewer.person}/{opening}/{format}"
    ready = form is not None or not known.their_form
    if st.button("Make the file", key="files/make", disabled=not ready):
        try:
            maps = [read_map(map_text, _target(format))] if map_text.strip() else []
        except ExchangeError as error:
            _show_problems(error.problems, _NOT_MADE)
            return
        _make(
            viewer, opening, format, place, form.getvalue() if form else b"", form.name if form else "", maps
        )
    _offer_made(viewer, place)


def _target(format: str) -> str:
    return next((scale for scale in FOREIGN_SCALES if scale.startswith(format)), "")


def _make(
    viewer: Viewer,
    opening: str,
    format: str,
    place: str,
    form: bytes,
    form_file: str,
    maps: Sequence[ScaleMap],
) -> None:
    office, address = the_office(), parts.address()

    def check() -> None:
        if not may("export", find_opening(office, viewer, opening).roles):
            raise NotAllowed("You may not export this opening any more.")

    def run(now: work.Work) -> tuple[str, ...]:
        made = export_file(
            office, viewer, opening, format, maps=maps, their_form=form, form_file=form_file, address=address
        )
        now.file.write(made.document.content)
        now.name = made.document.name
        return made.losses

    with st.spinner("Making the file ..."):
        work.begin(place, viewer.person, format, run, check).future.exception()


def _offer_made(viewer: Viewer, place: str) -> None:
    """Offer the file that was made at *place*, or say why there is none."""
    made = work.work_at(place, viewer.person)
    if made is None or not made.future.done():
        return
    if error := made.future.exception():
        work.forget(place)
        if isinstance(error, InputError):
            _show_problems(error.problems, _NOT_MADE)
        elif isinstance(error, KitError):
            st.error(parts.plain(error))
        else:
            raise error
        return
    for loss in made.future.result():
        st.info(f"Not in it: {parts.plain(loss)}")

    @st.fragment(run_every=download.RENEWED)
    def link() -> None:
        download.offer(f"Save {made.name}", download.Order("work", viewer, {"place": place}), f"{place}/save")

    link()


def _in(viewer: Viewer, arranged: dict[str, str]) -> None:
    formats = {name: words for name, words in TAKEN.items() if arranged or name not in ("csv", "xlsx")} | {
        DRAFTS: "Questions in the shape of 30-seconds-of-interviews, as drafts (JSON)"
    }
    format = st.selectbox(
        "What", list(formats), format_func=lambda f: formats[f], key="files/in", persist_state="session"
    )
    if format in ("csv", "xlsx"):
        opening = st.selectbox(
            "Into",
            list(arranged),
            format_func=lambda o: arranged[o],
            key="files/into",
            persist_state="session",
        )
        st.caption(
            "Each row names a candidate by code and an interviewer by e-mail address or id. What differs from a card that is "
            "in becomes a new revision of it; nothing is overwritten."
        )
    else:
        opening = ""
    ends = {"csv": ["csv", "tsv", "txt"], "xlsx": "xlsx"}.get(format, "json")
    key, most = f"files/file/{format}", MOST_BYTES // 1024**2
    given = parts.take_files(viewer, "File", key, type=ends, max_upload_size=most)
    file = given[0] if given else None
    if format == DRAFTS:
        _drafts(viewer, file.getvalue() if file else b"", file.name if file else "")
    elif file is not None:
        _take(viewer, format, opening, file.getvalue(), file.name, _given_map(format))


def _given_map(format: str) -> list[ScaleMap]:
    if format not in ("greenhouse", "ashby"):
        return []
    scale = _target(format)
    text = st.text_input(
        "Which of their points is which of ours (may stay empty)",
        placeholder="ashby-score=four-point:1,2,3,4" if format == "ashby" else f"{scale}=bars5:1,2,3,4,5",
        key=f"files/in-map/{format}",
        help="Without it their scale stays a scale of its own, with its own words.",
    )
    return [read_map(text)] if text.strip() else []


def _take(
    viewer: Viewer, format: str, opening: str, content: bytes, name: str, maps: Sequence[ScaleMap]
) -> None:
    """Show what a file would bring, and take it in when asked to."""
    office = the_office()

    def take(*, dry_run: bool) -> Intake:
        if format == "native":
            return take_native(office, viewer, content, file=name, dry_run=dry_run)
        if format in ("csv", "xlsx"):
            return take_ratings(office, viewer, opening, content, format, file=name, dry_run=dry_run)
        return take_past(
            office, viewer, format, content, file=name, maps=maps, matches=matches, dry_run=dry_run
        )

    matches = _who_is_who(viewer, name)
    try:
        if st.session_state.pop("files/take/now", False):
            intake = take(dry_run=False)
        else:
            intake = take(dry_run=True)
    except InputError as error:
        _show_problems(error.problems)
        return
    except HiringError as error:
        st.error(parts.plain(error))
        return
    asked = st.session_state.setdefault(f"files/asked/{name}", {})
    if not intake.taken and intake.unmatched.keys() - asked.keys():
        asked |= intake.unmatched
        st.rerun()
    words = "\n".join(f"- {parts.plain(line)}" for line in intake.lines)
    if intake.taken:
        st.success(words)
        return
    if intake.problems:
        _show_problems(intake.problems)
        return
    st.info(words)
    if any(intake.made.values()):
        st.button("Take it in", key="files/take", type="primary", on_click=_wanted)


def _who_is_who(viewer: Viewer, file: str) -> dict[str, str]:
    """Ask who of ours the people of the other system are, once they are known, and return what was said."""
    asked: Mapping[str, str] = st.session_state.get(f"files/asked/{file}", {})
    if not asked:
        return {}
    known = {one.id: one.name for one in list_people(the_office(), viewer) if one.active}
    said = {}
    with st.expander(f"Who is who? {len(asked)} of their people are not known here", expanded=True):
        for theirs, name in asked.items():
            said[theirs] = st.selectbox(
                parts.plain(f"{name} ({theirs})" if name else theirs),
                ["", *known],
                format_func=lambda id: known.get(id, "Nobody, or not known"),
                key=f"files/who/{file}/{theirs}",
            )
    return {theirs: ours for theirs, ours in said.items() if ours}


def _wanted() -> None:
    st.session_state["files/take/now"] = True


def _show_problems(problems: Sequence[Problem], next: str = "A file is taken whole or not at all.") -> None:
    st.error(f"{counted(len(problems), 'problem')}. {next}")
    sheets = any(", sheet " in one.file for one in problems)
    parts.table(
        [
            {
                **({"Sheet": one.file.partition(", sheet ")[2]} if sheets else {}),
                "Line": str(one.line),
                "What": one.message,
            }
            for one in problems[:MOST_PROBLEMS]
        ],
    )
    if len(problems) > MOST_PROBLEMS:
        st.caption(f"And {len(problems) - MOST_PROBLEMS} more.")


def _drafts(viewer: Viewer, content: bytes, name: str) -> None:
    bank = the_office().bank
    names = {c.id: c.name for c in bank.competencies}
    competency = st.selectbox(
        "For the competency", list(names), format_func=lambda c: names[c], key="files/competency"
    )
    st.caption(
        "You get a ZIP with a folder a question, to unpack into your bank. Minutes, anchors and probes are still to be "
        "written: `hiring-kit bank check` lists them. Settle whether you may use the texts first."
    )
    if not content:
        return
    try:
        document = open_foreign(content, "json", file=name).document
        today = datetime.now(UTC).date().isoformat()
        drafts = read_thirty_seconds(document, today, [q.id for q in bank], file=name)
    except InputError as error:
        _show_problems(error.problems)
        return
    parts.table([{"Question": d.title, "Folder": d.id} for d in drafts])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for draft in drafts:
            archive.writestr(f"questions/{competency}/{draft.id}/question.yaml", draft.text)
    place = f"files/{viewer.person}/drafts"

    def run(now: work.Work) -> tuple[str, ...]:
        now.file.write(out.getvalue())
        return ()

    if st.button(f"Make {counted(len(drafts), 'draft')}", key="files/drafts"):
        work.begin(place, viewer.person, "drafts.zip", run).future.exception()
    _offer_made(viewer, place)


def _past(viewer: Viewer) -> None:
    """Show the viewer how they rated in other systems, where that is known: private to them."""
    found = _past_of(viewer.person, viewer)
    if not found:
        return
    st.header("How you rated before", anchor=False)
    for scale, one in found:
        st.markdown(f"**{parts.plain(scale)}**: {parts.plain(one.words)}")
        for note in one.notes:
            st.caption(parts.plain(note))
    st.caption("From files of another system; only you see it here.")


@st.cache_data(ttl=600, max_entries=64, show_spinner=False)
def _past_of(person: str, _viewer: Viewer) -> tuple[tuple[str, Calibration], ...]:
    return find_past_calibration(the_office(), _viewer)
