"""The line that stays in sight while somebody interviews: which question, its time, how far the card is, what is saved.

The time runs in the browser and is kept there, so that it costs the server nothing and survives a rerun, a reload and
a server that is away. The line also hears the keys that hold for the whole page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from kit.app import kept

_HTML = """
<div class="line">
  <h3 id="title" tabindex="-1"></h3>
  <div class="facts">
    <span class="time"><span class="used" aria-hidden="true"></span> <button type="button" class="run"></button></span>
    <span class="whole" aria-hidden="true"></span>
    <span class="rated"></span>
    <span class="saved"></span>
    <button type="button" class="look"></button>
  </div>
  <div class="bar" aria-hidden="true"><div></div></div>
  <div class="heard" role="status" aria-live="polite"></div>
</div>
"""

_CSS = """
.line { font-family: var(--st-font); color: var(--st-text-color); background: var(--st-background-color); padding-top: 0.4rem; }
h3 { font: inherit; font-size: 1.15rem; font-weight: 600; margin: 0 0 0.3rem; overflow-wrap: anywhere; }
h3:focus-visible, button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; border-radius: 0.25rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; align-items: center; font-size: 0.9rem; padding-bottom: 0.4rem; }
.used, .whole { font-variant-numeric: tabular-nums; }
.used { font-weight: 600; }
.over .used::before { content: "⚠ "; }
.saved { flex: 1 1 auto; }
button {
  font: inherit; font-size: 0.875rem; padding: 0.25rem 0.75rem; border-radius: 0.5rem; cursor: pointer; min-height: 2rem;
  color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color);
}
.look { background: var(--st-primary-color); color: var(--st-background-color); border-color: var(--st-primary-color); font-weight: 600; }
.bar { height: 0.2rem; background: var(--st-border-color); }
.bar div { height: 100%; width: 0; background: var(--st-primary-color); }
.over .bar div { background: repeating-linear-gradient(90deg, var(--st-primary-color) 0 0.5rem, var(--st-border-color) 0.5rem 0.75rem); }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 40rem) { .whole { display: none; } h3 { font-size: 1rem; } .facts { gap: 0.25rem 0.75rem; font-size: 0.85rem; } }
"""

_JS = (
    kept.SHELF
    + """
const lines = new WeakMap();
const focused = {};  // by card, the number that last brought the focus here: it outlives a line that is made anew
const WEEK = 7 * 24 * 3600 * 1000;
const SAVING = "Saving …";

export default function (component) {
  const { parentElement: root, data, setTriggerValue } = component;
  let line = lines.get(root);
  if (!line) {
    line = open(root, data);
    lines.set(root, line);
  }
  line.attach((where) => setTriggerValue("move", where));
  line.hear(data);
  return () => line.close();
}

function open(root, first) {
  const find = (name) => root.querySelector(name);
  const run = find(".run");
  let now = first, move = () => {}, tick = null, told = "";
  if (!(first.card in focused)) focused[first.card] = first.focus;

  // One entry a question: milliseconds used before, and since when it runs (0: it stands).
  const place = (question) => "kit-time:" + now.card + "/" + question;
  const read = (question) => {
    try {
      const kept = JSON.parse(shelf().getItem(place(question)) || "null");
      if (kept && Date.now() - kept.at < WEEK) return kept;
    } catch (e) { /* no storage here, or not ours */ }
    return memory[question] || { spent: 0, since: 0, at: Date.now() };
  };
  const memory = {};
  const write = (question, kept) => {
    memory[question] = { ...kept, at: Date.now() };
    try { shelf().setItem(place(question), JSON.stringify(memory[question])); } catch (e) { /* kept above */ }
  };
  const used = (kept) => kept.spent + (kept.since ? Date.now() - kept.since : 0);
  const halt = (question) => {
    const kept = read(question);
    if (kept.since) write(question, { spent: used(kept), since: 0 });
    return Boolean(kept.since);
  };
  const start = (question) => {
    Object.keys(now.minutes).forEach(halt);
    write(question, { spent: read(question).spent, since: Date.now() });
  };
  const clock = (ms) => {
    const s = Math.floor(ms / 1000);
    return Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0");
  };
  const minutes = (n) => n === 1 ? "1 minute" : n + " minutes";
  const say = (words) => { find(".heard").textContent = words; };

  const saved = () => {
    const prefix = "kit:" + now.card + "/";
    let late = false, open = false, away = false;
    try {
      for (let i = 0; i < shelf().length; i += 1) {
        const key = shelf().key(i);
        if (!key.startsWith(prefix)) continue;
        const kept = JSON.parse(shelf().getItem(key));
        if (Date.now() - kept.at > WEEK) continue;
        open = true;
        if (Date.now() - kept.at > 5000) {
          late = true;
          const question = key.slice(prefix.length).split("/")[1];
          if (question && question !== now.question) away = true;
        }
      }
    } catch (e) { return ""; }
    if (away) return "Something in another question is not saved yet: open it";
    return late ? "Not all saved yet, kept in this browser" : open ? SAVING : "All saved";
  };
  const draw = () => {
    const kept = read(now.question);
    const planned = now.minutes[now.question];
    const spent = used(kept);
    const running = Boolean(kept.since);
    const whole = Object.keys(now.minutes).reduce((sum, q) => sum + used(read(q)), 0);
    const all = Object.values(now.minutes).reduce((sum, m) => sum + m, 0);
    const over = Math.floor(spent / 60000) - planned;
    find(".used").textContent = clock(spent) + " of " + planned + " min" + (over > 0 ? ", " + over + " over" : "");
    find(".whole").textContent = Object.keys(now.minutes).length > 1 ? clock(whole) + " of " + all + " in all" : "";
    find(".line").classList.toggle("over", spent > planned * 60000);
    find(".bar div").style.width = Math.min(100, spent / planned / 600) + "%";
    run.textContent = running ? "Pause" : spent ? "Go on" : "Start";
    run.setAttribute("aria-label", (running ? "Pause the time" : spent ? "Let the time go on" : "Start the time") +
      ", " + minutes(Math.floor(spent / 60000)) + " of " + planned + " used");
    find(".saved").textContent = saved();
    // Said aloud once each: when five minutes are left, and when the time is used up.
    const left = planned * 60000 - spent;
    const mark = now.question + (left <= 0 ? "/up" : left <= 300000 && planned > 5 ? "/five" : "");
    if (running && mark !== told && mark !== now.question) say(left <= 0 ? "The time planned for this question is used up." : "Five minutes are left for this question.");
    told = mark;
  };
  run.addEventListener("click", () => {
    const spent = minutes(Math.floor(used(read(now.question)) / 60000));
    if (halt(now.question)) say("Paused at " + spent + ".");
    else { start(now.question); say("The time runs, from " + spent + " on."); }
    draw();
  });
  // First what was just written, then the way: in one go with it, the server could hear of the way alone.
  const go = (where) => {
    document.dispatchEvent(new Event("kit-flush"));
    const until = Date.now() + 2000;
    const leave = () => {
      if (saved() === SAVING && Date.now() < until) setTimeout(leave, 50);
      else move(where);
    };
    leave();
  };
  find(".look").addEventListener("click", () => go(now.looking ? "back" : "look"));
  const keys = (event) => {
    const at = event.composedPath()[0];
    const typing = at.matches && at.matches("textarea, input:not([type=checkbox]):not([type=radio]), select");
    const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) go("look");
    else if (event.key === "Escape" && now.looking) go("back");
    else if (event.altKey && !event.ctrlKey && !event.metaKey && !(typing && mac)) {
      const where = { ArrowRight: "next", ArrowDown: "next", ArrowLeft: "before", ArrowUp: "before" }[event.key];
      if (!where) return;
      go(where);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The line sticks, so it is always in view: to go where it begins it is let loose for a moment.
  const begin = () => {
    const host = root.getRootNode().host || root;
    const stuck = host.closest("[data-testid=stLayoutWrapper]") || host;
    stuck.style.position = "static";
    stuck.scrollIntoView({ block: "start" });
    stuck.style.position = "";
  };
  return {
    attach(how) {
      move = how;
      clearInterval(tick);
      tick = setInterval(draw, 1000);
      document.addEventListener("keydown", keys, true);
      document.addEventListener("kit-kept", draw);
    },
    hear(data) {
      const before = now;
      now = data;
      // Whoever goes on to the next question takes the running time along.
      if (before.question !== now.question && halt(before.question)) start(now.question);
      find("h3").textContent = now.title;
      find(".rated").textContent = now.rated;
      find(".look").textContent = now.looking ? "Back to the question" : "Last look";
      draw();
      if (now.focus && now.focus !== focused[now.card]) {
        focused[now.card] = now.focus;
        find("h3").focus({ preventScroll: true });
        begin();
      }
    },
    close() {
      clearInterval(tick);
      document.removeEventListener("keydown", keys, true);
      document.removeEventListener("kit-kept", draw);
    },
  };
}
"""
)

_component = st.components.v2.component("hiring_kit_line", html=_HTML, css=_CSS, js=_JS)


def show_line(
    title: str,
    *,
    key: str,
    place: str,
    question: str,
    minutes: Mapping[str, int],
    rated: str,
    looking: bool,
    focus: int,
    move: Callable[[str], None],
) -> None:
    """Show the line.

    Args:
        title: Of the question that is open, or of the last look.
        key: The widget key.
        place: Names the card in the browser's own copies: person and card.
        question: The id of the question that is open.
        minutes: The planned minutes of each question of the interview.
        rated: How many rows are rated, in words.
        looking: Whether the last look is open: the button and Escape lead back from it.
        focus: A number that was not there before puts the focus on the title.
        move: Called with `next`, `before`, `look` (the last look, and from there to hand in) or `back` when a key or
            the button says so.
    """

    def moved() -> None:
        state = st.session_state.get(key)
        if where := state.get("move") if state else None:
            move(where)

    _component(
        key=key,
        data={
            "title": title,
            "card": place,
            "question": question,
            "minutes": dict(minutes),
            "rated": rated,
            "looking": looking,
            "focus": focus,
        },
        on_move_change=moved,
    )
