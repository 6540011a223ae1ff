"""Starting a question: a folder that reads and runs from the first minute, with each text still to be written."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path
from string import Template

from kit.bank.bank import Bank
from kit.errors import HiringError, Missing
from kit.yamlfile import near

# Every text of the template that an author has to write begins so; lint (S09) finds what is left of them.
TO_WRITE = "WRITE:"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def start_question(bank: Bank, folder: Path, place: str, today: datetime.date, like: str = "") -> Path:
    """Make the folder of a new question, and return it.

    Args:
        bank: All questions that there are.
        folder: The bank that it comes into.
        place: Its competency and id, for example `databases/unused-index`.
        today: The day for its change log.
        like: The id of a question to copy; without one, a template whose key already runs.

    Raises:
        Missing: when there is no such competency, or no question to copy.
        HiringError: when the id is taken or not written as ids are.
    """
    competency, _, name = place.partition("/")
    if not _ID.match(name):
        raise HiringError(
            f"'{place}' is no place for a question: write COMPETENCY/QUESTION in small letters, like databases/unused-index."
        )
    known = [c.id for c in bank.competencies]
    if competency not in known:
        hint = near(competency, known)
        raise Missing(f"There is no competency '{competency}'.{hint} Competencies: {', '.join(known)}.")
    target = folder / "questions" / competency / name
    if name in bank or target.exists():
        raise HiringError(f"There is a question '{name}' already.")
    beside = target.with_name(f".{name}.part")
    try:
        if like:
            source, _ = bank.places[bank.question(like).id]
            shutil.copytree(source, beside, ignore=shutil.ignore_patterns("__pycache__"))
            written = {"question.yaml": _begun_anew((beside / "question.yaml").read_text("utf-8"), today)}
        else:
            written = _from_template(bank, competency, name, today)
        for file, text in written.items():
            (beside / file).parent.mkdir(parents=True, exist_ok=True)
            (beside / file).write_text(text, "utf-8", newline="\n")
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target


def _from_template(bank: Bank, competency: str, name: str, today: datetime.date) -> dict[str, str]:
    """Return the files of the template with the names of this question in them."""
    others = [c for c in ("testing", "collaboration", "debugging") if c != competency]
    words = {
        "competency": competency,
        "first": others[0],
        "second": others[1],
        "family": name,
        "today": today,
    }
    words["task"] = next((t.id for t in bank.tasks if competency in t.competencies), "find-fault")
    return {file: Template(text).substitute(words) for file, text in _FILES.items()}


def _begun_anew(text: str, today: datetime.date) -> str:
    """Return the question.yaml of a copied question as that of a draft that nobody has reviewed."""
    text = re.sub(r"^version: .*$", "version: 1.0.0", text, count=1, flags=re.M)
    text = re.sub(r"^status: .*$", "status: draft", text, count=1, flags=re.M)
    text = re.sub(r"^formerly: .*\n", "", text, count=1, flags=re.M)
    text = re.sub(r"^  reviewed:.*\n(    .*\n)*", "  reviewed: []\n", text, count=1, flags=re.M)
    entry = f'    - {{version: 1.0.0, date: {today}, note: "first version"}}\n'
    return re.sub(r"^  changelog:.*\n(    .*\n)*", f"  changelog:\n{entry}", text, count=1, flags=re.M)


_FILES = {
    "exhibits/fares.py": '''"""Fares of a bus line, in cents."""


def price(stops: int, child: bool) -> int:
    fare = 120 + 30 * stops
    if child:
        fare = fare / 2
    return fare
''',
    "answers/rounded.py": '''"""Fares of a bus line, in cents."""


def price(stops: int, child: bool) -> int:
    fare = 120 + 30 * stops
    return -(-fare // 2) if child else fare
''',
    "answers/cut_off.py": '''"""Fares of a bus line, in cents."""


def price(stops: int, child: bool) -> int:
    fare = 120 + 30 * stops
    return fare // 4 * 2 if child else fare
''',
    "checks/scenarios.py": '''"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys


def adult(price):
    print(price(3, child=False))
    return price(3, child=False) == 210


def whole(price):
    print(price(3, child=True))
    return isinstance(price(3, child=True), int)


def half(price):
    print(price(3, child=True))
    return price(3, child=True) == 105


spec = importlib.util.spec_from_file_location("design", sys.argv[1])
design = importlib.util.module_from_spec(spec)
spec.loader.exec_module(design)
sys.exit(0 if {"adult": adult, "whole": whole, "half": half}[sys.argv[2]](design.price) else 1)
''',
    "question.yaml": """schema: question/1
version: 1.0.0
status: draft          # lint only warns about a draft; `pilot` when it is complete and `bank verify` is green
title: "WRITE: a title that a candidate may see, with no hint of the answer"
summary: "WRITE: what it tests, in one line, for colleagues"
family: $family
kind: case             # knowledge, case, past_behaviour, situational, work_sample, role_play or design
format: code_reading   # code_reading, review, incident, sql_plan, estimation_case, situational_case, talk, whiteboard ...
stack: [python]        # any, python, nodejs, sql ...
levels: {from: mid, to: senior}
minutes: {read: 4, core: 12, probes: 6, rate: 2, floor: 18}
secondary: {$first: 20, $second: 15}
difficulty:
  expected: {mid: 2.8, senior: 3.6}
  basis: author
  ratings: 0
enemies: []
overlaps: []
exposure: {leak_risk: medium, max_share: 0.34, cooldown_days: 60}

ask:
  opening: |
    WRITE: the situation, to be read aloud. Sentences of at most 28 words.
    Please take four minutes to read.
  question: |
    WRITE: one question.
  candidate_facts:
    - "WRITE: a fact that everyone gets and that gives no point of the key away"
  if_asked:
    - {ask: "WRITE: what they may ask", say: "WRITE: the answer that everyone gets"}
  may_use: [paper, editor, language documentation]
  may_not_use: []

exhibits:              # only files of exhibits/ ever reach a candidate
  - {id: fares, kind: code, title: fares.py, audience: both, numbered: true, file: exhibits/fares.py}

probes:                # an `always` probe for each point that is a must
  - {id: p1, when: always, ask: "WRITE: Take me through ...", seeks: [k1]}
  - {id: p2, when: always, ask: "WRITE: What happens when ...?", seeks: [k2]}
  - {id: p3, when: time_left, ask: "WRITE: How would you know ...?", seeks: [k3]}

hints:                 # the first is free
  - {cost: 0, say: "WRITE: where to look"}
  - {cost: 0.5, say: "WRITE: what to compare"}

answer:
  in_short: |
    WRITE: the whole answer, as short as an interviewer can read it while listening.
  points:
    - {id: k1, weight: 3, must: true, text: "WRITE: Says why line 7 gives a fare that is no whole number of cents."}
    - {id: k2, weight: 2, must: true, text: "WRITE: Gives a change that keeps half of each fare, and says which way it rounds."}
    - {id: k3, weight: 1, must: false, text: "WRITE: Names a test that was red before."}
  landmarks:           # keep each "line N" true
    - {exhibit: fares, line: 7, contains: "fare / 2"}
  reference: {file: answers/rounded.py, title: "One good answer (not the only one)"}

wrong_answers:         # write these first, each as a file that runs
  - id: w1
    claim: "WRITE: Divide, and cut off what is left over."
    why_wrong: "WRITE: what then fails"
    say: "WRITE: a neutral question that lets them see it"
  - id: w2
    claim: "WRITE: another"
    why_wrong: "WRITE: what then fails"
    say: "WRITE: a neutral question"

rating:
  scale: bars5
  anchors:             # what was said or done, verb first, at most 60 words; each step adds something to count
    $competency:
      1: "WRITE: Names no cause after all hints."
      2: "WRITE: Names the cause after a costed hint, or changes the code so that another fare is wrong."
      3: "WRITE: Explains the line and repairs it. Solid in the middle of the levels."
      4: "WRITE: As 3 with no costed hint, and ..."
      5: "WRITE: As 4, and ..."
    $first:
      1: "WRITE: ..."
      3: "WRITE: ..."
      5: "WRITE: As 3, and ..."
    $second:
      1: "WRITE: ..."
      3: "WRITE: ..."
      5: "WRITE: As 3, and ..."
green_flags:
  - "WRITE: a good sign"
red_flags:             # a cap or a note, never a reject
  - {sign: "WRITE: a bad sign", effect: note}

verify:                # every claim of the key is executed: hiring-kit bank verify $family
  timeout_s: 10
  needs: {python: ">=3.11"}
  reasoning_only: {$competency: [3, 4], $first: [1, 3, 5], $second: [1, 3, 5]}
  tables:
    - id: designs
      title: What each design survives
      run: [python, checks/scenarios.py, "{variant}", "{scenario}"]
      scenarios:
        - {id: adult, fair: true, promise: "WRITE: a whole fare is right"}
        - {id: whole, shows: [k1], promise: "WRITE: every fare is a whole number of cents"}
        - {id: half, shows: [k2], promise: "WRITE: a child pays half, and not less"}
      variants:
        - {id: as_shown, file: exhibits/fares.py, title: "As shown", ceiling: {$competency: 1}}
        - {id: cut_off, file: answers/cut_off.py, title: "Cut off", wrong: w1, ceiling: {$competency: 2}}
        - {id: rounded, file: answers/rounded.py, title: "Rounded", ceiling: {$competency: 5}}
      expect:
        as_shown: {adult: pass, whole: fail, half: pass}
        cut_off: {adult: pass, whole: pass, half: fail}
        rounded: {adult: pass, whole: pass, half: pass}
      prints:
        - {variant: as_shown, scenario: whole, text: "105.0"}

fairness:
  job_link: {tasks: [$task], why: "WRITE: what engineers at these levels do that this is a piece of"}
  assumes: ["WRITE: what a candidate has to know"]
  does_not_assume: ["WRITE: what they need not know"]
  reading_grade_max: 9
  accommodations:
    - Send the exhibits and the facts one day before; the anchors do not depend on surprise.
    - The candidate may answer in writing.
    - Extra time of up to 50 percent does not change the rating.
  accept: "WRITE: other ways to answer that are as good"

provenance:
  author: "WRITE: who"
  reviewed: []
  sources: []
  licence: CC-BY-4.0
  changelog:
    - {version: 1.0.0, date: $today, note: "first version"}
""",
}
