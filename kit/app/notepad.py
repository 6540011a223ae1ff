"""A text area that loses nothing: it sends each pause in typing, and sends again until the server has it.

Streamlit's own text area hands its text over only when it is left, so a reload, a lost connection or a restart
takes what was typed. This one keeps a copy in the browser until the server acknowledges it.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from kit.app import kept
from kit.app.kept import Held, Save

_HTML = f"""
<div class="all">
  <label for="text"></label>
  <textarea id="text" spellcheck="true" aria-describedby="state"></textarea>
  {kept.HTML}
</div>
"""

_CSS = (
    kept.CSS
    + """
label { display: block; font-size: 0.875rem; margin-bottom: 0.25rem; }
textarea {
  box-sizing: border-box; width: 100%; padding: 0.5rem 0.75rem; resize: vertical; font: inherit; line-height: 1.4;
  color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-widget-border-color, var(--st-border-color)); border-radius: 0.5rem;
}
"""
)

_JS = (
    kept.JS
    + """
export default function (component) { return attach(component, open); }

function open(root, first) {
  const area = root.querySelector("textarea");
  area.rows = first.rows;
  area.placeholder = first.hint;
  root.querySelector("label").textContent = first.label;
  const kept = keeper(root, first, {
    text: () => area.value,
    show: (text) => { area.value = text; },
    words: (text) => text,
    focus: () => area.focus(),
  });
  area.addEventListener("input", () => kept.changed(600));
  area.addEventListener("blur", kept.flush);
  return {
    kept,
    hear(data) {
      area.rows = data.rows;
      kept.hear(data);
    },
  };
}
"""
)

_component = st.components.v2.component("hiring_kit_notepad", html=_HTML, css=_CSS, js=_JS)


def notepad(
    label: str, *, key: str, place: str, held: Held, save: Save, rows: int = 3, hint: str = ""
) -> str:
    """Show a text area whose text is saved while it is typed, and return the text that is stored.

    Args:
        label: Its accessible name.
        key: The widget key.
        place: Names the text in the browser's own copy: person, card and field.
        held: What the store holds now.
        save: Stores `(text, rev, writer, base)`, or raises `Conflict` with the `Held` that stands there.
        rows: Lines shown.
        hint: Shown while it is empty.
    """
    return _show(label, key, place, held, save, rows, hint, {}).text


def jotting(label: str, *, key: str, place: str, rows: int = 3, hint: str = "") -> str:
    """Show a text area for words that belong to a step still to be taken, and return them.

    They are stored with that step; until then this browser keeps them, through a reload and a server that is away.
    `let_go` ends that.
    """

    def save(text: str, rev: int, writer: str, base: int) -> None:
        st.session_state[f"{key}/jotted"] = Held(text, rev, writer)

    held = st.session_state.get(f"{key}/jotted", Held())
    here = {"here": "Kept in this browser"}
    return _show(label, key, place, held, save, rows, hint, here).text


def jotted(key: str) -> str:
    """Return what stands in the `jotting` of that key."""
    return st.session_state.get(f"{key}/jotted", Held()).text


def let_go(key: str) -> None:
    """Empty the `jotting` of that key, in the browser too: its words are stored where they belong."""
    held: Held = st.session_state.get(f"{key}/jotted", Held())
    st.session_state[f"{key}/jotted"] = st.session_state[f"{key}/held"] = Held("", held.rev + 1)


def _show(
    label: str, key: str, place: str, held: Held, save: Save, rows: int, hint: str, more: Mapping[str, object]
) -> Held:
    return kept.keep(
        _component,
        key=key,
        place=place,
        held=held,
        save=save,
        label=label,
        rows=rows,
        hint=hint,
        also="This note was also edited in another window. There it says:",
        take="Take the other text",
        **more,
    )
