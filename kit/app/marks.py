"""Marks on a card: one of several with what each means, and ticks; by mouse, finger or keys, and never lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from kit.app import kept
from kit.app.kept import Held, Save
from kit.scorecard import NR


@dataclass(frozen=True)
class Option:
    """One of several: the value that is kept, its word, and what it stands for (an anchor)."""

    value: str
    word: str
    meaning: str = ""


@dataclass(frozen=True)
class Tick:
    """Something to tick: the id that is kept, its words, a short cue before them and a remark below."""

    id: str
    words: str
    cue: str = ""
    remark: str = ""


# ---- one of several -------------------------------------------------------------------------------------------

_CHOICE_HTML = f"""
<div class="all choice">
  <div id="name" class="name"></div>
  <div role="radiogroup" aria-labelledby="name" class="options"></div>
  <div class="why" hidden><label for="reason"></label> <select id="reason"></select></div>
  <div class="foot"><span class="keys"></span><button type="button" class="clear" hidden>Clear</button></div>
  {kept.HTML}
</div>
"""

_CHOICE_CSS = (
    kept.CSS
    + """
.all { container-type: inline-size; }
.name { font-weight: 600; margin-bottom: 0.35rem; }
.options { display: flex; flex-direction: column; gap: 0.35rem; }
.option { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.6rem; align-items: start; cursor: pointer; }
[role=radio] { scroll-margin: 10rem 0; }
.option button { width: 100%; text-align: left; font-weight: 600; min-height: 2.75rem; }
.meaning { font-size: 0.875rem; line-height: 1.4; padding: 0.35rem 0; overflow-wrap: anywhere; }
.chosen button {
  background: var(--st-primary-color); border-color: var(--st-primary-color); color: var(--st-background-color);
}
.chosen button::before { content: "✓ "; }
.chosen .meaning { box-shadow: inset 0.2rem 0 0 var(--st-primary-color); padding-left: 0.6rem; }
.short .options { flex-direction: row; flex-wrap: wrap; }
.short .option { display: block; }
@container (min-width: 46rem) {
  .long .options { display: grid; grid-template-columns: repeat(var(--points), minmax(0, 1fr)) minmax(4.5rem, 0.5fr); gap: 0.6rem; }
  .long .option { display: block; }
  .long .option button { text-align: center; min-height: 2.25rem; padding: 0.3rem 0.25rem; }
  .long .chosen .meaning { box-shadow: inset 0 0.2rem 0 var(--st-primary-color); padding-left: 0; }
}
.why { margin-top: 0.5rem; font-size: 0.875rem; }
.why select { max-width: 100%; }
.foot { display: flex; justify-content: space-between; align-items: center; gap: 0.5rem; min-height: 2rem; margin-top: 0.25rem; }
.keys { font-size: 0.8rem; visibility: hidden; }
.choice:focus-within .keys { visibility: visible; }
.clear { border-color: transparent; text-decoration: underline; }
.state { min-height: 0; }
"""
)

_CHOICE_JS = (
    kept.JS
    + """
export default function (component) { return attach(component, open); }

function open(root, first) {
  const group = root.querySelector("[role=radiogroup]");
  const why = root.querySelector(".why");
  const reason = root.querySelector("select");
  const clear = root.querySelector(".clear");
  const box = root.querySelector(".choice");
  const named = first.options.some((o) => o.meaning);
  let value = "";
  let focused = false;

  box.classList.add(named ? "long" : "short");
  box.style.setProperty("--points", first.options.filter((o) => o.value !== first.not_rated).length);
  root.querySelector("#name").textContent = first.label;
  root.querySelector(".keys").textContent = first.keys;
  clear.setAttribute("aria-label", "Clear " + first.label);
  root.querySelector("label").textContent = first.why;
  for (const [id, words] of first.reasons) reason.add(new Option(words, id));

  const radios = first.options.map((option, number) => {
    const line = document.createElement("div");
    const radio = document.createElement("button");
    const meaning = document.createElement("div");
    line.className = "option";
    meaning.className = "meaning";
    meaning.id = "m" + number;
    meaning.textContent = option.meaning;
    radio.type = "button";
    radio.textContent = option.word;
    radio.dataset.value = option.value;
    radio.setAttribute("role", "radio");
    if (option.meaning) radio.setAttribute("aria-describedby", meaning.id);
    line.append(radio);
    if (option.meaning) line.append(meaning);
    group.append(line);
    line.addEventListener("click", () => choose(number));
    return radio;
  });

  const draw = () => {
    const at = first.options.findIndex((o) => o.value === value.split(":")[0]);
    radios.forEach((radio, number) => {
      radio.setAttribute("aria-checked", number === at ? "true" : "false");
      radio.tabIndex = number === Math.max(at, 0) ? 0 : -1;
      radio.parentElement.classList.toggle("chosen", number === at);
    });
    why.hidden = !value.startsWith(first.not_rated + ":");
    if (!why.hidden) reason.value = value.slice(first.not_rated.length + 1);
    clear.hidden = !value;
  };
  const put = (text) => {
    if (text === value) return;
    value = text;
    draw();
    kept.changed(150);
  };
  const choose = (number) => {
    const option = first.options[number].value;
    if (option !== first.not_rated) put(option);
    else if (!value.startsWith(option + ":")) put(option + ":" + first.reasons[0][0]);
    radios[number].focus();
  };
  const words = (text) => {
    const option = first.options.find((o) => o.value === text.split(":")[0]);
    const because = first.reasons.find((r) => r[0] === text.split(":")[1]);
    return option ? option.word + (because ? ", " + because[1] : "") : "nothing chosen";
  };
  const kept = keeper(root, first, {
    text: () => value,
    show: (text) => { value = text; draw(); },
    words,
    focus: () => radios.find((r) => r.tabIndex === 0).focus(),
  });

  reason.addEventListener("change", () => put(first.not_rated + ":" + reason.value));
  clear.addEventListener("click", () => { put(""); radios[0].focus(); });
  group.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = radios.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const typed = first.options.findIndex((o) => o.key && o.key === event.key.toLowerCase());
    if (step) choose((at + step + radios.length) % radios.length);
    else if (typed >= 0) choose(typed);
    else if (event.key === "Delete" || event.key === "Backspace") put("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  draw();
  return {
    kept,
    hear(data) {
      kept.hear(data);
      if (data.focus && !focused) radios.find((r) => r.tabIndex === 0).focus();
      focused = data.focus;
    },
  };
}
"""
)

_choice = st.components.v2.component("hiring_kit_choice", html=_CHOICE_HTML, css=_CHOICE_CSS, js=_CHOICE_JS)


def choice(
    label: str,
    options: Sequence[Option],
    *,
    key: str,
    place: str,
    held: Held,
    save: Save,
    reasons: Mapping[str, str] | None = None,
    why: str = "",
    focus: bool = False,
) -> str:
    """Show several of which one can be chosen, and return what is kept.

    Each stands with what it means: beside one another where there is room, below one another on a phone. The key
    that is the value's first letter chooses it, arrows walk, Delete clears.

    Args:
        label: Its accessible name.
        options: What can be chosen; that with the value `NR` is kept as `NR:<reason>`.
        key: The widget key.
        place: Names the field in the browser's own copy.
        held: What the store holds now.
        save: As for `keep`.
        reasons: Why a row is not rated: id and words.
        why: The words before the reasons.
        focus: Put the focus here, once.
    """
    keys = [o.value[0].lower() for o in options]
    plain_keys = all(k.isdigit() or k == NR[0].lower() for k in keys)
    digits = [k for k in keys if k.isdigit()]
    return kept.keep(
        _choice,
        key=key,
        place=place,
        held=held,
        save=save,
        label=label,
        options=[
            {"value": o.value, "word": o.word, "meaning": o.meaning, "key": k if plain_keys else ""}
            for o, k in zip(options, keys, strict=True)
        ],
        not_rated=NR,
        reasons=list((reasons or {}).items()),
        why=why,
        keys=f"Keys: {digits[0]} to {digits[-1]}, N, arrows, Delete" if plain_keys and digits else "",
        focus=focus,
        quiet=True,
    ).text


# ---- ticks ----------------------------------------------------------------------------------------------------

_TICKS_HTML = f"""
<div class="all">
  <fieldset aria-describedby="state"><legend></legend><div class="ticks"></div></fieldset>
  {kept.HTML}
</div>
"""

_TICKS_CSS = (
    kept.CSS
    + """
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: 0.25rem; }
.tick { display: grid; grid-template-columns: 1.5rem 1fr; gap: 0.35rem; padding: 0.25rem 0; line-height: 1.4; cursor: pointer; }
.tick input { width: 1.1rem; height: 1.1rem; margin: 0.15rem 0 0; accent-color: var(--st-primary-color); }
.words { font-size: 0.925rem; overflow-wrap: anywhere; }
.cue { font-weight: 600; }
.remark { display: block; font-size: 0.875rem; padding-left: 0.6rem; border-left: 0.15rem solid var(--st-border-color); margin-top: 0.15rem; }
.state { min-height: 0; }
"""
)

_TICKS_JS = (
    kept.JS
    + """
export default function (component) { return attach(component, open); }

function open(root, first) {
  root.querySelector("legend").textContent = first.label;
  const boxes = first.items.map((item) => {
    const line = document.createElement("label");
    const box = document.createElement("input");
    const words = document.createElement("span");
    line.className = "tick";
    words.className = "words";
    box.type = "checkbox";
    if (item.cue) {
      const cue = document.createElement("span");
      cue.className = "cue";
      cue.textContent = item.cue + " ";
      words.append(cue);
    }
    words.append(item.words);
    if (item.remark) {
      const remark = document.createElement("span");
      remark.className = "remark";
      remark.textContent = item.remark;
      words.append(remark);
    }
    line.append(box, words);
    root.querySelector(".ticks").append(line);
    return box;
  });
  const text = () => first.in_order
    ? String(boxes.filter((b) => b.checked).length)
    : first.items.filter((item, n) => boxes[n].checked).map((item) => item.id).join(" ");
  const ticked = (kept) => {
    const ids = kept.split(" ");
    return (item, n) => first.in_order ? n < Number(kept || 0) : ids.includes(item.id);
  };
  const kept = keeper(root, first, {
    text,
    show: (kept) => first.items.forEach((item, n) => { boxes[n].checked = ticked(kept)(item, n); }),
    words: (kept) => first.items.filter(ticked(kept)).map((i) => i.words).join("; ") || "nothing ticked",
    focus: () => boxes[0] && boxes[0].focus(),
  });
  boxes.forEach((box, number) => box.addEventListener("change", () => {
    // Help is given in order: what comes before a hint was given too, and what comes after it was not.
    if (first.in_order) boxes.forEach((b, n) => { b.checked = box.checked ? b.checked || n < number : b.checked && n < number; });
    kept.changed(150);
  }));
  return { kept, hear: kept.hear };
}
"""
)

_ticks = st.components.v2.component("hiring_kit_ticks", html=_TICKS_HTML, css=_TICKS_CSS, js=_TICKS_JS)


def ticks(
    label: str,
    items: Sequence[Tick],
    *,
    key: str,
    place: str,
    held: Held,
    save: Save,
    in_order: bool = False,
) -> str:
    """Show what can be ticked, and return the ids that are kept, with blanks between.

    With *in_order* the items are a ladder: a tick takes those before it along, and their number is kept.
    """
    return kept.keep(
        _ticks,
        key=key,
        place=place,
        held=held,
        save=save,
        label=label,
        items=[{"id": i.id, "words": i.words, "cue": i.cue, "remark": i.remark} for i in items],
        in_order=in_order,
        quiet=True,
    ).text
