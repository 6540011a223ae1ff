"""What somebody writes or marks, kept until the server has it: sent, sent again, and held in the browser meanwhile.

Streamlit's own widgets hand their value over once, and a server that is away takes it. The components of this app
(notepad, choice, ticks) share what stands here: each change goes into the browser's own store and is sent until the
server acknowledges it, and what another window wrote in the meantime is shown beside it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from kit.errors import Conflict, KitError, StoreError


@dataclass(frozen=True)
class Held:
    """What stands in the store: the text, its number, and the browser tab that wrote it."""

    text: str = ""
    rev: int = 0
    writer: str = ""


# save(text, rev, writer, base) stores the text, or raises Conflict with what stands there (nothing: the card is in).
Save = Callable[[str, int, str, int], None]

# What stands under each component: another window's text with two answers, and how far the saving is.
HTML = """
<div class="other" hidden>
  <p></p>
  <pre></pre>
  <button type="button" class="mine">Keep what I typed here</button>
  <button type="button" class="theirs">Take the other text</button>
</div>
<div id="state" class="state" role="status" aria-live="polite"></div>
"""

CSS = """
:host, .all { font-family: var(--st-font); color: var(--st-text-color); }
[hidden] { display: none !important; }
.state { font-size: 0.8rem; min-height: 1.2em; }
.other { border: 1px solid var(--st-border-color); border-radius: 0.5rem; padding: 0.5rem 0.75rem; margin-top: 0.25rem; }
.other p { margin: 0 0 0.25rem; font-size: 0.875rem; }
.other pre { white-space: pre-wrap; font: inherit; margin: 0 0 0.5rem; }
button, select {
  font: inherit; font-size: 0.875rem; padding: 0.3rem 0.75rem; border-radius: 0.5rem; cursor: pointer; min-height: 2rem;
  color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color);
}
button:focus-visible, select:focus-visible, input:focus-visible, textarea:focus-visible {
  outline: 2px solid var(--st-primary-color); outline-offset: 1px;
}
"""

# Where copies lie: on a computer that others use too they end with the tab.
SHELF = """
function shelf() { return localStorage.getItem("kit-shared") ? sessionStorage : localStorage; }
"""

JS = (
    SHELF
    + """
const opened = new WeakMap();
const WEEK = 7 * 24 * 3600 * 1000;

function attach(component, open) {
  const { parentElement: root, data, setStateValue } = component;
  let piece = opened.get(root);
  if (!piece) {
    piece = open(root, data);
    opened.set(root, piece);
  }
  piece.kept.attach((value) => setStateValue("draft", value));
  piece.hear(data);
  return () => piece.kept.close();
}

// field: text() as it stands here, show(text), words(text) as people read it, focus(), and a name for what it is.
function keeper(root, first, field) {
  const state = root.querySelector(".state");
  const other = root.querySelector(".other");
  const [mine, theirs] = other.querySelectorAll("button");
  const place = "kit:" + first.place;
  const tab = first.writer;
  let rev = first.rev, base = first.rev, acked = first.rev, beat = 0;
  let pause = null, again = null, since = 0, open = true, conflict = null, answered = null, refused = null, why = "";
  let post = () => {};

  const say = (words) => { if (state.textContent !== words) state.textContent = words; };
  const told = () => document.dispatchEvent(new Event("kit-kept"));
  const forget = () => {
    try { shelf().removeItem(place); } catch (e) { /* no storage here */ }
    told();
  };
  const keep = () => {
    try { shelf().setItem(place, JSON.stringify({ text: field.text(), rev, base, at: Date.now() })); }
    catch (e) { /* no storage here: the server's copy is what there is */ }
    told();
  };
  const send = () => {
    clearTimeout(pause);
    clearTimeout(again);
    if (!open || conflict || refused === rev || rev <= acked) return;
    beat += 1;
    post({ text: field.text(), rev, writer: tab, base, beat });
    again = setTimeout(send, 2000);
    if (why) say("Not saved, kept in this browser: " + why);
    else if (Date.now() - since > 5000) say("Not saved yet, kept in this browser");
  };
  const settle = () => {
    acked = rev;
    base = rev;
    why = "";
    clearTimeout(again);
    if (first.here) { say(first.here); return; }
    forget();
    say(first.quiet ? "" : "Saved");
  };
  const show = (found) => {
    conflict = found;
    other.hidden = false;
    other.querySelector("p").textContent = found.gone || first.also;
    other.querySelector("pre").textContent = found.gone ? "" : field.words(found.text);
    theirs.textContent = found.gone ? "Let it go" : first.take;
    say("Also edited in another window");
  };
  const done = () => {
    answered = conflict.id;
    conflict = null;
    other.hidden = true;
  };
  const kept = {
    attach(how) {
      post = how;
      open = true;
      document.addEventListener("kit-flush", send);
    },
    close() {
      open = false;
      document.removeEventListener("kit-flush", send);
      clearTimeout(pause);
      clearTimeout(again);
    },
    flush: send,
    changed(rest) {
      if (rev <= acked) since = Date.now();
      rev += 1;
      why = "";
      keep();
      if (!first.quiet) say("Saving");
      clearTimeout(pause);
      pause = setTimeout(send, rest);
    },
    hear(data) {
      if (conflict) return;
      if (data.refused && data.refused.rev === rev) {
        why = data.refused.words;
        if (!data.refused.again) refused = rev;   // else it is sent until the store takes it
        say("Not saved, kept in this browser: " + why);
        return;
      }
      const met = data.conflict;
      if (met && met.id !== answered && rev > acked && (met.gone || met.rev > base)) { show(met); return; }
      if (data.writer_of === tab && data.rev >= rev && rev > acked) { settle(); return; }
      if (data.writer_of === tab) { base = Math.max(base, data.rev); return; }
      if (rev <= acked && data.rev > acked) {   // another window wrote, nothing of ours is open
        field.show(data.text);
        rev = acked = base = data.rev;
        forget();
        say("");
      }
    },
  };
  mine.addEventListener("click", () => {
    base = conflict.rev;
    rev = Math.max(rev, conflict.rev);
    acked = conflict.rev;
    done();
    kept.changed(600);
    field.focus();
  });
  theirs.addEventListener("click", () => {
    const found = conflict;
    done();
    field.show(found.text);
    rev = found.rev;
    settle();
    field.focus();
  });

  field.show(first.text);
  try {
    const local = JSON.parse(shelf().getItem(place) || "null");
    if (local && Date.now() - local.at > WEEK) forget();
    else if (local && local.text !== first.text) {
      field.show(local.text);
      rev = Math.max(local.rev, first.rev + 1);
      base = local.base;
      since = Date.now();
      say("Saving");
      setTimeout(send, 50);
    } else if (local && !first.here) {   // sent before, and drawn anew before the answer came
      forget();
      say(first.quiet ? "" : "Saved");
    } else if (local) say(first.here);
  } catch (e) { forget(); }
  return kept;
}
"""
)


def keep(
    component: Callable[..., Any], *, key: str, place: str, held: Held, save: Save, **data: object
) -> Held:
    """Show a component whose value is kept field by field, and return what is stored now.

    Args:
        component: A component whose JavaScript begins with `JS`, and whose page holds `HTML`.
        key: The widget key.
        place: Names the field in the browser's own copy: person, card and field.
        held: What the store holds now.
        save: Stores `(text, rev, writer, base)`, or raises `Conflict` with what stands there, or says why it can not.
        data: What else the component is told.
    """
    writer = st.session_state.setdefault(f"{key}/writer", str(uuid.uuid4()))
    met, refused = f"{key}/conflict", f"{key}/refused"

    def take() -> None:
        sent = _sent(key)
        if sent is None or sent["rev"] <= st.session_state.get(f"{key}/held", Held()).rev:
            return
        st.session_state.pop(refused, None)
        try:
            save(sent["text"], sent["rev"], sent["writer"], sent["base"])
        except Conflict as conflict:
            found = conflict.stored
            st.session_state[met] = {
                "text": getattr(found, "text", ""),
                "rev": getattr(found, "rev", 0),
                "gone": "" if found else str(conflict),
                "id": f"{sent['rev']}/{sent['base']}",
            }
        except KitError as error:
            passes = isinstance(error, StoreError)  # the store may answer again, or find room
            st.session_state[refused] = {"rev": sent["rev"], "words": str(error), "again": passes}
        else:
            st.session_state.pop(met, None)
            st.session_state[f"{key}/held"] = Held(sent["text"], sent["rev"], sent["writer"])

    st.session_state[f"{key}/take"] = take
    sent = _sent(key)
    known: Held = st.session_state.get(f"{key}/held", held)
    if (
        sent
        and sent["rev"] > max(held.rev, known.rev)
        and met not in st.session_state
        and refused not in st.session_state
    ):
        take()  # the callback was lost, for example by a rerun that came between
    fresh: Held = st.session_state.get(f"{key}/held", held)
    held = fresh if fresh.rev >= held.rev else held
    component(
        key=key,
        data={
            "also": "This was also changed in another window. There it says:",
            "take": "Take the other one",
            **data,
            "text": held.text,
            "rev": held.rev,
            "writer_of": held.writer,
            "writer": writer,
            "place": place,
            "conflict": st.session_state.get(met),
            "refused": st.session_state.get(refused),
        },
        on_draft_change=take,
    )
    return held


def catch_up(prefix: str) -> None:
    """Store what has come from the components whose keys begin with *prefix*, before a step that counts on it.

    A click can reach the server together with what was typed just before it, and be heard first.
    """
    for key in [k for k in st.session_state if str(k).startswith(prefix) and str(k).endswith("/take")]:
        st.session_state[key]()


def _sent(key: str) -> dict[str, Any] | None:
    state = st.session_state.get(key)
    draft = state.get("draft") if state else None
    return draft if isinstance(draft, dict) and {"text", "rev", "writer", "base"} <= draft.keys() else None


_SHARED_HTML = """
<div class="all">
  <label><input type="checkbox"> This is a shared computer</label>
  <p class="state">Then what you type and the server does not have yet stays in this browser until its tab is closed, not for
  a week. Signing out takes it away at once.</p>
</div>
"""

_SHARED_JS = """
export default function ({ parentElement: root }) {
  const box = root.querySelector("input");
  try { box.checked = Boolean(localStorage.getItem("kit-shared")); } catch (e) { box.disabled = true; }
  box.onchange = () => {
    if (!box.checked) { localStorage.removeItem("kit-shared"); return; }
    localStorage.setItem("kit-shared", "1");
    for (const key of Object.keys(localStorage).filter((one) => /^kit(-time)?:/.test(one))) {
      sessionStorage.setItem(key, localStorage.getItem(key));
      localStorage.removeItem(key);
    }
  };
}
"""

_shared = st.components.v2.component(
    "hiring_kit_shared",
    html=_SHARED_HTML,
    css=CSS
    + "label { display: flex; align-items: center; gap: 0.5rem; min-height: 1.75rem; font-size: 0.875rem; } p { margin: 0; }",
    js=_SHARED_JS,
)


def ask_whether_shared() -> None:
    """Show a box to tick on a computer that others use too; the browser remembers it until somebody signs out."""
    _shared(key="shared")
