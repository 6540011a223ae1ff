"""For whoever looks after the installation: whether all is whole, how long records are kept, and what was done."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.office import the_office
from kit.errors import KitError, by_file
from kit.hiring import (
    Retention,
    check_data,
    list_due,
    list_people,
    list_retention,
    list_roles,
    read_audit,
    set_legal_hold,
    set_retention,
)
from kit.hiring.retention import RetentionAction
from kit.wording import counted

ACTIONS: dict[RetentionAction, str] = {
    "anonymise": "stay as numbers under the code",
    "erase": "are left out everywhere",
}
SYSTEM = ""
SHOWN = 10  # files of the bank that are named


def installation_page(viewer: Viewer) -> None:
    """Show what an administrator has to look after; nothing here tells a rating."""
    st.title("Installation")
    admin, _ = list_roles(the_office(), viewer)
    if not admin:
        parts.empty("This is for administrators.", "They see how long records are kept and what was done.")
        return
    kept = list_retention(the_office(), viewer)
    _health(viewer)
    _keeping(viewer, kept)
    _audit(viewer, kept)


def _health(viewer: Viewer) -> None:
    st.header("Whole and backed up", anchor=False)
    if left_out := the_office().left_out:
        files = by_file(left_out)
        st.warning(
            f"Left out of the bank is what stands in {counted(len(files), 'file')} that can not be read. Mend it and start "
            "the app again; `hiring-kit bank check` names all that is wrong:\n\n"
            + "\n".join(f"- {parts.plain(line)}" for line in files[:SHOWN])
        )
    backups = [line.at for line in read_audit(the_office(), viewer) if line.action == "data.backup"]
    st.markdown(
        f"Last backup: **{parts.when(backups[0])}**."
        if backups
        else "**No backup was made yet.** `hiring-kit data backup --out FOLDER` makes one while people work."
    )
    if st.button(
        "Check everything",
        key="installation/check",
        help="The file, the chains of the audit, keys, sealed text, room on the disk, the clock.",
    ):
        with st.spinner("Checking ..."):
            health = check_data(the_office(), viewer)
        looked = f"{counted(health.lines, 'line')} of the audit in {counted(health.chains, 'chain')}"
        if health.problems:
            st.error("\n".join(f"- {parts.plain(problem)}" for problem in health.problems))
        else:
            st.success(f"Nothing is wrong. Looked at: {health.database}, {looked}.")


def _keeping(viewer: Viewer, kept: dict[str, Retention]) -> None:
    st.header("How long records are kept", anchor=False)
    if not kept:
        st.caption("Each opening says for how long, once there is one.")
        return
    chosen = parts.choose("Opening", {id: one.title for id, one in kept.items()}, "opening")
    if chosen:
        _retention(viewer, chosen, kept[chosen])
    if st.button("Whose time has run out?", key="installation/due"):
        due = list_due(the_office(), viewer)
        if not due:
            st.success("Nobody's.")
            return
        parts.table(
            [
                {
                    "Candidate": one.code,
                    "Openings": ", ".join(one.openings),
                    "Last act": one.last.isoformat(),
                    "Due since": one.since.isoformat(),
                    "Held": one.held,
                }
                for one in due
            ],
            "Candidates whose time has run out.",
        )
        st.caption("`hiring-kit data retention` erases those who are not held; `--dry-run` only lists them.")


def _retention(viewer: Viewer, opening: str, now: Retention) -> None:
    key = f"installation/{opening}"
    left, middle, right = st.columns([1, 2, 3])
    months = int(left.number_input("Months after the last act", 1, 120, now.months, key=f"{key}/months"))
    action = middle.selectbox(
        "Then the ratings",
        list(ACTIONS),
        index=list(ACTIONS).index(now.action),
        format_func=lambda one: ACTIONS[one],
        key=f"{key}/action",
    )
    hold = right.text_input(
        "Legal hold: why nothing may be erased",
        now.hold or "",
        key=f"{key}/hold",
        help="Shown to whoever wants to erase, so it names no candidate. Empty: there is no hold.",
    ).strip()
    wanted = replace(now, months=months, action=action, hold=hold or None)
    if st.button("Save", key=f"{key}/save", disabled=wanted == now):
        try:
            if (months, action) != (now.months, now.action):
                set_retention(the_office(), viewer, opening, months, action)
            if wanted.hold != now.hold:
                set_legal_hold(the_office(), viewer, opening, wanted.hold)
        except KitError as error:
            st.error(parts.plain(error))
            return
        st.rerun()


def _audit(viewer: Viewer, kept: dict[str, Retention]) -> None:
    st.header("What was done", anchor=False)
    chains = {SYSTEM: "what belongs to no opening", **{id: one.title for id, one in kept.items()}}
    labels = parts.told_apart(chains)
    chain = st.selectbox("Of", list(chains), format_func=lambda one: labels[one], key="installation/chain")
    lines = read_audit(the_office(), viewer, chain or None)
    if not lines:
        st.caption("Nothing yet.")
        return
    names = {one.id: one.name for one in list_people(the_office(), viewer)}
    here = parts.pages(len(lines), "installation/page", "Lines")
    parts.table(
        [
            {
                "When": parts.when(line.at),
                "Who": " ".join(names.get(word, word) for word in line.actor.split(" ")),
                "What": line.action,
                "To what": names.get(line.entity, line.entity),
            }
            for line in lines[here]
        ],
        "What was done, the newest first.",
    )
    st.caption("`hiring-kit data audit` prints all of it; no name of a candidate, note or rating is in it.")
