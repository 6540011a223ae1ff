"""A text area that loses nothing: it sends each pause in typing, and sends again until the server has it.

Streamlit's own text area hands its text over only when it is left, so a reload, a lost connection or a restart
takes what was typed. This one keeps a copy in the browser until the server acknowledges it (app.md 4).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from kit.errors import Conflict


@dataclass(frozen=True)
class Held:
    """What stands in the store: the text, its number, and the browser tab that wrote it."""

    text: str = ""
    rev: int = 0
    writer: str = ""


# save(text, rev, writer, base) stores the text or raises Conflict with what stands there (a Held).
Save = Callable[[str, int, str, int], None]

_HTML = """
<div class="pad">
  <label for="text"></label>
  <textarea id="text" spellcheck="true" aria-describedby="state"></textarea>
  <div class="other" hidden>
    <p>This note was also edited in another window. There it says:</p>
    <pre></pre>
    <button type="button" class="mine">Keep what I typed here</button>
    <button type="button" class="theirs">Take the other text</button>
  </div>
  <div id="state" class="state" role="status" aria-live="polite"></div>
</div>
"""

_CSS = """
.pad { font-family: var(--st-font); color: var(--st-text-color); }
label { display: block; font-size: 0.875rem; margin-bottom: 0.25rem; }
textarea {
  box-sizing: border-box; width: 100%; padding: 0.5rem 0.75rem; resize: vertical; font: inherit; line-height: 1.4;
  color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-widget-border-color, var(--st-border-color)); border-radius: 0.5rem;
}
textarea:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.state { font-size: 0.8rem; min-height: 1.2em; }
.other { border: 1px solid var(--st-border-color); border-radius: 0.5rem; padding: 0.5rem 0.75rem; margin-top: 0.25rem; }
.other p { margin: 0 0 0.25rem; font-size: 0.875rem; }
.other pre { white-space: pre-wrap; font: inherit; margin: 0 0 0.5rem; }
button {
  font: inherit; font-size: 0.875rem; padding: 0.25rem 0.75rem; border-radius: 0.5rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color);
}
"""

_JS = """
const pads = new WeakMap();
const WEEK = 7 * 24 * 3600 * 1000;

export default function (component) {
  const { parentElement: root, data, setStateValue } = component;
  let pad = pads.get(root);
  if (!pad) {
    pad = open(root, data);
    pads.set(root, pad);
  }
  pad.send = (value) => setStateValue("draft", value);
  pad.hear(data);
  return () => pad.close();
}

function open(root, first) {
  const area = root.querySelector("textarea");
  const state = root.querySelector(".state");
  const other = root.querySelector(".other");
  const place = "kit:" + first.place;
  const tab = first.writer;
  let rev = first.rev, base = first.rev, acked = first.rev, beat = 0;
  let pause = null, again = null, since = 0, open = true, conflict = null;

  area.value = first.text;
  area.rows = first.rows;
  root.querySelector("label").textContent = first.label;

  const say = (words) => { if (state.textContent !== words) state.textContent = words; };
  const forget = () => { try { localStorage.removeItem(place); } catch (e) { /* no storage here */ } };
  const keep = () => {
    try { localStorage.setItem(place, JSON.stringify({ text: area.value, rev, base, at: Date.now() })); }
    catch (e) { /* no storage here: the server's copy is what there is */ }
  };
  const send = () => {
    if (!open || conflict || rev <= acked) return;
    beat += 1;
    pad.send({ text: area.value, rev, writer: tab, base, beat });
    clearTimeout(again);
    again = setTimeout(send, 2000);
    if (Date.now() - since > 5000) say("Not saved yet, kept in this browser");
  };
  const changed = () => {
    if (rev <= acked) since = Date.now();
    rev += 1;
    keep();
    say("Saving");
    clearTimeout(pause);
    pause = setTimeout(send, 600);
  };
  const settle = () => {
    acked = rev;
    base = rev;
    clearTimeout(again);
    forget();
    say("Saved");
  };
  const show = (found) => {
    conflict = found;
    other.hidden = false;
    root.querySelector("pre").textContent = found.text;
    say("Also edited in another window");
  };
  root.querySelector(".mine").addEventListener("click", () => {
    base = conflict.rev;
    rev = Math.max(rev, conflict.rev);
    acked = conflict.rev;
    conflict = null;
    other.hidden = true;
    changed();
    area.focus();
  });
  root.querySelector(".theirs").addEventListener("click", () => {
    area.value = conflict.text;
    rev = conflict.rev;
    conflict = null;
    other.hidden = true;
    settle();
    area.focus();
  });
  area.addEventListener("input", changed);
  area.addEventListener("blur", () => { clearTimeout(pause); send(); });

  const pad = {
    send: () => {},
    hear(data) {
      area.rows = data.rows;
      area.disabled = data.disabled;
      if (conflict) return;
      if (data.conflict && data.conflict.rev > base && rev > acked) { show(data.conflict); return; }
      if (data.writer_of === tab && data.rev >= rev && rev > acked) { settle(); return; }
      if (data.writer_of === tab) { base = Math.max(base, data.rev); return; }
      if (rev <= acked && data.rev > acked) {   // another window wrote, nothing of ours is open
        area.value = data.text;
        rev = acked = base = data.rev;
      }
    },
    close() { open = false; clearTimeout(pause); clearTimeout(again); },
  };

  try {
    const local = JSON.parse(localStorage.getItem(place) || "null");
    if (local && Date.now() - local.at > WEEK) forget();
    else if (local && local.text !== first.text) {
      area.value = local.text;
      rev = Math.max(local.rev, first.rev + 1);
      base = local.base;
      since = Date.now();
      say("Saving");
      setTimeout(send, 50);
    } else if (local) forget();
  } catch (e) { forget(); }
  return pad;
}
"""

_component = st.components.v2.component("hiring_kit_notepad", html=_HTML, css=_CSS, js=_JS)


def notepad(
    label: str, *, key: str, place: str, held: Held, save: Save, rows: int = 3, disabled: bool = False
) -> str:
    """Show a text area whose text is saved while it is typed, and return the text that is stored.

    Args:
        label: Its accessible name.
        key: The widget key.
        place: Names the text in the browser's own copy: person, card and field.
        held: What the store holds now.
        save: Stores `(text, rev, writer, base)`, or raises `Conflict` with the `Held` that stands there.
        rows: Lines shown.
        disabled: Show the text only.
    """
    writer = st.session_state.setdefault(f"{key}/writer", str(uuid.uuid4()))
    answer = f"{key}/conflict"

    def take() -> None:
        sent = _sent(key)
        if sent is None:
            return
        try:
            save(sent["text"], sent["rev"], sent["writer"], sent["base"])
            st.session_state.pop(answer, None)
            st.session_state[f"{key}/held"] = Held(sent["text"], sent["rev"], sent["writer"])
        except Conflict as conflict:
            stored = conflict.stored
            st.session_state[answer] = {"text": getattr(stored, "text", ""), "rev": getattr(stored, "rev", 0)}

    sent = _sent(key)
    known = st.session_state.get(f"{key}/held", held)
    if sent and sent["rev"] > max(held.rev, known.rev) and answer not in st.session_state:
        take()  # the callback was lost, for example by a rerun that came between
    fresh: Held = st.session_state.get(f"{key}/held", held)
    held = fresh if fresh.rev >= held.rev else held
    _component(
        key=key,
        data={
            "label": label,
            "text": held.text,
            "rev": held.rev,
            "writer_of": held.writer,
            "writer": writer,
            "place": place,
            "rows": rows,
            "disabled": disabled,
            "conflict": st.session_state.get(answer),
        },
        on_draft_change=take,
    )
    return held.text


def _sent(key: str) -> dict[str, Any] | None:
    state = st.session_state.get(key)
    draft = state.get("draft") if state else None
    return draft if isinstance(draft, dict) and {"text", "rev", "writer", "base"} <= draft.keys() else None
